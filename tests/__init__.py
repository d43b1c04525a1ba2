"""The tests mirror the packages; their names are sentences and cite the rule."""
