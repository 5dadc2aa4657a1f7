"""How many lines a text takes in a sheet's column, and how high they are: Excel fits only what is typed."""

from __future__ import annotations

from vqdesk.annex.layout.letter_widths import BOLD, letter_width, wrapped_lines

# On a screen letters are rounded to dots, and no printer breaks lines where a screen does.
_SAFETY = 1.02
_PITCHES = {10: 12.75, 11: 15.0, 12: 15.75, 13: 17.25, 14: 18.75}
_PRINTED = 1.107  # of the size, from line to line
_PIECE_LINES = 8
_ABOVE = 1.5  # points between a cell's border and its first line
_DOT = 0.75

SIDES = 4.0
"""Points of a column's width that no letter gets: Excel's are 5 dots, LibreOffice's 0.7 mm."""


def line_pitch(size: float) -> float:
    """Return how far apart Excel sets lines of a size, in points; it rounds to dots of 0.75."""
    return _PITCHES.get(int(size), _DOT * round(size * 1.34 / _DOT))


def cut_height(height: float, size: float) -> list[float]:
    """Cut a height into rows behind each of which a page may end: they hold whole lines as they are printed.

    The font itself sets them closer than Excel does on a screen.
    """
    found: list[float] = []
    edge = 0.0
    while edge < height:
        lines = _PIECE_LINES * (len(found) + 1)
        below = min(height, _DOT * round((_ABOVE + lines * size * _PRINTED) / _DOT))
        found.append(below - edge)
        edge = below
    return found


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is in points, rather too wide than too narrow."""
    return sum(map(letter_width, text)) * size * _SAFETY * (BOLD if bold else 1) / 1000


def count_lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column `room` points wide, rather too many than too few."""
    available = (room - SIDES) * 1000 / (size * _SAFETY * (BOLD if bold else 1))
    if "\n" not in text:
        return wrapped_lines(text, available)
    return sum([wrapped_lines(paragraph, available) for paragraph in text.split("\n")])
