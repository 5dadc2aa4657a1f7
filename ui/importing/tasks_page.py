"""The import dialog's page with the tasks as they will be, beside what stands in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.records import Domain, Task
from ui.importing.draft_model import DraftModel
from ui.widgets.list_with_text import ListWithText, as_list
from ui.widgets.passage import Passage
from vqdesk.messages.catalogue import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from db.records import Draft
    from ui.importing.draft_model import TaskFate
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.annex.source.grid import Cell


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft as it will be, what it was read from, and what becomes of the stored report's tasks.

    `marks` and `former` go by the draft's task ids; `sources` gives for them the ids in the file, where
    these are others.
    """

    draft: Draft
    found: Recognised
    marks: Mapping[str, TaskFate] = field(default_factory=dict)
    former: Mapping[str, Task] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


class TasksPage(ListWithText):
    """Show a draft's domains and tasks, and for the chosen one the source's cells and the former texts."""

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._shown: ShownDraft | None = None
        self.model = DraftModel(self)
        as_list(self.table, self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)

    def show_draft(self, shown: ShownDraft) -> None:
        """Show another draft; the row that was chosen stays chosen where there is one."""
        row = self.table.currentIndex().row() if self._shown else -1
        self._shown = shown
        self.table.clearSpans()
        self.model.show(shown.draft, shown.marks)
        self._fit_columns()
        rows = self.model.rowCount()
        if not 0 <= row < rows:
            row = next((row for row in range(rows) if isinstance(self.model.record(row), Task)), 0)
        if rows:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.text.show_passages(self._told(row) if rows else [])

    def _fit_columns(self) -> None:
        header, count = self.table.horizontalHeader(), self.model.columnCount()
        character_width = self.fontMetrics().averageCharWidth()
        words = {mark.word for mark in self._shown.marks.values()} if self._shown else set()
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0) + 2 * character_width
        for column, name in enumerate(self.model.fields()):
            narrow = {
                "": max(13 * character_width, widest),
                "number": 7 * character_width,
                "evaluation": 13 * character_width,
            }.get(name)
            mode = header.ResizeMode.Interactive if narrow else header.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if narrow:
                header.resizeSection(column, narrow)
        # A single cell is no span: Qt warns of one.
        for row in range(self.model.rowCount()) if count > 1 else ():
            if isinstance(self.model.record(row), Domain):
                self.table.setSpan(row, 0, 1, count)

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        self.text.show_passages(self._told(current.row()) if current.isValid() else [])

    def _told(self, row: int) -> list[Passage]:
        """Return what the stored report has instead of a row, and the source's cells, each with its place."""
        if self._shown is None:
            return []
        found, record = self._shown.found, self.model.record(row)
        index = found.places.get(self._shown.sources.get(record.id, record.id))
        if found.grid is not None and index is not None:
            told = [Passage.of(self._place(found, cell), cell.text) for cell in found.grid.covering(index)]
        elif isinstance(record, Task):
            told = [Passage.of(name, text) for name, text in self._texts(record) if text]
        else:
            told = []
        return self._former(record) + told

    def _place(self, found: Recognised, cell: Cell) -> str:
        """Return where a cell stands, and its column's heading in the file."""
        headings = found.header.texts if found.header else ()
        heading = headings[cell.column] if cell.column < len(headings) else ""
        return " - ".join(part for part in (place(cell.where, self._lang), heading) if part.strip())

    def _texts(self, task: Task) -> list[tuple[str, str]]:
        names = self.model.headings()
        return [(names[field], task.text(field)) for field in self.model.fields() if field]

    def _former(self, record: Domain | Task) -> list[Passage]:
        former = self._shown.former.get(record.id) if self._shown else None
        if former is None or self._shown is None:
            return []
        names = self.model.headings()
        changed = self._shown.marks[record.id].changed
        known = [(names[each], former.text(each)) for each in changed if each in names]
        said = Passage.of("", self.tr("In the report until now:"), title=True)
        last = len(known) - 1
        told = [Passage.of(name, text, ends=index == last) for index, (name, text) in enumerate(known)]
        return [said, *told] if told else []
