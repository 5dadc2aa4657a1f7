"""What a stranger may have put into a Word file: found, told by name, taken off."""
