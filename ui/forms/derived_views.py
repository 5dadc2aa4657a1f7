"""What stands beside a task's fields: how its deadline was understood, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.tip import set_tip


class BesideView(QWidget):
    """Show sentences beside a field, at the height of its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.said = Label(wraps=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addStretch()
        self.column.addWidget(self.said)

    def say(self, text: str) -> None:
        """Show a text; "" shows nothing."""
        self.said.setText(text)
        self.said.setVisible(bool(text))


class DeadlineView(BesideView):
    """Show what a deadline was understood as and, where it was moved, what it was first.

    `dropped`: the clerk says that the other day was only a slip, and wants the first one forgotten.
    """

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = Label(wraps=True)
        self.first = Label(wraps=True)
        self.drop = QPushButton(self.tr("&Just a slip"))
        # The next letter of whoever goes on with Tab is meant for a field; Alt and its letter press it.
        self.drop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_tip(
            self.drop,
            self.tr("The deadline was not moved, only corrected: in time counts against the new day."),
        )
        row = QHBoxLayout()
        row.addWidget(self.first, 1)
        row.addWidget(self.drop)
        self.column.addLayout(row)
        self.column.addWidget(self.group)
        self.drop.clicked.connect(self.dropped)
        self.show_first("", can_drop=False)
        self.show_group("")

    def show_first(self, text: str, *, can_drop: bool) -> None:
        """Show what the deadline was first; "" where it was never moved."""
        self.first.setText(text)
        self.first.setVisible(bool(text))
        self.drop.setVisible(bool(text) and can_drop)

    def show_group(self, text: str) -> None:
        """Show how the task stands where it has no field for its status; "" shows nothing."""
        self.group.setText(text)
        self.group.setVisible(bool(text))
