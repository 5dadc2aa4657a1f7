from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.store import Store
from ui.app import run
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_a_store_that_cannot_be_opened_is_one_sentence_and_3(
    tmp_path: Path, boxes: object, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.vqd"
    path.write_text("no store at all" * 100, encoding="utf-8")
    assert run(path, None, "en") == 3
    assert boxes.warned == [
        "The file “notes.vqd” cannot be opened: it is not a data file of vqdesk; choose another file."
    ]
    assert path.read_text(encoding="utf-8") == "no store at all" * 100


def test_a_store_that_another_holds_is_one_sentence_and_3(store: Store, boxes: object, qtbot: QtBot) -> None:
    assert run(store.path, None, "en") == 3
    assert len(boxes.warned) == 1


def test_a_new_store_has_the_shipped_profiles_and_the_first_start(
    tmp_path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))

    def choose(dialog: object) -> bool:
        dialog.choice = "sample"
        QTimer.singleShot(0, close)
        return True

    def close() -> None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        assert len(windows[-1].session.outline()) == 13
        windows[-1].close()  # the last window: the application ends

    boxes.dialogs.append(choose)
    path = tmp_path / "new" / "store.vqd"
    assert run(path, None, "en") == 0
    with Store.open(path) as store:
        assert "UBND huyện Văn Quan" in [each.name for each in store.organisations()]
        assert len(store.reports()) == 1
        assert store.setting("window.geometry")
