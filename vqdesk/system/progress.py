"""How long work is told to stop."""

from __future__ import annotations


class Cancelled(Exception):
    """Say that the person stopped the work; a progress callback raises it and nothing is kept of the work."""
