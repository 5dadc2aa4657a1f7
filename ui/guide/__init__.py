"""The guide: pages of Markdown shown in a window of its own, and as a book."""
