"""A label of one line that shows as much of its text as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter

from ui.widgets.label import Label
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_LEAST = 12  # letters that stay to be read


class ElidingLabel(Label):
    """Show a text to the letter, on one line, its end left out for dots where it has no room.

    A letter keeps its marks or goes with them. What is left out is in the tooltip, and `text` is whole. While
    its lines wrap (`setWordWrap`) it is a label as any other.
    """

    @property
    def shown(self) -> str:
        """What is drawn of the text."""
        if self.wordWrap():
            return self.text()
        line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        least = super().minimumSizeHint()
        if self.wordWrap():
            return least
        return QSize(min(least.width(), _LEAST * self.fontMetrics().averageCharWidth()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the tooltip tell what has no room."""
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what has room."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown)
        painter.end()

    def _tell_rest(self) -> None:
        is_cut = not self.wordWrap() and self.shown != " ".join(self.text().split())
        set_tip(self, self.text() if is_cut else "")
