"""The annex as a tree at the left."""
