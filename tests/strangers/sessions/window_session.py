"""The window from its start to its end: each of its commands, its backups, a second start, and damage."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit
from sessions.clerk import Clerk
from sessions.told import PASSWORD, SENTINELS, annex, tell, tell_missed

from db.records import Column
from db.store.store import Store
from ui import app
from ui.commands import MENUS
from ui.outline.arrangement import Arrangement
from vqdesk.backups.backup_service import BackupService
from vqdesk.importing.file_import import read_file, store_draft
from vqdesk.system.paths import unsaved_folders
from vqdesk.unsaved.kept_texts import SecondPlace, UnsavedText

if TYPE_CHECKING:
    from sessions.clerk import Answers

    from ui.main_window import MainWindow

_FORMS = (".docx", ".xlsx", ".html", ".json", ".pdf")
_PAGE = 4096
_ELSEWHERE = "kho khác.vqd"


def _accept(dialog: Any) -> None:
    dialog.accept()


def _type_password(dialog: Any) -> None:
    new = dialog.password if hasattr(dialog.password, "again") else dialog.new
    new.first.setText(PASSWORD)
    new.again.setText(PASSWORD)


def _choose_own(dialog: Any) -> None:
    dialog.own.click()
    _type_password(dialog)


def _type(dialog: Any) -> None:
    dialog.field.setText(PASSWORD)


def _tick(dialog: Any) -> None:
    dialog.single.click()
    dialog.model.setData(
        dialog.model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )


def _of_window() -> Answers:
    """Return what is done in the dialogs of the window."""
    making = ("make_button", "verify_button", "export_button", "export_button")
    choosing = ("second_button", "password_button", "make_button", "password_button")
    return {
        "BackupsDialog": [
            (*making, *choosing, "restore_button", "restore_button"),
            ("other_button",),
        ],
        "ExportBackupDialog": [(_accept,), (_choose_own, _accept)],
        "SecondPlaceDialog": [("choose_button", "none_button")],
        "SetPasswordDialog": [(_type_password, _accept), ("clear_button",)],
        "PasswordDialog": [(_type, _accept)] * 3,
        "RestoreDialog": [(), (_accept,), (_tick, _accept)],
        "BinDialog": [("out_button",), ("purge_button",)],
        "ExportDialog": [("browse", _accept)] * len(_FORMS),
    }


_OF_RESCUE: Answers = {
    "DamagedStoreDialog": [("look_button",), ("other_button",), ("restore_button",), ("salvage_button",)]
}


def run_window(folder: Path) -> None:
    """Open the window on a store, type, call each command, start it once more, and close it."""
    store = _placed(folder)
    app.make_application("vi")
    clerk = Clerk(_of_window(), partial(_file, folder, iter(_FORMS)), _make_ready)
    keys = [each.key for _, rows in MENUS for each in rows if each is not None and each.key != "quit"]
    done = set[str]()
    clerk.commands = [
        _stumble,
        partial(_trigger, done, "backups"),
        *(partial(_trigger, done, key) for key in keys),
        _write,
        *(partial(_trigger, done, key) for key in ("undo", "redo", *["export"] * (len(_FORMS) - 1))),
        _show_bin,
        _show_bin,
        _SecondStart(folder, store),
    ]
    clerk.begin()
    tell("close", app.run_window(store, None, "vi"))
    clerk.leave()
    for key in keys:
        if key not in done:
            tell_missed(key)


def run_rescue(folder: Path) -> None:
    """Open the window on a damaged store, once for each of the ways out; the last two make it sound."""
    store = _placed(folder)
    with Store.open(folder / _ELSEWHERE) as other:
        store_draft(other, read_file(folder / "biểu.txt")[0].draft)
    with Store.open(store) as opened:
        BackupService(opened).make()
    app.make_application("vi")
    clerk = Clerk(_OF_RESCUE, partial(_file, folder, iter(_FORMS)), _make_ready)
    clerk.begin()
    for _ in _OF_RESCUE["DamagedStoreDialog"].copy():
        _damage(store)
        clerk.commands = [_stumble]
        tell("close", app.run_window(store, None, "vi"))
    clerk.leave()


def _placed(folder: Path) -> Path:
    """Make a store with a report of internal columns, two in the bin, and a text that was not stored."""
    file, path = folder / "biểu.txt", folder / "store" / "kho.vqd"
    file.write_text(annex(), encoding="utf-8")
    (folder / "nơi hai").mkdir()
    with Store.open(path) as store:
        for _ in range(2):
            store.reports.delete(store_draft(store, read_file(file)[0].draft))
        report_id = store_draft(store, read_file(file)[0].draft)
        columns = (*store.reports.get(report_id).columns, Column("note", "Ghi chú", visibility="internal"))
        store.columns.write(report_id, columns, {})
        task = next(store.tasks.of(report_id))
        left = UnsavedText(report_id, "task", task.id, "note", "còn lại", "", "2024-09-27T08:00:00+00:00")
        SecondPlace(store.device(), path, unsaved_folders()).keep([left])
    file.write_text(annex("văn hóa").replace("9 tháng", "6 tháng"), encoding="utf-8")
    return path


def _damage(path: Path) -> None:
    """Take away the cells of the page on which the reports' tasks lie."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task'").fetchone()
    with path.open("r+b") as stream:
        stream.seek((root - 1) * _PAGE + 100)
        stream.write(bytes(_PAGE - 100))


