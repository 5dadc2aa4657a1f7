"""What a deadline's text means: a last day, a recurrence, open, or nothing that can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from vqdesk.tracking.documents import CITED, without_documents
from vqdesk.tracking.recurring import is_recurring, last_occurrence
from vqdesk.tracking.spans import CLOCK, NamedSpan, SpanKind, days_of, find_spans, month_end, year_of

if TYPE_CHECKING:
    from datetime import date

    from db.records import Period

DeadlineKind = Literal["day", "month", "quarter", "year", "recurring", "open", "text"]
DeadlineDoubt = Literal["", "impossible", "no_year", "unclear", "first_unknown"]

_LONGEST = 1000  # characters; what is longer is no deadline


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a deadline's text means.

    `last_day` is the last day that is in time, the newer one where it was moved; None where the text names
    none. `first` is the day that was set first, None where it was never moved. Of kind `text` nobody can
    tell the day; `doubt` says why: no calendar has it, no year is known, or the words are unclear. A moved
    one whose first day is not told has the doubt `first_unknown`.
    """

    kind: DeadlineKind
    last_day: date | None = None
    first: date | None = None
    doubt: DeadlineDoubt = ""

    @property
    def against(self) -> date | None:
        """Return the day against which in time counts: the first that was set."""
        return self.first or self.last_day


def read_deadline(text: str, period: Period, first_text: str = "") -> Deadline | None:
    """Read a deadline of a period's report; None for a blank. Never raises.

    `first_text` is the text before the deadline was moved, "" where it was not. `trước ngày 15/9` ends on
    the 14th, a span with its last day; a day without a year is in the period's year. A document's date
    (`Theo CV số 12/UBND ngày 1/9`) is no deadline.
    """
    read = _read(text, period)
    if not first_text.strip():
        return read
    first = _read(first_text, period)
    if read is None or first is None:
        return read or first
    day = first.against
    return replace(read, first=day, doubt=read.doubt or ("" if day else "first_unknown"))


@lru_cache(maxsize=20_000)
def _read(text: str, period: Period) -> Deadline | None:
    if not any(character.isalnum() for character in text):
        return None
    if len(text) > _LONGEST:
        return Deadline("text", doubt="unclear")
    words = without_documents(text)
    if is_recurring(words):
        return Deadline("recurring", last_occurrence(words, period))
    return _dated(words, period) or _undated(words)


# Days that are told

