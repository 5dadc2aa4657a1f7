"""Notices: what the window tells unasked, and what it offers for texts that could not be stored."""
