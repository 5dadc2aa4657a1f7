"""Passages: texts under their names, to be read and copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
)
from PySide6.QtWidgets import QTextBrowser

from ui.looks.colours import colours
from ui.looks.shades import readable_colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QUrl

_LINE = "\u2028"  # a line break within a paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in pieces, each "same", "added" or "removed", under a name; "" has none.

    A `title` is bold; `ends` draws a rule below.
    """

    name: str
    pieces: tuple[tuple[str, str], ...]
    title: bool = False
    ends: bool = False

    @classmethod
    def of(cls, name: str, text: str, *, title: bool = False, ends: bool = False) -> Passage:
        """Return a text that is one piece."""
        return cls(name, (("same", text),), title, ends)


class PassageView(QTextBrowser):
    """Show passages to the letter: nothing in them is taken for markup, and nothing is ever loaded."""

    _passages: tuple[Passage, ...] = ()

    def show_passages(self, passages: Iterable[Passage]) -> None:
        """Show these in the place of what was there."""
        self._passages = tuple(passages)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index, passage in enumerate(self._passages):
            if index:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(passage))
            if passage.name:
                cursor.insertText(" ".join(passage.name.split()) + _LINE, _small())
            for kind, text in passage.pieces:
                cursor.insertText(text.replace("\n", _LINE), self._format(kind, title=passage.title))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_first_change(self) -> None:
        """Bring the first word that came or went into sight."""
        cursor = QTextCursor(self.document())
        for passage in self._passages:
            before = [len(" ".join(passage.name.split()) + _LINE) if passage.name else 0]
            for kind, text in passage.pieces:
                if kind != "same":
                    cursor.setPosition(min(cursor.position() + sum(before), self._end()))
                    self.setTextCursor(cursor)
                    self.ensureCursorVisible()
                    return
                before.append(len(text))
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)

    def _end(self) -> int:
        return self.document().characterCount() - 1

    def changeEvent(self, event: QEvent) -> None:
        """Colour the words anew in other colours, and space them in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._passages:
            self.show_passages(self._passages)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing."""

    def _block(self, passage: Passage) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setBottomMargin(self.fontMetrics().lineSpacing() / 2)
        if passage.ends:
            whole = QTextLength(QTextLength.Type.PercentageLength, 100)
            block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
        return block

    def _format(self, kind: str, *, title: bool) -> QTextCharFormat:
        form, paper = QTextCharFormat(), self.palette().color(QPalette.ColorRole.Base)
        if title:
            form.setFontWeight(QFont.Weight.Bold)
        if kind == "added":
            form.setForeground(readable_colour(colours().right, paper))
            form.setFontUnderline(True)
        elif kind == "removed":
            form.setForeground(readable_colour(colours().wrong, paper))
            form.setFontStrikeOut(True)
        return form


def _small() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
    return form
