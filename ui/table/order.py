"""The order of a table's rows by what stands in one of its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from db.errors import ReportChanged
from db.text.folding import fold
from vqdesk.text.figures import parse_percent
from vqdesk.tracking.deadlines import read_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.verbs.outline import TaskOutline
    from ui.session.session import Session

_FIGURES = re.compile(r"[0-9]+")
_BEGINNING = 120
"""Characters of a text that its place goes by; of a content those that the outline has."""
_IN_OUTLINE: dict[str, Callable[[TaskOutline], str]] = {
    "content": attrgetter("content_start"),
    **{name: attrgetter(name) for name in ("number", "unit", "evaluation", "status", "deadline", "finished")},
}


Keys = dict[str, dict[str, tuple[Any, ...]]]
"""What places the texts of a column, by its field."""


@dataclass(frozen=True, slots=True)
class RowOrder:
    """By which text the rows stand, and whether from its end."""

    field: str
    descending: bool = False


def ordered(
    session: Session, rows: Sequence[TaskOutline], order: RowOrder, known: Keys | None = None
) -> list[str]:
    """Return the ids of tasks in an order; what has no text stands last, equals as in the annex.

    What places a text is `known` from then on: most of the time goes into that.
    """
    texts, key = _texts(session, rows, order.field), _key(session, order.field)
    placed = [(row.id, texts.get(row.id, "")) for row in rows]
    known = {} if known is None else known
    former = known.get(order.field, {})
    keys = {text: former.get(text) or key(text) for text in {text for _, text in placed} if text.strip()}
    known.clear()
    known[order.field] = keys
    said = [(task_id, keys[text]) for task_id, text in placed if text in keys]
    said.sort(key=lambda each: each[1], reverse=order.descending)
    return [*(task_id for task_id, _ in said), *(task_id for task_id, text in placed if text not in keys)]


def _texts(session: Session, rows: Sequence[TaskOutline], field: str) -> dict[str, str]:
    """Return the texts that tasks go by; those that the outline has need not be read."""
    known = _IN_OUTLINE.get(field)
    if known is not None:
        return {row.id: known(row) for row in rows}
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
    text = text[:_BEGINNING]
    return _FIGURES.sub(_by_value, fold(text)), text


def _by_value(figures: re.Match[str]) -> str:
    """Return figures so that they stand by their value, before any other sign."""
    plain = figures[0].lstrip("0")
    return f"\0{len(plain):03}{plain}"
