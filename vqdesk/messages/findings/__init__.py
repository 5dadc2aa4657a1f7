"""What is said of a report's findings, by the room of the rule that finds them."""
