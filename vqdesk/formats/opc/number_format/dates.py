"""Days and times as Excel shows them: a number of days, by the codes of a section."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.formats.opc.number_format.codes import CodePart, CodeSection

LAST_DAY = 2_958_465  # 31/12/9999
_DAY = 86_400
_LENGTH = re.compile(
    r"(?P<minus>-)?P(?=.)(?:(?P<days>[0-9]{1,7})D)?(?:T(?:(?P<hours>[0-9]{1,9})H)?(?:(?P<minutes>[0-9]{1,9})M)?"
    r"(?:(?P<seconds>[0-9]{1,9}(?:\.[0-9]{1,9})?)S)?)?"
)
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})?(?:(?(day)T|T?)(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))"
    r"(?::(?P<second>[0-9]{2}(?:\.[0-9]{1,9})?))?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_SECONDS = (_DAY, 3600, 60, 1)
_CLOCK = (("hour", 3600), ("minute", 60), ("second", 1))
_FALSE_DAY = 60  # Excel has a 29 February 1900, which never was
# As Windows in Vietnamese names them.
_MONTHS = (
    *("Tháng Giêng", "Tháng Hai", "Tháng Ba", "Tháng Tư", "Tháng Năm", "Tháng Sáu", "Tháng Bảy", "Tháng Tám"),
    *("Tháng Chín", "Tháng Mười", "Tháng Mười Một", "Tháng Mười Hai"),
)
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Moment(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int  # 0 is Monday
    seconds: Decimal  # since midnight
    total: Decimal  # since day 0


class Stored(NamedTuple):
    """A day or time in days, as Excel counts them from 1900, and a code that shows all of it.

    `is_day` is False for a time alone, which the year from which a workbook counts does not move.
    """

    days: Decimal
    code: str
    is_day: bool


def read_iso_date(text: str) -> Stored | None:
    """Read a day, a time or a length of time as ISO 8601 has it (18.18.11); None for other texts."""
    if match := _LENGTH.fullmatch(text):
        sizes = [Decimal(match[part] or 0) for part in ("days", "hours", "minutes", "seconds")]
        total = sum((size * each for size, each in zip(sizes, _SECONDS, strict=True)), Decimal(0))
        return Stored(-total / _DAY if match["minus"] else total / _DAY, "[h]:mm:ss", is_day=False)
    match = _MOMENT.fullmatch(text)
    if match is None or not text:
        return None
    seconds = sum((Decimal(match[part] or 0) * size for part, size in _CLOCK), Decimal(0))
    if not match["day"]:
        return Stored(seconds / _DAY, "h:mm:ss", is_day=False)
    try:
        found = date.fromisoformat(match["day"])
    except ValueError:
        return None
    days = (found - date(1899, 12, 30)).days
    if days < 0:
        return None
    days -= 0 < days <= _FALSE_DAY  # the day before 1900 and the one before that are both 0
    return Stored(days + seconds / _DAY, "dd/mm/yyyy h:mm" if seconds else "dd/mm/yyyy", is_day=True)


def render_date(value: Decimal, section: CodeSection, *, since_1904: bool) -> str | None:
    """Return a number of days as a section shows it; None for what is no day in Excel."""
    decimals = max((len(part.text.partition(".")[2]) for part in section.parts), default=0)
    moment = _moment(value, decimals, since_1904=since_1904)
    if moment is None:
        return None
    codes = [part for part in section.parts if part.kind != "text"]
    half = any(part.kind == "half" for part in codes)
    pieces, at = [], 0
    for part in section.parts:
        if part.kind == "text":
            pieces.append(part.text)
            continue
        pieces.append(_piece(moment, codes, at, half=half, english=section.english))
        at += 1
    return "".join(pieces)


def _moment(value: Decimal, decimals: int, *, since_1904: bool) -> _Moment | None:
    if not -1 < value <= LAST_DAY + 1:
        return None
    total = (value * _DAY).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    days, seconds = divmod(total, _DAY)
    if since_1904:
        days += 1462
    if not 0 <= days <= LAST_DAY:
        return None
    if days in (0, _FALSE_DAY):
        year, month, day = (1900, 1, 0) if days == 0 else (1900, 2, 29)
    else:
        found = date(1899, 12, 30) + timedelta(int(days) + (days < _FALSE_DAY))
        year, month, day = found.year, found.month, found.day
    return _Moment(year, month, day, (int(days) + 5) % 7, seconds, total)


def _piece(moment: _Moment, codes: Sequence[CodePart], at: int, *, half: bool, english: bool) -> str:
    part = codes[at]
    code = part.text.lower()
    if part.kind == "half":
        words = ("AM", "PM") if english else ("SA", "CH")
        return words[moment.seconds >= _DAY // 2][: 1 if code == "a/p" else 2]
    if part.kind == "elapsed":
        return str(int(moment.total // {"h": 3600, "m": 60, "s": 1}[code[0]])).zfill(len(code))
    if code[0] == "y":
        return f"{moment.year:04d}" if len(code) > 2 else f"{moment.year % 100:02d}"
    if code[0] == "d":
        return _day(moment, len(code), english=english)
    if code[0] == "m" and not _is_minute(codes, at):
        return _month(moment, len(code), english=english)
    return _time(moment, code, half=half)


def _is_minute(codes: Sequence[CodePart], at: int) -> bool:
    """Tell whether an m is minutes: behind hours, or before seconds."""
    before = codes[at - 1].text.lower() if at else ""
    after = codes[at + 1].text.lower() if at + 1 < len(codes) else ""
    return before.startswith("h") or after.startswith("s")


def _day(moment: _Moment, size: int, *, english: bool) -> str:
    if size < 3:
        return str(moment.day).zfill(size)
    if english:
        return _ENGLISH_DAYS[moment.weekday][: 3 if size == 3 else None]
    return (_SHORT_DAYS if size == 3 else _DAYS)[moment.weekday]


def _month(moment: _Moment, size: int, *, english: bool) -> str:
    if size < 3:
        return str(moment.month).zfill(size)
    name = (_ENGLISH_MONTHS if english else _MONTHS)[moment.month - 1]
    if size == 3:
        return name[:3] if english else f"Thg{moment.month}"
    return name[:1] if size == 5 else name


def _time(moment: _Moment, code: str, *, half: bool) -> str:
    first, _, decimals = code.partition(".")
    if first[0] == "s":
        text = f"{moment.seconds % 60:.{len(decimals)}f}".replace(".", ",")
        return text.zfill(len(first[:2]) + (len(decimals) + 1 if decimals else 0))
    minutes = int(moment.seconds // 60)
    hour = minutes // 60
    number = (hour % 12 or 12 if half else hour) if first[0] == "h" else minutes % 60
    return str(number).zfill(min(len(first), 2))
