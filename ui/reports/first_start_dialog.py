"""The dialog of the first start: three ways to begin, and a fourth to what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCommandLinkButton, QStyle, QStyleOptionFocusRect, QStylePainter, QWidget

from ui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

OPEN_SAMPLE, NEW, IMPORT, BIN = "sample", "new", "import", "bin"


class FirstStartDialog(Dialog):
    """Offer the sample report, a new one, or a file; `choice` is what was clicked, None for later.

    Where `removed` reports lie in the bin, it is offered, too.
    """

    def __init__(self, parent: QWidget | None = None, removed: int = 0) -> None:
        super().__init__(parent, "")
        self.setWindowTitle(self.tr("Welcome to vqdesk"))
        self.choice: str | None = None
        self.add_text(self.tr("There is no report yet. How do you want to begin?"))
        self.links = {
            OPEN_SAMPLE: self._add_link(
                OPEN_SAMPLE,
                self.tr("Open the &sample report"),
                self.tr("A real annex of 13 tasks, to look around in. It can be deleted later."),
            ),
            NEW: self._add_link(
                NEW,
                self.tr("&New report"),
                self.tr("Name the organisation and the period, then add the tasks."),
            ),
            IMPORT: self._add_link(
                IMPORT, self.tr("&Import a file"), self.tr("Take over an annex that you already have.")
            ),
        }
        if removed:
            hint = self.tr("Deleted reports that can be had back: {count}.").format(count=removed)
            self.links[BIN] = self._add_link(BIN, self.tr("Open the &bin"), hint)
        self.column.addStretch(1)
        self.links[OPEN_SAMPLE].setDefault(True)
        self.links[OPEN_SAMPLE].setFocus()
        self.fit(480)

    def _add_link(self, choice: str, text: str, hint: str) -> QCommandLinkButton:
        link = _Link(text, hint)
        link.clicked.connect(lambda: self._choose(choice))
        self.column.addWidget(link)
        return link

    def _choose(self, choice: str) -> None:
        self.choice = choice
        self.accept()


class _Link(QCommandLinkButton):
    """A command link that shows the focus, which not every style does for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the link, and a frame around it while a key would press it."""
        super().paintEvent(event)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.state |= QStyle.StateFlag.State_KeyboardFocusChange  # type: ignore[attr-defined]  # not in the stubs
            QStylePainter(self).drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option)
