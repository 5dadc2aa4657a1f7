"""How long a thread that computes keeps the window's thread waiting."""

from __future__ import annotations

import sys

_TURN = 0.001
"""Seconds. What the window reads of the store gives the turn away many times, each time for that long."""


def take_short_turns() -> None:
    """Have each thread of this process give way after a millisecond instead of Python's five."""
    sys.setswitchinterval(_TURN)
