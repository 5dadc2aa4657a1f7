"""Anybody's Word files become a source."""
