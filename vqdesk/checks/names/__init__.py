"""The rules on names of units and places."""
