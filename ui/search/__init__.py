"""The find field and its results."""