def _file(folder: Path, forms: Any, dialog: QFileDialog) -> Path:
    """Return what a file dialog is answered."""
    kinds = " ".join(dialog.nameFilters())
    if dialog.fileMode() == QFileDialog.FileMode.Directory:
        return folder / "nơi hai"
    if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
        proposed = Path(dialog.selectedFiles()[0]).name
        return folder / (proposed if ".vqd" in proposed else f"ra{next(forms, '.docx')}")
    if "*.vqd.enc" in kinds:
        return next(folder.glob("*.vqd.enc"))
    return folder / ("biểu.txt" if "*.docx" in kinds else _ELSEWHERE)


# Commands


def _stumble(window: MainWindow) -> bool:
    """Type something, and meet an error that nobody expected."""
    QTimer.singleShot(0, _explode)
    for editor in window.findChildren(QPlainTextEdit)[:3]:
        editor.insertPlainText(SENTINELS[1])
    for field in window.findChildren(QLineEdit)[:2]:
        field.setText(SENTINELS[0])
    return True


def _explode() -> None:
    raise ValueError(f"a row says {SENTINELS[1]}") from KeyError(annex())


def _trigger(done: set[str], key: str, window: MainWindow) -> bool:
    action = window.actions_[key]
    if key == "show_all":  # a part of the tasks is not moved, so it is shown no sooner
        window.outline_filter.show_only(Arrangement.of("no_result"))
    if not action.isEnabled():
        return False
    done.add(key)
    tell(key)
    action.trigger()
    return True


def _make_ready(window: MainWindow) -> None:
    """Open the report with internal columns again, and go to a task of it."""
    session = window.session
    for report in session.store.reports.all():
        task = next(session.store.tasks.of(report.id), None)
        if task and any(column.visibility == "internal" for column in report.columns):
            session.open_report(report.id)
            session.go_to("task", task.id)
            return


def _write(window: MainWindow) -> bool:
    _make_ready(window)
    window.session.write_task(window.session.task_id, "note", "đã xem lại")
    window.tree.setFocus()
    return True


def _show_bin(window: MainWindow) -> bool:
    window.history.show_bin()
    return True


class _SecondStart:
    """Start the program once more, with a file; done once it has ended."""

    def __init__(self, folder: Path, store: Path) -> None:
        self._words = ["--store", str(store), str(folder / "biểu.txt")]
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, _window: MainWindow) -> bool | None:
        if self._process is None:
            self._process = subprocess.Popen([sys.executable, "-m", "vqdesk", *self._words])
        if self._process.poll() is None:
            return None
        tell("second start", self._process.returncode)
        return True
