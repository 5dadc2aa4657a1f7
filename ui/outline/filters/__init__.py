"""What chooses the tasks that are shown: chips with their counts, and what knows which task is unchanged."""
