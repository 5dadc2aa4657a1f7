"""Days and periods of a narrative that are not the report's: data dates, last period's words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from db.records import Period
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.subject import RESULT
from vqdesk.checks.rows.since_last import is_later_in_year
from vqdesk.periods.mentions import find_mentions
from vqdesk.periods.period import period_name
from vqdesk.periods.renaming import rename_period
from vqdesk.text.dates import read_date_at
from vqdesk.text.seen import seen
from vqdesk.tracking.spans import days_of
from vqdesk.tracking.understood import shown_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.periods.mentions import Mention

_DATA = re.compile(
    r"\b(?:(?:số liệu|lũy kế|luỹ kế|cập nhật|thống kê|tính)(?: [^\W\d_]+){0,3}? (?:đến|tới)|tính đến)"
    r"(?: hết| thời điểm| hết thời điểm)?(?: ngày)?:? ?"
    r"(?=(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})\b|[0-9]{1,2} tháng|tháng)"
    r"|(?:\A|[.;\n*+] ?-? ?)đến (?:hết )?(?:ngày |(?=[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}))(?=[0-9])"
    r"|\btừ (?:ngày )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} (?:đến|tới) (?:hết )?(?:ngày )?(?=[0-9])",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng (?P<month>[0-9]{1,2})(?:/| năm |/năm )(?P<year>[0-9]{4})(?![0-9])", re.IGNORECASE)
_UNTIL = re.compile("đến|tới", re.IGNORECASE)
_MORE = re.compile("[/.-][0-9]")
_COMING = re.compile(
    r"[^.;\n]{0,60}?\b(?:sẽ|phấn đấu|dự kiến|phải|ước|hết hạn|hiệu lực|thời hạn|kế hoạch)\b", re.IGNORECASE
)
_ALLOWED = re.compile(
    r"\b(?:thời hạn|thời gian|hiệu lực|gia hạn|kéo dài|hạn chót)\b[^.;\n]{0,30}\Z", re.IGNORECASE
)
_REPORTING = re.compile(
    r"(?:\A|[.;\n*+:] ?-? ?)(?:(?:trong|kết quả(?: thực hiện)?|tổng kết|tình hình)(?: thực hiện)? )?"
    r"(?=(?:0?[69]|sáu|chín) tháng|quý |tháng [0-9])",
    re.IGNORECASE,
)
# Inside a sentence `6 tháng` may be how long something lasts, or another report: `sơ kết 6 tháng đầu năm`.
_INSIDE = re.compile(
    r"(?:\bđã\b[^.;\n]{0,120}?\btrong"
    r"|\b(?:kết quả|tổng(?: số)?|thu|chi|giải ngân|sản lượng|số lượng)\b[^.;,\n]{0,40}?)"
    r" (?=(?:6|9|sáu|chín) tháng (?:đầu năm|năm [0-9]))",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<=[69un] )tháng (?:đầu năm|năm [0-9])", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:báo cáo|sơ kết|tổng kết|hội nghị|kế hoạch|nhiệm vụ|chỉ tiêu|dự toán|chương trình|kỳ họp"
    r"|đánh giá)\b[^.;,\n]{0,40}\Z",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:đến nay|hiện nay|tính đến|hiện tại|đến thời điểm|hiện đã|cả năm)\b", re.IGNORECASE)
_LISTED = re.compile(r"[^.;\n]{0,12}[:(]")
_REPORTED = re.compile(r"[^.;\n]{0,60}\b(?:đã được báo cáo|theo báo cáo)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"[^.;\n]{0,60}\b(?:cùng kỳ|so với|đã được báo cáo|theo báo cáo)\b|[^.;\n]{0,12}[:(]", re.IGNORECASE
)
_MONTHS: dict[str, tuple[int, int]] = {"6 tháng": (1, 6), "9 tháng": (1, 9), "năm": (1, 12)}


def data_date(subject: Subject) -> Iterator[Remark]:
    """Yield the day of which a narrative's data are where it is outside the report's period."""
    text = subject.text(RESULT)
    first, last = days_of(subject.around.period)
    if last is None or not _UNTIL.search(text):
        return
    view = seen(text)
    told = [
        (start, end, day, found[0][:2].lower() == "từ")
        for found in _DATA.finditer(view.text)
        if (place := _day_at(view.text, found, last.year)) is not None
        for start, end, day in [place]
        if not _COMING.match(view.text, end)
        and not _ALLOWED.search(view.text, max(0, found.start() - 40), found.start())
    ]
    inside = any(day <= last and (first is None or day >= first) for _, _, day, _ in told)
    if inside and (old := _last_periods(subject, [day for _, _, day, _ in told])):
        start, end = next((start, end) for start, end, day, _ in told if day == old)
        values = {"day": shown_day(old)}
        stretch = Stretch(RESULT, view.start(start), view.end(end))
        yield Remark(stretch, "check.period.old_data", values, severity="info")
    for start, end, day, is_span in told:
        early = first is not None and day < first
        if (not early and day <= last) or (early and (inside or is_span or _is_history(day))):
            continue
        values = {"day": shown_day(day), "period": period_name(subject.around.period)}
        stretch = Stretch(RESULT, view.start(start), view.end(end))
        right = _in_year(day, first, last)
        suggestion = None
        if right is not None and str(day.year) in view.text[start:end]:
            suggestion = view.cut(start, end).replace(str(day.year), str(right.year))
        yield Remark(stretch, "check.period.data_date", values, suggestion=suggestion)


def _last_periods(subject: Subject, told: Sequence[date]) -> date | None:
    """Return the latest day of data where even that is of the period before; None where it is not."""
    former = subject.former
    if former is None or not is_later_in_year(subject.around.period, former.around.period):
        return None
    last = days_of(former.around.period)[1]
    day = max(told)
    return day if last is not None and day <= last else None


def _day_at(text: str, found: re.Match[str], year: int) -> tuple[int, int, date] | None:
    """Return the day that follows, with its place; one without a year is in the period's last."""
    start = found.end()
    full = read_date_at(text, start)
    if full is not None:
        return start, full.end, full.date
    if named := _MONTH.match(text, start):
        # Data of a whole month have its last day.
        last = days_of(Period("tháng", int(named["year"]), int(named["month"])))[1]
        return (start, named.end(), last) if last is not None else None
    if not found["day"]:
        return None
    end = found.end("month")
    if _MORE.match(text, end):
        return None
    try:
        return start, end, date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _is_history(day: date) -> bool:
    """Tell whether a day is the end or the start of a year, with which results are compared."""
    return (day.month, day.day) in ((12, 31), (1, 1), (12, 30))


