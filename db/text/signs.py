"""Signs that show nothing, and signs that look like others: what a reader does not see and a program does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Unicode's Default_Ignorable_Code_Point (UAX 44), and the marks of interlinear annotation, unseen as well.
_RANGES = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip


def _one_of(ranges: Iterable[tuple[int, int]]) -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]")


def _between(ranges: Iterable[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges that are left before an end."""
    start = 0
    for first, last in ranges:
        if start < first:
            yield start, first - 1
        start = last + 1
    yield start, end - 1


UNSEEN = _one_of(_RANGES)
"""One sign that shows nothing."""

_FAR = 0x10000
_NEAR = [each for each in _RANGES if each[0] < _FAR]

# As str.isspace tells.
_WHITE = (
    (0x09, 0x0D), (0x1C, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
    (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000),
)  # fmt: skip
BLANKS = "".join(sorted(chr(code) for first, last in (*_WHITE, *_NEAR) for code in range(first, last + 1)))
"""White space, and what shows nothing up to U+FFFF, as a text that SQL and Python trim by."""

# What looks the same: eth and the African d for đ; the letters that Cyrillic and Greek share with Latin.
_ALIKE = dict(
    zip(
        "ÐðƉɖ" "АВЕЅІЈКМНОРСТУҮХасеіјорѕух" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐđĐđ" "ABESIJKMHOPCTYYXaceijopsyx" "ABEZHIKMNOPTYXo",
        strict=True,
    )
)  # fmt: skip
# Full-width and small signs, and letters of formulas.
_WIDE = (*range(0xFF01, 0xFF5F), *range(0xFE50, 0xFE6C), *range(0x1D400, 0x1D800))
_ODD = [*_NEAR, *((ord(sign), ord(sign)) for sign in _ALIKE), (0xFF01, 0xFF5E), (0xFE50, 0xFE6B)]


# These take milliseconds to make: a start does without them as long as no text asks for them.


@cache
def _all_shown() -> re.Pattern[str]:
    """Return the pattern of what shows up to U+FFFF: nearly all texts, in half the time of a search."""
    return re.compile(f"{_one_of(_between(_NEAR, _FAR)).pattern}*+")


@cache
def _like_signs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_ALIKE)}\uff01-\uff5e\ufe50-\ufe6b\U0001d400-\U0001d7ff]")


@cache
def _likenesses() -> dict[str, str]:
    """Return what each sign looks like."""
    import unicodedata

    return _ALIKE | {
        chr(code): plain
        for code in _WIDE
        if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain.isascii()
    }


def has_unseen(text: str) -> bool:
    """Tell whether a text has a sign that shows nothing."""
    return not text.isascii() and _all_shown().fullmatch(text) is None and UNSEEN.search(text) is not None


def all_but(signs: str) -> re.Pattern[str]:
    """Return the pattern of a text up to U+FFFF with none of these signs and none that is read otherwise.

    To be matched in full: it passes over the text in a fraction of the time that a search takes.
    """
    odd = sorted([*_ODD, *((ord(sign), ord(sign)) for sign in signs)])
    return re.compile(f"{_one_of(_between(odd, _FAR)).pattern}*+")


def one_of(signs: str) -> re.Pattern[str]:
    """Return the pattern of one of these signs, or of one that is read otherwise; it is quickly made."""
    odd = [*_ODD, *((ord(sign), ord(sign)) for sign in signs), (_FAR, 0x10FFFF)]
    return _one_of(odd)


def without_unseen(text: str) -> str:
    """Return the text without the signs that show nothing."""
    return text if text.isascii() else UNSEEN.sub("", text)


def shows_nothing(text: str) -> bool:
    """Tell whether a text is empty, white space, or made of signs that show nothing."""
    if not text or text.isspace():
        return True
    # As nearly all texts: a letter comes first.
    first = text[0]
    return (first.isspace() or UNSEEN.match(first) is not None) and not without_unseen(text).strip()


def as_read(text: str) -> str:
    """Return the text as long as before, each sign that looks like a Vietnamese letter or a digit as that.

    `Ð` becomes `Đ`, Cyrillic `К` and Greek `Κ` become `K`, full-width digits become digits.
    """
    if text.isascii():
        return text
    signs = _like_signs()
    if signs.search(text) is None:
        return text
    like = _likenesses()
    return signs.sub(lambda match: like.get(match[0], match[0]), text)
