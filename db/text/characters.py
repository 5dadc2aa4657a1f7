"""Which characters a report may hold: Unicode NFC, and what XML 1.0 can carry."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\u000b\u2028\u2029]")
# Told by what is unfit: Python takes 8 ms to compile the class of all that is fit.
_UNFIT = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_MARKS = 30
# Signs in which combining marks may be piled up: marks are neither letters nor spaces.
_PILES = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fit(text: str) -> tuple[str, int]:
    """Return the text as a report may hold it, and how many characters had to be taken off.

    Every kind of line break becomes a newline; controls other than tab, lone surrogates and U+FFFE/FFFF go,
    and so do marks piled up on a letter; the rest is normalised to NFC. No-break spaces and tabs stay.
    What is fit already comes back equal.
    """
    text, removed = _UNFIT.subn("", _BREAKS.sub("\n", text))
    text, piled = without_piles(text)
    return unicodedata.normalize("NFC", text), removed + len(piled)


def without_piles(text: str) -> tuple[str, str]:
    """Return a text without the marks beyond the thirtieth on one letter, and these marks.

    No language has them, and normalising takes time by the square of their number (UAX 15, stream-safe text).
    """
    gone: list[str] = []

    def cut(match: re.Match[str]) -> str:
        kept: list[str] = []
        marks = 0
        for sign in match[0]:
            marks = marks + 1 if unicodedata.combining(sign) else 0
            (gone if marks > _MOST_MARKS else kept).append(sign)
        return "".join(kept)

    return _PILES.sub(cut, text), "".join(gone)


def raised_digits(text: str) -> str | None:
    """Return digits as superscript characters, which need no format; None for any other text."""
    return text.translate(_RAISED) if text.isascii() and text.strip().isdecimal() else None
