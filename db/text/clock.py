"""Moments as the clerk's clock and calendar show them."""

from __future__ import annotations

from datetime import datetime


def format_clock(at: str) -> str:
    """Return an ISO time as the clerk's clock and calendar show it; "" where it is none."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%H:%M, %d/%m/%Y")
    except (ValueError, OverflowError, OSError):
        return ""
