"""One text of last period's report, its differences from today's marked, with what copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.looks.sizes import HAIR_SPACE
from ui.widgets.label import Caption
from ui.widgets.passage import Passage, PassageView
from ui.widgets.tip import set_tip
from vqdesk.text.word_diff import diff_words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class WholePassage(PassageView):
    """Show passages as high as they are: what they stand in scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text is in this width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the text."""
        height = self.document().size().height()
        self.setFixedHeight(round(height) + 2 * self.frameWidth() + HAIR_SPACE)


class FormerField(QWidget):
    """Show a text of last period under its heading; a button puts it into the same field of today.

    The button is outside the Tab chain: the next letter of whoever goes on is meant for a field.
    """

    wanted = Signal(str)
    """The text shall be put into today's field."""

    def __init__(self, name: str, *, replaces: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._replaces = name, replaces
        self._former, self._shown = "", ("", "", False)
        self.heading = Caption(wraps=True)
        self.text = WholePassage()
        self.said = Caption(wraps=True)
        self.copy_button = QPushButton(self._words())
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HAIR_SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        column.addLayout(foot)
        self.copy_button.clicked.connect(lambda: self.wanted.emit(self._former))

    def show_text(self, heading: str, former: str, said: str) -> None:
        """Show last period's text, and what is said of it."""
        self._former, self._shown = former, ("", "", False)
        self.heading.setText(heading)
        self.text.setAccessibleName(self.tr("Last period: {heading}").format(heading=heading))
        named = self.copy_button.text().replace("&", "")
        self.copy_button.setAccessibleName(f"{named}: {heading}")
        self.said.setText(said)

    def compare(self, today: str, *, marks: bool) -> None:
        """Mark in which words today's text differs; one that is empty, or alike, has no marks."""
        shown = (self._former, today, marks)
        if shown == self._shown:
            return
        self._shown = shown
        is_marked = marks and self._former.strip() and today.strip()
        pieces = self._pieces(today) if is_marked else (("same", self._former),)
        self.text.show_passages([Passage("", pieces)])
        self.text.setVisible(bool(self._former))
        self.text.fit()

    def _pieces(self, today: str) -> tuple[tuple[str, str], ...]:
        """Return what leads from last period's text to today's; what is short is told whole."""
        if self._replaces and self._former != today:
            return ("removed", self._former), ("same", " → "), ("added", today)
        return tuple((piece.kind, piece.text) for piece in diff_words(self._former, today))

    def offer(self, *, there: bool, today: str) -> None:
        """Offer to copy the text where today's field takes it."""
        has_text = bool(self._former.strip())
        is_free = not (self._replaces and today.strip())
        self.copy_button.setVisible(there and has_text)
        self.copy_button.setEnabled(is_free)
        taken = self.tr("Something stands in this field already; empty it first.")
        told = self.tr("Put last period's text into the field of now: one step, taken back by Ctrl+Z")
        set_tip(self.copy_button, told if is_free else taken)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.text.fit()

    def _words(self) -> str:
        if self.name == "result":
            return self.tr("Copy below the result")
        return self.tr("Copy over") if self._replaces else self.tr("Copy below this field")
