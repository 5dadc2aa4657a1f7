"""The summary of the open report: the dialog and its tables."""
