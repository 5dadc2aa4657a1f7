"""The view of an evaluation: a bar for a percentage, else in words what it is."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QWidget

from ui.looks.colours import colours
from ui.widgets.label import Caption
from vqdesk.text.figures import format_number, parse_percent

_NONE, _ALL = Decimal(0), Decimal(100)


_THIN = 6  # dots


class ThinBar(QProgressBar):
    """Show a share as a thin line; its number is told to who hears the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100)

    def paintEvent(self, _event: QEvent) -> None:
        """Draw the line in the middle of the bar's height."""
        painter, table = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRectF(0.5, (self.height() - _THIN) / 2, self.width() - 1, _THIN)
        painter.setPen(table.line)
        painter.setBrush(table.paper)
        painter.drawRoundedRect(line, _THIN / 2, _THIN / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(table.accent)
        line.setWidth(line.width() * self.value() / self.maximum())
        painter.drawRoundedRect(line, _THIN / 2, _THIN / 2)


class EvaluationView(QWidget):
    """Show an evaluation as a bar, say that it is a sentence, or that it is missing.

    It is as high as a caption whatever it shows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._words = ThinBar(), Caption()
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(self._words)
        self._fit()
        self.show_evaluation("")

    def show_evaluation(self, text: str) -> None:
        """Show the clerk's text; a percentage above 100 fills the bar and is told as it is."""
        value = parse_percent(text)
        if value is None:
            self._words.setText(self.tr("words, no percentage") if text.strip() else self.tr("none yet"))
            self._layout.setCurrentWidget(self._words)
            return
        self._bar.setValue(round(min(max(value, _NONE), _ALL)))
        self._bar.setFormat(f"{format_number(value)}%")
        self._layout.setCurrentWidget(self._bar)

    def reading(self) -> str:
        """Return what is shown, as text."""
        shown = self._layout.currentWidget()
        return self._words.text() if shown is self._words else self._bar.text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._words.fontMetrics().height())