_BEFORE = re.compile(r"\btruoc(?: (?:ngay|han|moc|thoi diem|thu [a-z0-9]+,?))*[ :]*\Z")
_BEGINS = re.compile(r"(?<!khong )\b(?:tu|sau|bat dau)(?: (?:tu|sau|ngay|dau|thoi diem))*[ :]*\Z")
_VAGUE = re.compile(
    r"\b(?:(?<!ban )(?<!lan )(?<!han )(?<!giao )dau|giua|khoang|nam hoc|tuan|[0-9]{1,2} cac)[ :]*\Z"
    r"|\bvu [a-z -]{0,20}\Z"
)
_TO = re.compile(r" ?(?:-|(?:den|toi)(?: (?:het|cuoi|ngay|truoc|truoc ngay|thang|nam|thoi diem))*) ?")
_MOVED = re.compile(
    r"(?<!de nghi )(?<!xin )(?<!kien nghi )(?<!de xuat )"
    r"\b(?:gia han|dieu chinh|lui|(?:doi|hoan|chuyen) (?:den|sang|lai)|(?:doi|sua) thanh|han moi|keo dai)\b"
)
_ASKED = re.compile(r"\b(?:de nghi|xin|kien nghi|de xuat) (?:gia han|dieu chinh|lui)\b")
_OLD = re.compile(r"\b(?:ban dau|han cu|truoc day|han goc|lan dau|han dau|giao dau)\b")
_OLD_BEHIND = re.compile(r" ?[(:-]? ?(?:han )?(?:ban dau|cu)[ :]*(?:[,;)]|\Z)")
_UNCLEAR = re.compile(
    r"\bkhong(?! (?:qua|muon|cham|tre|sau)\b)|\bhoac\b|\bneu\b|\bchua\b|[-=~>]>|→"
    r"|[0-9]+ ?(?:ngay|tuan|thang|nam)\b|[0-9] ?[/.-] ?[0-9]|[0-9]{3}"
    r"|\btuan [0-9]|\bnam (?:sau|toi|ke tiep|tiep theo)\b|\bnhiem ky toi\b"
)
_OF_PLAN = re.compile(
    r"\btheo [^,;()\x01]{0,60}\b(?:ke hoach|chuong trinh|nghi quyet|de an|du an)[^,;()\x01]{0,40}\Z"
)
_THIS = re.compile(
    r"\b(?:trong|het|cuoi|ca|den) (?:ca |het |cuoi )?(?:nam|quy|thang|ky)(?: nay| bao cao)?"
    r"(?! ?(?:[a-z0-9\x01]|\())|\bnam nay\b"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A span with what the words before it say of it."""

    span: NamedSpan
    gap: str
    role: Literal["", "begins", "old", "moved", "asked"]
    before: bool


def _dated(words: str, period: Period) -> Deadline | None:
    """Read a text that names days; None where it names none."""
    spans, rest = find_spans(words)
    if not spans:
        return _this(words, period)
    if _OF_PLAN.search(words[: spans[0].start]) and spans[0].kind != "day":
        return None
    if any(not span.is_possible(year_of(period) if span.kind == "day" else None) for span in spans):
        return Deadline("text", doubt="impossible")
    told = _told(spans, words)
    if _UNCLEAR.search(rest) or any(_is_vague(each, words, rest) for each in told):
        return Deadline("text", doubt="unclear")
    years = _years(told, year_of(period))
    if years is None:
        return Deadline("text", doubt="no_year")
    days = [(each, _last_day(each, year)) for each, year in zip(told, years, strict=True)]
    return _decided(days, bool(_MOVED.search(rest)))


def _is_vague(told: _Told, words: str, rest: str) -> bool:
    """Tell whether words before a span make its end unclear: `đầu quý III`, `trước Tết Nguyên đán 2027`."""
    span = told.span
    gap = rest[span.start - len(told.gap) : span.start]
    if told.role != "begins" and _VAGUE.search(gap):
        return True
    named = words[span.start : span.end]
    if span.kind == "year" and not span.several and named.isdecimal() and not _BEFORE_YEAR.search(gap):
        return True
    return not told.before and bool(_BEFORE_SOMETHING.search(gap))


_BEFORE_YEAR = re.compile(
    r"(?:\A|[^a-z ] ?|\b(?:trong|het|cuoi|den|toi|truoc|ca|giai doan|dau|giua|tu|va|han|thoi gian"
    r"|hoan thanh|xong) )\Z"
)
_BEFORE_SOMETHING = re.compile(rf"\btruoc\b(?! (?:va|hoac|mat|day|han)\b| ?{CLOCK})")


def _told(spans: list[NamedSpan], words: str) -> list[_Told]:
    told: list[_Told] = []
    end = 0
    for index, span in enumerate(spans):
        behind = _OLD_BEHIND.match(words, end) if told else None
        gap, end = words[behind.end() if behind else end : span.start], span.end
        role = _role(gap, words[end:])
        if not role and told and told[-1].role == "moved":
            role = "moved"
        following = words[end : spans[index + 1].start] if index + 1 < len(spans) else ""
        if _TO.fullmatch(following) or (not role and not span.several and _BEGINS.search(gap)):
            role = "begins"
        told.append(_Told(span, gap, role, bool(_BEFORE.search(gap))))
    return told


def _role(gap: str, behind: str) -> Literal["", "begins", "old", "moved", "asked"]:
    if _OLD_BEHIND.match(behind):
        return "old"
    named = [
        (match.start(), role)
        for role, pattern in _ROLES
        for match in [None, *pattern.finditer(gap)][-1:]
        if match is not None
    ]
    return max(named)[1] if named else ""


_ROLES: tuple[tuple[Literal["old", "moved", "asked"], re.Pattern[str]], ...] = (
    ("old", _OLD),
    ("moved", _MOVED),
    ("asked", _ASKED),
)


def _years(told: list[_Told], own: int | None) -> list[int] | None:
    """Return each span's year: its own, that of a later one beside it, else the report's; None: unknown."""
    years: list[int] = []
    beside: tuple[int, date | None] | None = None
    for each in reversed(told):
        year = each.span.year
        if year is None and beside is not None:
            year, last = beside
            day = each.span.last_day(year)
            # `15/12 - 15/01/2027`
            year -= day is not None and last is not None and day > last
        elif year is None:
            if own is None:
                return None
            years.append(own)
            continue
        beside = year, each.span.last_day(year)
        years.append(year)
    return years[::-1]


def _last_day(each: _Told, year: int) -> date | None:
    first = each.span.first_day(year)
    if each.before:
        return first - timedelta(days=1) if first else None
    return each.span.last_day(year)


def _decided(days: list[tuple[_Told, date | None]], moved_somewhere: bool) -> Deadline:
    """Choose among the days that are told: the last of a span or a list, the newer of a moved one."""
    if any(day is None for _, day in days) or _is_backwards(days):
        return Deadline("text", doubt="impossible")
    ends = [(day, each) for each, day in days if day is not None and each.role not in ("begins", "asked")]
    moved = [end for end in ends if end[1].role == "moved"]
    old = [end for end in ends if end[1].role == "old"]
    others = _without_frames([end for end in ends if not end[1].role])
    newer = moved[-1:] or others
    if not newer or (moved_somewhere and not moved and not old):
        return Deadline("text", doubt="unclear")
    last, told = max(newer, key=_day_of)
    if not moved and not old:
        return Deadline(told.span.kind, last)
    first = max((old[:1] or others), key=_day_of)[0] if old or others else None
    return Deadline(told.span.kind, last, first, "" if first else "first_unknown")


def _without_frames(ends: list[tuple[date, _Told]]) -> list[tuple[date, _Told]]:
    """Leave out a month, quarter or year in which a day is told more closely: `tháng 8 (chậm nhất 25/8)`."""
    closer = [
        day for day, told in ends if told.span.kind == "day" and (told.before or _CLOSER.search(told.gap))
    ]
    if not closer:
        return ends
    return [
        (day, told)
        for day, told in ends
        if told.span.kind == "day"
        or not any(day.year == each.year and _starts(told, day) <= each <= day for each in closer)
    ]


_CLOSER = re.compile(r"\b(?:cham nhat|cu the|han cuoi|khong qua|muon hon)\b|\( ?(?:ngay )?\Z")


def _starts(told: _Told, last: date) -> date:
    return told.span.first_day(last.year) or last


def _day_of(end: tuple[date, _Told]) -> date:
    return end[0]


def _is_backwards(days: list[tuple[_Told, date | None]]) -> bool:
    return any(
        one.role == "begins" and first is not None and last is not None and last < first
        for (one, first), (_, last) in pairwise(days)
    )


def _this(words: str, period: Period) -> Deadline | None:
    """Read `trong năm`, `cuối quý`, which the report's period tells."""
    found = _THIS.search(words)
    if not found or _UNCLEAR.search(words):
        return None
    unit = found[0].split()[-1] if found[0].split()[-1] not in ("nay", "cao") else found[0].split()[-2]
    if unit == "nam":
        year = year_of(period)
        return Deadline("year", month_end(year, 12)) if year else Deadline("text", doubt="no_year")
    last = days_of(period)[1]
    kind = _KINDS.get(period.kind, "day")
    fits = unit not in _UNITS or _UNITS[unit] == period.kind
    return Deadline(kind, last) if last and fits else Deadline("text", doubt="unclear")


_KINDS: dict[str, SpanKind] = {
    "tháng": "month", "quý": "quarter", "6 tháng": "month", "9 tháng": "month", "năm": "year"
}  # fmt: skip
_UNITS = {"quy": "quý", "thang": "tháng"}


# No day is told

_OPEN = re.compile(
    r"\bkhi (?:co|phat sinh|duoc|can|nao)\b|\b(?:ngay )?(?:sau )?khi\b|\btheo\b|\bdot xuat\b"
    rf"|{CITED}"
    r"|\b(?:khong|chua)(?: [a-z]+){0,2} (?:thoi han|thoi gian|han)\b|\btuy (?:theo|tinh hinh)\b"
)
_AFTER_DAYS = re.compile(r"[0-9]+ ?(?:ngay|tuan|thang|nam|gio)\b")


def _undated(words: str) -> Deadline:
    if _OPEN.search(words) and not _AFTER_DAYS.search(words):
        return Deadline("open")
    return Deadline("text", doubt="unclear")
