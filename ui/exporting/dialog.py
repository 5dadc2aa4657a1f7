"""The export dialog: which part of a report goes out, where to, and in which form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.dialogs.dialog import Dialog
from ui.dialogs.field_error import FieldError
from ui.dialogs.file_dialogs import file_to_write
from ui.editors.line_edit import LineEdit
from ui.exporting.choices import ExportChoice
from ui.session.record_names import domain_name
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from vqdesk.annex.layout.copies import internal_columns
from vqdesk.columns.internal import WATERMARK
from vqdesk.exporting.file_names import annex_name
from vqdesk.formats.registry import written_as, written_formats
from vqdesk.messages.catalogue import LANGUAGES
from vqdesk.messages.format_names import format_label
from vqdesk.text.attached_line import find_left_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Domain, Report
    from ui.findings.before_export import BeforeExport
    from ui.findings.found_places import FoundPlace
    from vqdesk.annex.layout.copies import Copy
    from vqdesk.annex.layout.style import Form
    from vqdesk.exporting.file_export import ExportOptions

_WIDTH, _WIDTH_OF_LIST = 640, 900
_BETWEEN = 8
_UNIT, _DOMAIN = "unit", "domain"


class ExportDialog(Dialog):
    """Ask for kind, part, folder, name, form and copy; `path()`, `options()` and `choice()` are the answers.

    Above stands what the check found in what goes out (`review`); a place that is chosen there closes it.

    The proposed name follows kind, part and copy until the clerk has changed it. Which copy is asked where
    the report has something internal, and it is the issued one each time anew. Why a file could not be
    written is told beside its name or its folder (`show_problem`); all that was chosen stays.
    """

    def __init__(
        self,
        parent: QWidget | None,
        report: Report,
        folder: Path,
        domains: Sequence[Domain] = (),
        units: Sequence[str] = (),
        chosen: ExportChoice | None = None,
        lang: str = LANGUAGES[0],
        review: BeforeExport | None = None,
    ) -> None:
        super().__init__(parent, "", "")
        self._endings = tuple(each.ending for each in written_formats())
        self.setWindowTitle(self.tr("Export the report"))
        self.accept_button.setText(self.tr("Export"))
        self._report = report
        self._internal = internal_columns(report.columns)
        self.review = review
        self.place: FoundPlace | None = None
        """Where the clerk goes instead; None where nowhere."""
        self.problem = Label(wraps=True)
        self.problem.hide()
        self.kind, self.part = ComboBox(), ComboBox()
        self.name = LineEdit(f"{annex_name(report)}{self._endings[0]}")
        self.folder = LineEdit(str(folder))
        self.name_error, self.folder_error = FieldError(self.name), FieldError(self.folder)
        self.browse = QPushButton(self.tr("&Choose..."))
        self.paper = QRadioButton(self.tr("For &paper: number, symbol and date as typed"))
        self.electronic = QRadioButton(self.tr("&Electronic: number, symbol and date become dots"))
        self.paper.setChecked(True)
        self.left = Label(wraps=True)
        self.issued = QRadioButton(self.tr("&Issued copy: nothing internal"))
        self.internal = QRadioButton(self.tr("&Leader's copy: internal columns last, marked “Bản nội bộ”"))
        self.issued.setChecked(True)
        self.kept_back = Label(wraps=True)
        self.kind.addItems([format_label(each.name, each.ending, lang) for each in written_formats()])
        self._fill(domains, units)
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._propose)
        self.part.currentIndexChanged.connect(self._propose)
        self.electronic.toggled.connect(self._tell_left)
        self.internal.toggled.connect(self._propose)
        self.internal.toggled.connect(self._tell_kept_back)
        self.browse.clicked.connect(self._on_browse_clicked)
        for edit, error in ((self.name, self.name_error), (self.folder, self.folder_error)):
            edit.textChanged.connect(self._on_text_changed)
            edit.textChanged.connect(error.clear)
        self._choose(chosen or ExportChoice())
        self._propose()
        self._tell_left()
        self._tell_kept_back()
        if review is not None:
            review.wanted.connect(self._on_place_wanted)
            review.grew.connect(self._on_review_grew)
            self.part.currentIndexChanged.connect(self._restrict)
            self._restrict()
        self.kind.setFocus()
        self._take_size()

    def path(self) -> Path:
        """Return the chosen file; a name without a known ending gets that of the chosen kind."""
        name = self.name.text().strip()
        if not name.lower().endswith(self._endings):
            name += self._endings[self.kind.currentIndex()]
        return Path(self.folder.text().strip()) / name

    def options(self, kept: ExportOptions) -> ExportOptions:
        """Return the kept options with what is chosen here."""
        form: Form = "electronic" if self.electronic.isChecked() else "paper"
        of, value = self.part.currentData()
        return replace(
            kept,
            form=form,
            unit=value if of == _UNIT else "",
            domain=value if of == _DOMAIN else "",
            copy=self._copy(),
        )

    def _copy(self) -> Copy | None:
        if not self._internal:
            return None
        return "internal" if self.internal.isChecked() else "issued"

    def choice(self) -> ExportChoice:
        """Return what is to be remembered for the next export."""
        of, value = self.part.currentData()
        form: Form = "electronic" if self.electronic.isChecked() else "paper"
        return ExportChoice(self.path().suffix.lower(), form, of, value, str(self.path().parent))

    def show_problem(self, said: str, key: str = "") -> None:
        """Say why nothing was written, beside the field that a refusal's key is about; all else stays."""
        beside = {"file": self.name_error, "folder": self.folder_error, "disk": self.folder_error}
        error = beside.get(key.partition(".")[0])
        for each in (self.name_error, self.folder_error):
            each.say(said if each is error else "")
        self.problem.setText("" if error else said)
        self.problem.setVisible(bool(self.problem.text()))
        self._take_size()
        if error is None:
            self.name.setFocus()

    def _on_review_grew(self) -> None:
        if self.review is not None and self.review.is_listed and self.width() < _WIDTH_OF_LIST:
            self._take_size()
        self.make_room()

    def _take_size(self) -> None:
        is_listed = self.review is not None and self.review.is_listed
        self.fit(_WIDTH_OF_LIST if is_listed else _WIDTH)

    def _choose(self, chosen: ExportChoice) -> None:
        """Show what was chosen at the last export, as far as it is still there."""
        if chosen.ending in self._endings:
            self.kind.setCurrentIndex(self._endings.index(chosen.ending))
        (self.electronic if chosen.form == "electronic" else self.paper).setChecked(True)
        # findData would compare by identity.
        parts = [self.part.itemData(index) for index in range(self.part.count())]
        wanted = (chosen.of, chosen.value)
        self.part.setCurrentIndex(parts.index(wanted) if wanted in parts else 0)

    def _fill(self, domains: Sequence[Domain], units: Sequence[str]) -> None:
        self.part.addItem(self.tr("The whole report"), ("", ""))
        for domain in domains:
            name = domain_name(domain) or self.tr("(domain without a name)")
            self.part.addItem(self.tr("Domain: {name}").format(name=name), (_DOMAIN, domain.id))
        for unit in units:
            shown = " ".join(unit.split())
            self.part.addItem(self.tr("Unit: {name}").format(name=shown), (_UNIT, unit))
        # A unit's long name must not make the dialog wider than the screen.
        self.part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        copies = (self.issued, self.internal)
        self.column.addWidget(self.problem)
        if self.review is not None:
            self.column.addWidget(self.review, 100)  # all the room, where it takes any
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        form.addRow(self.tr("File &kind"), self.kind)
        form.addRow(self.tr("&What goes out"), self.part)
        form.addRow(self.tr("File &name"), self.name)
        form.addRow(self.name_error)
        self.folder_label = Label(self.tr("&Folder"))
        self.folder_label.setBuddy(self.folder)
        form.addRow(self.folder_label, row)
        form.addRow(self.folder_error)
        self.column.addLayout(form)
        self.column.addWidget(self.paper)
        self.column.addWidget(self.electronic)
        self.column.addWidget(self.left)
        self._forms, self._copies = QButtonGroup(self), QButtonGroup(self)
        for group, buttons in ((self._forms, (self.paper, self.electronic)), (self._copies, copies)):
            for button in buttons:
                group.addButton(button)
        self.column.addSpacing(_BETWEEN if self._internal else 0)
        for widget in (*copies, self.kept_back):
            self.column.addWidget(widget)
            widget.setVisible(bool(self._internal))
        self.column.addStretch(1)

    def _propose(self) -> None:
        """Write the name that goes with kind and part; of a typed one only the ending."""
        ending = self._endings[self.kind.currentIndex()]
        if self.name.isModified():
            typed = self.name.text().strip()
            if typed.lower().endswith(self._endings):
                self._rename(f"{typed.rpartition('.')[0]}{ending}", typed=True)
        else:
            of, _ = self.part.currentData()
            parts = [self.part.currentText().partition(": ")[2]] if of else []
            parts += [WATERMARK.lower()] if self.internal.isChecked() else []
            part = " - ".join(parts)
            self._rename(f"{annex_name(self._report, part)}{ending}")
        self._on_text_changed()

    def _tell_left(self) -> None:
        """Say what of the attached line would still look like a number or a date."""
        texts = find_left_over(self._report.attached_to) if self.electronic.isChecked() else ()
        self.left.setVisible(bool(texts))
        said = self.tr("The attached line still has {texts}; see whether that is to be left open.")
        self.left.setText(said.format(texts=", ".join(f"“{text}”" for text in texts)) if texts else "")
        self.make_room()

    def _tell_kept_back(self) -> None:
        """Say which columns the issued copy leaves out."""
        if self._internal:
            said = self.tr("Left out as internal: {columns}.")
            names = ", ".join(f"“{' '.join(column.heading.split())}”" for column in self._internal)
            self.kept_back.setText("" if self.internal.isChecked() else said.format(columns=names))
            self.make_room()

    def _rename(self, name: str, *, typed: bool = False) -> None:
        self.name.setText(name)
        self.name.setModified(typed)

    def _restrict(self) -> None:
        """Tell of what goes out alone."""
        if self.review is not None:
            self.review.restrict(*self.part.currentData())

    def _on_place_wanted(self, place: FoundPlace) -> None:
        """Leave the export for a place; what was chosen here is chosen again quickly."""
        self.place = place
        self._leave()

    def _on_browse_clicked(self) -> None:
        filters = [self.kind.itemText(index) for index in range(self.kind.count())]
        here = self.kind.currentIndex()
        filters.insert(0, filters.pop(here))
        # Whether to overwrite is asked once, when the dialog is accepted.
        title = self.tr("Export the report")
        chosen, kind = file_to_write(self, title, self.path(), filters, confirm=False)
        if chosen:
            self.folder.setText(str(chosen.parent))
            self._rename(chosen.name, typed=True)
            self.kind.setCurrentText(kind)

    def _on_text_changed(self) -> None:
        found = written_as(self.path().suffix)
        is_whole = found is not None and found.write_draft is not None
        for choice in (self.paper, self.electronic, self.part):
            choice.setEnabled(not is_whole)
        if is_whole:
            self.part.setCurrentIndex(0)  # whoever takes a part in would lose the rest
        self.accept_button.setEnabled(bool(self.name.text().strip() and self.folder.text().strip()))
