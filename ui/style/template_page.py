"""The style dialog's page with the office's own Word file into which annexes are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.errors import Refused
from ui.dialogs.field_error import FieldError
from ui.dialogs.file_dialogs import file_to_open, file_to_write
from ui.dialogs.written_message import tell_written
from ui.session.record_names import shown_file_name, shown_path
from ui.style.foreign_dialog import ForeignDialog
from ui.widgets.label import Label
from vqdesk.messages.catalogue import sentence
from vqdesk.styles import templates

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.styles.templates import Examined


class TemplatePage(QWidget):
    """Choose a template or take it away; `template` are its bytes, None where there is none.

    What a stranger put into a file is told and taken off before it can be the template; of one that an
    earlier version kept, it is told as well, and a button takes it off.
    """

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
        self.clean = QPushButton(self.tr("Parts from &elsewhere..."))
        self.remove = QPushButton(self.tr("Use &no template"))
        self.example = QPushButton(self.tr("Write a samp&le template..."))
        self.choose_error, self.example_error = FieldError(self.choose), FieldError(self.example)
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.clean.clicked.connect(self._on_clean_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.example.clicked.connect(self._on_example_clicked)
        self._tell_kept()

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
        buttons.addWidget(self.clean)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.choose_error)
        below = QHBoxLayout()
        below.addWidget(self.example)
        below.addStretch(1)
        column.addLayout(below)
        column.addWidget(self.example_error)
        column.addStretch(1)

    def _tell_kept(self) -> None:
        """Tell what is kept; what is no template for this version any more stays until the clerk decides."""
        if self.template is None:
            self._tell("")
            return
        try:
            examined = templates.find_foreign_content(self.template)
        except Refused as refused:
            self._tell(sentence(refused, self._lang))
            return
        if not examined.foreign:
            self._tell(self.tr("A template is kept for this organisation."))
            return
        text = self.tr(
            "The kept template has {count} parts that come from elsewhere or act by themselves; annexes "
            "are not written into it until they are taken off."
        )
        self._tell(text.format(count=len(examined.foreign)), foreign=True)

    def _tell(self, text: str, *, foreign: bool = False) -> None:
        self.clean.setVisible(foreign)
        self.told.setText(text or self.tr("There is no template: annexes in Word have the usual page."))
        self.remove.setEnabled(self.template is not None)
        self.usual_page.setVisible(self.previewed and self.template is not None)
        self.changed.emit()

    def _filters(self) -> list[str]:
        return [self.tr("Word files (*.docx *.dotx)")]

    def _on_choose_clicked(self) -> None:
        self.choose_error.clear()
        chosen = file_to_open(self, self.tr("Choose the template"), self._folder, self._filters())
        while chosen is not None:
            self._folder = chosen.parent
            try:
                examined = templates.read_template(chosen)
            except Refused as refused:
                self.choose_error.say(sentence(refused, self._lang))
                return
            if self._take(examined, shown_file_name(chosen)) != ForeignDialog.OTHER:
                return
            chosen = file_to_open(self, self.tr("Choose the template"), self._folder, self._filters())

    def _take(self, examined: Examined, name: str) -> int:
        """Make a file the template, without what is foreign in it if the clerk says so; the answer."""
        text = self.tr("The template is “{name}”.")
        if examined.foreign:
            answer = ForeignDialog(self, name, examined.foreign, self._lang).exec()
            if answer != ForeignDialog.DialogCode.Accepted:
                return answer
            text = self.tr("The template is “{name}”, without {count} parts that came from elsewhere.")
        self.template = examined.own
        self._tell(text.format(name=name, count=len(examined.foreign)))
        return int(ForeignDialog.DialogCode.Accepted)

    def _on_clean_clicked(self) -> None:
        from vqdesk.formats.word.writer.template import TEMPLATE_NAME

        if (
            self._take(templates.find_foreign_content(self.template or b""), TEMPLATE_NAME)
            == ForeignDialog.OTHER
        ):
            self._on_choose_clicked()

    def _on_remove_clicked(self) -> None:
        self.template = None
        self._tell("")

    def _on_example_clicked(self) -> None:
        self.example_error.clear()
        from vqdesk.exporting.atomic_file import place_file
        from vqdesk.formats.word.writer.template import TEMPLATE_NAME
        from vqdesk.formats.word.writer.template_example import example

        title = self.tr("Write a sample template")
        path, _ = file_to_write(
            self, title, self._folder / TEMPLATE_NAME, [self.tr("Word document (*.docx)")]
        )
        if path is None:
            return
        path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
        try:
            with place_file(path) as stream:
                stream.write(example())
        except Refused as refused:
            self.example_error.say(sentence(refused, self._lang))
            return
        said = self.tr("The sample was written to “{path}”. Change it in Word, then choose it here.")
        tell_written(self, said.format(path=shown_path(path)), path)
