"""Which characters a report may hold: Unicode NFC, and what XML 1.0 can carry."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n?|[\u000b\u2028\u2029]")
_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def fit(text: str) -> tuple[str, int]:
    """Return the text as a report may hold it, and how many characters had to be taken off.

    Every kind of line break becomes a newline; controls other than tab, lone surrogates and U+FFFE/FFFF go;
    the rest is normalised to NFC. No-break spaces and tabs stay. What is fit already comes back equal.
    """
    text, removed = _UNFIT.subn("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text), removed


def raised_digits(text: str) -> str | None:
    """Return digits as superscript characters, which need no format; None for any other text."""
    return text.translate(_RAISED) if text.isascii() and text.strip().isdecimal() else None
