"""Reports on their way out: what is asked, and the work."""
