"""The line over the tree: which report is open, and how many of its tasks say how far they are."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.errors import Refused
from ui.looks.colours import colours
from ui.looks.sizes import SMALL_SPACE, USUAL_SPACE
from ui.session.calls import HOW_FAR
from ui.widgets.tip import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.changes import Changes
    from ui.session.session import Session

__all__ = ["HOW_FAR", "OutlineHead"]


class OutlineHead(QWidget):
    """Show period and office, "9/40 assessed" at the right end, and a thin bar of that below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.name = self.said = ""
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        session.report_opened.connect(self.look)
        session.changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """Look at the open report anew; what cannot be read stays as it was, and whoever shows it tells."""
        with suppress(Refused):
            report, rows = self._session.report(), self._session.outline()
            self.name = self._session.report_told()
            self.said, self.share = self.tr("Tasks: {count}").format(count=len(rows)), 0.0
            if report and not HOW_FAR.isdisjoint(column.field for column in report.columns):
                done = [row.has_state for row in rows].count(True)
                self.share = done / len(rows) if rows else 0.0
                self.said = self.tr("{done}/{count} assessed").format(done=done, count=len(rows))
        self.setVisible(self._session.report_id is not None)
        self.setAccessibleName(f"{self.name}, {self.said}")
        set_tip(self, f"{self.name}\n{self.said}")
        self.update()

    def _on_changed(self, changes: Changes) -> None:
        here = self._session.report_id
        is_ours = here in changes.order or here in changes.reports
        if is_ours or any(report == here for report, _ in changes.tasks):
            self.look()

    # Qt's own methods

    def sizeHint(self) -> QSize:
        """Return one line and the bar below."""
        return QSize(10 * self.fontMetrics().averageCharWidth(), self.fontMetrics().height() + USUAL_SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name, cut off before what is said of the tasks."""
        now, metrics, painter = colours(), self.fontMetrics(), QPainter(self)
        line = QRect(SMALL_SPACE, 0, self.width() - 2 * SMALL_SPACE, metrics.height())
        painter.setPen(now.quiet)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, self.said)
        room = line.width() - metrics.horizontalAdvance(self.said) - USUAL_SPACE
        painter.setPen(now.text)
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, name)
        bar = QRect(line.left(), line.bottom() + SMALL_SPACE, line.width(), SMALL_SPACE)
        painter.fillRect(bar, now.chosen_idle)  # seen beside the accent in every contrast
        bar.setWidth(round(bar.width() * self.share))
        painter.fillRect(bar, now.accent)
