"""The style dialog's page of columns: how wide they are, and which new reports hide."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ui.widgets.choices import SpinBox
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip
from vqdesk.annex.layout.columns import lay_out_columns
from vqdesk.annex.layout.style import LEAST_WIDTH, USUAL
from vqdesk.annex.layout.typography import TEXT_WIDTH

if TYPE_CHECKING:
    from db.records import Column, Report
    from vqdesk.annex.layout.style import AnnexStyle

_LONGEST = 40  # characters of a heading beside its box


class WidthBox(SpinBox):
    """A width in mm; empty, or one step below the least, is the automatic one, which is shown."""

    AUTOMATIC = LEAST_WIDTH - 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._automatic = LEAST_WIDTH
        self.setRange(self.AUTOMATIC, TEXT_WIDTH)
        # Half a number must not turn the page over.
        self.setKeyboardTracking(False)
        self.show_automatic(self._automatic)

    def width_asked(self) -> int | None:
        """Return the width, None where it is automatic."""
        return None if self.value() == self.AUTOMATIC else self.value()

    def show_automatic(self, width: int) -> None:
        """Say how wide the column is when nobody says it."""
        self._automatic = width
        self.setSpecialValueText(self.tr("automatic: {width}").format(width=width))

    def stepBy(self, steps: int) -> None:
        """Step on from the automatic width, not from the least."""
        if self.value() == self.AUTOMATIC and steps > 0:
            self.setValue(min(TEXT_WIDTH, max(LEAST_WIDTH, self._automatic + steps)))
        else:
            super().stepBy(steps)

    def validate(self, text: str, place: int) -> object:
        """Take nothing for automatic."""
        if not text.strip():
            return QValidator.State.Acceptable, text, place
        return super().validate(text, place)

    def valueFromText(self, text: str) -> int:
        """Return the number that a text is; nothing is the automatic width."""
        return super().valueFromText(text) if text.strip() else self.AUTOMATIC


class ColumnRow:
    """One column's widgets: whether a new report shows it, and how wide it is."""

    def __init__(self, column: Column) -> None:
        self.field, name = column.field, " ".join(column.heading.split())
        cut = name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
        self.box = QCheckBox(literal(cut))
        if cut != name:
            set_tip(self.box, name)
        self.width = WidthBox()
        self.width.setAccessibleName(name)

    def show_style(self, style: AnnexStyle) -> None:
        """Show whether new reports show the column, and how wide it is."""
        self.box.setChecked(self.field not in style.hidden)
        asked = style.widths.get(self.field)
        self.width.setValue(WidthBox.AUTOMATIC if asked is None else asked)


class ColumnsPage(QWidget):
    """Say how wide the columns of an office's annexes are, and which its new reports hide.

    The columns are those of one report. Which of them it shows, and what they are called, is its own.
    """

    changed = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.rows = [ColumnRow(column) for column in report.columns]
        self.told = Label(wraps=True)
        self._lay_out()
        for row in self.rows:
            row.box.toggled.connect(self._on_changed)
            row.width.valueChanged.connect(self._on_changed)

    def show_style(self, style: AnnexStyle) -> None:
        """Show which columns a style hides in new reports, and its widths."""
        for row in self.rows:
            row.show_style(style)
        self._on_changed()

    def commit(self) -> None:
        """Take the widths that are being typed."""
        for row in self.rows:
            row.width.interpretText()

    def applied(self, style: AnnexStyle) -> AnnexStyle:
        """Return a style with what is chosen here; what it says of columns of other reports stays."""
        own = {row.field for row in self.rows}
        hidden = {row.field for row in self.rows if not row.box.isChecked()}
        widths = {field: width for field, width in style.widths.items() if field not in own}
        for row in self.rows:
            asked = row.width.width_asked()
            if asked is not None:
                widths[row.field] = asked
        return replace(style, hidden=(style.hidden - own) | hidden, widths=MappingProxyType(widths))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setColumnStretch(0, 1)
        said = self.tr(
            "Which columns this report has, their headings and order are changed on the report's own page. "
            "A column that is not checked here is hidden in new reports."
        )
        grid.addWidget(Label(said, wraps=True), 0, 0, 1, 2)
        grid.addWidget(Label(self.tr("New reports show")), 1, 0)
        grid.addWidget(Label(self.tr("Width, mm")), 1, 1)
        for line, row in enumerate(self.rows, 2):
            grid.addWidget(row.box, line, 0)
            grid.addWidget(row.width, line, 1)
        grid.addWidget(self.told, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)

    def _on_changed(self) -> None:
        self._tell_widths()
        self.changed.emit()

    def _tell_widths(self) -> None:
        """Show the automatic widths, and whether those asked for leave room."""
        shown = {
            column.field: column.width
            for column in lay_out_columns(self._report.columns, self.applied(USUAL))
        }
        asked = {row.field: row.width.width_asked() for row in self.rows if row.field in shown}
        for row in self.rows:
            if row.field in shown and asked[row.field] is None:
                row.width.show_automatic(shown[row.field])
        widths = {key: width for key, width in asked.items() if width is not None}
        if not widths:
            text = self.tr("The table is {whole} mm wide.")
        elif all(shown[key] == width for key, width in widths.items()):
            text = self.tr("Set: {asked} mm of {whole}; the automatic columns share the other {rest}.")
        else:
            text = self.tr("Set: {asked} mm of {whole}; that does not fit, so that all columns are scaled.")
        total, whole = sum(widths.values()), sum(shown.values())  # of the page that the columns need
        self.told.setText(text.format(asked=total, whole=whole, rest=whole - total))
