"""What clients and server say to each other: messages, bytes, order; deliberately absent: sockets."""
