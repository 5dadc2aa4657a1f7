"""Formulas of every notation as one line of text that means the same."""
