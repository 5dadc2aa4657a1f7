"""The place at the window's right side, and what its pages show."""
