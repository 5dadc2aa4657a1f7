"""HTML: web pages, and what office programs put on the clipboard; read and written."""
