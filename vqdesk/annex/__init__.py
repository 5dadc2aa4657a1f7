"""The annex, whatever file it comes from or goes to: its source, its recognition, its layout."""
