"""The view of an evaluation: a bar for a percentage, else in words what it is."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QWidget

from ui.widgets.label import Label
from vqdesk.text.figures import format_number, parse_percent

_NONE, _ALL = Decimal(0), Decimal(100)


class EvaluationView(QWidget):
    """Show an evaluation as a bar with its percentage, as a sentence, or as missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = Label()
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(self._words)
        self.show_evaluation("")

    def show_evaluation(self, text: str) -> None:
        """Show the clerk's text; a percentage above 100 fills the bar and is written as it is."""
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
