"""A fact in one reader's words, by topic; deliberately absent: whether the reader may know of it (`rules.audience`).

Each module tells a few kinds of events. A teller reads only the fields that the reader may depend on: the test of
non-interference lists them by event.
"""
