"""What the clerk can do: no Qt, no SQL."""
