"""Import: the dialog with its pages, and the commands."""
