"""The country's offices: one chosen from the list, with its departments."""
