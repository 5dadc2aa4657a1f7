"""The style dialog's page with the block below an annex that is issued alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from ui.dialogs.field_error import FieldError
from ui.editors.line_editor import LineEditor
from ui.editors.text_editor import TextEditor
from vqdesk.annex.layout.style import Closing

if TYPE_CHECKING:
    from vqdesk.annex.layout.style import AnnexStyle


class ClosingPage(QWidget):
    """Write whom the annex goes to and who signs it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self.tr("The annex is issued &alone and is signed"))
        self.recipients = TextEditor(least=3, most=6)
        self.date = LineEditor(most=1)
        self.authority = TextEditor(least=2, most=4)
        self.signer = LineEditor(most=1)
        self.errors = {
            "recipients": FieldError(self.recipients),
            "date": FieldError(self.date),
            "authority": FieldError(self.authority),
            "signer": FieldError(self.signer),
        }
        # Samples, in the words of the decree; the clerk's language is the annex's.
        self.recipients.setPlaceholderText("- Như trên;\n- Lưu: VT.")
        self.date.setPlaceholderText("..., ngày ... tháng ... năm ...")
        self.authority.setPlaceholderText("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
        self._lay_out()
        self.box.toggled.connect(self._on_toggled)
        for editor, error in zip(self._editors(), self.errors.values(), strict=True):
            editor.textChanged.connect(self.changed)
            editor.textChanged.connect(error.clear)

    def show_style(self, style: AnnexStyle) -> None:
        """Show a style's block; what is typed stays where it has none."""
        self.box.setChecked(style.closing is not None and style.closing.shown)
        if style.closing is not None:
            self.recipients.set_text("\n".join(style.closing.recipients))
            self.date.set_text(style.closing.date)
            self.authority.set_text("\n".join(style.closing.authority))
            self.signer.set_text(style.closing.signer)
        self._on_toggled(self.box.isChecked())

    def applied(self, style: AnnexStyle) -> AnnexStyle:
        """Return a style with the block that is typed here; one that is not wanted now keeps its words."""
        closing = Closing(
            recipients=_lines(self.recipients),
            date=" ".join(_lines(self.date)),
            authority=_lines(self.authority),
            signer=" ".join(_lines(self.signer)),
            shown=self.box.isChecked(),
        )
        return replace(style, closing=None if closing == Closing(shown=False) else closing)

    def refuse(self, item: str, said: str) -> None:
        """Say beside a text of the block, by its name in a style, what is wrong with it."""
        self.errors[item].say(said)

    def _editors(self) -> tuple[TextEditor, ...]:
        return self.recipients, self.date, self.authority, self.signer

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        errors = iter(self.errors.values())
        form.addRow(self.tr("Re&cipients, one a line"), self.recipients)
        form.addRow(next(errors))
        form.addRow(self.tr("&Place and date"), self.date)
        form.addRow(next(errors))
        form.addRow(self.tr("Authority and &office, one a line"), self.authority)
        form.addRow(next(errors))
        form.addRow(self.tr("&Full name"), self.signer)
        form.addRow(next(errors))
        column.addLayout(form)
        column.addStretch(1)

    def _on_toggled(self, checked: bool) -> None:
        for editor in self._editors():
            editor.setEnabled(checked)
        self.changed.emit()


def _lines(editor: TextEditor) -> tuple[str, ...]:
    """Return the lines that say something; a tab would stand nowhere in such a block."""
    lines = editor.text().replace("\t", " ").split("\n")
    return tuple(line.strip(" ") for line in lines if line.strip())
