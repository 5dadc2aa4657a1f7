"""Undo and redo, the list of changes, and the bin."""
