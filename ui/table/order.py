"""The order of a table's rows by what stands in one of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.errors import ReportChanged
from db.text.folding import fold
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.deadlines import read_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.verbs.outline import TaskOutline
    from ui.session.session import Session

_FIGURES = re.compile(r"([0-9]+)")
_BEGINNING = 120
"""Characters of a text that its place goes by."""


@dataclass(frozen=True, slots=True)
class RowOrder:
    """By which text the rows stand, and whether from its end."""

    field: str
    descending: bool = False


def ordered(session: Session, rows: Sequence[TaskOutline], order: RowOrder) -> list[str]:
    """Return the ids of tasks in an order; what has no text stands last, equals as in the annex."""
    texts = _texts(session, order.field)
    key = _key(session, order.field)
    placed = [(row.id, texts.get(row.id, "")) for row in rows]
    said = [(task_id, key(text)) for task_id, text in placed if text.strip()]
    said.sort(key=lambda each: each[1], reverse=order.descending)
    return [*(task_id for task_id, _ in said), *(task_id for task_id, text in placed if not text.strip())]


def _texts(session: Session, field: str) -> dict[str, str]:
    while True:
        try:
            return dict(session.store.tasks.texts_of(session.report_id or "", field))
        except ReportChanged:
            continue


def _key(session: Session, field: str) -> Callable[[str], tuple[Any, ...]]:
    """Return what places a text of a column: days, shares and figures in words go by their value."""
    if field in ("deadline", "finished"):
        period = session.standings.all().period

        def by_day(text: str) -> tuple[Any, ...]:
            read = read_deadline(text, period)
            day = read.last_day if read else None
            return (day is None, day or date.max, *_by_words(text))

        return by_day
    return _by_share if field == "evaluation" else _by_words


def _by_share(text: str) -> tuple[Any, ...]:
    share = parse_percent(text)
    return (share is None, share if share is not None else Decimal(0), *_by_words(text))


def _by_words(text: str) -> tuple[Any, ...]:
    """Return folded words and figures by turns, so that 2 stands before 10, and the text as it is."""
    parts = _FIGURES.split(fold(text[:_BEGINNING]))
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), text[:_BEGINNING]
