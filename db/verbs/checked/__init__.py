"""What a reviewer says of a report: which places may stay as they are, that it was checked, and its lock."""
