"""Recognition: the annexes of a source are found, their columns and rows understood."""
