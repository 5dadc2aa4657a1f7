"""The guide's window: contents and search at the left, the page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from db.search.query import Query
from ui.editors.line_edit import LineEdit
from ui.guide.contents import ContentsTree
from ui.guide.view import GuideView
from ui.looks.sizes import USUAL_SPACE
from ui.widgets.label import Label
from ui.widgets.timers import soon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.guide.pages import GuidePage

_SIZE = QSize(1080, 720)
_ROOM = 0.92  # of the screen
_LEFT = 340


class GuideWindow(QWidget):
    """Show the guide beside the window and its dialogs; a dialog that is open does not shut it out.

    `open_at` shows a place; what was shown before is gone back to with Alt+Left.
    """

    def __init__(self, pages: Sequence[GuidePage], parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._pages = {page.name: page for page in pages}
        self._been: list[tuple[str, str]] = []
        self._at = -1
        self.setWindowTitle(self.tr("Guide"))
        self.field = LineEdit()
        self.count = Label()
        self.contents = ContentsTree(pages)
        self.view = GuideView()
        self.back_button = QPushButton(self.tr("&Back"))
        self.on_button = QPushButton(self.tr("&Forward"))
        self._lay_out()
        self._connect()
        room = self.screen().availableSize() * _ROOM
        self.resize(_SIZE.boundedTo(room))

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in the guide (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Find in the guide"))
        self.field.setClearButtonEnabled(True)
        self.count.hide()
        left, right = QWidget(), QWidget()
        column = _column(left)
        for widget in (self.field, self.count, self.contents):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.on_button)
        row.addStretch(1)
        column = _column(right)
        column.addLayout(row)
        column.addWidget(self.view)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LEFT, _SIZE.width() - _LEFT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.contents.chosen.connect(self.open_at)
        self.view.anchorClicked.connect(self._on_link)
        self.field.textChanged.connect(self._on_sought)
        self.field.returnPressed.connect(self._on_enter)
        self.back_button.clicked.connect(self.go_back)
        self.on_button.clicked.connect(self.go_on)
        for keys, act in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_on),
            ("Ctrl+F", self._on_find),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)

    # Where the reader is

    @Slot(str, str)
    def open_at(self, page: str, anchor: str = "") -> None:
        """Show a page from one of its headings on."""
        if self._been[self._at : self._at + 1] != [(page, anchor)]:
            self._been[self._at + 1 :] = [(page, anchor)]
            self._at = len(self._been) - 1
        self._show()

    @property
    def place(self) -> tuple[str, str]:
        """Return the page's name and the part's that are shown."""
        return self._been[self._at]

    @Slot()
    def go_back(self) -> None:
        """Show what was shown before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    @Slot()
    def go_on(self) -> None:
        """Show what was gone back from."""
        if self._at + 1 < len(self._been):
            self._at += 1
            self._show()

    def _show(self) -> None:
        page, anchor = self.place
        words = self.field.text()
        self.view.show_page(self._pages[page].text, anchor, Query(words) if words.strip() else None)
        self.contents.show_current(page, anchor)
        self.back_button.setEnabled(self._at > 0)
        self.on_button.setEnabled(self._at + 1 < len(self._been))

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        name = link.fileName() or self.place[0]
        if name in self._pages:
            self.open_at(name, link.fragment(QUrl.ComponentFormattingOption.FullyDecoded))

    # Looking for words

    def _on_find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        count = self.contents.show_found(words)
        self.count.setVisible(bool(words.strip()))
        said = self.tr("Places found: {count}").format(count=count)
        self.count.setText(said if count else self.tr("Not found."))
        self._show()

    @Slot()
    def _on_enter(self) -> None:
        found = self.contents.first_found()
        if found is not None:
            self.open_at(found.page, found.anchor)
            self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    # Beside dialogs

    def event(self, event: QEvent) -> bool:
        """Go over to a dialog that would shut the guide out: its own windows stay usable."""
        if event.type() == QEvent.Type.WindowBlocked:
            soon(self, self.join_dialog)
        return super().event(event)

    @Slot()
    def join_dialog(self) -> None:
        """Belong to the dialog that is open, else to the window."""
        own, above = self.windowHandle(), QGuiApplication.modalWindow()
        parent = self.parentWidget()
        if above is None and parent is not None:
            above = parent.windowHandle()
        if own is not None and above is not None and above is not own:
            own.setTransientParent(above)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(*4 * (USUAL_SPACE,))
    column.setSpacing(USUAL_SPACE)
    return column
