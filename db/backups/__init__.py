"""Backups of the store: made while it is in use, rehearsed, thinned, protected, and brought back."""
