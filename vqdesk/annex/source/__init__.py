"""What every container is read into: a grid, and the log of what was not taken over to the letter."""
