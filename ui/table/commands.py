"""What is done with the chosen cells and rows of the table: copied, emptied, deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from db.errors import Refused
from ui.dialogs import message_box
from ui.session import row_moves
from ui.table.view import ranges
from ui.widgets.keyboard import take_composed

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.changes import Changes
    from db.records import Report
    from ui.session.session import Session
    from ui.table.pasting import PastePlan
    from ui.table.view import TaskTable


class TableCommands(QObject):
    """Act on what is chosen in a table, each as one step of undo; `actions` are the commands."""

    done = Signal(str)
    """Something was changed that undo takes back: a sentence that says what."""

    def __init__(self, session: Session, table: TaskTable) -> None:
        super().__init__(table)
        self._session, self._table = session, table
        table.row_dragged.connect(self.move)
        self.actions = [
            self._make(self.tr("&Copy"), "Ctrl+C", self.copy),
            self._make(self.tr("&Paste..."), "Ctrl+V", self.paste),
            self._make(self.tr("Paste as &new tasks..."), "Ctrl+Shift+Ins", self.paste_new),
            self._make(self.tr("&Empty the chosen cells"), "Del", self.erase),
            self._make(self.tr("Delete the chosen &tasks"), "Ctrl+-", self.delete),
        ]

    def _make(self, text: str, key: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._table)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)

        def call() -> None:
            take_composed()
            act()

        action.triggered.connect(call)
        self._table.addAction(action)
        return action

    # Copying

    def copy(self) -> None:
        """Copy the chosen cells: pasted into Excel or Word, they are cells again."""
        rows = self.chosen_texts()
        if not rows:
            return
        # The table opens without all that lays out an annex.
        from vqdesk.exporting.clipboard import format_cells

        html, text = format_cells(rows)
        mime = QMimeData()
        mime.setData("text/html", html.encode())
        mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)

    def chosen_texts(self) -> list[list[str]]:
        """Return the texts of the chosen cells, row by row; what is not chosen between them is empty.

        A band has its name at the beginning.
        """
        self._session.flush()
        chosen = ranges(self._table)
        if not chosen:
            return []
        first, last = min(each.left() for each in chosen), max(each.right() for each in chosen)
        tasks = self._table.tasks
        wanted: dict[int, set[int]] = {}
        for each in chosen:
            for row in range(each.top(), each.bottom() + 1):
                wanted.setdefault(row, set()).update(range(each.left(), each.right() + 1))
        found: list[list[str]] = []
        for row in sorted(wanted):
            if tasks.task_id(row) is None:
                name = tasks.data(tasks.index(row, 0), Qt.ItemDataRole.DisplayRole)
                found.append([str(name), *[""] * (last - first)])
                continue
            columns = wanted[row]
            found.append(
                [
                    tasks.text(tasks.index(row, column)) if column in columns else ""
                    for column in range(first, last + 1)
                ]
            )
        return found

    # Pasting

    def paste(self) -> None:
        """Put what Excel or Word has copied over the cells, once the clerk has seen what it will do."""
        self._paste(adds=False)

    def paste_new(self) -> None:
        """Put the copied rows in as new tasks below the current one, once the clerk has seen them."""
        self._paste(adds=True)

    def _paste(self, *, adds: bool) -> None:
        from ui.table.paste_dialog import PasteDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None or self._session.lock.refuses():
            return
        rows = self._copied()
        if not rows:
            return
        place = self._table.currentIndex()
        dialog = PasteDialog(
            self._table.window(), report, lambda new: self._planned(rows, report, as_new=new), adds=adds
        )
        if dialog.exec():
            self._put(dialog.plan())
            self._table.go_to(place.row(), max(place.column(), 0))
        dialog.deleteLater()

    def _copied(self) -> list[list[str]]:
        from ui.table.pasting import copied_rows

        mime = QGuiApplication.clipboard().mimeData()
        # There is none while the clipboard is empty or another program holds it.
        html, text = (mime.html(), mime.text()) if mime else ("", "")
        try:
            rows = copied_rows(html, text)
        except Refused as refused:
            self._session.refuse(refused)
            return []
        if rows and not self._session.domains():
            message_box.warn(self._table.window(), self.tr("Add a domain first: new tasks come into one."))
            return []
        if not rows:
            message_box.warn(self._table.window(), self.tr("Nothing is copied that could be pasted."))
        return rows

    def _planned(self, rows: list[list[str]], report: Report, *, as_new: bool) -> PastePlan:
        """Return what pasting does; one copied cell goes into every chosen one."""
        from ui.table.pasting import empty_task, plan_paste

        tasks, session = self._table.tasks, self._session
        chosen, here = ranges(self._table), self._table.currentIndex()
        top = min((each.top() for each in chosen), default=max(here.row(), 0))
        left = min((each.left() for each in chosen), default=max(here.column(), 0))
        below = (
            [] if as_new else [each for row in range(top, tasks.rowCount()) if (each := tasks.task_id(row))]
        )
        if as_new:
            left = 0 if len(rows[0]) > 1 else left
        elif len(rows) == len(rows[0]) == 1 and len(chosen) == 1:
            count = sum(tasks.task_id(row) is not None for row in range(top, chosen[0].bottom() + 1))
            rows = [rows[0] * chosen[0].width()] * max(count, 1)
        domain_id, behind = self._place_of_new(below, as_new=as_new)
        plan = plan_paste(
            rows,
            tasks.columns,
            at=left,
            targets=[session.task(task_id) for task_id in below[: len(rows)]],
            make=lambda: empty_task(report.id, domain_id),
            period=report.period,
            number=int(session.store.tasks.next_number(report.id)),
        )
        return replace(plan, behind=behind)

    def _place_of_new(self, below: list[str], *, as_new: bool) -> tuple[str, str | None]:
        """Return the domain that new tasks come into, and the task behind which they stand there."""
        session = self._session
        row = session.row(session.task_id if as_new else below[-1] if below else None)
        if row is not None:
            return row.domain_id, row.id
        domains = session.domains()
        return session.domain_id or (domains[-1].id if domains else ""), None

    def _put(self, plan: PastePlan) -> None:
        """Write what was seen and accepted, as one step of undo."""
        store, report_id = self._session.store, self._report()
        if self._did(lambda: store.tasks.write_all(report_id, plan.texts, plan.added, after=plan.behind)):
            said = self.tr("Pasted. Cells changed: {cells}. Tasks added: {tasks}.")
            cells = sum(field != "first_deadline" for _, field, _ in plan.texts)
            self.done.emit(said.format(cells=cells, tasks=len(plan.added)))

    # Changing

    def erase(self) -> None:
        """Empty the chosen cells; where whole rows are chosen delete their tasks."""
        if self._session.report_id is None or self._session.lock.refuses():
            return
        if self._table.selectionModel().selectedRows():
            self.delete()
            return
        self._session.flush()
        texts = [(task_id, field, "") for task_id, field in self._chosen_cells()]
        texts = [each for each in texts if self._session.task(each[0]).text(each[1])]
        if texts and self._did(lambda: self._session.store.tasks.write_all(self._report(), texts)):
            self.done.emit(self.tr("Cells emptied: {count}").format(count=len(texts)))

    def delete(self) -> None:
        """Delete the tasks of the chosen rows, several after a question."""
        chosen = self._table.chosen_tasks()
        if not chosen or self._session.lock.refuses():
            return
        question = self.tr("Delete the {count} chosen tasks?").format(count=len(chosen))
        if len(chosen) > 1 and not message_box.ask(self._table.window(), question, self.tr("Delete")):
            return
        self._session.flush()
        near = self._near(set(chosen))
        if self._did(lambda: self._session.store.tasks.delete_all(self._report(), chosen)):
            self._session.go_to("task", near)
            self.done.emit(self.tr("Tasks deleted: {count}").format(count=len(chosen)))

    def move(self, row: int, place: int) -> None:
        """Move the task of a row to where another row stands: in the annex, as one step of undo."""
        tasks = self._table.tasks
        target, task_id = tasks.place_for(row, place), tasks.task_id(row)
        if target is None or task_id is None or self._session.lock.refuses():
            return
        if self._table.held:
            self._move_all(self._table.held, target)
            return
        self._session.flush()
        domain_id, before = target
        store = self._session.store
        if self._did(lambda: store.tasks.move(self._report(), task_id, domain_id=domain_id, before=before)):
            self._session.go_to("task", task_id)

    def move_chosen(self, step: int) -> bool:
        """Move the tasks of several chosen rows by one place, -1: up; false where no several are chosen."""
        chosen = self._table.chosen_tasks()
        if len(chosen) < 2:
            return False
        if not self._session.lock.refuses():
            rows, domains = self._session.outline(), [domain.id for domain in self._session.domains()]
            target = (
                row_moves.one_up(rows, domains, chosen[0])
                if step < 0
                else row_moves.one_down(rows, domains, chosen[-1])
            )
            if target is not None:
                self._move_all(chosen, target)
        return True

    def _move_all(self, chosen: list[str], target: row_moves.Target) -> None:
        """Move tasks behind each other to a place, as one step of undo; their rows stay chosen."""
        self._session.flush()
        (domain_id, before), here, verbs = target, self._session.task_id, self._session.store.tasks
        if self._did(lambda: verbs.move_all(self._report(), chosen, domain_id=domain_id, before=before)):
            self._session.go_to("task", here if here in chosen else chosen[0])
            self._table.choose_tasks(chosen)
            self.done.emit(self.tr("Tasks moved: {count}").format(count=len(chosen)))

    def _near(self, gone: set[str]) -> str:
        """Return the task that takes the place of those that go: the one below them, else above."""
        rows = [row.id for row in self._session.outline()]
        last = max((at for at, task_id in enumerate(rows) if task_id in gone), default=-1)
        below = (task_id for task_id in rows[last + 1 :] if task_id not in gone)
        above = (task_id for task_id in reversed(rows[: last + 1]) if task_id not in gone)
        return next(below, None) or next(above, "")

    def _chosen_cells(self) -> list[tuple[str, str]]:
        """Return the chosen cells: the task, and which of its texts."""
        tasks = self._table.tasks
        found: list[tuple[str, str]] = []
        for each in ranges(self._table):
            for row in range(each.top(), each.bottom() + 1):
                task_id = tasks.task_id(row)
                if task_id is not None:
                    fields = (tasks.field(column) for column in range(each.left(), each.right() + 1))
                    found += [(task_id, field) for field in fields]
        return found

    def _report(self) -> str:
        return self._session.report_id or ""

    def _did(self, verb: Callable[[], Changes]) -> bool:
        """Do a verb and tell all views what it changed; a refusal is said, and nothing is changed then."""
        try:
            changes = self._session.verb_at_length(verb)
        except Refused as refused:
            self._session.refuse(refused)
            return False
        self._session.tell(changes)
        self._session.acted.emit()
        return bool(changes)
