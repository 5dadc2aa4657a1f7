"""The preview's view with its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.looks.icons import icon, icon_side
from ui.preview.page_tool import page_tool
from ui.preview.page_view import PageView
from ui.widgets.label import Label
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class PreviewPane(QWidget):
    """Show pages, or one sentence in their place; buttons page through, zoom and choose the copy."""

    internal_toggled = Signal()
    """The other copy is to be shown."""
    came = Signal()
    """It came into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView()
        self.notice = Label(wraps=True)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place = Label()
        self._place = (0, 0)
        self.zoom = Label()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 %"))
        self.stack = QStackedWidget()
        self._make_buttons()
        self._lay_out()
        self.view.page_shown.connect(self._on_page_shown)
        self.view.zoomed.connect(self._on_zoomed)
        self.setFocusProxy(self.view)

    def show_notice(self, sentence: str) -> None:
        """Show a sentence in the pages' place; "" shows the pages."""
        self.notice.setText(sentence)
        self.stack.setCurrentWidget(self.notice if sentence else self.view)

    def offer_internal(self, offered: bool) -> None:
        """Offer the leader's copy, or show the issued one where there is nothing internal."""
        self.internal.setVisible(offered)
        if not offered:
            self.internal.setChecked(False)

    def _make_buttons(self) -> None:
        self.previous = page_tool(self.tr("Previous page (PgUp)"), self.view.page_up)
        self.next = page_tool(self.tr("Next page (PgDn)"), self.view.page_down)
        self.smaller = page_tool(self.tr("Smaller (Ctrl+wheel)"), self.view.zoom_out)
        self.larger = page_tool(self.tr("Larger (Ctrl+wheel)"), self.view.zoom_in)
        self.fit = page_tool(self.tr("Make the pages as wide as the preview"), self._on_fit_clicked)
        self.fit.setCheckable(True)
        self.fit.setChecked(True)
        self.internal = page_tool(
            self.tr("Show the leader's copy, with the internal columns"), self.internal_toggled
        )
        self.internal.setText(self.tr("Leader's copy"))
        self.internal.setCheckable(True)
        self.internal.hide()
        self._draw_icons()

    def _draw_icons(self) -> None:
        for button, meaning in (
            (self.previous, "page_up"),
            (self.next, "page_down"),
            (self.smaller, "zoom_out"),
            (self.larger, "zoom_in"),
            (self.fit, "fit_width"),
        ):
            button.setIcon(icon(meaning))
            button.setIconSize(QSize(icon_side(), icon_side()))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell whoever keeps it up to date."""
        super().showEvent(event)
        self.came.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow other colours and another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw_icons()

    def _lay_out(self) -> None:
        self._bar = bar = QHBoxLayout()
        bar.setSpacing(2)
        for widget in (self.previous, self.next, self.place):
            bar.addWidget(widget)
        bar.addWidget(self.internal)
        bar.addStretch(1)
        for widget in (self.smaller, self.zoom, self.larger, self.fit):
            bar.addWidget(widget)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)

    def _on_page_shown(self, number: int, count: int) -> None:
        self._place = (number, count)
        self._show_place()
        self.previous.setEnabled(count > 0)
        self.next.setEnabled(count > 0)

    def _show_place(self) -> None:
        """Tell the page, by its number alone where the bar has no room for more."""
        number, count = self._place
        said = self.tr("Page {number}/{count}").format(number=number, count=count) if count else ""
        self.place.setText(said)
        set_tip(self.place, said)
        self._bar.invalidate()
        if self._bar.minimumSize().width() > self.width():
            self.place.setText(f"{number}/{count}" if count else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell as much of the place as there is room for."""
        super().resizeEvent(event)
        self._show_place()

    def _on_zoomed(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")
        self.fit.setChecked(self.view.fits)

    def _on_fit_clicked(self) -> None:
        if self.view.fits:
            self.view.zoom_to(1.0)
        else:
            self.view.fit_width()
