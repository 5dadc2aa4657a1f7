"""Files in and out: what is asked before, the work in another thread, what is said after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from db.errors import Refused
from ui.dialogs import message
from ui.dialogs.export_file import ExportDialog
from ui.dialogs.import_period import ImportPeriodDialog
from ui.dialogs.import_summary import ImportDialog
from ui.work import Work
from vqdesk.exporting import export
from vqdesk.importing import ENDINGS, UnknownEnding, read_file, store_draft
from vqdesk.messages import say, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft, Period
    from ui.session import Session
    from ui.work import Function
    from vqdesk.formats.account import Account

EXPORT_FOLDER, IMPORT_FOLDER = "window.export_folder", "window.import_folder"


class Transfers(QObject):
    """Import into and export from the session's store, one file at a time.

    Nothing of a file is stored before the clerk has seen what was recognised and accepted it.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.work: Work | None = None

    # In

    def choose_import(self) -> None:
        """Ask for a file and offer it for import."""
        filters = ";;".join(
            [self.tr("Annexes (*.docx *.txt *.tsv *.json)"), self.tr("All files (*)")],
        )
        folder = self._folder(IMPORT_FOLDER)
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import"), str(folder), filters)
        if chosen:
            self._session.store.keep_setting(IMPORT_FOLDER, str(Path(chosen).parent))
            self.import_file(Path(chosen))

    def import_file(self, path: Path, period: Period | None = None, annex: int | None = None) -> None:
        """Read a file and show what was recognised; it is stored once that is accepted."""

        def read(progress: Callable[[int, int], None]) -> tuple[Draft, Account]:
            return read_file(path, period=period, annex=annex, progress=progress)

        def succeeded(result: object) -> None:
            self._offer(path, *cast("tuple[Draft, Account]", result))

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and error.key == "period.none" and period is None:
                self._ask_period(path, annex)
            elif isinstance(error, Refused) and error.key == "annex.many" and annex is None:
                self._ask_annex(path, period, error)
            else:
                self._fail(error)

        self._start(self.tr("Reading “{name}”...").format(name=path.name), read, succeeded, failed)

    def _ask_period(self, path: Path, annex: int | None) -> None:
        dialog = ImportPeriodDialog(self._window, path.name)
        if dialog.exec():
            self.import_file(path, dialog.period(), annex)

    def _ask_annex(self, path: Path, period: Period | None, refused: Refused) -> None:
        count = int(str(refused.values.get("count", 1)))
        question = self.tr("The file “{name}” has {count} annexes. Which one is to be imported?")
        annex, chosen = QInputDialog.getInt(
            self._window, self.tr("Import"), question.format(name=path.name, count=count), 1, 1, count
        )
        if chosen:
            self.import_file(path, period, annex)

    def _offer(self, path: Path, draft: Draft, account: Account) -> None:
        dialog = ImportDialog(self._window, path.name, draft, account, self._session.lang)
        if dialog.exec():
            self._store(draft)

    def _store(self, draft: Draft, into: str | None = None) -> None:
        """Store a draft; one that differs from the report of its id only after another question."""

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and error.key == "report.differs" and into is None:
                question = sentence(error, self._session.lang)
                if message.ask(self._window, question, self.tr("Replace the report by the file")):
                    self._store(draft, draft.report.id)
            else:
                self._fail(error)

        def succeeded(report_id: object) -> None:
            self._session.open_report(str(report_id))

        store = self._session.store
        self._start(
            self.tr("Storing the report..."), lambda _: store_draft(store, draft, into), succeeded, failed
        )

    # Out

    def choose_export(self) -> None:
        """Ask where the open report goes to, and write it there."""
        report = self._session.report()
        if report is None or not self._session.flush():
            return
        dialog = ExportDialog(self._window, report, self._folder(EXPORT_FOLDER))
        if not dialog.exec():
            return
        path = dialog.path()
        question = self.tr("The file “{name}” is there already. Replace it?").format(name=path.name)
        if path.exists() and not message.ask(self._window, question, self.tr("Replace")):
            return
        self._session.store.keep_setting(EXPORT_FOLDER, str(path.parent))
        self.export_to(path, dialog.form())

    def export_to(self, path: Path, form: str) -> None:
        """Write the open report into a file; offers to open it afterwards."""
        store, report_id = self._session.store, self._session.report_id or ""

        def write(progress: Callable[[int, int], None]) -> None:
            export(store, report_id, path, form=form, progress=progress)

        self._start(
            self.tr("Writing “{name}”...").format(name=path.name),
            write,
            lambda _: self._show_written(path),
            self._fail,
        )

    def _show_written(self, path: Path) -> None:
        said = self.tr("The report was written to “{path}”.").format(path=path)
        chosen = message.offer(self._window, said, self.tr("Open the file"), self.tr("Open the folder"))
        if chosen >= 0:
            target = path if chosen == 0 else path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    # Both

    def stop(self) -> None:
        """Stop what is running and wait for it: the window closes."""
        if self.work is not None:
            self.work.wait()

    def _start(
        self,
        text: str,
        function: Function,
        success: Callable[[object], object],
        failure: Callable[[Exception], object],
    ) -> None:
        if self.work is not None or not self._session.flush():
            return
        self.work = Work(self._window, text, function, success, failure)
        self.work.ended.connect(self._on_ended)
        self.work.start()

    def _on_ended(self) -> None:
        self.work = None

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UnknownEnding):
            endings = ", ".join(ENDINGS)
            name = str(error)
            message.warn(self._window, say("usage.ending", self._session.lang, name=name, endings=endings))
        elif isinstance(error, Refused):
            self._session.refuse(error)
        else:
            raise error

    def _folder(self, key: str) -> Path:
        kept = self._session.store.setting(key)
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if Path(documents).is_dir() else Path.home()
