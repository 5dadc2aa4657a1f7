"""The rule on the place of a tone mark: `hoá` and `hóa` in one report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, ReportRule, narrative
from vqdesk.checks.words.phrases import written_like
from vqdesk.checks.words.tokens import small_letters, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject

_FIRST = dict(
    zip(
        ["oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"],
        ["óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
"""Rhymes with the tone on the last letter, and the same with it on the first."""
_LAST = {first: last for last, first in _FIRST.items()}
# The letters with which these rhymes begin are told first: all others are passed over at once.
_PLACED = re.compile(
    r"[ouóòỏõọúùủũụ](?:(?<=o)[áàảãạéèẻẽẹ]|(?<=u)[ýỳỷỹỵ]|(?<=[óòỏõọ])[ae]|(?<=[úùủũụ])y)(?!\w)(?<!q..)"
)
_WORD_START = re.compile(r"\w*\Z")
_SMALL_NEXT = re.compile("[ \u00a0][a-zà-ỹđ]")
_OFFICE = re.compile("(?:Uỷ|Ủy)[ \u00a0]ban")
_BEGINS = re.compile(r"(?:\A|[.;:!?\n+*-])\s?\Z")
_LONGEST = 8  # letters of a syllable


class _Place(NamedTuple):
    subject: Subject
    stretch: Stretch
    word: str
    rhyme: str

    @property
    def on_last(self) -> bool:
        return self.rhyme in _FIRST

    def other(self) -> str:
        rhyme = _FIRST.get(self.rhyme) or _LAST[self.rhyme]
        return written_like(self.word.lower().removesuffix(self.rhyme) + rhyme, self.word)


def find_mixed_tones(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield each word whose tone stands where most of the report's words of its kind do not have it.

    Each once, at its first place; where both ways are as frequent the later one is told.
    """
    places = [place for subject in subjects for place in _places(subject)]
    on_last = sum(place.on_last for place in places)
    if on_last in (0, len(places)):
        return
    rare = not places[0].on_last if 2 * on_last == len(places) else 2 * on_last < len(places)
    told = [place for place in places if place.on_last == rare]
    counts, seen = Counter(place.word.lower() for place in told), set()
    for place in told:
        if place.word.lower() not in seen:
            seen.add(place.word.lower())
            values = {"typed": place.word, "other": place.other(), "count": counts[place.word.lower()]}
            yield place.subject, Remark(place.stretch, "words.tone", values, suggestion=place.other())


def _places(subject: Subject) -> Iterator[_Place]:
    for field, text in worded(subject):
        low = small_letters(text)
        for match in _PLACED.finditer(low):
            found = _WORD_START.search(low, max(0, match.start() - _LONGEST), match.start())
            start = found.start() if found else match.start()
            word = text[start : match.end()]
            # `TOÀ` in capitals is told as others are; a name keeps its owner's spelling.
            if not word[0].isupper() or word.isupper() or _is_no_name(text, start, match.end()):
                yield _Place(subject, Stretch(field, start, match.end()), word, match[0])


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Tell whether a capital is but a sentence's first, or that of an office: `Uỷ ban`."""
    if not _SMALL_NEXT.match(text, end):
        return False
    return (
        _OFFICE.match(text, start) is not None or _BEGINS.search(text, max(0, start - 3), start) is not None
    )


MIXED_TONES = ReportRule(
    "words.tone",
    "info",
    find_mixed_tones,
    fires=(
        narrative("Nhà văn hóa thôn, văn hóa xã và xã hội hoá kinh phí.", "hoá", "hóa"),
        narrative("Ủy ban thống nhất thủy lợi, tùy thuộc; thuỷ sản tăng.", "thuỷ", "thủy"),
        narrative("khoẻ, hoà giải, hoá chất; tòa nhà", "tòa", "toà"),
        narrative("Ủy ban xã đã họp; trình Uỷ ban huyện; Ủy ban đã duyệt.", "Uỷ", "Ủy"),
        narrative("Thuỷ lợi và thuỷ sản tăng, thủy điện giảm.", "thủy", "thuỷ"),
        Example({"result": "văn hóa, tùy theo"}, "tuỳ", "tùy", others=({"result": "tuỳ theo"},)),
    ),
    silent=(
        narrative("Nhà văn hóa đạt chuẩn; xã hội hóa; tùy theo; thủy lợi."),
        narrative("Nhà văn hoá; quý III; đá quý; quỹ hỗ trợ; quỳ gối; hoàn thành; khoảng; hoạt động."),
        narrative("Văn hóa xã; ông Nguyễn Văn Hoà; xã Hoà Bình."),
        narrative("Không có từ nào như vậy."),
    ),
)
