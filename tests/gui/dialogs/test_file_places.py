"""Whatever stands for a file, in any dialog: one sentence why it cannot be, never an unexpected error."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.app import begin
from ui.comparison.dialog import ComparisonDialog
from ui.dialogs import file_dialogs
from ui.main_window import MainWindow
from ui.session import recent_folders
from ui.session.recent_folders import EXPORT_FOLDER, IMPORT_FOLDER, clear_left, load_folder
from ui.style.template_page import TemplatePage
from vqdesk.messages.catalogue import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store
    from ui.session.session import Session

ANNEX = Path(__file__).parents[2] / "data" / "van-quan-9-thang-2024.txt"
LONG = "x" * 300
pytestmark = pytest.mark.skipif(os.name == "nt", reason="names of Linux")


@pytest.fixture(autouse=True)
def nothing_unexpected(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no error reach the hook for unexpected ones."""
    caught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: caught.append(error))
    yield
    assert caught == []


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(session)
    qtbot.addWidget(shown)
    return shown


def finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.importing.runner.running is window.exporting.runner.running is None)


def fill(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder.docx").mkdir()


PLACES = [
    (f"{LONG}.docx", "quá dài"),
    (LONG, "quá dài"),
    ("ế" * 120, "quá dài"),
    (f"{LONG}/a.docx", "quá dài"),
    (".docx", "không dùng làm tên tệp được"),
    (".XLSX", "không dùng làm tên tệp được"),
    ("..docx", "không dùng làm tên tệp được"),
    ("folder.docx", "đã có một thư mục mang tên này"),
    ("file/a.docx", "không có thư mục"),
    ("nowhere/a.docx", "không có thư mục"),
    ("a\0b", "không dùng làm tên tệp được"),
]


@pytest.mark.parametrize(("name", "why"), PLACES)
def test_an_export_says_why_a_name_cannot_be(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str, why: str
) -> None:
    fill(tmp_path)

    def answer(dialog: QWidget) -> bool:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText(name)
        return True

    told: list[str] = []

    def look(dialog: QWidget) -> bool:
        told.append(beside(dialog))
        assert dialog.name.text() == name.replace("\0", dialog.name.text()[1:2])
        return False

    boxes.dialogs += [answer, look]
    before = sorted(os.listdir(tmp_path))
    window.exporting.choose_export()
    finish(window, qtbot)
    (said,) = told
    assert boxes.warned == []
    assert why in said
    assert len(said) < 400
    assert sorted(os.listdir(tmp_path)) == before
    assert boxes.asked == boxes.offered == []


def beside(dialog: QWidget) -> str:
    """Return what an export's dialog says beside name and folder; nothing stands above."""
    assert dialog.problem.text() == ""
    return dialog.name_error.text() + dialog.folder_error.text()


@pytest.mark.parametrize("name", ["a:b", "CON", "a?.docx", " a ", "a.docx.", 'b"c', "báo cáo 88,0%"])
def test_what_linux_takes_is_written_and_asked_about_the_next_time(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str
) -> None:
    def answer(dialog: QWidget) -> bool:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText(name)
        return True

    for _ in range(2):
        boxes.dialogs.append(answer)
        window.exporting.choose_export()
        finish(window, qtbot)
    assert boxes.warned == []
    assert (len(boxes.asked), len(boxes.offered)) == (1, 2)


def test_a_disk_that_does_not_answer_is_told_before_anything_is_replaced(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(b"before")
    lstat = Path.lstat

    def silent(path: Path) -> os.stat_result:
        if path == out:
            raise OSError(errno.EIO, "planted")
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", silent)

    def answer(dialog: QWidget) -> bool:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText(out.name)
        return True

    told: list[str] = []

    def look(dialog: QWidget) -> bool:
        told.append(beside(dialog))
        return False

    boxes.dialogs += [answer, look]
    window.exporting.choose_export()
    finish(window, qtbot)
    assert ["ổ đĩa không trả lời" in said for said in told] == [True]
    assert out.read_bytes() == b"before"


@pytest.mark.parametrize(("name", "why"), PLACES)
def test_a_comparison_and_a_sample_template_say_why(
    session: Session,
    store: Store,
    make_draft: Callable[..., Draft],
    qtbot: QtBot,
    boxes: object,
    tmp_path: Path,
    name: str,
    why: str,
) -> None:
    fill(tmp_path)
    other = make_draft("other")
    store.reports.add(other)
    view = ComparisonDialog(session, session.report(), [other.report])
    page = TemplatePage(None, tmp_path, "vi")
    for each in (view, page):
        qtbot.addWidget(each)
    qtbot.waitUntil(lambda: view.runner.running is None and view.comparison is not None)
    boxes.file = str(tmp_path / name)
    before = sorted(os.listdir(tmp_path))
    view.export_button.click()
    qtbot.waitUntil(lambda: view.runner.running is None)
    page.example.click()
    if name in (".docx", ".XLSX"):  # the dialogs of the system give names without an ending one
        return
    assert [why in said for said in (view.trouble, page.example_error.text())] == [True, True]
    assert boxes.warned == []
    assert sorted(os.listdir(tmp_path)) == before
    view.done(0)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"{LONG}.docx", "quá dài"),
        ("nowhere.docx", "Không tìm thấy tệp"),
        ("file/a.docx", "Không tìm thấy tệp"),
        ("folder.docx", "không phải tệp"),
        ("folder", "không phải tệp"),
        ("dead.txt", "ổ đĩa không trả lời"),
        ("dead.vqd", "ổ đĩa không trả lời"),
        (f"{LONG}.vqd", "quá dài"),
    ],
)
def test_an_import_says_why_a_file_cannot_be_read(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str, why: str
) -> None:
    fill(tmp_path)
    (tmp_path / "folder").mkdir()
    for dead in ("dead.txt", "dead.vqd"):  # the first bytes of a process's memory are no one's: EIO
        (tmp_path / dead).symlink_to("/proc/self/mem")
    if name.startswith("dead") and not Path("/proc/self/mem").exists():
        pytest.skip("/proc is Linux's")
    path = tmp_path / name
    boxes.file = str(path)
    window.importing.import_file(path)  # as `vqdesk FILE` and the taskbar do
    finish(window, qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))
    finish(window, qtbot)
    expected = 2
    if not os.path.isdir(path):  # the dialog takes no folder for an answer
        window.importing.choose_import()
        finish(window, qtbot)
        expected = 3
    assert [why in said for said in boxes.warned] == [True] * expected
    assert all(len(said) < 400 for said in boxes.warned)


