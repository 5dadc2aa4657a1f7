"""The phrases of an office: offered in the fields of a form."""
