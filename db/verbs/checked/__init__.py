"""What a reviewer says of a report: which places may stay as they are, and that it was checked."""
