r"""What a text of a report may hold, wherever it comes from: said here, and nowhere else.

It is in Unicode's NFC, its line breaks are `\n`, every character is one that XML 1.0 can carry, and no letter
has more marks than any language writes. `fit` makes it so; `stand_in_for_unfit` shows what of a damaged
text is not so. What goes to a terminal, or is a file's name, is `readable`'s.
"""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 30
"""Combining marks on one letter (UAX 15, stream-safe text)."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character beyond U+FFFF: Python's JSON lets it through, and no file and no store can hold it."""

# Told by what is unfit: Python takes 8 ms to compile the class of all that is fit.
_NO_XML = "\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
_BREAKS = re.compile("\r\n?|[\v\u2028\u2029]")
_UNFIT = re.compile(f"[{_NO_XML}]")
_UNFIT_OR_BREAK = re.compile(f"[{_NO_XML}\u2028\u2029]")
# Signs in which combining marks may be piled up: marks are neither letters nor spaces.
_PILES = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fit(text: str) -> tuple[str, int]:
    """Return the text as a report may hold it, and how many characters had to be taken off.

    Every kind of line break becomes a newline; controls other than tab, lone surrogates and U+FFFE/FFFF go,
    and so do marks piled up on a letter; the rest is normalised to NFC. No-break spaces and tabs stay.
    What is fit already comes back equal.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    removed = 0
    if has_unfit(text):
        text, removed = _UNFIT.subn("", _BREAKS.sub("\n", text))
    text, piled = without_piles(text)
    return unicodedata.normalize("NFC", text), removed + len(piled)


def has_unfit(text: str) -> bool:
    """Tell whether a text has a character that no report holds: a break other than a newline is one."""
    return _UNFIT_OR_BREAK.search(text) is not None


def stand_in_for_unfit(text: str, character: str) -> str:
    """Return the text in NFC, with a character in the place of each that no report holds."""
    return unicodedata.normalize("NFC", _UNFIT_OR_BREAK.sub(character, text))


def without_piles(text: str) -> tuple[str, str]:
    """Return a text without the marks beyond the thirtieth on one letter, and these marks.

    No language has them, and normalising takes time by the square of their number.
    """
    gone: list[str] = []

    def cut(match: re.Match[str]) -> str:
        kept: list[str] = []
        marks = 0
        for character in match[0]:
            marks = marks + 1 if unicodedata.combining(character) else 0
            (gone if marks > MAX_MARKS else kept).append(character)
        return "".join(kept)

    return _PILES.sub(cut, text), "".join(gone)


def raised_digits(text: str) -> str | None:
    """Return digits as superscript characters, which need no format; None for any other text."""
    return text.translate(_RAISED) if text.isascii() and text.strip().isdecimal() else None
