"""What the window works on: the open report, the place in it, and how records are called."""
