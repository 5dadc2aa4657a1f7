"""How long work tells how far it is, and is told to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Hears how much is done, and of how much; may raise Cancelled."""


class Cancelled(Exception):
    """Say that the person stopped the work; a progress callback raises it and nothing is kept of the work."""
