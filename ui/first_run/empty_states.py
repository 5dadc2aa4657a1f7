"""What the window says where there is nothing yet: no report, none open, no task in tree and table."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from db.errors import Refused
from ui.widgets.empty_note import EmptyNote

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractScrollArea

    from ui.first_run.commands import FirstRunCommands
    from ui.outline.tree import OutlineTree
    from ui.session.session import Session
    from ui.table.mode import TableMode

    class Actions(Protocol):
        """The window's actions by their keys."""

        def __getitem__(self, key: str) -> QAction: ...


_WITHOUT_REPORT = ("reports", "new_report", "import", "sample")
_WITHOUT_TASK = ("add_task", "add_domain", "import", "paste_annex")


class EmptyStates(QObject):
    """Keep the notes of a window true; `nothing` is what `page` says where no report is open."""

    def __init__(self, session: Session, actions: Actions, first_run: FirstRunCommands) -> None:
        super().__init__(first_run)
        self._session, self._actions = session, actions
        self._notes: list[EmptyNote] = []
        self.nothing = EmptyNote()
        self.nothing.add_button("first", self.tr("Begin with three questions..."), first_run.offer)
        for key in _WITHOUT_REPORT:
            self.nothing.add_action(actions[key])
        self.page = QScrollArea()  # on a small screen the window is no higher for it
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setWidgetResizable(True)
        self.page.setWidget(self.nothing)
        session.report_opened.connect(self.look)
        session.changed.connect(self.look)

    def watch(self, tree: OutlineTree, table: TableMode) -> None:
        """Lie over the tree, and over the table once it is shown."""
        self._lie_over(tree)
        table.toggled.connect(lambda shown: self._watch_table(table) if shown else None)

    def look(self) -> None:
        """Look anew what is there."""
        with suppress(Refused):  # whoever shows it tells
            if self._session.report_id is None:
                self._show_nothing()
            is_empty = self._session.report_id is not None and not self._session.outline()
            for note in self._notes:
                note.show_over(is_there=is_empty, is_low=is_empty and bool(self._session.domains()))

    def _watch_table(self, table: TableMode) -> None:
        if len(self._notes) == 1:
            self._lie_over(table.pane.table)

    def _lie_over(self, view: QAbstractScrollArea) -> None:
        note = EmptyNote(self.tr("This report has no task yet."))
        for key in _WITHOUT_TASK:
            note.add_action(self._actions[key])
        note.lie_over(view)
        self._notes.append(note)
        self.look()

    def _show_nothing(self) -> None:
        some = self._session.store.reports.count(1) > 0
        none = self.tr("There is no report yet.")
        self.nothing.say(self.tr("No report is open.") if some else none)
        self.nothing.want("first", wanted=not some)
        self.nothing.want("reports", wanted=some)
