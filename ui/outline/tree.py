"""The tree at the left: what is open in it, which row is the current place, and how keys move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ui.outline.count_delegate import CountDelegate
from ui.outline.dragging import TreeDragging
from ui.outline.model import STATE, TITLE, OutlineModel
from ui.outline.percent_delegate import STATE_MARGINS, PercentDelegate
from ui.widgets.timers import soon

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.outline.model import Index, Node
    from ui.session.session import Session

_STATE_LETTERS = 18
_TITLE_LETTERS = 40
"""Letters that titles have before states have more than they need, what they are indented by included."""
_USUAL_INDENT, _SMALL_INDENT = 14, 10
_KEYPAD, _ALT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.AltModifier
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_AT_ONCE = 2  # milliseconds between a key's release and its next press; nobody is that quick
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Z,
    Qt.Key.Key_Y,
)
"""Keys that go on while they are held."""


class OutlineTree(QTreeView):
    """Show the outline and keep the session's place and the current row the same.

    A unit's row is a label: choosing it chooses its first task, keys step over it. What was folded
    stays folded, and the scroll position stays, through every refresh.
    """

    menu_wanted = Signal(object)
    """The context menu is asked for, at this global point."""
    entered = Signal()
    """Enter was pressed in a row: its texts are to be written in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folded: set[tuple[str, ...]] = set()
        """What names the rows that were folded, as `_marks` has it."""
        self._scroll = 0
        self._placing = self._is_place_coming = False
        self._released = (0, 0)
        self.outline = OutlineModel(session)
        self._lay_out()
        self.outline.bringing.connect(self._on_bringing)
        self.outline.brought.connect(self._on_brought)
        self.outline.arranged.connect(self._on_arranged)
        self.outline.questioned.connect(self.viewport().update)
        self.outline.brought.connect(self._divide)  # other columns have other states
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        session.place_changed.connect(self._on_place_changed)
        session.report_opened.connect(self._on_report_opened)
        self.dragging = TreeDragging(session, self)
        self._on_brought(None)

    def _lay_out(self) -> None:
        self.setModel(self.outline)
        self.setItemDelegateForColumn(TITLE, CountDelegate(self))
        self.setItemDelegateForColumn(STATE, PercentDelegate(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        self.setAccessibleName(self.tr("Tasks of the annex"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)

    # Qt's own methods

    def event(self, event: QEvent) -> bool:
        """Take a held key for one: it deletes one task, not one after the other."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self._released = (event.key(), event.timestamp())
            elif self._is_held(event) and event.key() not in _MOVES:
                event.accept()
                return True
        return super().event(event)

    def _is_held(self, event: QKeyEvent) -> bool:
        """Tell whether a key was never let go.

        X11 sends a release with each repetition, and Qt does not always see that they are one.
        """
        key, at = self._released
        return event.isAutoRepeat() or (key == event.key() and 0 < event.timestamp() <= at + _AT_ONCE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the titles most of the room."""
        super().resizeEvent(event)
        self._divide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._divide()

    def _divide(self) -> None:
        """Give states a part of the room, in a narrow tree what their figures need; titles have the rest."""
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        wide = min(_STATE_LETTERS * letter, room * 3 // 10)
        left = room - _TITLE_LETTERS * letter
        # What says that a task is not assessed is read whole, in the narrowest window, too.
        needed = max(map(self.fontMetrics().horizontalAdvance, self.outline.least_states)) + STATE_MARGINS
        self.setColumnWidth(STATE, max(min(wide, left), min(needed, room // 2)))
        self.setIndentation(_SMALL_INDENT if left < wide else _USUAL_INDENT)
        heading = self.fontMetrics().horizontalAdvance(self.outline.state_heading) + STATE_MARGINS
        self.outline.shorten(heading > self.columnWidth(STATE))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over the units' rows."""
        target = super().moveCursor(action, modifiers)
        start = self.currentIndex()
        upward = start.isValid() and self.visualRect(target).top() < self.visualRect(start).top()
        if action == QAbstractItemView.CursorAction.MoveLeft and self._is_unit(target):
            return target.parent()
        while self._is_unit(target):
            following = self.indexAbove(target) if upward else self.indexBelow(target)
            if not following.isValid():
                return start
            target = following
        return target

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Make the chosen row the session's place."""
        super().currentChanged(current, previous)
        node = self.outline.node(current)
        if node is None or self._placing:
            return
        if node.kind == "unit":
            # Not at once: the view is still busy with the click that brought us here.
            soon(self, self._leave_unit)
        elif (node.kind, node.id) != self._session.place():
            self._session.go_to(node.kind, node.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter lead from a row into its form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.entered.emit()
        elif event.key() in _STEPS and event.modifiers() & ~_KEYPAD == _ALT and self.dragging.refusal():
            # The commands are off then, and whoever presses their keys is told why.
            self.dragging.told.emit(self.dragging.refusal())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the mouse or, for the menu key, at the current row."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(point)

    # Keeping what is seen

    def _is_unit(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        node = self.outline.node(index)
        return node is not None and node.kind == "unit"

    def _leave_unit(self) -> None:
        if self._is_unit(self.currentIndex()):
            self.setCurrentIndex(self.outline.index(0, TITLE, self.currentIndex()))

    def _on_bringing(self) -> None:
        """Hold the view still: Qt would choose another row, and scroll there, for each one that goes."""
        self._scroll = self.verticalScrollBar().value()
        self._placing = True
        self.setAutoScroll(False)

    def _on_brought(self, came: list[Node] | None) -> None:
        if came is None:
            self._open_all()
        else:
            self.blockSignals(True)  # Qt tells of every row: 10,000 calls for nothing
            self._open_those(came)
            self.blockSignals(False)
        place = self._choose(*self._session.place())
        self.setAutoScroll(True)
        if self._is_place_coming and place.isValid():
            self.scrollTo(place)
        else:
            self.verticalScrollBar().setValue(self._scroll)
            if came is None and self.verticalScrollBar().value() != self._scroll and place.isValid():
                self.scrollTo(place)  # not all rows are there yet
        self._is_place_coming = self.outline.is_building and not place.isValid()

    def _open_those(self, nodes: list[Node]) -> None:
        """Open nodes with what is below; looking for each among its neighbours would take long."""
        above, place, at = None, QModelIndex(), 0
        for node in nodes:
            if node.parent is above and above is not None and above.children[at + 1 : at + 2] == [node]:
                at += 1
            elif node.parent is not None:
                above, at = node.parent, node.parent.children.index(node)
                place = self.outline.index_of(above)
            self._open(node, self.outline.index(at, TITLE, place), all_anew=self.outline.is_going_on)

    def _open(self, node: Node, index: QModelIndex, *, all_anew: bool = True) -> None:
        """Open a row and those below; in a tree that is made anew those that were folded stay so."""
        if not all_anew or not self.is_folded(node):
            self.expand(index)
        for row, child in enumerate(node.children):
            if child.children or child.kind == "domain":  # an empty one may have tasks soon
                self._open(child, self.outline.index(row, TITLE, index), all_anew=all_anew)

    def is_folded(self, node: Node) -> bool:
        """Tell whether the clerk folded what a row stands for, and did not open it since."""
        return _marks(node) <= self._folded

    def _open_all(self) -> None:
        """Open every row but those that are folded."""
        # Not expandAll: that keeps an index of every task, and each one is looked at whenever a row comes.
        root = self.outline.root
        self.blockSignals(True)
        if root is not None:
            self._open(root, self.outline.index_of(root))
        self.blockSignals(False)

    def _on_arranged(self) -> None:
        """Show the place: in another order it stands elsewhere than where the view was scrolled to."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_report_opened(self) -> None:
        self._folded.clear()
        self.scrollToTop()

    def _on_collapsed(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        if node is not None:
            self._folded |= _marks(node)

    def _on_expanded(self, index: QModelIndex) -> None:
        node = self.outline.node(index)
        if node is not None:
            self._folded -= _marks(node)

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        if self.outline.is_resting:
            return  # it is told again when somebody sees it
        index = self._choose(kind, record_id)
        self._is_place_coming = self.outline.is_building and not index.isValid()
        if index.isValid():
            self.scrollTo(index)

    def _choose(self, kind: str, record_id: str) -> QModelIndex:
        index = self.outline.place(kind, record_id)
        self._placing = True
        try:
            self.setCurrentIndex(index)
        finally:
            self._placing = False
        return index


def _marks(node: Node) -> set[tuple[str, ...]]:
    """Return what a row is known by when the tree was made anew: its key, a unit's by its tasks."""
    return {node.key} if node.key else {("task", child.id) for child in node.children}
