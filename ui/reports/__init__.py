"""Reports: the list, a new one, the next period's, the first start."""
