"""Export: the dialog, the choices that it remembers, and the commands."""
