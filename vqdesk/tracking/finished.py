"""On which day a task was finished, as its text tells it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.tracking.documents import without_documents
from vqdesk.tracking.spans import TAKEN, find_spans, year_of

if TYPE_CHECKING:
    from datetime import date

    from db.records import Period

_LATE_BY = re.compile(r"\b(?:qua|tre|cham|muon|truoc|som)(?: han)?:? [0-9]+ ngay\b")
_NOT_TOLD = re.compile(
    r"[0-9]|\b(?:chua|khong|du kien|se|khoang|gia han|hoac)\b"
    rf"|\b(?:truoc|sau|tu|den|toi|dau|giua)(?: ngay| thang)* ?{TAKEN}"
)


class Finished(NamedTuple):
    """When a task was finished: on one day, or on one of several (`tháng 8`)."""

    first: date
    last: date


def read_finished(text: str, period: Period) -> Finished | None:
    """Read on which day a task of a period's report was finished; None where the text does not tell it.

    A day without a year is in the period's year. Of several days nobody can tell which.
    """
    return _read(text, period) if text else None


@lru_cache(maxsize=20_000)
def _read(text: str, period: Period) -> Finished | None:
    spans, rest = find_spans(without_documents(text))
    if len(spans) != 1 or _NOT_TOLD.search(_LATE_BY.sub("", rest)):
        return None
    year = year_of(period)
    first, last = spans[0].first_day(year), spans[0].last_day(year)
    return Finished(first, last) if first is not None and last is not None and first <= last else None
