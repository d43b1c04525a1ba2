"""Speed, as figures and ratios; run by `make bench` only."""
