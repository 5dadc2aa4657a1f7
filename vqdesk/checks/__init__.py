"""What a reviewer would question in a report: figures, references, words; pure functions over its texts."""
