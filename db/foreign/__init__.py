"""Stores from other PCs: quarantined, checked value by value, and read."""
