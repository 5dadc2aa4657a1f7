"""The part of the style dialog with the office's own Word file into which annexes are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from ui.dialogs import message
from ui.dialogs.choose_file import file_to_open, file_to_write
from ui.dialogs.written import tell_written
from ui.names import file_name, shown_path
from ui.widgets.label import Label
from vqdesk.messages import sentence

if TYPE_CHECKING:
    from pathlib import Path


class TemplatePage(QWidget):
    """Choose a template or take it away; `template` are its bytes, None where there is none."""

    changed = Signal()

    def __init__(
        self,
        template: bytes | None,
        folder: Path,
        lang: str,
        parent: QWidget | None = None,
        *,
        previewed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.template = template
        self.previewed = previewed
        self._folder, self._lang = folder, lang
        self.told = Label(wraps=True)
        self.usual_page = Label(self.tr("The preview goes on showing the usual page."), wraps=True)
        self.choose = QPushButton(self.tr("Choose a &Word file..."))
        self.remove = QPushButton(self.tr("Use &no template"))
        self.example = QPushButton(self.tr("Write a samp&le template..."))
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.example.clicked.connect(self._on_example_clicked)
        self._tell(self.tr("A template is kept for this organisation.") if template else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        about = Label(
            self.tr(
                "Annexes in Word can be written into a Word file of your own: its page, styles and "
                "letterhead stay, and the table takes the place of the line [[BIỂU]]. Where [[TIÊU ĐỀ]], "
                "[[KÈM THEO]] and [[CƠ QUAN]] stand, titles, attached line and organisation come."
            )
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.told)
        column.addWidget(self.usual_page)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        below = QHBoxLayout()
        below.addWidget(self.example)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)

    def _tell(self, text: str) -> None:
        self.told.setText(text or self.tr("There is no template: annexes in Word have the usual page."))
        self.remove.setEnabled(self.template is not None)
        self.usual_page.setVisible(self.previewed and self.template is not None)
        self.changed.emit()

    def _filters(self) -> list[str]:
        return [self.tr("Word files (*.docx *.dotx)")]

    def _on_choose_clicked(self) -> None:
        from vqdesk import annex_styles

        chosen = file_to_open(self, self.tr("Choose the template"), self._folder, self._filters())
        if chosen is None:
            return
        self._folder = chosen.parent
        try:
            self.template = annex_styles.read_template(chosen)
        except Refused as refused:
            message.warn(self, sentence(refused, self._lang))
            return
        self._tell(self.tr("The template is “{name}”.").format(name=file_name(chosen)))

    def _on_remove_clicked(self) -> None:
        self.template = None
        self._tell("")

    def _on_example_clicked(self) -> None:
        from vqdesk.formats.word_example import example
        from vqdesk.formats.word_template import NAME
        from vqdesk.placing import placed

        title = self.tr("Write a sample template")
        path, _ = file_to_write(self, title, self._folder / NAME, [self.tr("Word document (*.docx)")])
        if path is None:
            return
        path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
        try:
            with placed(path) as stream:
                stream.write(example())
        except Refused as refused:
            message.warn(self, sentence(refused, self._lang))
            return
        said = self.tr("The sample was written to “{path}”. Change it in Word, then choose it here.")
        tell_written(self, said.format(path=shown_path(path)), path)
