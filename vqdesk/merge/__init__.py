"""Which tasks of two reports are the same, and one report brought up to date with another."""
