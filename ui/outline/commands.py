"""Outline commands: add, rename, move and delete the tasks and domains of the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.dialogs import message_box
from ui.outline.head import HOW_FAR
from ui.session.record_names import domain_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.verbs.outline import TaskOutline
    from ui.session.session import Session


class OutlineCommands(QObject):
    """Act on the session's current task or domain, after a question where more than a task goes."""

    told = Signal(str)
    """A sentence for the bar."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.tasks_in_sight: Callable[[], list[TaskOutline]] = session.outline
        """Returns the tasks in the order in which the window shows them."""

    # From task to task; the cursor stays in its field

    def go_next(self) -> None:
        """Go to the task behind the current one; at the last one stay."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the task before the current one; at the first one stay."""
        self._go(-1)

    def go_open(self) -> None:
        """Go to the next task that does not say how far it is, from the last to the first."""
        rows, report = self.tasks_in_sight(), self._session.report()
        asked = {column.field for column in report.columns} if report else set()
        at = next((at for at, row in enumerate(rows) if row.id == self._session.task_id), -1)
        following = rows[at + 1 :] + rows[: at + 1]
        has_state = not HOW_FAR.isdisjoint(asked)
        task = next((row for row in following if _is_open(row, has_state=has_state)), None)
        if task is None:
            self.told.emit(self.tr("Every task shown here is assessed."))
        else:
            self._session.go_to("task", task.id)

    def _go(self, step: int) -> None:
        rows = self.tasks_in_sight()
        at = next((at for at, row in enumerate(rows) if row.id == self._session.task_id), None)
        if at is None:
            # A domain leads to its own tasks.
            here = [place for place, row in enumerate(rows) if row.domain_id == self._session.domain_id]
            at = (here[0] if here else 0) + (-1 if step > 0 else 0)
        if 0 <= at + step < len(rows):
            self._session.go_to("task", rows[at + step].id)

    # What acts on the current row

    def add_task(self) -> None:
        """Add a task and put the cursor into its first field to fill."""
        if self._session.add_task():
            self._session.field_chosen.emit("unit")

    def delete_row(self) -> None:
        """Delete the current task, or the current domain after a question."""
        if self._session.kind == "task":
            self._session.delete_task()
        elif domain := self._session.domain():
            count = len(self._session.rows_of(domain.id))
            question = self.tr("Delete the domain “{name}” with its {count} tasks?")
            said = question.format(name=domain_name(domain), count=count)
            if message_box.ask(self._window, said, self.tr("Delete")):
                self._session.delete_domain()

    def edit_status_words(self) -> None:
        """Let the clerk edit the words that the open report's office has for the status of a task."""
        from ui.outline.status_words_dialog import StatusWordsDialog

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        words = self._session.standings.words()
        dialog = StatusWordsDialog(words, report.organisation, self._window)
        dialog.ask_until(lambda: dialog.words() == words or self._session.keep_status_words(dialog.words()))
        dialog.deleteLater()

    def move_up(self) -> None:
        """Move the current task or domain up."""
        if self._session.kind == "task":
            self._session.move_task_up()
        else:
            self._session.move_domain_up()

    def move_down(self) -> None:
        """Move the current task or domain down."""
        if self._session.kind == "task":
            self._session.move_task_down()
        else:
            self._session.move_domain_down()

    def add_domain(self) -> None:
        """Ask for a domain's name and add it at the annex's end."""
        from ui.outline.domain_dialog import DomainDialog, next_numeral

        numeral = next_numeral(domain.numeral for domain in self._session.domains())
        dialog = DomainDialog(self._window, self.tr("Add a domain"), self.tr("Add"), numeral)
        dialog.ask_until(
            lambda: self._session.add_domain(dialog.numeral.text().strip(), dialog.name.text().strip())
        )

    def rename(self) -> None:
        """Rename the current domain; of a task, go to its unit and content."""
        from ui.outline.domain_dialog import DomainDialog

        if self._session.kind == "task":
            self._session.field_chosen.emit("content")
        elif domain := self._session.domain():
            title, accept = self.tr("Rename the domain"), self.tr("Rename")
            dialog = DomainDialog(self._window, title, accept, domain.numeral, domain.name)
            dialog.ask_until(
                lambda: self._session.rename_domain(domain.id, dialog.numeral.text(), dialog.name.text())
            )


def _is_open(row: TaskOutline, *, has_state: bool) -> bool:
    """Tell whether a task says too little: how far it is, or where no column asks that, its result."""
    return not (row.evaluation.strip() or row.status.strip()) if has_state else not row.has_result
