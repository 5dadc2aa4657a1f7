"""The editor of a day that is written freely, with a calendar to take one from."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout

from ui.editors.button_editor import ButtonEditor
from ui.widgets.keyboard import unit_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_WITHOUT_YEAR = re.compile(r"(?<![0-9/.-])[0-9]{1,2}[/-][0-9]{1,2}(?![0-9/.-])")
_FIGURE = re.compile(r"[0-9]")


def written_day(day: date) -> str:
    """Return a day as decree 30/2020 has it written: a nought before days below 10 and months 1 and 2."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def place_of_day(text: str) -> tuple[int, int]:
    """Return where the one day of a text stands, without the word `ngày`; else where the whole text does."""
    from vqdesk.text.dates import find_dates  # what no first sight needs

    found = [(each.start + _before(each.text), each.end) for each in find_dates(text)]
    if not found:
        found = [match.span() for match in _WITHOUT_YEAR.finditer(text)]
    return found[0] if len(found) == 1 else (0, len(text))


def _before(found: str) -> int:
    figure = _FIGURE.search(found)
    return figure.start() if figure else 0


class DayEditor(ButtonEditor):
    """Edit a day, or whatever stands in its place, freely; the calendar writes the day that is chosen.

    Where the text has one day, that alone is replaced (`trước ngày 15/9/2026` stays a `trước ngày`), else
    all of it, in one step of undo. `read` tells which day the text means, for the calendar to open at.
    """

    def __init__(
        self, read: Callable[[str], date | None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Choose a day in the calendar (F4)"), parent)
        self._read = read or _read_day
        self.popup = DayPopup(self)
        self.popup.chosen.connect(self._on_chosen)

    def open_choice(self) -> None:
        """Show the calendar, at the day that is written."""
        self.popup.open_at(self._read(self.text()) or date.today(), self)

    def _on_chosen(self, day: date) -> None:
        text = self.text()
        start, end = place_of_day(text)
        cursor = self.textCursor()
        cursor.setPosition(unit_at(text, start))
        cursor.setPosition(unit_at(text, end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(written_day(day))
        self.setTextCursor(cursor)


def _read_day(text: str) -> date | None:
    from vqdesk.text.dates import find_dates

    found = find_dates(text)
    return found[-1].date if found else None


class DayPopup(QFrame):
    """A calendar that closes when a day is chosen, at Escape, and at a click elsewhere."""

    chosen = Signal(object)
    """A day, as `datetime.date`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(self.tr("Calendar"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setDateEditEnabled(False)  # typed figures would open a field of another kind
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self.calendar.clicked.connect(self._on_day)
        self.calendar.activated.connect(self._on_day)

    def open_at(self, day: date, below: QWidget) -> None:
        """Show a day's month below a widget, above it where there is no room."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        room = below.screen().availableGeometry()
        corner = below.mapToGlobal(QPoint(0, below.height()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(below.mapToGlobal(QPoint(0, 0)).y() - self.height())
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), corner.y()))
        self.move(corner)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let the program's shortcuts wait while the calendar is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def _on_day(self, day: QDate) -> None:
        if self.isVisible():  # a click is told once more as Enter is
            self.hide()
            self.chosen.emit(date(day.year(), day.month(), day.day()))
