"""The store as everything above uses it: opened to write, or only to be read."""