def _in_year(day: date, first: date | None, last: date) -> date | None:
    """Return the same day in the period's year where it lies in the period; None where it does not."""
    try:
        moved = day.replace(year=last.year)
    except ValueError:
        return None
    return (
        moved
        if day.year != last.year and (first is None or first <= moved <= last) and moved <= last
        else None
    )


def last_words(subject: Subject) -> Iterator[Remark]:
    """Yield the period before where a narrative reports on it as if it were the report's own."""
    text, period = subject.text(RESULT), subject.around.period
    if period.year is None or period.kind == "khác":
        return
    begins = {found.end() for found in _REPORTING.finditer(text)}
    if _HALF.search(text):
        begins |= {
            found.end()
            for found in _INSIDE.finditer(text)
            if not _OTHERS.search(text, max(0, found.end() - 60), found.end() - 1)
        }
    if not begins or _NOW.search(text):
        return
    mentions = find_mentions(text)
    if any(_is_of(mention.period, period) for mention in mentions):
        return
    if len({(each.period.kind, each.period.ordinal) for each in mentions if each.period.kind != "năm"}) > 1:
        return
    for mention in mentions:
        start, end = mention.place.whole
        if (
            start in begins
            and _is_before(mention, period)
            and not _is_beside(text, end, mention, mentions, period)
        ):
            named = text[start:end]
            values = {"named": named, "period": period_name(period)}
            yield Remark(
                Stretch(RESULT, start, end),
                "check.period.last_words",
                values,
                suggestion=_renamed(named, mention.period, period),
            )
            return


def _is_beside(text: str, end: int, mention: Mention, mentions: Sequence[Mention], period: Period) -> bool:
    """Tell whether a period is named beside others: in a list, where each has its colon, or as a base."""
    if len(mentions) > 1 and _LISTED.match(text, end):
        return True
    is_earlier_year = mention.period.year not in (None, period.year)
    return bool((_COMPARED if is_earlier_year else _REPORTED).match(text, end))


def _is_of(named: Period, period: Period) -> bool:
    """Tell whether a period named is the report's own, or within it and after what was before."""
    if (named.kind, named.ordinal) == (period.kind, period.ordinal):
        return named.year in (None, period.year)
    return False


def _is_before(mention: Mention, period: Period) -> bool:
    """Tell whether a mention is of the period before the report's, and nothing else."""
    named = mention.period
    if mention.plan or mention.compared or mention.loose or mention.spelling in ("rest", "week", "days"):
        return False
    if named.kind == period.kind and named.ordinal == period.ordinal:
        return named.kind != "năm" and named.year == (period.year or 0) - 1
    if named.year not in (None, period.year):
        return False
    if period.kind in _MONTHS and named.kind in _MONTHS and named.kind != "năm":
        return _MONTHS[named.kind][1] < _MONTHS[period.kind][1]
    if period.kind in ("tháng", "quý") and named.kind == period.kind:
        return named.ordinal is not None and named.ordinal + 1 == period.ordinal
    return False


def _renamed(named: str, old: Period, new: Period) -> str | None:
    """Return a mention with the report's period in its place; None where nobody can say how."""
    said = rename_period(named, old if old.year else _with_year(old, new), new)
    return said if said != named else None


def _with_year(old: Period, new: Period) -> Period:
    return type(old)(old.kind, new.year, old.ordinal)
