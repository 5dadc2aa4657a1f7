"""What the program meets where the guide's pictures are taken: a screen nobody sees, a place, an hour."""

from __future__ import annotations

from pathlib import Path

SCALE = "1.5"
"""Dots of a picture for one of the window."""


def surroundings() -> dict[str, str]:
    """Return the environment's variables."""
    screen = Path(__file__).with_name("screen.json")
    return {
        "PYTHONPATH": str(screen.parents[1]),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": SCALE,
        "TZ": "Asia/Ho_Chi_Minh",
    }
