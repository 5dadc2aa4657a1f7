"""What a clerk is offered where the store is damaged, before a window opens on it."""
