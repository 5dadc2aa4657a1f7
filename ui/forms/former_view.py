"""The view of what last period's report said of the task that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from db.text.folding import office_key
from ui.widgets.label import Label
from ui.widgets.tip import set_tip
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from db.records import Report, Task


class FormerView(QWidget):
    """Show last period's narrative and evaluation, to be read and copied; hidden where there is none."""

    copy_wanted = Signal(str)
    """The clerk wants last period's narrative in the new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = ""
        self._has_former = self._is_out = False
        self.label = Label(wraps=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.copy_button = QPushButton(self.tr("Copy &below the result"))
        # The next letter of whoever goes on with Tab is meant for a field.
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tip(self.copy_button, self.tr("Put last period's narrative into the new one"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.text, 1)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)  # as at the window's side
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.show_former(None)

    def show_former(self, former: tuple[Report, Task] | None, organisation: str = "") -> None:
        """Show a former report's task; None hides the view. One of another organisation says whose it is."""
        self._has_former = former is not None
        self._show()
        if former is None:
            self._result = ""
            self.text.clear()
            return
        report, task = former
        self._result = task.result
        name = period_name(report.period)
        if organisation and office_key(report.organisation) != office_key(organisation):
            name = f"{name} - {report.organisation}" if name else report.organisation
        self.text.setAccessibleName(
            self.tr("What was reported in the period before: {name}").format(name=name or "...")
        )
        evaluation = task.evaluation or self.tr("not evaluated")
        said = self.tr("Period before ({name}), evaluation: {evaluation}")
        if not name:
            said = self.tr("Period before, evaluation: {evaluation}")
        self.label.setText(said.format(name=name, evaluation=evaluation))
        self.text.setPlainText(task.result)
        self.copy_button.setEnabled(bool(task.result.strip()))

    def keep_out(self, is_out: bool) -> None:
        """Stay hidden, for the same stands elsewhere; or not any more."""
        self._is_out = is_out
        self._show()

    def _show(self) -> None:
        self.setVisible(self._has_former and not self._is_out)

    def _on_copy_clicked(self) -> None:
        self.copy_wanted.emit(self._result)
