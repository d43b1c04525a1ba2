"""The window: screens as pure functions of a view, and the one socket behind them."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # before anything imports pygame: a terminal is no billboard
