"""What stands over the tree: which tasks it shows, and whether by their deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.looks.sizes import HAIR_SPACE
from ui.outline.arrangement import TASK_FILTERS, Arrangement
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class OutlineFilter(QWidget):
    """Choose which tasks the tree shows and in which order; `chosen` tells it.

    `escaped`: the clerk goes on in the tree.
    """

    chosen = Signal(object)
    """An Arrangement."""
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement = Arrangement()
        self.shown = ComboBox()
        self.shown.addItems(
            [
                self.tr("All tasks"),
                self.tr("Not assessed"),
                self.tr("Without a result"),
                self.tr("Late"),
                self.tr("Due within 7 days"),
                self.tr("Not clear in all six"),
            ]
        )
        self.shown.setAccessibleName(self.tr("Which tasks are shown"))
        set_tip(self.shown, self.tr("Which tasks are shown (Ctrl+L in the tree)"))
        self.shown.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shown.setMinimumContentsLength(10)
        self.by_deadline = QCheckBox(self.tr("By deadline"))
        set_tip(self.by_deadline, self.tr("Show the tasks by their deadlines, the earliest first"))
        self.by_deadline.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.count = Label()
        self.lift = QPushButton(self.tr("Show all"))
        set_tip(self.lift, self.tr("Show all tasks again"))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        row.addWidget(self.shown, 1)
        row.addWidget(self.by_deadline)
        column.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.lift)
        column.addLayout(below)
        self.show_count(0, 0)
        self.lift.clicked.connect(self._on_lift_clicked)
        self.shown.currentIndexChanged.connect(self._on_chosen)
        self.by_deadline.toggled.connect(self._on_chosen)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show what the tree shows."""
        self._arrangement = arrangement
        with QSignalBlocker(self.shown), QSignalBlocker(self.by_deadline):
            self.shown.setCurrentIndex(TASK_FILTERS.index(arrangement.shown))
            self.by_deadline.setChecked(arrangement.by_deadline)

    def show_count(self, count: int, every: int) -> None:
        """Say how many tasks of how many are shown, and offer all of them, where these are not all."""
        is_part = self._arrangement.shown != "all"
        self.count.setVisible(is_part)
        self.lift.setVisible(is_part)
        self.count.setText(
            self.tr("Tasks shown: {count} of {every}").format(count=count, every=every)
            if count
            else self.tr("No such task.")
        )

    def open(self) -> None:
        """Open the list of what can be shown."""
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.shown.showPopup()

    def turn(self) -> None:
        """Have the tasks stand by their deadlines, or in the annex's order again."""
        self.by_deadline.toggle()

    def show_only(self, arrangement: Arrangement) -> None:
        """Have the tree show something as if it had been chosen here."""
        self.show_arrangement(arrangement)
        self.chosen.emit(arrangement)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the tree at Escape and Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _on_lift_clicked(self) -> None:
        self.shown.setCurrentIndex(TASK_FILTERS.index("all"))
        self.escaped.emit()

    def _on_chosen(self) -> None:
        made = Arrangement(TASK_FILTERS[self.shown.currentIndex()], self.by_deadline.isChecked())
        if made != self._arrangement:
            self._arrangement = made
            self.chosen.emit(made)
