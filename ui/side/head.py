"""The head of the place at the side: a row of tabs, and what closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.looks.icons import icon, icon_side
from ui.looks.sizes import HAIR_SPACE
from ui.widgets.choices import TabBar
from ui.widgets.tip import set_tip, tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent


class SideHead(QWidget):
    """Show a tab for each page, by its picture and word.

    Where there is less room they have words alone, where there is little the chosen one has its word and the
    others their pictures, and at the least all have pictures.
    `titles` are the pages' words by their keys, which are those of their pictures.
    """

    chosen = Signal(str)
    """A page's tab was chosen."""
    closed = Signal()

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys, self.titles = tuple(titles), dict(titles)
        self.tabs = TabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setAccessibleName(self.tr("What is shown at the side"))
        for at, title in enumerate(titles.values()):
            self.tabs.addTab(title)
            self.tabs.setAccessibleTabName(at, title)
            self.tabs.setTabToolTip(at, tip(title))
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
        self._shape: tuple[object, ...] = ()
        self._draw_icons()
        self.tabs.currentChanged.connect(self._on_chosen)
        self.close_button.clicked.connect(self.closed)

    def show_page(self, key: str) -> None:
        """Show that this page is chosen."""
        self.tabs.setCurrentIndex(self._keys.index(key))

    def _on_chosen(self, at: int) -> None:
        self._fit()
        self.chosen.emit(self._keys[at])

    def minimumSizeHint(self) -> QSize:
        """Return the room of pictures alone."""
        least = self._width([icon_side()] * len(self._keys))
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
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
        self._shape = ()
        self._fit()

    def _fit(self) -> None:
        words, picture = [self._word(at) for at in range(len(self._keys))], icon_side() + 2 * HAIR_SPACE
        chosen = self.tabs.currentIndex()
        has_words = self.width() >= self._width(words)
        has_word = self.width() >= self._width([words[chosen], *[icon_side()] * (len(words) - 1)])
        has_pictures = self.width() >= self._width([word + picture for word in words])
        if self._shape == (has_words, has_word, has_pictures, chosen):
            return
        self._shape = has_words, has_word, has_pictures, chosen
        for at, key in enumerate(self._keys):
            is_told = has_words or (has_word and at == chosen)
            self.tabs.setTabText(at, self.titles[key] if is_told else "")
            self.tabs.setTabIcon(at, icon(key) if has_pictures or not is_told else QIcon())
        self.updateGeometry()

    def _word(self, at: int) -> int:
        return self.tabs.fontMetrics().horizontalAdvance(self.titles[self._keys[at]])

    def _width(self, contents: list[int]) -> int:
        """Return the dots that the row needs with tabs of such contents."""
        style = self.tabs.style()
        beside = style.pixelMetric(style.PixelMetric.PM_TabBarTabHSpace, None, self.tabs)
        others = self.close_button.sizeHint().width() + 5 * HAIR_SPACE
        return sum(contents) + len(contents) * beside + others
