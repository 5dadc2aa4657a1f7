"""Backups as the program makes them: when, with which key, and to which second place."""
