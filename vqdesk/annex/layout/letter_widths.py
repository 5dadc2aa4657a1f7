"""How wide letters are in Times New Roman, for whoever shares out a page or fits a row without a screen."""

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
_OTHER, _WIDE, _SPACE = 722, 1000, 250
_MOST_WORDS = 20_000

BOLD = 1.1
"""How much wider bold letters are, about."""


def letter_width(character: str) -> float:
    """Return how wide a letter is, in thousandths of its size; rather too wide than too narrow."""
    known = _KNOWN.get(character)
    if known is None:
        known = _KNOWN[character] = _measured(character)
    return known


def longest_word(text: str) -> float:
    """Return how wide the widest word of a text is, in thousandths of its size."""
    return max([_words[word] for word in text.split()], default=_SPACE) - _SPACE


def _measured(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    parts = unicodedata.normalize("NFD", character)
    if parts[0] in _KNOWN:
        return _KNOWN[parts[0]] + (_HORN if "\u031b" in parts else 0)
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


class _Words(dict[str, float]):
    """The widths of words with a space behind them: a language has few thousand, a long annex millions."""

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = sum(map(letter_width, word)) + _SPACE
        return found


_words = _Words()


def wrapped_lines(paragraph: str, available: float) -> int:
    """Return how many lines a paragraph takes, each `available` thousandths of the letters' size wide."""
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
