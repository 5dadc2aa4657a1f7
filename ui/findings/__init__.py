"""What the check of the open report finds: marks in the fields, the explanation, the list."""
