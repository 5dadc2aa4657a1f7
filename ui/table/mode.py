"""The table in the place of the tree and the form: opened and left by one key, at the same task."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from ui.outline.model import OutlineModel
    from ui.session.session import Session
    from ui.table.pane import TablePane

KEYS_IN_TABLE = ("add_task", "duplicate", "move_up", "move_down", "add_domain")
"""The tree's commands whose keys work in the table, too."""
MENU_OF_TABLE: tuple[str | None, ...] = (
    *("add_task", "duplicate", None),
    *("move_up", "move_down", "move_to", None),
    *("add_domain", "renumber", None, "table"),
)


class TableMode(QObject):
    """Show the table where the tree and the form are, which `stand_in_for` names; made with its first use.

    It shows the tasks that the tree shows, as `share` has it. The session's place is the same in all.
    """

    toggled = Signal(bool)
    """The table is shown, or the form again."""
    ordered = Signal()
    """Whether the rows stand as in the annex may be another thing than before."""
    typed = Signal()
    """A text was changed in a cell; it may not be stored yet."""
    done = Signal(str)
    """Something was changed that undo takes back: a sentence that says what."""
    menu_wanted = Signal(object)
    """The context menu of the table is asked for, at this global point."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._place: tuple[QWidget, QVBoxLayout] | None = None
        self._field_in_form: Callable[[], str | None] = lambda: None
        self._outline: OutlineModel | None = None
        self._actions: list[QAction] = []
        self.is_shown = False
        """Read-only."""
        session.report_opened.connect(self._on_report_opened)

    def stand_in_for(self, usual: QWidget, column: QVBoxLayout, field: Callable[[], str | None]) -> None:
        """Take a widget's place in a column whenever the table is shown; `field` has the cursor there."""
        self._place, self._field_in_form = (usual, column), field

    def share(self, outline: OutlineModel, actions: Sequence[QAction]) -> None:
        """Show the tasks that an outline shows; the keys of these actions work in the table."""
        self._outline, self._actions = outline, list(actions)

    @cached_property
    def pane(self) -> TablePane:
        """The table with what stands over it."""
        from ui.table.commands import TableCommands
        from ui.table.pane import TablePane

        assert self._place is not None
        assert self._outline is not None
        pane = TablePane(self._session)
        usual, column = self._place
        pane.hide()
        column.insertWidget(column.indexOf(usual) + 1, pane, 1)
        pane.table.addActions(self._actions)
        self.commands = TableCommands(self._session, pane.table)
        self.commands.done.connect(self.done)
        pane.table.left.connect(self.leave)
        pane.table.menu_wanted.connect(self.menu_wanted)
        pane.table.edits.typed.connect(self.typed)
        pane.table.tasks.listed.connect(self.ordered)
        pane.shown.chosen.connect(self._outline.arrange)
        self._outline.arranged.connect(pane.arrange)
        return pane

    @property
    def is_in_order(self) -> bool:
        """Tell whether all rows stand as in the annex, so that one can be moved."""
        return not self.is_shown or self.pane.table.tasks.is_in_order

    def toggle(self) -> None:
        """Show the table at the session's place and the form's field, or the form there."""
        if self.is_shown:
            self.leave()
        elif self._session.report_id is not None:
            self._show()

    def _show(self) -> None:
        assert self._place is not None
        assert self._outline is not None
        field = self._field_in_form()  # before its form is hidden
        self._session.flush()
        pane = self.pane
        pane.table.start()
        pane.arrange(self._outline.arrangement)
        self.is_shown = True
        self._place[0].hide()
        self._outline.rest(rests=True)
        pane.show()
        pane.table.start()
        if not pane.table.currentIndex().isValid():
            pane.table.go_to(0, 0)
        if field is not None:
            pane.table.go_to_field(field)
        pane.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toggled.emit(True)
        self.ordered.emit()

    def leave(self) -> None:
        """Show the form again, the cursor in the field that was the current cell."""
        if not self.is_shown:
            return
        assert self._place is not None
        assert self._outline is not None
        self._session.flush()
        field = self.pane.table.current_field()
        self.is_shown = False
        self.pane.hide()
        self._outline.rest(rests=False)
        self._place[0].show()
        self.toggled.emit(False)
        self.ordered.emit()
        kind, record_id = self._session.place()
        self._session.go_to(kind, record_id, field if kind == "task" else None)

    def take_focus(self) -> bool:
        """Put the focus into the table where that is shown; tell whether it is."""
        if self.is_shown:
            self.pane.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.is_shown

    def or_words(self, usual: Callable[[], object]) -> Callable[[], object]:
        """Return what goes to the table's words where that is shown, else does the usual."""

        def go() -> None:
            if not self.is_shown:
                usual()
                return
            self.pane.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.pane.words.selectAll()

        return go

    def or_filter(self, usual: Callable[[], object]) -> Callable[[], object]:
        """Return what opens the table's own list of what is shown where that is, else does the usual."""
        return lambda: self.pane.shown.open() if self.is_shown else usual()

    def or_chosen(self, usual: Callable[[], object], step: int) -> Callable[[], object]:
        """Return what moves several chosen rows of the table by one place, else does the usual."""

        def go() -> None:
            if not (self.is_shown and self.commands.move_chosen(step)):
                usual()

        return go

    def _on_report_opened(self, report_id: str) -> None:
        if not report_id:
            self.leave()
