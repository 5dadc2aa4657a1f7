"""The head of the place at the side: a row of tabs, and what closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.looks.icons import icon, icon_side
from ui.looks.sizes import HAIR_SPACE
from ui.widgets.choices import TabBar
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent


class SideHead(QWidget):
    """Show a tab for each page, by its picture and word; where there is little room by the word alone.

    `titles` are the pages' words by their keys, which are those of their pictures.
    """

    chosen = Signal(str)
    """A page's tab was chosen."""
    closed = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(titles)
        self.tabs = TabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(self.tr("What is shown at the side"))
        for title in titles.values():
            self.tabs.addTab(title)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.setAccessibleName(self.tr("Close the side"))
        set_tip(self.close_button, self.tr("Close the side: the form has all the room"))
        row = QHBoxLayout(self)
        row.setContentsMargins(HAIR_SPACE, HAIR_SPACE, HAIR_SPACE, 0)
        row.setSpacing(HAIR_SPACE)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._has_pictures: bool | None = None
        self._draw_icons()
        self.tabs.currentChanged.connect(lambda at: self.chosen.emit(self._keys[at]))
        self.close_button.clicked.connect(self.closed)

    def show_page(self, key: str) -> None:
        """Show that this page is chosen."""
        self.tabs.setCurrentIndex(self._keys.index(key))

    def minimumSizeHint(self) -> QSize:
        """Return the room that the words need without pictures."""
        return QSize(self._width(0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pictures where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours and another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_icons()

    def _draw_icons(self) -> None:
        side = QSize(icon_side(), icon_side())
        self.tabs.setIconSize(side)
        self.close_button.setIcon(icon("close"))
        self.close_button.setIconSize(side)
        self._has_pictures = None
        self._fit()

    def _fit(self) -> None:
        has_room = self.width() >= self._width(icon_side() + 2 * HAIR_SPACE)
        if has_room == self._has_pictures:
            return
        self._has_pictures = has_room
        for at, key in enumerate(self._keys):
            self.tabs.setTabIcon(at, icon(key) if has_room else QIcon())
        self.updateGeometry()

    def _width(self, picture: int) -> int:
        """Return the dots that the row needs with pictures of a width beside each word."""
        style = self.tabs.style()
        beside = style.pixelMetric(style.PixelMetric.PM_TabBarTabHSpace, None, self.tabs)
        letters = self.tabs.fontMetrics()
        words = [letters.horizontalAdvance(self.tabs.tabText(at)) for at in range(self.tabs.count())]
        others = self.close_button.sizeHint().width() + 5 * HAIR_SPACE
        return sum(words) + len(words) * (beside + picture) + others
