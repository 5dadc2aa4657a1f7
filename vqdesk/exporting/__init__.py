"""The way out: a report becomes a file, is read back, and takes its place."""
