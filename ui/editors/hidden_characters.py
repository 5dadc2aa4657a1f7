"""Hidden characters, marked in the editors when the clerk wants to see them; no text is changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from db.text.signs import UNSEEN
from ui.editors.text_marks import cursor_x
from ui.widgets.application import application
from ui.widgets.keyboard import unit_at

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from ui.session.session import Session

HIDDEN = "view.hidden"
"""The setting that keeps whether they are shown."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MARKED = re.compile(f"{UNSEEN.pattern}|[{_SPACES}]")


class HiddenCharacters(QObject):
    """Show the hidden characters in every editor of the program, or hide them again."""

    toggled = Signal(bool)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def restore(self) -> None:
        """Show them as the last time."""
        self._set(self._session.store.settings.get(HIDDEN) == "shown")

    def toggle(self) -> None:
        """Show them, or hide them; it is kept for the next time."""
        self._set(not are_shown())
        self._session.keep_setting(HIDDEN, "shown" if are_shown() else "")

    def _set(self, shown: bool) -> None:
        # Of the program, not of one editor: forms and dialogs are made anew all the time.
        application().setProperty(HIDDEN, shown)
        for widget in QApplication.allWidgets():
            if isinstance(widget, QPlainTextEdit):
                widget.viewport().update()
        self.toggled.emit(shown)


def are_shown() -> bool:
    """Tell whether the editors mark characters that show nothing."""
    return bool(application().property(HIDDEN))


def mark_hidden(editor: Marked) -> int:
    """Draw a mark at every character in sight that shows nothing; return how many were drawn.

    A bar with a foot stands where such a character is, a ring over a space at which no line is broken.
    """
    if not are_shown():
        return 0
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(editor.palette().color(QPalette.ColorRole.Link), 1.5))
    drawn = 0
    for block, rect in editor.blocks_in_sight():
        text = block.text()
        for match in _MARKED.finditer(text):
            _draw(painter, block, rect, unit_at(text, match.start()), is_space=match[0].isspace())
            drawn += 1
    painter.end()
    return drawn


class Marked(QPlainTextEdit):
    """An editor that says which of its paragraphs are in sight, and where."""

    def blocks_in_sight(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the paragraphs in sight with their places on the viewport."""
        found: list[tuple[QTextBlock, QRectF]] = []
        block = self.firstVisibleBlock()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if rect.top() > self.viewport().height():
                break
            found.append((block, rect))
            block = block.next()
        return found


def _draw(painter: QPainter, block: QTextBlock, rect: QRectF, at: int, *, is_space: bool) -> None:
    line = block.layout().lineForTextPosition(at)
    if not line.isValid():
        return
    left, top = rect.left() + cursor_x(line, at), rect.top() + line.y()
    if is_space:
        middle = (left + rect.left() + cursor_x(line, at + 1)) / 2
        painter.drawEllipse(QPointF(middle, top + line.height() * 0.45), 2, 2)
        return
    foot = top + line.height() - 1
    painter.drawLine(QPointF(left, top + 2), QPointF(left, foot))
    painter.drawLine(QPointF(left - 2.5, foot), QPointF(left + 2.5, foot))
