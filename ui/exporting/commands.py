"""Export commands: reports to files of every kind, and to the clipboard."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from db.errors import Refused
from ui.dialogs import message_box
from ui.dialogs.other_name import ask_other_name
from ui.session.record_names import shown_file_name, shown_path
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from db.records import Report
    from ui.exporting.dialog import ExportDialog
    from ui.findings.commands import FindingCommands
    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session
    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.exporting.file_export import ExportOptions
    from vqdesk.formats.registry import TableWriter
    from vqdesk.system.progress import Progress

_MOST_FLAWS = 8


class Again(Protocol):
    """Ask once more, saying why nothing was written; `key` is the refusal's, where it is one."""

    def __call__(self, said: str, key: str = "") -> None:
        """Ask."""


class ExportCommands(QObject):
    """Write the open report, or a part of it, where the clerk wants it.

    What writes is loaded with the first file: the window is there sooner.
    """

    def __init__(
        self, session: Session, runner: TaskRunner, findings: FindingCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self.runner, self._findings, self._window = session, runner, findings, window

    def choose_export(self) -> None:
        """Tell what is open in the report, ask where it goes to, and write it there."""
        from ui.exporting.choices import load_choice, load_export_folder
        from ui.exporting.dialog import ExportDialog
        from ui.findings.before_export import BeforeExport
        from vqdesk.text.seen import same_words

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        store = self._session.store
        named: dict[str, str] = {}
        for row in self._session.outline():
            named.setdefault(same_words(row.unit), row.unit)
        units = [unit for name, unit in named.items() if name]
        chosen = load_choice(store, report.organisation)
        folder = Path(load_export_folder(store, chosen))
        domains = self._session.domains()
        review = BeforeExport(self._session, self._findings.service)
        lang = self._session.lang
        dialog = ExportDialog(self._window, report, folder, domains, units, chosen, lang, review)
        self._ask_export(dialog, report)

    def _ask_export(self, dialog: ExportDialog, report: Report) -> None:
        """Have the report written as the dialog says; what was refused is told in it, until it works."""
        from ui.exporting.choices import keep_choice
        from vqdesk.exporting.file_export import kept_options

        if not dialog.exec() or self._session.report_id != report.id:
            place = dialog.place
            dialog.deleteLater()
            if place is not None:
                self._findings.go_to(place.task, place.finding)
            return
        store, path = self._session.store, dialog.path()

        def again(said: str, key: str = "") -> None:
            dialog.show_problem(said, key)
            self._ask_export(dialog, report)

        try:
            may = self._may_write(path)
        except Refused as refused:
            again(sentence(refused, self._session.lang), refused.key)
            return
        if not may:
            again(self.tr("Nothing was written: the file that is there stays."), "file.there")
            return
        keep_choice(store, report.organisation, dialog.choice(), path.parent)
        self.export_to(path, dialog.options(kept_options(store, report.id)), again)

    def _may_write(self, path: Path) -> bool:
        """Tell whether a file may go to a place; asks where one is there. Refused where none can go there."""
        from vqdesk.exporting.atomic_file import is_there

        if not is_there(path) or os.path.isdir(path):
            return True
        question = self.tr("The file “{name}” is there already. Replace it?").format(
            name=shown_file_name(path)
        )
        return message_box.ask(self._window, question, self.tr("Replace"))

    def export_to(self, path: Path, options: ExportOptions | None = None, again: Again | None = None) -> None:
        """Write the open report into a file; offers to open it afterwards.

        Why it was refused is told to `again`, which asks once more, else in a box.
        """
        store, report_id = self._session.store, self._session.report_id or ""

        def write(progress: Progress) -> None:
            from vqdesk.exporting.file_export import export

            export(store, report_id, path, options, progress=progress, writers=_WRITERS)

        self.runner.start(
            self.tr("Writing “{name}”...").format(name=shown_file_name(path)),
            write,
            lambda _: self._show_written(path, report_id),
            lambda error: self._fail_writing(error, path, options, again),
        )

    def copy_annex(self) -> None:
        """Copy the whole annex: pasted into Word or Excel, it is the table again."""
        self._copy(None)

    def copy_rows(self) -> None:
        """Copy the rows of the current task or domain, without titles and header."""
        if self._session.kind == "domain":
            chosen = [row.id for row in self._session.rows_of(self._session.domain_id)]
        else:
            chosen = [row.id for row in self._session.outline() if row.id == self._session.task_id]
        self._copy(frozenset(chosen))

    def _copy(self, tasks: frozenset[str] | None) -> None:
        store, report_id = self._session.store, self._session.report_id
        if report_id is None:
            return

        def make(_: object) -> tuple[str, str]:
            from vqdesk.exporting.clipboard import format_for_clipboard
            from vqdesk.exporting.file_export import kept_options

            options = replace(kept_options(store, report_id), tasks=tasks)
            return format_for_clipboard(store, report_id, options, whole=tasks is None)

        self.runner.start(self.tr("Copying..."), make, _to_clipboard)

    def _show_written(self, path: Path, report_id: str) -> None:
        from ui.dialogs.written_message import tell_written
        from vqdesk.messages.catalogue import told

        said = self.tr("The report was written to “{path}”.").format(path=shown_path(path))
        flaws = [
            told(notice, self._session.lang) for notice in self._session.store.health.flaws_of(report_id)
        ]
        if flaws:
            said = "\n".join([said, "", *flaws[:_MOST_FLAWS], *["…"] * (len(flaws) > _MOST_FLAWS)])
        tell_written(self._window, said, path)

    def _fail_writing(
        self,
        error: Exception,
        path: Path,
        options: ExportOptions | None,
        again: Again | None,
    ) -> None:
        """Say why, and offer the way out where there is one.

        A file that Word holds open can be written under another name, and a template that an earlier
        version kept is used without what is foreign in it.
        """
        if not isinstance(error, Refused):
            raise error
        said = sentence(error, self._session.lang)
        if error.key == "template.foreign":
            self._offer_cleaning(error, path, options, again)
        elif error.key == "file.locked":
            other = ask_other_name(self._window, said, path)
            if other is not None:
                self.export_to(other, options, again)
            elif again:
                again(said, error.key)
        elif again:
            again(said, error.key)
        else:
            self.runner.tell_refused(error)

    def _offer_cleaning(
        self, error: Refused, path: Path, options: ExportOptions | None, again: Again | None
    ) -> None:
        from vqdesk.exporting.file_export import kept_options
        from vqdesk.styles import kept_styles, templates

        offer = self.tr("Take them off and write")
        said = sentence(error, self._session.lang)
        if not message_box.ask(self._window, said, offer):
            if again:
                again(said)
            return
        store, report = self._session.store, self._session.report()
        options = options or kept_options(store, self._session.report_id or "")
        if report is None or options.template is None:
            return
        try:
            own = templates.find_foreign_content(options.template).own
        except Refused as refused:
            self._fail_writing(refused, path, options, again)
            return
        if kept_styles.template_of(store, report.organisation) == options.template:
            self._session.tell(kept_styles.keep(store, report.organisation, template=own))
        self.export_to(path, replace(options, template=own), again)


def _write_pdf(table: AnnexTable, stream: BinaryIO, name: str, template: bytes | None) -> None:
    from ui.paper.pdf import write_pdf

    write_pdf(table, stream, name, template)


_WRITERS: Mapping[str, TableWriter] = {".pdf": _write_pdf}


def _to_clipboard(copied: tuple[str, str]) -> None:
    html, text = copied
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
