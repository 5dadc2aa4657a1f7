"""What can be done with reports, domains, tasks and registers, and how they are read."""
