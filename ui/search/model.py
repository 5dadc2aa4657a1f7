"""The list model of search hits, a line each; a text is read only when it is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from db.errors import Refused
from db.text.folding import fold, office_key
from ui.looks.lit_delegate import PIECES
from ui.session.record_names import domain_name, told_period
from ui.widgets.tip import tip

if TYPE_CHECKING:
    from db.records import Report, Task
    from db.search.query import Hit
    from ui.session.session import Session

_BEFORE, _LONGEST = 24, 90
_NOWHERE = QModelIndex()


class HitsModel(QAbstractListModel):
    """List hits: number, unit, the words around what was found; another report's period and office before."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._query = ""
        self._hits: list[Hit] = []

    def show(self, query: str, hits: list[Hit]) -> None:
        """Show the hits of a query."""
        self.beginResetModel()
        self._query, self._hits = query, hits
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """Return the hit of a row."""
        return self._hits[row]

    def row_of(self, hit: Hit | None) -> int | None:
        """Return the row of what a hit points to; None where it is not found any more."""
        places = [(each.report_id, each.record_id, each.field) for each in self._hits]
        wanted = hit and (hit.report_id, hit.record_id, hit.field)
        return places.index(wanted) if wanted in places else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return a hit's line, and its pieces around the word that was found."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, PIECES):
            return None
        try:
            line = self._line(self._hits[index.row()])
        except Refused:
            line = self.tr("(no longer there)")
        if role == PIECES:
            return _pieces(line, self._query)
        return tip(line) if role == Qt.ItemDataRole.ToolTipRole else line

    def _line(self, hit: Hit) -> str:
        store = self._session.store
        if hit.record == "domain":
            line = domain_name(store.domains.get(hit.report_id, hit.record_id))
        else:
            task = store.tasks.get(hit.report_id, hit.record_id)
            found = _found(task, hit.field, self._query)
            line = " · ".join(part for part in (task.number, task.unit, found) if part.strip())
        if hit.report_id != self._session.report_id:
            line = f"[{self._name(store.reports.get(hit.report_id))}] {line}"
        return " ".join(line.split())

    def _name(self, report: Report) -> str:
        """Return another report's period, and its office where that is not the open report's."""
        own = self._session.report()
        name = told_period(self._session.store, report, self._session.lang)
        is_own = own is not None and office_key(own.organisation) == office_key(report.organisation)
        return name if is_own or not report.organisation else f"{name} - {report.organisation}"


def excerpt(text: str, query: str) -> str:
    """Return the part of a text, on one line, that holds a query's first word, folded or not."""
    plain = " ".join(text.split())
    at, _ = _found_at(plain, query)
    start = 0 if at <= _BEFORE else plain.rfind(" ", 0, at - _BEFORE + 8) + 1
    cut = plain[start : start + _LONGEST]
    return ("..." if start else "") + cut + ("..." if start + _LONGEST < len(plain) else "")


def _pieces(line: str, query: str) -> tuple[str, str, str]:
    """Return what stands before the found word in a line, the word, and what stands behind it."""
    start, end = _found_at(line, query)
    return line[:start], line[start:end], line[end:]


def _found_at(text: str, query: str) -> tuple[int, int]:
    """Return where the first word of a query that is there begins and ends, folded or not; 0, 0 for none."""
    # Letter by letter, so that places in the folded text are places in the text.
    folded = "".join((fold(letter) or " ")[0] for letter in text)
    words = re.findall(r"\w+", fold(query))
    spots = ((folded.find(word), len(word)) for word in words)
    return next(((at, at + length) for at, length in spots if at >= 0), (0, 0))


def _found(task: Task, field: str, query: str) -> str:
    """Return the words around what was found; number and unit are shown anyway, so the content's start."""
    if field in ("number", "unit"):
        return excerpt(task.content, "")
    return excerpt(task.text(field), query)
