"""Find and replace: the dialog, its list of places, and what is told afterwards."""
