"""Where a dragged row of the annex may be put, and the line in the tree that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.looks.colours import colours
from ui.looks.sizes import HAIR_SPACE, SMALL_SPACE
from ui.session.row_moves import position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from db.verbs.outline import TaskOutline
    from ui.outline.model import Node

Edge = Literal["above", "below", "onto"]


class DropPlace(NamedTuple):
    """A place between rows: of a task the `domain_id` and the task it comes before, of a domain that one.

    `before` is None at the end. It is shown at an `edge` of the row `at`.
    """

    domain_id: str
    before: str | None
    at: Node
    edge: Edge


def task_place(rows: Sequence[TaskOutline], node: Node, *, low: bool, folded: bool) -> DropPlace | None:
    """Return where a task goes that is let go over a row, in its `low` half or not; None: nowhere.

    Over a label that is where its tasks begin; over a folded domain, or one without a task, its end.
    """
    if node.kind == "task" and node.task is not None:
        if not low:
            return DropPlace(node.task.domain_id, node.id, node, "above")
        following = rows[position(rows, node.id) + 1 :][:1]
        is_last = not following or following[0].domain_id != node.task.domain_id
        return DropPlace(node.task.domain_id, None if is_last else following[0].id, node, "below")
    if node.kind == "unit" and node.children and node.children[0].task is not None:
        first = node.children[0].task
        return DropPlace(first.domain_id, first.id, node, "below" if low else "above")
    if node.kind == "domain":
        first_id = next((row.id for row in node.rows), None)
        if folded or first_id is None:
            return DropPlace(node.id, None, node, "onto")
        return DropPlace(node.id, first_id, node, "below")
    domains = node.children
    return (
        task_place(rows, domains[0], low=True, folded=folded) if node.kind == "report" and domains else None
    )


def domain_place(domains: Sequence[Node], node: Node, *, low: bool) -> DropPlace:
    """Return where a domain goes that is let go over another one, in its `low` half or not."""
    if not low:
        return DropPlace("", node.id, node, "above")
    following = domains[domains.index(node) + 1 :][:1]
    return DropPlace("", following[0].id if following else None, node, "below")


class DropLine(QWidget):
    """Lie over a view: a line between two rows, begun by a ring, or a frame around the row that takes it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge: Edge = "above"
        self.hide()

    def show_at(self, row: QRect, edge: Edge) -> None:
        """Show the place at an edge of a row; what is out of sight is shown at the view's own edge."""
        self._edge = edge
        room = QRect(QPoint(), self._view.size())
        if edge == "onto":
            place = row
        else:
            high = 2 * SMALL_SPACE + HAIR_SPACE
            middle = row.top() if edge == "above" else row.bottom() + 1
            top = min(max(middle - high // 2, 0), room.height() - high)
            place = QRect(row.left(), top, row.width(), high)
        self.setGeometry(place.intersected(room.adjusted(0, 0, -HAIR_SPACE, 0)))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the accent, which stands out on the paper in every scheme."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().accent, HAIR_SPACE))
        if self._edge == "onto":
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SMALL_SPACE, SMALL_SPACE)
            return
        middle, wide = self.height() / 2, 2 * SMALL_SPACE
        painter.drawEllipse(QRectF(1, middle - SMALL_SPACE, wide, wide))
        painter.drawLine(wide + 1, round(middle), self.width(), round(middle))
