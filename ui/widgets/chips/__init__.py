"""Chips: small round buttons with a name and a number, in as many lines as they need."""
