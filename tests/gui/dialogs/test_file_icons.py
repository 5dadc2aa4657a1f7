from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFileSystemModel, QMessageBox, QTreeView, QWidget

from ui.dialogs.file_dialogs import file_to_open
from ui.dialogs.file_icons import FileIcons
from ui.dialogs.native_dialogs import tame

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from db.store.store import Store

ROOT = Path(__file__).parents[3]
_OPEN = """
import sys
from pathlib import Path
from db.errors import Refused
from db.store.store import Store
try:
    Store.open(Path(sys.argv[1])).close()
except Refused as refused:
    print(refused.key)
"""


def second_window(path: Path) -> str:
    """Return why another process may not open a store, "" where it may."""
    call = [sys.executable, "-c", _OPEN, str(path)]
    return subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_looking_at_the_stores_folder_lets_no_second_window_in(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[str] = []

    def look(dialog: QFileDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        model = dialog.findChild(QFileSystemModel)
        view = dialog.findChild(QTreeView)
        qtbot.waitUntil(lambda: model.rowCount(view.rootIndex()) > 0)
        for row in range(model.rowCount(view.rootIndex())):
            index = model.index(row, 0, view.rootIndex())
            listed.append(index.data())
            assert not index.siblingAtColumn(0).data(1).isNull()
            index.siblingAtColumn(2).data()
        dialog.grab()
        return 0

    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "exec", look)
    # A name that no registered kind of files has: it may be any store's.
    file_to_open(parent, "Mở", store.path.parent, ["*"])
    assert store.path.name in listed
    assert second_window(store.path) == "store.held_here"


def test_what_a_dialog_opens_in_turn_is_tamed_too(qtbot: QtBot) -> None:
    outer, part = QDialog(), QWidget()
    qtbot.addWidget(outer)
    part.setParent(outer)
    tame(outer)
    for parent in (outer, part):
        inner, box = QFileDialog(parent), QMessageBox(parent)
        for each in (inner, box):
            each.ensurePolished()
        assert isinstance(inner.iconProvider(), FileIcons)
        assert box.textFormat() == Qt.TextFormat.PlainText


def test_kinds_are_told_by_names(tmp_path: Path, qtbot: QtBot) -> None:
    icons = FileIcons()
    assert icons.type(QFileInfo(str(tmp_path / "Biểu.docx"))) == "DOCX"
    assert icons.type(QFileInfo(str(tmp_path / "không đuôi"))) == ""
    assert icons.type(QFileInfo(str(tmp_path))) == "Folder"
