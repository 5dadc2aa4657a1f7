"""Import commands: a file or the clipboard is read in another thread, shown, and stored once accepted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QGuiApplication

from db.errors import Refused
from db.history.undo import REPLACED
from ui.dialogs import message_box
from ui.session.recent_folders import IMPORT_FOLDER, keep_folder, load_folder
from ui.session.record_names import shown_file_name, told_name
from ui.session.session import FROM_BIN, UNCHANGED
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from db.changes import Changes
    from db.records import Draft, KeptStyle
    from ui.importing.dialog import ImportDialog
    from ui.importing.readings import Readings
    from ui.runtime.task_runner import TaskRunner
    from ui.session.session import Session
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.system.progress import Progress

_LOST = "\ufffd"


class Asker(Protocol):
    """Whoever has asked for an import and goes on where nothing comes of it."""

    def suppose(self, readings: Readings) -> None:
        """Answer what the file leaves open, before it is shown; in another thread."""

    def on_failed(self, error: Exception) -> object:
        """Go on: the file cannot be read."""

    def on_left(self) -> object:
        """Go on: the clerk has seen what was recognised and does not want it."""

    def on_stored(self) -> object:
        """Go on: it is being stored."""


class ImportCommands(QObject):
    """Import into the session's store, one file at a time.

    Nothing of a file is stored before the clerk has seen what was recognised and accepted it. What reads and
    shows files is loaded with the first of them: the window is there sooner.
    """

    def __init__(self, session: Session, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self.runner, self._window = session, runner, window

    def choose_import(self) -> None:
        """Ask for a file and offer it for import."""
        chosen = self.choose_file(self._window)
        if chosen:
            self.import_file(chosen)

    def choose_file(self, parent: QWidget) -> Path | None:
        """Ask for a file that can be imported."""
        from ui.dialogs.file_dialogs import file_to_open
        from vqdesk.formats.registry import usual_endings

        endings = " ".join(f"*{ending}" for ending in usual_endings())
        filters = [self.tr("Annexes ({endings})").format(endings=endings), self.tr("All files (*)")]
        folder = load_folder(self._session.store, IMPORT_FOLDER)
        chosen = file_to_open(parent, self.tr("Import"), folder, filters)
        if chosen:
            keep_folder(self._session.store, IMPORT_FOLDER, chosen.parent)
        return chosen

    def import_file(self, path: Path, asker: Asker | None = None) -> None:
        """Read a file and show what was recognised; it is stored once that is accepted.

        `asker` answers what the file leaves open and hears where nothing comes of it.
        """

        def read(progress: Progress) -> Readings:
            from ui.importing.readings import Readings
            from vqdesk.importing.file_import import open_file

            readings = Readings(open_file(path, progress=progress))
            if asker is not None:
                asker.suppose(readings)
            return readings

        self._read(shown_file_name(path), read, None if asker is None else asker.on_failed, asker)

    def import_dropped(self, urls: Sequence[QUrl]) -> None:
        """Offer the first file of what was dropped for import."""
        path = first_file(urls)
        if path:
            self.import_file(path)

    def paste(self) -> None:
        """Read the table that Word or Excel has copied, and show what was recognised."""
        mime = QGuiApplication.clipboard().mimeData()
        # There is none while the clipboard is empty or another program holds it.
        html, text = (mime.html(), mime.text()) if mime else ("", "")
        if not (html.strip() or text.strip()):
            message_box.warn(
                self._window, self.tr("Nothing is copied yet: choose the table in Word or Excel and copy it.")
            )
            return
        name = self.tr("clipboard")
        self._read(name, lambda _: _pasted(html, text, name), self._fail_pasting)

    def _read(
        self,
        name: str,
        function: Callable[[Progress], Readings],
        failure: Callable[[Exception], object] | None = None,
        asker: Asker | None = None,
    ) -> None:
        def offer(readings: Readings) -> None:
            from ui.importing.dialog import ImportDialog

            is_stored = self._ask(ImportDialog(self._session, readings, self._window))
            if asker is not None:
                (asker.on_stored if is_stored else asker.on_left)()

        self.runner.start(self.tr("Reading “{name}”...").format(name=name), function, offer, failure)

    def _ask(self, dialog: ImportDialog) -> bool:
        """Have stored what the dialog says; what was refused is told in it, until it works."""

        def again(error: Exception) -> None:
            if not isinstance(error, Refused):
                raise error
            dialog.tell_trouble(sentence(error, self._session.lang))
            self._ask(dialog)

        def act() -> bool:
            if not self._session.flush_first():
                return False
            found, updated = dialog.found(), dialog.updated()
            if updated is not None:
                self._replace(updated, found[0].style, again)
                return True
            offices = [each.draft.report.organisation for each in found]
            if self._session.register_offices(dialog.chosen, offices):
                self._store(found, again)
                return True
            return False

        return dialog.ask_until(act)

    def _ask_to_replace(self, found: Recognised) -> None:
        """Bring the report of a file's id to the file, if the clerk says so; its period and office stay."""
        from vqdesk.importing.targets import bring_into, compare_with_target
        from vqdesk.offices.names import Offices

        store = self._session.store
        old, offices = store.reports.get(found.draft.report.id), Offices(store.registers.organisations())
        apart = compare_with_target(found.draft.report, old, offices)
        said = self.tr(
            "The report “{name}” is here already but differs from the file. "
            "Replace it by what is in the file?"
        )
        if apart:
            said = self.tr(
                "The report “{name}” is here already, and the file says of it “{told}”. Replace its tasks by "
                "those of the file? Its period, organisation and titles stay."
            )
        told = ", ".join(filter(None, (apart.period, apart.organisation)))
        question = said.format(name=told_name(store, old, self._session.lang), told=told)
        if message_box.ask(self._window, question, self.tr("Replace the report by the file")):
            self._replace(bring_into(found, old, offices).draft if apart else found.draft, found.style)

    def _store(self, found: list[Recognised], again: Callable[[Exception], object]) -> None:
        """Store new reports; one that differs from the report of its id only after another question."""
        from vqdesk.importing.file_import import store_all

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and error.key == "report.differs" and len(found) == 1:
                self._ask_to_replace(found[0])
            else:
                again(error)

        store = self._session.store
        before = {report.id for report in store.reports.all()}
        removed = {each.report.id for each in store.bin.all()}

        def stored(told: tuple[list[str], Changes]) -> None:
            ids, changes = told
            self._session.tell(changes)
            self._session.open_report(ids[0])
            new = [report_id for report_id in ids if report_id not in before]
            if new:
                self._session.whole_done.emit(FROM_BIN if removed.issuperset(new) else "import", new)
            else:
                self._session.whole_done.emit(UNCHANGED, ids[:1])

        def write(progress: Progress) -> tuple[list[str], Changes]:
            return store_all(store, found, progress=progress)

        self.runner.start(self.tr("Storing the report..."), write, stored, failed)

    def _replace(
        self,
        draft: Draft,
        style: KeptStyle | None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Bring the stored report of the draft's id to the draft, with the style that came in its file."""
        from vqdesk.importing.file_import import replace_report

        store, report_id = self._session.store, draft.report.id

        def replaced(changes: Changes) -> None:
            self._session.tell(changes)
            self._session.open_report(report_id)
            self._session.whole_done.emit(REPLACED if changes else UNCHANGED, [report_id])

        def write(progress: Progress) -> Changes:
            with store.telling(progress):
                return replace_report(store, draft, style)

        self.runner.start(self.tr("Storing the report..."), write, replaced, failed)

    # What goes wrong

    def _fail_pasting(self, error: Exception) -> None:
        """Tell of the clipboard what is told of a file without an annex."""
        if isinstance(error, Refused) and error.key == "file.no_table":
            said = self.tr(
                "What is copied has no annex: choose the whole table with its headings in Word or Excel, "
                "copy it and paste again."
            )
            message_box.warn(self._window, said)
        else:
            self.runner.tell_refused(error)


def first_file(urls: Sequence[QUrl]) -> Path | None:
    """Return the first file of what was dropped; None where there is none."""
    return next((_local_path(url) for url in urls if url.isLocalFile()), None)


def _local_path(url: QUrl) -> Path:
    """Return a file's path; its name need not be UTF-8 on Linux, and Qt would lose the rest."""
    path = url.toLocalFile()
    if _LOST in path and sys.platform != "win32":
        path = os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
    return Path(path)


def _pasted(html: str, text: str, name: str) -> Readings:
    """Recognise what was copied: as HTML, or as text where only that has an annex."""
    from ui.importing.readings import Readings
    from vqdesk.importing.file_import import open_clipboard

    try:
        return Readings(open_clipboard(html, text, name))
    except Refused:
        if not (html.strip() and text.strip()):
            raise
        return Readings(open_clipboard("", text, name))
