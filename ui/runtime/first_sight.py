"""The first sight of the last report: texts and rows at once, what is read out of them right after."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LATER = (
    "vqdesk.text.citations",
    "vqdesk.tracking.spans",
    "vqdesk.tracking.documents",
    "vqdesk.tracking.recurring",
    "vqdesk.tracking.deadlines",
    "vqdesk.tracking.status_words",
    "vqdesk.tracking.standings",
    "vqdesk.tracking.unit_lists",
    "vqdesk.offices.status_words",
)
"""What judges texts and finds citations in them: one at a time, so that a key between them is taken."""
_LATEST = 300  # milliseconds; a window that is hidden or covered is not painted


class FirstSight(QObject):
    """Let the start's first painting do without what is judged of texts, until it is `over`.

    While it `is_ahead` nobody judges, looks for citations or reads the period before: that costs more than
    all that is shown. It is over as soon as the window was painted and these modules are loaded.
    """

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_ahead = False
        self._window: QWidget | None = None
        self._left = list(_LATER)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    def begin(self, window: QWidget) -> None:
        """Wait for the first painting of a window."""
        self.is_ahead = True
        self._window = window
        window.installEventFilter(self)
        self._timer.start(_LATEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once the window was painted and what was pressed by then was taken."""
        if event.type() == QEvent.Type.Paint and self._timer.interval():
            self._timer.start(0)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_timeout(self) -> None:
        self._timer.start(0)
        if self._left:
            import_module(self._left.pop(0))
            return
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
        self.is_ahead = False
        self.over.emit()
