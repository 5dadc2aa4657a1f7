"""The overview for the leader in the window: its page to look at, to save, to print."""
