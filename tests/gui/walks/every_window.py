"""What the main window shows one time or another, its menus, and Qt's own windows, for the walks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from ui.dialogs.file_dialogs import file_to_open, file_to_write, folder_to_use
from ui.dialogs.message_box import ask, tell_and_offer, warn
from ui.dialogs.native_dialogs import tame
from ui.outline.arrangement import Arrangement
from ui.side.pages import SIDE_PAGES
from ui.widgets.progress import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from ui.main_window import MainWindow


def _task(window: MainWindow) -> None:
    window.session.go_to("task", "a")


def _locked(window: MainWindow) -> None:
    _task(window)
    window.session.lock.lock(window.session.report_id, "Đã trình ký", signed=False)


def _find(window: MainWindow) -> None:
    window.find_panel.start()
    window.find_panel.field.insert("phong")
    window.find_panel.go_next()


def _filter(window: MainWindow) -> None:
    window.outline_filter.show_only(Arrangement.of("no_state"))


def _beside(key: str) -> Callable[[MainWindow], None]:
    """Return what shows a page at the side of a task's form."""

    def show(window: MainWindow) -> None:
        _task(window)
        window.side.show(key)

    return show


def _table(window: MainWindow) -> None:
    _task(window)
    window.table.toggle()


def _bars(window: MainWindow) -> None:
    _task(window)
    window.session.duplicate_task()
    window.bars.refuse("Không ghi được.")
    window.bars.tell(["Đã giữ bản sao lưu."])


def _nothing(window: MainWindow) -> None:
    window.session.open_report("")


PLACES: dict[str, Callable[[MainWindow], None]] = {
    "task": _task,
    "domain": lambda window: window.session.go_to("domain", "kinh-te"),
    "report": lambda window: window.session.go_to("report", window.session.report_id),
    "locked": _locked,
    "find": _find,
    "filter": _filter,
    **{key: _beside(key) for key in SIDE_PAGES},
    "table": _table,
    "bars": _bars,
    "nothing": _nothing,
}
"""How the main window, its report open, comes to show one thing or another."""


def menus(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, QMenu]]:
    """Yield every menu of the main window by its name, those of the mouse's right button with them."""
    for action in window.menuBar().actions():
        yield action.text(), action.menu()
    window.report_menu.aboutToShow.emit()
    yield "reports", window.report_menu
    shown: list[QMenu] = []

    class Noted(QMenu):
        """A menu that waits for nobody."""

        def exec(self, *_at: object) -> None:
            shown.append(_copy(self))

    monkeypatch.setattr("ui.main_window.QMenu", Noted)
    window.tree.menu_wanted.emit(QPoint())
    window.session.go_to("task", "a")
    editor = window.task_form.fields["result"].editor
    editor.selectAll()
    yield "phrases", _phrases(window)
    window.table.toggle()
    window.table.menu_wanted.emit(QPoint())
    yield from zip(("tree", "table"), shown, strict=True)


def _copy(menu: QMenu) -> QMenu:
    """Return the entries of a menu that goes when it is left."""
    kept = QMenu(menu.parentWidget())
    kept.addActions(menu.actions())
    return kept


def _phrases(window: MainWindow) -> QMenu:
    return window.task_form.phrases.menu(window.task_form.fields["result"].editor)


def _box(make: Callable[[QWidget], object]) -> Callable[[QWidget, Path, pytest.MonkeyPatch], QWidget]:
    """Return what makes a window of Qt's that somebody waits for, and hands it over before."""

    def made(parent: QWidget, folder: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
        seen: list[QWidget] = []

        def look(box: QWidget) -> int:
            seen.append(box)
            return 0

        monkeypatch.setattr(QMessageBox, "exec", look)
        make(parent)
        return seen[0]

    return made


def _file(make: Callable[[QWidget, Path], object]) -> Callable[[QWidget, Path, pytest.MonkeyPatch], QWidget]:
    def made(parent: QWidget, folder: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
        seen: list[QFileDialog] = []

        def look(dialog: QFileDialog) -> int:
            seen.append(dialog)
            return 0

        monkeypatch.setattr(QFileDialog, "exec", look)
        monkeypatch.setattr(QFileDialog, "deleteLater", lambda _dialog: None)
        make(parent, folder)
        return seen[0]

    return made


def _print(parent: QWidget, _folder: Path, _monkeypatch: pytest.MonkeyPatch) -> QWidget:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer, parent)
    tame(dialog)
    return dialog


def _progress(parent: QWidget, _folder: Path, _monkeypatch: pytest.MonkeyPatch) -> QWidget:
    return ProgressDialog(parent, "Đang in", "Đang in trang 1...", "Hủy", after=60_000)


OTHERS: dict[str, Callable[[QWidget, Path, pytest.MonkeyPatch], QWidget]] = {
    "warning": _box(lambda parent: warn(parent, "Không ghi được.")),
    "question": _box(lambda parent: ask(parent, "Xóa nhiệm vụ này?", "Xóa")),
    "offer": _box(lambda parent: tell_and_offer(parent, "Đã xuất.", "Mở tệp")),
    "file to open": _file(lambda parent, folder: file_to_open(parent, "Nhập", folder, ["Word (*.docx)"])),
    "file to write": _file(
        lambda parent, folder: file_to_write(parent, "Xuất", folder / "x.docx", ["Word (*.docx)"])
    ),
    "folder": _file(lambda parent, folder: folder_to_use(parent, "Thư mục", folder)),
    "printer": _print,
    "ProgressDialog": _progress,
}
"""How the windows are made that are Qt's own, or little more."""
