"""The editor of the period that a report covers."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from db.records import PERIOD_KINDS, Period
from ui.looks.sizes import HAIR_SPACE, USUAL_SPACE
from ui.widgets.choices import ComboBox, DateEdit, SpinBox
from ui.widgets.label import Label
from ui.widgets.tip import set_tip
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import PeriodKind

_QUARTERS = ("I", "II", "III", "IV")
_NO_YEAR = 0


class PeriodEditor(QWidget):
    """Edit a Period: its kind, month or quarter, year, and the days given for it.

    `changed` is emitted when the clerk has chosen something, not at every digit of a year.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self.kind = ComboBox()
        self.kind.addItems([self._kind_name(kind) for kind in PERIOD_KINDS])
        self.ordinal = ComboBox()
        self.year = _Year()
        self.year.setRange(_NO_YEAR, 9999)
        self.year.setSpecialValueText(self.tr("none"))
        self.year.setKeyboardTracking(False)
        self.offers = QHBoxLayout()
        self.start = _OptionalDate(self.tr("From day"), self)
        self.end = _OptionalDate(self.tr("To day"), self)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.ordinal.currentIndexChanged.connect(self._on_changed)
        self.year.valueChanged.connect(self._on_changed)
        self.start.changed.connect(self._on_changed)
        self.end.changed.connect(self._on_changed)

    def period(self) -> Period:
        """Return what is set; a year that is still being typed is not yet."""
        kind = PERIOD_KINDS[self.kind.currentIndex()]
        ordinal = self.ordinal.currentIndex() + 1 if kind in ("tháng", "quý") else None
        year = self.year.value() or None
        return Period(kind, year, ordinal or None, self.start.day(), self.end.day())

    def set_period(self, period: Period) -> None:
        """Show a period."""
        self._loading = True
        try:
            self.kind.setCurrentIndex(PERIOD_KINDS.index(period.kind))
            self._fit_ordinals()
            self.ordinal.setCurrentIndex((period.ordinal or 0) - 1)
            self.year.setValue(period.year or _NO_YEAR)
            self.start.set_day(period.start)
            self.end.set_day(period.end)
        finally:
            self._loading = False

    def offer(self, periods: Sequence[Period]) -> None:
        """Show buttons, one for each of some periods, that set it with `changed`."""
        while item := self.offers.takeAt(0):
            if button := item.widget():
                button.deleteLater()
        for period in periods:
            button = QPushButton(period_name(period))
            button.clicked.connect(partial(self._on_offer_clicked, period))
            self.offers.addWidget(button)
        if periods:
            self.offers.addStretch(1)

    def hide_days(self) -> None:
        """Ask for no days, and leave the label to whoever asks."""
        for part in (self.label, self.start.box, self.start.edit, self.end.box, self.end.edit):
            part.hide()
        self._rows.setSpacing(0)  # that of the rows that are not there

    def commit(self) -> None:
        """Take over what is being typed, with `changed` when it is something else."""
        for editor in (self.year, self.start.edit, self.end.edit):
            editor.interpretText()

    def _kind_name(self, kind: PeriodKind) -> str:
        names = (
            self.tr("month"),
            self.tr("quarter"),
            self.tr("6 months"),
            self.tr("9 months"),
            self.tr("year"),
            self.tr("other"),
        )
        return dict(zip(PERIOD_KINDS, names, strict=True))[kind]

    def _lay_out(self) -> None:
        layout = self._rows = QFormLayout(self)
        layout.setContentsMargins(*4 * (HAIR_SPACE,))  # room for the ring
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        row = QHBoxLayout()
        row.setSpacing(USUAL_SPACE)
        for widget in (self.kind, self.ordinal, self.year):
            row.addWidget(widget)
        row.addStretch()
        self.label = Label(self.tr("&Period"))
        self.label.setBuddy(self.kind)
        layout.addRow(self.label, row)
        for name, widget in (
            (self.tr("Kind of period"), self.kind),
            (self.tr("Month or quarter"), self.ordinal),
            (self.tr("Year"), self.year),
        ):
            widget.setAccessibleName(name)
            set_tip(widget, name)
        layout.addRow(self.offers)
        for day in (self.start, self.end):
            layout.addRow(day.box, day.edit)

    def _fit_ordinals(self) -> None:
        kind = PERIOD_KINDS[self.kind.currentIndex()]
        names = {"tháng": [str(month) for month in range(1, 13)], "quý": list(_QUARTERS)}.get(kind, [])
        if [self.ordinal.itemText(index) for index in range(self.ordinal.count())] != names:
            self.ordinal.clear()
            self.ordinal.addItems(names)
        self.ordinal.setVisible(bool(names))

    def _on_offer_clicked(self, period: Period) -> None:
        self.set_period(period)
        self.changed.emit()

    def _on_kind_changed(self) -> None:
        if not self._loading:
            self._loading = True
            self._fit_ordinals()
            self._loading = False
            self.changed.emit()

    def _on_changed(self) -> None:
        if not self._loading:
            self.changed.emit()


class _Year(SpinBox):
    """Edit a year that may be left open; the arrows go from there to this year, not to the year 1."""

    def stepBy(self, steps: int) -> None:
        """Step through the years."""
        if self.value() == _NO_YEAR and steps > 0:
            self.setValue(date.today().year)
        else:
            super().stepBy(steps)


class _OptionalDate(QObject):
    """Edit a day that may be left open: it is empty until its box is ticked, and then today at first."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = QCheckBox(label)
        self.edit = DateEdit()
        self._kept = QDate.currentDate()
        self.edit.setDisplayFormat("dd/MM/yyyy")
        self.edit.setSpecialValueText(" ")  # shown for the first of all days, which nobody reports on
        self.edit.setCalendarPopup(True)
        self.edit.setKeyboardTracking(False)
        self.edit.setEnabled(False)
        self.edit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit.setAccessibleName(label)
        self._empty()
        self.box.toggled.connect(self._on_toggled)
        self.box.toggled.connect(self.changed)
        self.edit.dateChanged.connect(self.changed)

    def day(self) -> str | None:
        """Return the ISO date, None when left open."""
        return self.edit.date().toString(Qt.DateFormat.ISODate) if self.box.isChecked() else None

    def set_day(self, day: str | None) -> None:
        """Show an ISO date or none."""
        if day:
            shown = date.fromisoformat(day)
            self._kept = QDate(shown.year, shown.month, shown.day)
            self._fill()
        self.box.setChecked(day is not None)

    def _on_toggled(self, checked: bool) -> None:
        self.edit.setEnabled(checked)
        if checked:
            self._fill()
        else:
            self._kept = self.edit.date()
            self._empty()

    def _fill(self) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setDate(self._kept)

    def _empty(self) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setDate(self.edit.minimumDate())
