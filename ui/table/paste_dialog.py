"""The dialog that shows what a paste will do to the table, before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QTableView

from db.records import Domain, Draft, Section
from ui.dialogs.dialog import Dialog
from ui.importing.draft_model import DraftModel, TaskFate
from ui.widgets.label import Label
from ui.widgets.list_with_text import ListWithText, as_list
from ui.widgets.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from db.records import Report, Task
    from ui.table.pasting import PastePlan

_MOST_NAMED = 5
_LETTERS = {"": 12, "number": 7, "evaluation": 13}
_OTHERS = 24


class PasteDialog(Dialog):
    """Choose whether the copied rows go over the cells or come as new tasks, and see what becomes of each."""

    def __init__(
        self, parent: QWidget | None, report: Report, plan: Callable[[bool], PastePlan], *, adds: bool = False
    ) -> None:
        super().__init__(parent, self.tr("Paste into the table"), "")
        self.accept_button.setText(self.tr("Paste"))
        self._report, self._plan = report, plan
        self._before: dict[str, Task] = {}
        self.over = QRadioButton(self.tr("&Over the cells from the current one on"))
        self.new = QRadioButton(self.tr("As &new tasks below the current one"))
        self._ways = QButtonGroup(self)
        for way in (self.over, self.new):
            self._ways.addButton(way)
            self.column.addWidget(way)
        self.told = Label(wraps=True)
        self.column.addWidget(self.told)
        self.model = DraftModel(self)
        self.list = ListWithText(table=QTableView())
        as_list(self.list.table, self.model)
        self.column.addWidget(self.list, 1)
        self.list.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        (self.new if adds else self.over).setChecked(True)
        self._ways.buttonToggled.connect(self._show)
        self._show()
        self.fit(900)

    def plan(self) -> PastePlan:
        """Return what is to be done, as it is chosen."""
        return self._plan(self.new.isChecked())

    def _show(self) -> None:
        plan = self.plan()
        changed, added = self.tr("changed"), self.tr("added")
        marks: dict[str, TaskFate] = {}
        for before, after in plan.changed:
            other = tuple(field for field in plan.fields if before.text(field) != after.text(field))
            marks[after.id] = TaskFate(changed, other)
        marks |= {task.id: TaskFate(added, plan.fields) for task in plan.added}
        self._before = {after.id: before for before, after in plan.changed}
        tasks = (*(after for _, after in plan.changed), *plan.added)
        section = Section(Domain(self._report.id, "", "", ""), tasks)
        self.model.show(Draft(self._report, (section,)), marks)
        letter = self.fontMetrics().averageCharWidth()
        for column, field in enumerate(self.model.fields()):
            self.list.table.setColumnWidth(column, _LETTERS.get(field, _OTHERS) * letter)
        self.told.setText("\n".join(self._said(plan)))
        self.accept_button.setEnabled(bool(plan.texts or plan.added))
        if tasks:
            self.list.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self.list.text.show_passages(())

    def _said(self, plan: PastePlan) -> list[str]:
        cells = sum(field != "first_deadline" for _, field, _ in plan.texts)
        said = [
            self.tr("Cells that change: {cells}. Tasks that come: {tasks}.").format(
                cells=cells, tasks=len(plan.added)
            )
        ]
        if plan.has_header:
            said.append(self.tr("The first copied row has the headings: each column goes under its own."))
        if plan.left_over:
            named = "; ".join(plan.left_over[:_MOST_NAMED]) + (
                "…" if len(plan.left_over) > _MOST_NAMED else ""
            )
            told = self.tr("The table has no column for {count} of the copied cells, which stay out: {named}")
            said.append(told.format(count=len(plan.left_over), named=" ".join(named.split())))
        return said

    def _on_row_chosen(self, current: QModelIndex, _former: QModelIndex) -> None:
        if not current.isValid():
            return
        task = self.model.record(current.row())
        names = self.model.headings()
        before = self._before.get(task.id)
        told: list[Passage] = []
        for field in self.plan().fields:
            text = task.text(field) if not isinstance(task, Domain) else ""
            former = before.text(field) if before else ""
            if text == former:
                continue
            pieces = [("removed", former), ("same", " → "), ("added", text)] if former else [("added", text)]
            told.append(Passage(names[field], tuple(piece for piece in pieces if piece[1])))
        self.list.text.show_passages(told)
