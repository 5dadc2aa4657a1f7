"""The page of a domain below its name: its tasks, its mean, and what is missing."""
