"""Style sheets of pages: which declarations hold for an element, and what they make of its text."""
