"""The rule on years: a document of January that bears last year's, of a day to come, of two years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.records import Period
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, ReportRule
from vqdesk.checks.frame.subject import DOCUMENTS, Surroundings
from vqdesk.checks.references.documents import CitedDocument, cited_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject

_YEAR = re.compile(r"[0-9]{4}\)?\Z")
_LATEST = timedelta(days=100)  # behind a period's end, when its report has long been signed
_FEW = 100  # numbers that are given out in a January
_PLANS = frozenset(("KH", "CTR"))


def find_wrong_years(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield the references whose year cannot be, or is likely last year's, typed in January."""
    documents = cited_documents(subjects)
    years = {each.citation.date.year for each in documents if each.citation.date and each.field == DOCUMENTS}
    for each in documents:
        if key := _fault(each, years):
            yield each.subject, _remark(each, key)


def _fault(document: CitedDocument, years: set[int]) -> str:
    day, around = document.citation.date, document.subject.around
    if day is None:
        return ""
    if document.year_in_symbol is not None and document.year_in_symbol != day.year:
        return "reference.year.symbol"
    if (last := _last_day(around)) is not None and day > last:
        return "reference.year.ahead"
    is_plan = document.field == DOCUMENTS and document.kind in _PLANS and not document.by
    if is_plan and around.period.year in years and _is_january_slip(document, around):
        return "reference.year.last"
    return ""


def _last_day(around: Surroundings) -> date | None:
    """Return the day after which no document can be: that of the check, or months behind the period's end."""
    if around.as_of is not None or not around.period.last_day:
        return around.as_of
    return date.fromisoformat(around.period.last_day) + _LATEST


def _is_january_slip(document: CitedDocument, around: Surroundings) -> bool:
    """Tell whether a plan has a January's day and number, and the year before the report's."""
    day, number = document.citation.date, document.citation.number
    if day is None or around.period.year is None or not number.isdecimal():
        return False
    return day.year == around.period.year - 1 and day.month == 1 and int(number) < _FEW


def _remark(document: CitedDocument, key: str) -> Remark:
    citation, around = document.citation, document.subject.around
    values = {"document": citation.text, "year": around.period.year, "told": document.year_in_symbol}
    if key == "reference.year.last" and (found := _YEAR.search(citation.text)):
        start = citation.start + found.start()
        suggestion = str(around.period.year)
        return Remark(Stretch(document.field, start, start + 4), key, values, suggestion=suggestion)
    return Remark(document.stretch, key, values)


def _example(first: str, *others: str, marked: str = "", suggestion: str | None = None) -> Example:
    rows = tuple({"documents": text} for text in others)
    return Example({"documents": first}, marked, suggestion, others=rows, around=_AROUND)


_AROUND = Surroundings(Period("9 tháng", 2024), as_of=date(2024, 9, 27))
_THIS_YEAR = "Kế hoạch số 47/KH-UBND ngày 31/01/2024"

YEAR = ReportRule(
    "reference.year",
    "warning",
    find_wrong_years,
    fires=(
        _example("Kế hoạch số 07/KH-PGDĐT, ngày 03/01/2023", _THIS_YEAR, marked="2023", suggestion="2024"),
        _example(
            "Nghị định số 15/2023/NĐ-CP ngày 05/4/2024",
            marked="Nghị định số 15/2023/NĐ-CP ngày 05/4/2024",
        ),
        _example("Kế hoạch số 47/KH-UBND ngày 31/01/2042", marked="Kế hoạch số 47/KH-UBND ngày 31/01/2042"),
        _example("Kế hoạch số 12/KH-UBND ngày 15/01/2023", _THIS_YEAR, marked="2023"),
        Example(
            {"documents": "Kế hoạch số 112/KH-UBND ngày 12/3/2025"},
            "Kế hoạch số 112/KH-UBND ngày 12/3/2025",
            around=Surroundings(Period("9 tháng", 2024)),
        ),
        Example(
            {"documents": "Kế hoạch số 47/KH-UBND ngày 31/01/2042"},
            "Kế hoạch số 47/KH-UBND ngày 31/01/2042",
            around=Surroundings(Period("9 tháng", 2024)),
        ),
    ),
    silent=(
        _example("Phương án số 53/PA-UBND ngày 31/10/2023", _THIS_YEAR),
        _example("Nghị quyết số 63-NQ/HU ngày 25/12/2023", _THIS_YEAR),
        _example("Kế hoạch số 07/KH-UBND ngày 03/01/2023 của UBND tỉnh", _THIS_YEAR),
        _example("Kế hoạch số 07/KH-UBND ngày 03/01/2023", "Kế hoạch số 09/KH-UBND ngày 05/02/2023"),
        _example("Nghị định số 15/2023/NĐ-CP ngày 05/4/2023", _THIS_YEAR),
        Example(
            {"documents": "Kế hoạch số 47/KH-UBND ngày 31/01/2025"},
            around=Surroundings(Period("năm", 2024)),
        ),
    ),
)
