"""Models over plain records."""
