"""Where a report goes out to, and in which form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from ui.dialogs.choose_file import file_to_write, name_of_words
from ui.dialogs.dialog import Dialog
from vqdesk.periods import period_name

if TYPE_CHECKING:
    from db.records import Report


def file_name(report: Report) -> str:
    """Return the file name that is proposed for a report: title, period and organisation, as DOCX.

    It holds nothing that Windows forbids in names.
    """
    title = report.titles[0].strip() if report.titles else ""
    title = title.capitalize() if title.isupper() else title
    head = " ".join(part for part in (title, period_name(report.period)) if part)
    stem = " - ".join(part for part in (head, report.organisation.strip()) if part)
    return f"{name_of_words(stem) or 'vqdesk'}.docx"


class ExportDialog(Dialog):
    """Ask for folder, name and form; `path()` and `form()` are the answers."""

    def __init__(self, parent: QWidget | None, report: Report, folder: Path) -> None:
        super().__init__(parent, "", "")
        self.setWindowTitle(self.tr("Export the report"))
        self.accept_button.setText(self.tr("Export"))
        self.name = QLineEdit(file_name(report))
        self.folder = QLineEdit(str(folder))
        self.browse = QPushButton(self.tr("&Choose..."))
        self.paper = QRadioButton(self.tr("For &paper: number, symbol and date as typed"))
        self.electronic = QRadioButton(self.tr("&Electronic: number, symbol and date become dots"))
        self.paper.setChecked(True)
        self._lay_out()
        self.browse.clicked.connect(self._on_browse_clicked)
        for edit in (self.name, self.folder):
            edit.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self.fit(620)

    def path(self) -> Path:
        """Return the chosen file; a name without a known ending becomes DOCX."""
        name = self.name.text().strip()
        if not name.lower().endswith((".docx", ".json")):
            name += ".docx"
        return Path(self.folder.text().strip()) / name

    def form(self) -> str:
        """Return "paper" or "electronic"."""
        return "electronic" if self.electronic.isChecked() else "paper"

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        form.addRow(self.tr("File &name"), self.name)
        form.addRow(self.tr("&Folder"), row)
        form.labelForField(row).setBuddy(self.folder)
        self.column.addLayout(form)
        self.column.addWidget(self.paper)
        self.column.addWidget(self.electronic)
        self.column.addStretch(1)

    def _on_browse_clicked(self) -> None:
        filters = [self.tr("Word document (*.docx)"), self.tr("vqdesk exchange file (*.json)")]
        # Whether to overwrite is asked once, when the dialog is accepted.
        title = self.tr("Export the report")
        chosen, _ = file_to_write(self, title, self.path(), filters, confirm=False)
        if chosen:
            self.folder.setText(str(chosen.parent))
            self.name.setText(chosen.name)

    def _on_text_changed(self) -> None:
        word = self.path().suffix.lower() != ".json"
        self.paper.setEnabled(word)
        self.electronic.setEnabled(word)
        self.accept_button.setEnabled(bool(self.name.text().strip() and self.folder.text().strip()))
