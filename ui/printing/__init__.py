"""Printing the open report."""
