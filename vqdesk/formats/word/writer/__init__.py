"""The annex as a Word file: written, read back, put into an office's template."""
