"""What stands over the tree: which tasks it shows, in which groups, and how many of how many these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.looks.sizes import HAIR_SPACE, SMALL_SPACE
from ui.outline.arrangement import GROUPINGS, Arrangement
from ui.outline.filters.chips import FilterChips
from ui.widgets.choices import ComboBox
from ui.widgets.label import Caption
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.session.calls import TaskCalls


class OutlineFilter(QWidget):
    """Choose which tasks the tree shows and in which groups; `chosen` tells it.

    `escaped`: the clerk goes on in the tree.
    """

    chosen = Signal(object)
    """An Arrangement."""
    escaped = Signal()

    def __init__(self, calls: TaskCalls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls, self._arrangement = calls, Arrangement()
        self.chips = FilterChips()
        self.grouping = ComboBox()
        self.grouping.addItems(
            [self.tr("By domain"), self.tr("By unit"), self.tr("By deadline"), self.tr("Without groups")]
        )
        self.grouping.setAccessibleName(self.tr("How the tasks are grouped"))
        set_tip(self.grouping, self.tr("How the tasks are grouped (Ctrl+T in the tree: by deadline)"))
        self.grouping.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.grouping.setMinimumContentsLength(9)
        self.grouping.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.count = Caption(wraps=True)
        self.lift = QPushButton(self.tr("Show all"))
        set_tip(self.lift, self.tr("Show all tasks again (Esc in the tree)"))
        column, row = QVBoxLayout(self), QHBoxLayout()
        self.row = row
        """What stands below the chips: who shows more than a tree adds to it."""
        column.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        column.setSpacing(SMALL_SPACE)
        column.addWidget(self.chips)
        row.addWidget(self.grouping)
        row.addWidget(self.lift)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.count)
        self.show_count(0, 0)
        self.lift.clicked.connect(self.lift_all)
        self.chips.turned.connect(self._on_chosen)
        self.grouping.currentIndexChanged.connect(self._on_chosen)
        calls.counted.connect(self._on_counted)
        self._on_counted()

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show what the tree shows."""
        self._arrangement = arrangement
        self.chips.choose(arrangement.filters)
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(GROUPINGS.index(arrangement.grouping))

    def show_count(self, count: int, every: int, *, staying: bool = False) -> None:
        """Say how many tasks of how many are shown, and offer all of them, where these are not all.

        With `staying` one of them does not belong there: it is shown for being worked on.
        """
        is_part = bool(self._arrangement.filters)
        self.count.setVisible(is_part)
        self.lift.setVisible(is_part)
        said = self.tr("Showing {count}/{every}").format(count=count, every=every)
        if staying:
            said = self.tr("Showing {count}/{every}, with the open one").format(count=count, every=every)
        self.count.setText(said if count else self.tr("No such task."))
        set_tip(
            self.count, self.tr("The open task does not belong there; it stays until it is left.") * staying
        )

    def open(self) -> None:
        """Have the keys go to the chips; where there is none, to the groups."""
        if not self.chips.take_keys():
            self.grouping.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn(self) -> None:
        """Have the tasks stand by their deadlines, or in the annex's order again."""
        is_turned = self._arrangement.grouping == "deadline"
        self.show_only(self._arrangement.by("domain" if is_turned else "deadline"))

    def lift_all(self) -> None:
        """Show all tasks again, and go on in the tree."""
        self.show_only(self._arrangement.lifted())
        self.escaped.emit()

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

    def _on_counted(self) -> None:
        self.chips.show_counts(self._calls.counts)

    def _on_chosen(self) -> None:
        made = Arrangement(self.chips.chosen, GROUPINGS[self.grouping.currentIndex()])
        if made != self._arrangement:
            self._arrangement = made
            self.chosen.emit(made)
