"""Backups in the window: their list, a new one, one brought back, the second place, the password."""
