"""Containers, recognition and layout of the annex."""
