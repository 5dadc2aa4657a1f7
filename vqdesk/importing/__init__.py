"""The way in: a file becomes drafts, and drafts are stored."""
