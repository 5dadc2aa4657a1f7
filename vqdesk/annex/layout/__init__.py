"""The annex as it is laid out for every output: table, columns, typography, an office's style."""
