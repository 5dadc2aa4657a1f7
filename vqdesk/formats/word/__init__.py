"""Word files (DOCX): the names of their elements and the way through them."""
