"""What was typed and could not be stored: kept in a second place, field by field."""
