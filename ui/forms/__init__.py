"""Forms: what is edited on the right."""
