"""The annex as a workbook: written and read back."""
