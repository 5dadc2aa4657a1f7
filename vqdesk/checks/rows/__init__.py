"""The rules on one row: its columns against each other, and against the period before."""
