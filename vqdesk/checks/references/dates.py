"""The rule on dates that cannot be: a day that no calendar has, a year of three digits or none."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, TaskRule, narrative
from vqdesk.text.seen import seen, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.text.seen import Seen

_DAY = re.compile("[nN](?i:gày)[ \u00a0]{0,3}[0-9OolI]")  # letters may have been typed for digits
# Behind the word "ngày" a day is meant; `ngày 10-12/3/2024` are two, and `24/7` is none.
_DATE = re.compile(
    r"""[nN](?<!\w.)(?i:gày[ \u00a0]{0,3}(?P<date>
    (?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{1,6})
    |(?P<day2>[0-9]{1,2})[ \u00a0]tháng[ \u00a0](?P<month2>[0-9]{1,2})
    [ \u00a0]năm[ \u00a0](?P<year2>[0-9]{1,6}))(?![0-9])(?![/-][0-9]))""",
    re.VERBOSE,
)
_NO_YEAR = re.compile(
    r"[ \u00a0]{0,3},?[ \u00a0]{0,3}(?P<date>ngày[ \u00a0]{0,3}[0-9]{1,2}/[0-9]{1,2})"
    r"(?![0-9/.-]|[ \u00a0]?/)",
    re.IGNORECASE,
)
_YEARS = range(1930, 2100)
"""The years that a document of a report may have."""
_PAST = range(1000, 1930)
"""The years of which a report may tell: `kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh 19/5/1890`."""
_NEAR = 3  # characters from a document's number to its date


def find_wrong_dates(subject: Subject) -> Iterator[Remark]:
    """Yield the dates that cannot be, and those of documents that lack their year."""
    for field, text in subject.texts.items():
        view = seen(text)
        if not _DAY.search(view.text):
            continue
        ends = [citation.end for citation in subject.citations.get(field, ())]
        for match in _DATE.finditer(with_figures(view.text)):
            place = view.start(match.start())
            before = bisect_right(ends, place)
            cited = before > 0 and place - ends[before - 1] <= _NEAR
            if (remark := _fault(field, view, match, cited=cited)) is not None:
                yield remark
        for citation in subject.citations.get(field, ()):
            if citation.date is None and (found := _NO_YEAR.match(text, citation.end)):
                stretch = Stretch(field, *found.span("date"))
                yield Remark(stretch, "reference.date.no_year", severity="info")


def _fault(field: str, view: Seen, match: re.Match[str], *, cited: bool) -> Remark | None:
    """Return what is wrong with a date; one of a document that is `cited` may not be of long ago."""
    day, month, year = (match[name] or match[f"{name}2"] for name in ("day", "month", "year"))
    start, end = match.span("date")
    stretch = Stretch(field, view.start(start), view.end(end))
    typed = view.cut(start, end)
    if len(year) == 2 and _is_day(day, month, f"20{year}"):
        full = f"{view.cut(start, end - 2)}20{view.cut(end - 2, end)}"
        return Remark(stretch, "reference.date.short", {"date": typed}, suggestion=full, severity="info")
    if not cited and (match["year2"] or len(year) == 4) and _is_past(year):
        return None
    if len(year) != 4 or int(year) not in _YEARS:
        return Remark(stretch, "reference.date.year", {"date": typed})
    return None if _is_day(day, month, year) else Remark(stretch, "reference.date.none", {"date": typed})


def _is_past(year: str) -> bool:
    """Tell whether a year may be one of long ago: of four digits, or of three that begin none of ours."""
    return int(year) in _PAST or (len(year) == 3 and not year.startswith(("19", "20", "0")))


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


DATE = TaskRule(
    "reference.date",
    "warning",
    find_wrong_dates,
    fires=(
        Example({"documents": "Quyết định số 318/QĐ-UBND ngày 31/6/2024"}, "31/6/2024"),
        Example({"documents": "Quyết định số 318/QĐ-UBND, ngày 14/16/2024"}, "14/16/2024"),
        narrative("Số liệu tính đến ngày 31/9/2024.", "31/9/2024"),
        narrative("Quyết định số 318/QĐ-UBND ngày 29 tháng 02 năm 2023", "29 tháng 02 năm 2023"),
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/202 của UBND huyện", "14/6/202"),
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/20244", "14/6/20244"),
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/0224", "14/6/0224"),
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/1024", "14/6/1024"),
        narrative("Kế hoạch số 64/KH-UBND, ngày 14 tháng 6 năm 202", "14 tháng 6 năm 202"),
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/24", "14/6/24", "14/6/2024"),
        narrative("theo Kế hoạch số 64/KH-UBND ngày 14/6 của UBND huyện", "ngày 14/6"),
    ),
    silent=(
        narrative("Kế hoạch số 64/KH-UBND ngày 14/6/2024; ngày 29/02/2024; ngày 05-3-2024; ngày 5.3.2024."),
        narrative(
            "Họp ngày 15/5; các ngày 10-12/3/2024; từ ngày 25/4-02/5/2024; ngày 19/5 và 02/9 hằng năm."
        ),
        narrative(
            "Trực 24/24 giờ mỗi ngày 7/7; trong ngày 1.500 lượt; bình quân ngày 12,5 tấn; ngày 3/4 hộ."
        ),
        narrative("Kỷ niệm ngày 19/5/1890; thành lập ngày 01 tháng 7 năm 1908; ngày 4 tháng 9 năm 938."),
        narrative("Kỷ niệm ngày 03/02/1930; Nghị định số 30/2020/NĐ-CP ngày 05/3/2020."),
    ),
)
