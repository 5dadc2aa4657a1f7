"""Rows of the tree dragged by the mouse: a task, or a domain with its tasks, to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.outline.drop_places import DropLine, domain_place, task_place
from ui.session.put_rows import put_domain, put_task

if TYPE_CHECKING:
    from ui.outline.drop_places import DropPlace
    from ui.outline.model import Node
    from ui.outline.tree import OutlineTree
    from ui.session.session import Session

_OPENS_AFTER = 600  # milliseconds over a folded row
_SCROLL_EVERY = 60  # milliseconds a row
_EDGE = 28  # dots at the view's top and bottom where it scrolls
_CURSOR = Qt.CursorShape
_EVENT = QEvent.Type


class _Dragged(NamedTuple):
    kind: str
    id: str


class TreeDragging(QObject):
    """Have the tree's tasks and domains dragged; what is let go is moved in the store, as one step of undo.

    A line shows the place. Folded rows open under the mouse, and fold again where nothing comes of it; near
    the edges the tree scrolls. Escape, the window left for another one, or letting go outside of the tree
    change nothing. Files that are dropped stay the window's: this is the mouse alone, no drag of the system.
    """

    told = Signal(str)
    """Why rows are not dragged now, in one sentence."""

    def __init__(self, session: Session, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._session, self._tree = session, tree
        self._pressed: tuple[QPoint, _Dragged] | None = None
        self._dragged: _Dragged | None = None
        self._opened: list[Node] = []
        self.line = DropLine(tree.viewport())
        self._at = QPoint()
        self._opening = QTimer(self, singleShot=True, interval=_OPENS_AFTER)
        self._opening.timeout.connect(self._open)
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        tree.viewport().installEventFilter(self)
        tree.installEventFilter(self)
        session.report_opened.connect(self.stop)

    @property
    def is_on(self) -> bool:
        """Tell whether a row is being dragged."""
        return self._dragged is not None

    def refusal(self) -> str:
        """Return why no row can be moved now, in one sentence; "" where they can."""
        if self._session.lock.is_locked:
            return self._session.lock.told
        if not self._tree.outline.arrangement.is_usual:
            return self.tr("Rows are moved only while the tree shows every task, by domain.")
        return ""

    def stop(self) -> None:
        """Let go of what is dragged, and have all as it was."""
        if self._dragged is not None:
            self._end()
            for node in reversed(self._opened):
                self._tree.collapse(self._tree.outline.index_of(node))
            self._opened = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse while its button is down, and take every key while a row is dragged."""
        if isinstance(event, QMouseEvent) and watched is self._tree.viewport():
            return self._follow(event)
        if self.is_on and watched is self._tree:
            if isinstance(event, QKeyEvent):
                return self._take_key(event)
            if event.type() in (_EVENT.FocusOut, _EVENT.WindowDeactivate):
                self.stop()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Let no key act on what is under way; Escape ends it."""
        event.accept()
        if event.type() == _EVENT.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.stop()
        return True

    # The mouse

    def _follow(self, event: QMouseEvent) -> bool:
        at, kind = event.position().toPoint(), event.type()
        if kind == _EVENT.MouseButtonPress:
            self._press(at, event)
        elif kind == _EVENT.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            return self._move(at)
        elif kind == _EVENT.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self.is_on:
                self._let_go(at)
                return True
        return False

    def _press(self, at: QPoint, event: QMouseEvent) -> None:
        node = self._tree.outline.node(self._tree.indexAt(at))
        self._pressed = None
        if self.is_on:
            self.stop()  # another button
        elif (
            event.button() == Qt.MouseButton.LeftButton
            and node is not None
            and node.kind in ("task", "domain")
        ):
            self._pressed = (at, _Dragged(node.kind, node.id))

    def _move(self, at: QPoint) -> bool:
        """Begin to drag once the mouse has gone far enough; tell whether the move is ours."""
        if self._dragged is None:
            if self._pressed is None:
                return False
            began, dragged = self._pressed
            if (at - began).manhattanLength() < QApplication.startDragDistance():
                return True
            self._pressed = None
            refusal = self.refusal()
            if refusal:
                self.told.emit(refusal)
                return True
            self._dragged = dragged
            self._scrolling.start()
        self._at = at
        self._show()
        self._opening.start()
        return True

    def _let_go(self, at: QPoint) -> None:
        dragged, self._at = self._dragged, at
        place = self._place()
        if dragged is None or place is None:
            self.stop()
            return
        self._end()
        self._opened = []
        if dragged.kind == "task":
            put_task(self._session, dragged.id, place.domain_id, place.before)
        else:
            put_domain(self._session, dragged.id, place.before)

    def _end(self) -> None:
        self._dragged = self._pressed = None
        self._opening.stop()
        self._scrolling.stop()
        self.line.hide()
        self._tree.viewport().unsetCursor()

    # Where

    def _show(self) -> None:
        place = self._place()
        self._tree.viewport().setCursor(_CURSOR.DragMoveCursor if place else _CURSOR.ForbiddenCursor)
        if place is None:
            self.line.hide()
            return
        self.line.show_at(self._rect(place.at, with_below=self._is_domain), place.edge)

    @property
    def _is_domain(self) -> bool:
        return self._dragged is not None and self._dragged.kind == "domain"

    def _place(self) -> DropPlace | None:
        """Return where what is dragged would go, from where the mouse is; None: nowhere."""
        tree, root = self._tree, self._tree.outline.root
        if root is None or not root.children or not tree.viewport().rect().contains(self._at):
            return None
        index = tree.indexAt(self._at)
        is_below_all = not index.isValid()
        node = tree.outline.node(index) or root.children[-1]
        if self._is_domain:
            return self._domain_place(node, is_below_all=is_below_all)
        if is_below_all:
            last = self._last_seen(node)
            is_label = last.kind == "domain"  # folded, or without a task
            place = task_place(self._session.outline(), last, low=True, folded=is_label)
            return place and place._replace(domain_id=node.id, before=None)
        low = self._at.y() > tree.visualRect(index).center().y()
        folded = not tree.isExpanded(index.siblingAtColumn(0))
        return task_place(self._session.outline(), node, low=low, folded=folded)

    def _domain_place(self, node: Node, *, is_below_all: bool) -> DropPlace:
        root = node
        while root.parent is not None:
            root = root.parent
        while node.kind not in ("domain", "report") and node.parent is not None:
            node = node.parent
        if node is root:
            return domain_place(root.children, root.children[0], low=False)
        seen = self._rect(node, with_below=True).intersected(self._tree.viewport().rect())
        return domain_place(root.children, node, low=is_below_all or self._at.y() > seen.center().y())

    def _rect(self, node: Node, *, with_below: bool) -> QRect:
        """Return where a row is in the view, with all that is seen below it if wanted."""
        tree = self._tree
        rect = tree.visualRect(tree.outline.index_of(node))
        rect.setRight(tree.viewport().width() - 1)
        if with_below and node.kind == "domain":
            last = tree.visualRect(tree.outline.index_of(self._last_seen(node)))
            rect.setBottom(max(rect.bottom(), last.bottom()))
        return rect

    def _last_seen(self, node: Node) -> Node:
        """Return the last row that is unfolded below one, itself where there is none."""
        while node.children and self._tree.isExpanded(self._tree.outline.index_of(node)):
            node = node.children[-1]
        return node

    # In time

    def _open(self) -> None:
        """Open the folded row under the mouse."""
        index = self._tree.indexAt(self._at).siblingAtColumn(0)
        node = self._tree.outline.node(index)
        if self.is_on and node is not None and node.children and not self._tree.isExpanded(index):
            self._opened.append(node)
            self._tree.expand(index)
            self._show()

    def _scroll(self) -> None:
        """Scroll while the mouse is at the view's top or bottom."""
        room, bar = self._tree.viewport().rect(), self._tree.verticalScrollBar()
        if not room.contains(self._at):
            return
        above, below = self._at.y(), room.height() - 1 - self._at.y()
        near = min(above, below)
        if near >= _EDGE:
            return
        was = bar.value()
        bar.setValue(was + (-bar.singleStep() if above < below else bar.singleStep()))
        if bar.value() != was:
            self._show()
