"""The commands for whoever signs: who checked the report, and the review sheet in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.errors import Refused
from ui.session.recent_folders import EXPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name, shown_path
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.findings.check_service import CheckService
    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session
    from vqdesk.review.sheet import ReviewSheet
    from vqdesk.system.progress import Progress


class ReviewCommands(QObject):
    """Open the dialog of sign-offs, and write the review sheet; what they need is loaded with the first."""

    def __init__(self, session: Session, runner: TaskRunner, service: CheckService, window: QWidget) -> None:
        super().__init__(window)
        self._session, self.runner, self._service, self._window = session, runner, service, window

    def sign_off(self) -> None:
        """Show who checked the report, and let more sign."""
        from ui.review.sign_dialog import SignDialog

        if self._session.report_id is None or not self._session.flush_first():
            return
        dialog = SignDialog(self._session, self._service, self._window)
        dialog.exec()
        dialog.deleteLater()

    def export_sheet(self) -> None:
        """Ask where the review sheet goes to, and write it there."""
        from ui.dialogs.file_dialogs import file_to_write, with_ending
        from vqdesk.exporting.file_names import plain_name
        from vqdesk.periods.period import period_name
        from vqdesk.review.export import REVIEW_ENDINGS

        report = self._session.report() if self._session.flush_first() else None
        if report is None:
            return
        folder = load_folder(self._session.store, EXPORT_FOLDER)
        name = self.tr("Review sheet of {period}").format(period=period_name(report.period))
        name = plain_name(f"{name} - {report.organisation}".rstrip(" -"))
        filters = [self.tr("Word document (*.docx)"), self.tr("Excel workbook (*.xlsx)")]
        title = self.tr("Write the review sheet")
        chosen, kind = file_to_write(self._window, title, folder / f"{name}{REVIEW_ENDINGS[0]}", filters)
        if chosen:
            keep_folder(self._session.store, EXPORT_FOLDER, chosen.parent)
            self.write_sheet(with_ending(chosen, kind, REVIEW_ENDINGS))

    def write_sheet(self, path: Path) -> None:
        """Check the report as it is stored and write what is found into a file; offers to open it."""
        store, report_id = self._session.store, self._session.report_id or ""

        def write(progress: Progress) -> ReviewSheet:
            from vqdesk.review.export import export_review
            from vqdesk.review.stored import check_reviewed, fill_sheet, read_reviewed

            reviewed = read_reviewed(store, store.reports.get(report_id))
            sheet = fill_sheet(reviewed, check_reviewed(reviewed, progress=progress))
            export_review(sheet, path)
            return sheet

        self.runner.start(
            self.tr("Checking the report and writing “{name}”...").format(name=shown_file_name(path)),
            write,
            lambda sheet: self._show_written(sheet, path),
            lambda error: self._fail_writing(error, path),
        )

    def _show_written(self, sheet: ReviewSheet, path: Path) -> None:
        from ui.dialogs.written_message import tell_written
        from vqdesk.checks.told import coverage_sentence
        from vqdesk.review.layout import open_counted

        lang = self._session.lang
        lines = [self.tr("The review sheet was written to “{path}”.").format(path=shown_path(path))]
        lines += [coverage_sentence(sheet.coverage, lang), open_counted(sheet, lang)]
        lines += sheet.notes
        if sheet.is_internal:
            lines.append(self.tr("It quotes internal columns, too: it is for this office alone."))
        tell_written(self._window, "\n".join(lines), path)

    def _fail_writing(self, error: Exception, path: Path) -> None:
        """Say why; a file that Word holds open can be written under another name."""
        from ui.dialogs.other_name import ask_other_name

        if isinstance(error, Refused) and error.key == "file.locked":
            other = ask_other_name(self._window, sentence(error, self._session.lang), path)
            if other is not None:
                self.write_sheet(other)
        else:
            self.runner.tell_refused(error)
