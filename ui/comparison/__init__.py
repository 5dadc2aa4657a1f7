"""Two reports compared, in the window."""
