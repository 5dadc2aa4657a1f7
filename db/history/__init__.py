"""The history of every change: its recorder, undo, and the law that records follow from it."""