@pytest.mark.parametrize("name", [b"th\xe1ng 9.txt", b"\xff\xfe.txt"])
def test_a_file_whose_name_is_no_utf_8_comes_in(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: bytes
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(ANNEX.read_bytes())
    titles: list[str] = []

    def look(dialog: QWidget) -> bool:
        titles.append(dialog.windowTitle())
        return False

    boxes.dialogs += [look, look]
    window.importing.import_file(path)
    finish(window, qtbot)
    data = QMimeData()
    address = "file://" + "".join(f"%{byte:02X}" for byte in os.fsencode(path))
    data.setUrls([QUrl(address.replace("%2F", "/"))])
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *none))
    finish(window, qtbot)
    assert boxes.warned == []
    shown = "".join(f"\\x{byte:02x}" if byte > 0x7F else chr(byte) for byte in name)
    assert titles == [f"Import “{shown}”"] * 2


def test_folders_that_cannot_be_kept_are_not_remembered(store: Store, tmp_path: Path) -> None:
    recent_folders.keep_folder(store, EXPORT_FOLDER, tmp_path)
    for name in ("\udcea", "a\x1bb"):
        recent_folders.keep_folder(store, EXPORT_FOLDER, tmp_path / name)
    assert load_folder(store, EXPORT_FOLDER) == tmp_path
    for odd in (f"/{LONG}", "a\0b", "/proc/1/root/x"):
        store.settings.keep(IMPORT_FOLDER, odd)
        assert load_folder(store, IMPORT_FOLDER).is_dir()


def test_a_name_without_an_ending_is_completed_before_the_dialog_asks(
    qtbot: QtBot, tmp_path: Path, boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffixes: list[str] = []

    def look(dialog: QFileDialog) -> int:
        suffixes.append(dialog.defaultSuffix())
        dialog.selectNameFilter("Excel (*.xlsx)")
        dialog.filterSelected.emit("Excel (*.xlsx)")
        suffixes.append(dialog.defaultSuffix())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)
    parent = QWidget()
    qtbot.addWidget(parent)
    filters = ["Word (*.docx)", "Excel (*.xlsx)"]
    file_dialogs.file_to_write(parent, "a", tmp_path / "a.docx", filters)
    assert suffixes == ["docx", "xlsx"]


def test_the_next_start_clears_what_a_killed_export_has_left(
    window: MainWindow, qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    from db.disk.temporary import temporary_name

    host = temporary_name().split("-")[1]
    left = tmp_path / f".vqdesk-{host}-4000000-0123abcd.docx"
    left.write_bytes(b"x")
    store.settings.keep(EXPORT_FOLDER, str(tmp_path))
    begin(window, None)
    qtbot.waitUntil(lambda: not left.exists())
    store.settings.keep(EXPORT_FOLDER, f"/{LONG}")
    clear_left(store)


def test_every_sentence_of_these_is_there_in_both_languages() -> None:
    from db.errors import Refused

    keys = ("bad_name", "long_name", "not_file", "no_access", "held", "write_protected")
    for key in (*(f"file.{key}" for key in keys), "disk.unreachable"):
        assert sentence(Refused(key, name="a"), "vi") != sentence(Refused(key, name="a"), "en")
