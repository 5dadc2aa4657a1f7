"""A text as a person reads it, without invisible characters; each character's place in the stored text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from db.text.signs import UNSEEN, all_but, as_read, has_unseen, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Strokes of fractions look like the plain one; searching and the index know nothing of them.
_STROKES = "\u2044\u2215"
_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_SPACES = re.compile(f"[{_BLANKS}]")
# Digits among which a letter was typed for one: `2O24`, `l2`.
_MISTYPED = r"[0-9OolI](?<!\w.)(?:(?<=[0-9])(?=[0-9]*[OolI])|(?<=[OolI])(?=[OolI]*[0-9]))[0-9OolI]{1,5}(?!\w)"
_DIGITS = str.maketrans("OolI", "0011")
_DIGIT = "[0-9OolI]"
_BEFORE = rf"(?:{_DIGIT} ?[/.-] ?|(?:ngày|tháng|năm|số|quý|tuần)(?: ?: ?| |\Z))\Z"
_AFTER = rf" ?[/-] ?(?:[A-ZĐ]{{2}}|[CT]Tr\b|{_DIGIT}{{1,4}} ?[/.-]|[A-ZĐ]\w*[-/])|\.{_DIGIT}{{1,2}}\."
_ZERO = r"0(?<=[A-ZĐ].)(?=[A-ZĐ])"
_SHORT = 100  # characters
_AROUND = 9  # characters beside a number that tell whether it is one


# These take milliseconds to make: a start does without them as long as no text asks for them.


def _is_as_it_stands(text: str) -> bool:
    """Tell whether a text is read as it is stored; a name does not wait for the pattern of long texts."""
    if len(text) <= _SHORT:
        return _read_otherwise().search(text) is None
    return _as_it_stands().fullmatch(text) is not None


@cache
def _read_otherwise() -> re.Pattern[str]:
    return one_of(_STROKES + _BLANKS)


@cache
def _as_it_stands() -> re.Pattern[str]:
    return all_but(_STROKES + _BLANKS)


@cache
def _typed_figures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what may have been typed for digits, and for the letter between capitals."""
    return re.compile(_MISTYPED), re.compile(_ZERO)


@cache
def _beside_figures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what before and after tells that it is a number."""
    return re.compile(_BEFORE, re.IGNORECASE), re.compile(_AFTER)


class Seen(NamedTuple):
    """A text as it is read; `places` are its signs' places in the source, None where they are the same."""

    text: str
    source: str
    places: Sequence[int] | None = None

    def start(self, at: int) -> int:
        """Return where in the source the sign stands that is seen at a place."""
        if self.places is None:
            return at
        return self.places[at] if at < len(self.places) else len(self.source)

    def end(self, at: int) -> int:
        """Return where in the source what is seen before a place ends; what shows nothing stays outside."""
        return at if self.places is None or not at else self.places[at - 1] + 1

    def cut(self, start: int, end: int) -> str:
        """Return the source's text of a stretch that is seen."""
        return self.source[self.start(start) : self.end(end)]


def seen(text: str) -> Seen:
    """Return the text as it is read: nothing unseen, every space a space, look-alikes as what they look like.

    Lines stay lines and tabs tabs. Takes time proportional to the text's length.
    """
    if text.isascii() or _is_as_it_stands(text):
        return Seen(text, text)
    plain = UNSEEN.sub("", text) if has_unseen(text) else text
    places = None
    if len(plain) < len(text):
        gone = {match.start() for match in UNSEEN.finditer(text)}
        places = [index for index in range(len(text)) if index not in gone]
    plain = _SPACES.sub(" ", plain)
    for stroke in _STROKES:
        plain = plain.replace(stroke, "/")  # in a tenth of the time that `translate` takes
    return Seen(as_read(plain), text, places)


def same_words(text: str) -> str:
    """Return a text as names and sayings are compared: as it is read, one space between words."""
    return " ".join(seen(text).text.split())


def with_figures(text: str) -> str:
    """Return a text as long as before, letters that were typed for digits in dates and numbers as digits.

    `l2/KH-UBND`, `năm 2O24`, `3O/01/2024`; a zero between capitals is an O. Words and measures stay.
    """
    if not any(character in text for character in "OolI0"):
        return text
    mistyped, zero = _typed_figures()
    return zero.sub("O", mistyped.sub(_figures, text))


def _figures(match: re.Match[str]) -> str:
    found = match[0]
    text, start, end = match.string, match.start(), match.end()
    before, after = _beside_figures()
    told = before.search(text[max(0, start - _AROUND) : start]) or after.match(text[end : end + _AROUND])
    return found.translate(_DIGITS) if told else found
