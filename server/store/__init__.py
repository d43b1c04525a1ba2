"""What outlives the process: sessions, people and rows; deliberately absent: what they mean."""
