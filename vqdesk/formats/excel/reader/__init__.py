"""Anybody's workbooks become a source."""
