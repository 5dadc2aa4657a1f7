"""What follows from a task's texts: deadlines, statuses, the group that a task counts in, its units."""
