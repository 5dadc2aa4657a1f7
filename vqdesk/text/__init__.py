"""Vietnamese text: pure functions."""
