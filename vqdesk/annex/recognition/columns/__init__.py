"""Which column holds what: told by its heading, and by what stands below."""
