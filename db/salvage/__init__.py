"""What can still be read of a damaged store, taken row by row into a fresh one."""
