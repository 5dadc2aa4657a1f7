"""How many lines a text takes in a sheet's column, and how high they are: Excel fits only what is typed."""

from __future__ import annotations

import unicodedata

# Thousandths of the size, of Times New Roman; a letter with marks is as wide as the bare one.
_WIDTHS = {
    180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;ijlt\\", 300: "²³¹", 333: "!()-I[]`frˊ‘’\u2011",
    389: "Js", 400: "°", 408: '"', 444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–",
    541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYĐw", 778: "&m",
    833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_KNOWN: dict[str, float] = {
    character: width for width, characters in _WIDTHS.items() for character in characters
}
_HORN = 30
_OTHER, _WIDE = 722, 1000
_BOLD = 1.1
# On a screen letters are rounded to dots, and no printer breaks lines where a screen does.
_SAFETY = 1.02
_PITCHES = {10: 12.75, 11: 15.0, 12: 15.75, 13: 17.25, 14: 18.75}
_PRINTED = 1.107  # of the size, from line to line
_PIECE_LINES = 8
_ABOVE = 1.5  # points between a cell's border and its first line
_DOT = 0.75
_MOST_WORDS = 20_000

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
    return sum(map(_character_width, text)) * size * _SAFETY * (_BOLD if bold else 1) / 1000


def count_lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a column `room` points wide, rather too many than too few."""
    available = (room - SIDES) * 1000 / (size * _SAFETY * (_BOLD if bold else 1))
    if "\n" not in text:
        return _wrapped(text, available)
    return sum([_wrapped(paragraph, available) for paragraph in text.split("\n")])


class _Words(dict[str, float]):
    """The widths of words: a language has few thousand, a long annex millions of them."""

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = sum(map(_character_width, word)) + _SPACE
        return found


_SPACE = 250
_words = _Words()


def _wrapped(paragraph: str, available: float) -> int:
    available += _SPACE  # the space behind a line's last word takes none
    words = [_words[word] for word in paragraph.split(" ")]
    if sum(words) <= available:
        return 1
    count, used = 1, 0.0
    for word in words:
        if used and used + word > available:
            count += 1
            used = 0.0
        used += word
        if used > available:
            # A word that is longer than a line is broken where the line ends.
            count += int((word - _SPACE) // max(available - _SPACE, _OTHER))
            used = available
    return count


def _character_width(character: str) -> float:
    known = _KNOWN.get(character)
    if known is None:
        known = _KNOWN[character] = _measured(character)
    return known


def _measured(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    parts = unicodedata.normalize("NFD", character)
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]] + (_HORN if "\u031b" in parts else 0)
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
