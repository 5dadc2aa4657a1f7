"""Two reports side by side, and the comparison as Word, Excel and text."""
