"""A record becomes measures, turning points, counterfactuals and a report."""
