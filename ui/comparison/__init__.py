"""Comparison of the open report with another period's: the dialog and its tables."""
