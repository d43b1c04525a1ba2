"""The catalogue of sentences: a key and its arguments become text in the language of the seat."""
