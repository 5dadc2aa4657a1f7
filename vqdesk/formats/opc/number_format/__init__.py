"""Number formats as cells and charts have them: their codes, and what is shown by them."""
