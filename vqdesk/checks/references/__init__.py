"""The rules on references to documents."""
