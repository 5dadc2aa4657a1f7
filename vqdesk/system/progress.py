"""The progress callback of long work: it hears how far the work is, and raises Cancelled to stop it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Hears how much is done, and of how much; may raise Cancelled."""


class Cancelled(Exception):
    """Say that the person stopped the work; a progress callback raises it and nothing is kept of the work."""
