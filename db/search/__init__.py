"""The search index: how texts get into it, what a query finds in it, and whether it is right."""
