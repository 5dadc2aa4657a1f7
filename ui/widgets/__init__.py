"""Small parts of every window: what shows a text to the letter, boxes to choose in, lists, keys."""
