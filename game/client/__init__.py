"""The window: screens as pure functions of a view, and the one socket behind them."""
