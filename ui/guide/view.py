"""The view of one page of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ui.guide.document import GuideDocument
from ui.looks.colours import colours

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent, QTextBlock, QWheelEvent

    from db.search.query import Query

_ANEW = (QEvent.Type.FontChange, QEvent.Type.PaletteChange)


class GuideView(QTextBrowser):
    """Show a page from one of its headings on, and words that are looked for in it lit.

    Links are told by `anchorClicked` and followed by whoever hears it: nothing is loaded from anywhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self._fitted = 0
        self._sought: Query | None = None
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page of the guide"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_page(self, markdown: str, anchor: str, sought: Query | None) -> None:
        """Show Markdown from the heading that a link calls so."""
        self._sought = sought
        if markdown != self._markdown:
            self._markdown = markdown
            self._draw()
        self._light()
        self._scroll_to(self._document().block_of(anchor))

    def _document(self) -> GuideDocument:
        document = self.document()
        assert isinstance(document, GuideDocument)
        return document

    def _draw(self) -> None:
        document = GuideDocument(self._markdown, self.font())
        document.setParent(self)
        self.setDocument(document)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        self._fitted = self.viewport().width()
        room = self._fitted - 2 * self.document().documentMargin()
        self._document().fit_pictures(max(room, 1), self.devicePixelRatioF())

    def _scroll_to(self, block: QTextBlock) -> None:
        place = self._document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(0 if block.position() == 0 else int(place.top()))
        self.setTextCursor(QTextCursor(block))
        self.verticalScrollBar().setValue(0 if block.position() == 0 else int(place.top()))

    def _light(self) -> None:
        lit = QTextCharFormat()
        lit.setBackground(colours().changed)
        lit.setForeground(colours().on_changed)
        found = []
        block = self.document().begin()
        while self._sought and block.isValid():
            for start, end in self._sought.words_in(block.text()):
                place = QTextEdit.ExtraSelection()
                place.cursor = QTextCursor(block)  # type: ignore[attr-defined]  # the stubs lack its fields
                place.cursor.setPosition(block.position() + start)  # type: ignore[attr-defined]
                place.cursor.setPosition(  # type: ignore[attr-defined]
                    block.position() + end, QTextCursor.MoveMode.KeepAnchor
                )
                place.format = lit  # type: ignore[attr-defined]
                found.append(place)
            block = block.next()
        self.setExtraSelections(found)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: the pictures lie in the page."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pictures within the page."""
        super().resizeEvent(event)
        if self._markdown and self._fitted != self.viewport().width():
            self._fit_pictures()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the page anew in other letters or colours, at the same place."""
        super().changeEvent(event)
        if event.type() in _ANEW and self._markdown:
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self._draw()
            self._light()
            bar.setValue(round(share * bar.maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the size of the text is the whole window's."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)
