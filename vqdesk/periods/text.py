"""A text prepared for reading periods: number words as figures, and each character's place in the source."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.text.seen import seen, with_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12, "nhất": 1,
}  # fmt: skip
"""Numbers of months and quarters as words say them."""
_NUMBER = "mười một|mười hai|mười|một|hai|ba|bốn|tư|sáu|bảy|bẩy|tám|chín"
_ENDS = r"(?= ?(?:\Z|[,;:.()/\-–]|năm\b|và\b|nhiệm\b|phương\b|kế\b|của\b|trọng\b|so\b|[12][0-9]{3}))"
# "năm" is the fifth month only where the year's own word follows.
_SAID = r"(?: |: ?| : )(?:thứ )?"
_IN_WORDS = re.compile(
    rf"\bquý{_SAID}(?P<q>một|nhất|hai|ba|bốn|tư)\b{_ENDS}"
    rf"|(?<![0-9] )\btháng{_SAID}(?P<m>{_NUMBER}|giêng|chạp|năm(?= ?(?:/|năm:? ?[12])))\b{_ENDS}"
    rf"|\b(?P<n>{_NUMBER}|năm(?= tháng đầu)) tháng(?= (?:đầu|cuối|năm)\b| ?[,;]| và\b|\Z)"
)
_NUMERALS = {"ⅰ": "i", "ⅱ": "ii", "ⅲ": "iii", "ⅳ": "iv"}
_NUMERAL = re.compile("[ⅰⅱⅲⅳ]")
# `Quý lI`, `quý 1V`: what was typed for the strokes of a Roman numeral; figures alone are figures.
_STROKES = re.compile(
    r"(?:(?<=\bqu[ýí] )|(?<=\bqu[ýí]: )|(?<=\bqu[ýí] : ))(?!1+\b)[il1](?: ?[il1]){0,2}(?: ?v)?(?![^\W_])",
    re.IGNORECASE,
)
_AS_STROKES = str.maketrans("l1", "ii")
_SPACES = re.compile(r"\s+")
_APART = re.compile(r"[^\s\u0300-\u036f][\u0300-\u036f]+")
_A = "aàáảãạ"
_AW = "ăằắẳẵặâấầẩẫậ"
_QUARTER = r"(?= ?:? ?(?:(?:i ?){1,3}|iv|i v|0?[1-4])(?![^\W_]))"
_YEAR = r"(?= ?:? ?(?:19|2[0-9])[0-9]{2}(?![0-9]))"
# Words of a period without their marks or with another's, where a figure tells that they are meant; each
# pattern with what stands in the place, of the same length.
_MARKED = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\bth[àảãạ]ng\b|(?<=[0-9] )thang\b|\bthang(?= ?:? ?[0-9]{1,2}(?![0-9]))", "tháng"),
        (rf"\b(?:qu[yỳỷỵíiìỉĩị]|q[úùủ][yi]){_QUARTER}|\b(?:quí|qúy|qúi)\b", "quý"),
        (rf"(?<=tháng )[dđ][aâấầẩẫậ]u n[{_A}{_AW}]m\b", "đầu năm"),
        (rf"(?<=tháng )cu[oôốồổỗộ]i n[{_A}{_AW}]m\b", "cuối năm"),
        (
            rf"(?:(?<=[0-9] )|(?<=\bi )|(?<=ii )|(?<=\biv )|(?<=tháng ))(?<!năm [12][0-9]{{3}} )"
            rf"n[{_A}{_AW}]m{_YEAR}",
            "năm",
        ),
    )
)


class PeriodText(NamedTuple):
    """A text in small letters, one space between words, words and look-alikes of figures as figures."""

    text: str
    source: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the source a stretch stands that is not empty."""
        return self.starts[start], self.ends[end - 1]

    def replaced(
        self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], tuple[int, int, str]]
    ) -> PeriodText:
        """Return the text with a part of each match replaced: its start, its end, and what stands there."""
        pieces, starts, ends, place = list[str](), list[int](), list[int](), 0
        for match in pattern.finditer(self.text):
            start, end, new = by(match)
            pieces += [self.text[place:start], new]
            starts += [*self.starts[place:start], *[self.starts[start]] * len(new)]
            ends += [*self.ends[place:start], *[self.ends[end - 1]] * len(new)]
            place = end
        if not place:
            return self
        pieces.append(self.text[place:])
        return PeriodText(
            "".join(pieces), self.source, [*starts, *self.starts[place:]], [*ends, *self.ends[place:]]
        )


def period_text(source: str) -> PeriodText:
    """Return a text as periods are read from it. Takes time proportional to its length."""
    view = seen(source)
    places = range(len(source)) if view.places is None else view.places
    found = PeriodText(view.text, source, places, [place + 1 for place in places])
    found = found.replaced(_APART, lambda match: (*match.span(), unicodedata.normalize("NFC", match[0])))
    found = _stripped(found.replaced(_SPACES, lambda match: (*match.span(), " ")))
    text = _STROKES.sub(lambda match: match[0].translate(_AS_STROKES), found.text)
    # A capital I typed for a digit is one only before the letters become small.
    found = found._replace(text=_lower(with_figures(text)))
    found = found.replaced(_NUMERAL, lambda match: (*match.span(), _NUMERALS[match[0]]))
    text = found.text
    for pattern, word in _MARKED:
        text = pattern.sub(word, text)
    found = found._replace(text=text).replaced(_IN_WORDS, _in_figures)
    return found._replace(text=with_figures(found.text))


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower()[0] for each in text)


def _stripped(found: PeriodText) -> PeriodText:
    start, end = found.text.startswith(" "), len(found.text) - found.text.endswith(" ")
    return PeriodText(found.text[start:end], found.source, found.starts[start:end], found.ends[start:end])


def _in_figures(match: re.Match[str]) -> tuple[int, int, str]:
    group = next(name for name in ("q", "m", "n") if match[name])
    return *match.span(group), str(WORDS[match[group]])
