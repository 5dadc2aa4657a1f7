"""The look of an organisation's annexes, chosen in the window."""
