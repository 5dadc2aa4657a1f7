"""The style dialog's page of columns: which the annex has, their headings and widths."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from db.former_headings import FORMER_KEYS
from db.records import EXTRA, Column
from ui.editors.line_editor import LineEditor
from ui.widgets.choices import SpinBox
from ui.widgets.label import Label
from ui.widgets.literal import literal
from ui.widgets.tip import set_tip
from vqdesk.annex.layout.columns import lay_out_columns
from vqdesk.annex.layout.style import LEAST_WIDTH, USUAL
from vqdesk.annex.layout.typography import TEXT_WIDTH
from vqdesk.columns.heads import put_results_head, results_head
from vqdesk.periods.period import default_columns

if TYPE_CHECKING:
    from db.records import Report, Visibility
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
    """One column's widgets; an extra column's heading is what its texts are stored under, so it stays."""

    def __init__(self, field: str, name: str, heading: str, usual: str) -> None:
        self.field, self._heading, self._usual = field, heading, usual
        cut = name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
        self.box = QCheckBox(literal(" ".join(cut.split())))
        if cut != name:
            set_tip(self.box, name)
        self.editor = None if field == "extra" else LineEditor(most=2)
        self.width = WidthBox()
        self.width.setAccessibleName(name)
        self.box.toggled.connect(self._on_toggled)
        if self.editor is not None:
            self.editor.set_text(heading)
            self.editor.setAccessibleName(name)

    @property
    def key(self) -> str:
        """Return what a style calls the column."""
        return EXTRA + self._heading if self.field == "extra" else self.field

    def heading(self) -> str:
        """Return the heading, "" where the annex has no such column."""
        if self.editor is None:
            return self._heading
        return self.editor.text() if self.editor.text().strip() else ""

    def show_style(self, style: AnnexStyle) -> None:
        """Show whether the column is there, and how wide."""
        self.box.setChecked(bool(self.heading()) and self.key not in style.hidden)
        self._on_toggled(self.box.isChecked())
        asked = style.widths.get(self.key)
        self.width.setValue(WidthBox.AUTOMATIC if asked is None else asked)

    def _on_toggled(self, checked: bool) -> None:
        self.width.setEnabled(checked)
        if self.editor is None:
            return
        self.editor.setEnabled(checked)
        if checked and not self.heading():
            self.editor.set_text(self._usual)


class ColumnsPage(QWidget):
    """Choose the columns of a report's annex, name them, say how wide they are."""

    changed = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        usual = {column.key: column.heading for column in default_columns(report.period)}
        own = {column.key: column.heading for column in report.columns}
        self.rows = [
            ColumnRow(field, name, own.get(field, ""), usual[field])
            for field, name in zip(FORMER_KEYS, self._names(), strict=True)
        ]
        further = [column for column in report.columns if column.key not in FORMER_KEYS]
        self.rows += [ColumnRow(each.key, each.heading, each.heading, each.heading) for each in further]
        self.over = LineEditor(most=2)
        self.over.set_text(results_head(report.columns))
        self.told = Label(wraps=True)
        self._lay_out()
        for row in self.rows:
            row.box.toggled.connect(self._on_changed)
            row.width.valueChanged.connect(self._on_changed)
        for editor in (self.over, *(row.editor for row in self.rows if row.editor)):
            editor.textChanged.connect(self._on_changed)

    def show_style(self, style: AnnexStyle) -> None:
        """Show which columns a style leaves out, and its widths."""
        for row in self.rows:
            row.show_style(style)
        self._on_changed()

    def commit(self) -> None:
        """Take the widths that are being typed."""
        for row in self.rows:
            row.width.interpretText()

    def applied(self, style: AnnexStyle) -> AnnexStyle:
        """Return a style with what is chosen here; what it says of columns of other reports stays."""
        own = {row.key for row in self.rows}
        left_out = {row.key for row in self.rows if row.heading() and not row.box.isChecked()}
        widths = {key: width for key, width in style.widths.items() if key not in own}
        for row in self.rows:
            asked = row.width.width_asked()
            if asked is not None:
                widths[row.key] = asked
        return replace(style, hidden=(style.hidden - own) | left_out, widths=MappingProxyType(widths))

    def annex_columns(self) -> tuple[Column, ...]:
        """Return the report's columns as they are typed; an empty heading takes its column away."""
        there = [column.field for column in self._report.columns]
        order = sorted(self.rows, key=lambda row: there.index(row.key) if row.key in there else len(there))
        columns = [
            replace(
                self._report.column(row.key) or Column(row.field, ""),
                heading=row.heading(),
                visibility=self._visibility(row),
            )
            for row in order
            if row.heading()
        ]
        over = self.over.text()
        return put_results_head(columns, over if over.strip() else "")

    def _visibility(self, row: ColumnRow) -> Visibility:
        own = self._report.column(row.key)
        if own is not None and own.visibility == "internal":
            return "internal"
        return "shown" if row.box.isChecked() else "hidden"

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Number"),
            self.tr("Unit"),
            self.tr("Content"),
            self.tr("Documents"),
            self.tr("What was done"),
            self.tr("Evaluation"),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        for column, text in enumerate((self.tr("Column"), self.tr("Heading"), self.tr("Width, mm"))):
            grid.addWidget(Label(text), 0, column)
        line = 1
        for row in self.rows:
            if row.field == "documents":
                over = self.tr("Over the next three")
                self.over.setAccessibleName(over)
                grid.addWidget(Label(over), line, 0)
                grid.addWidget(self.over, line, 1)
                line += 1
            grid.addWidget(row.box, line, 0)
            grid.addWidget(row.editor or Label(row.heading(), wraps=True), line, 1)
            grid.addWidget(row.width, line, 2)
            line += 1
        grid.addWidget(self.told, line, 0, 1, 3)
        grid.setRowStretch(line + 1, 1)

    def _on_changed(self) -> None:
        self._tell_widths()
        self.changed.emit()

    def _tell_widths(self) -> None:
        """Show the automatic widths, and whether those asked for leave room."""
        shown = {
            column.field: column.width
            for column in lay_out_columns(self.annex_columns(), self.applied(USUAL))
        }
        asked = {row.key: row.width.width_asked() for row in self.rows if row.key in shown}
        for row in self.rows:
            if row.key in shown and asked[row.key] is None:
                row.width.show_automatic(shown[row.key])
        widths = {key: width for key, width in asked.items() if width is not None}
        if not widths:
            text = self.tr("The table is {whole} mm wide.")
        elif all(shown[key] == width for key, width in widths.items()):
            text = self.tr("Set: {asked} mm of {whole}; the automatic columns share the other {rest}.")
        else:
            text = self.tr("Set: {asked} mm of {whole}; that does not fit, so that all columns are scaled.")
        total = sum(widths.values())
        self.told.setText(text.format(asked=total, whole=TEXT_WIDTH, rest=TEXT_WIDTH - total))
