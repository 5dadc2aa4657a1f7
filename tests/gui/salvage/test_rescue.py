"""A damaged store at the start and under the window: what is offered, done and told."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from db.backups.shelf import Shelf
from db.errors import Refused
from db.store.store import Store
from ui.app import run_window
from ui.main_window import MainWindow
from vqdesk.backups.backup_service import BackupService
from vqdesk.first_store.store import open_store
from vqdesk.messages.catalogue import sentence
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.backups.password_dialog import PasswordDialog
    from ui.salvage.dialog import DamagedStoreDialog

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path, make_draft: Callable[..., Draft]) -> Path:
    """Return a clerk's store with one report, which a backup holds as it was first."""
    path = tmp_path / "kho.vqd"
    with open_store(path) as store:
        store.reports.add(make_draft())
        BackupService(store).make()
        report = store.reports.all()[0]
        task = next(iter(store.tasks.of(report.id)))
        store.tasks.write(report.id, task.id, "result", "sau khi sao lưu")
    return path


def texts(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [task.result for task in store.tasks.of(store.reports.all()[0].id)]


def damage_header(path: Path) -> bytes:
    data = bytes(100) + path.read_bytes()[100:]
    path.write_bytes(data)
    return data


def damage_tasks(path: Path) -> bytes:
    """Take away the cells of the page on which tasks lie."""
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'task'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE + 100 : root * PAGE] = bytes(PAGE - 100)
    path.write_bytes(data)
    return bytes(data)


def aside(path: Path) -> list[bytes]:
    return [each.read_bytes() for each in path.parent.glob("kho-damaged-*.vqd")]


def shown_window() -> MainWindow:
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next(each for each in windows if each.isVisible())


def close_window(told: list[str]) -> None:
    """Close the window that is about to open; note what its bar tells."""

    def go() -> None:
        told.append(shown_window().bars.news.text)
        shown_window().close()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, go))


def choosing(answer: str, told: list[str] | None = None) -> Callable[[DamagedStoreDialog], bool]:
    def choose(dialog: DamagedStoreDialog) -> bool:
        if told is not None:
            close_window(told)
        dialog.choose(answer)
        return True

    return choose


@pytest.mark.parametrize("damage", [damage_header, damage_tasks])
def test_what_was_salvaged_takes_the_store_s_place(
    path: Path, boxes: object, qtbot: QtBot, damage: Callable[[Path], bytes]
) -> None:
    before, damaged, told = texts(path), damage(path), []
    boxes.dialogs.append(choosing("salvage", told))
    assert run_window(path, None, "en") == 0
    assert boxes.warned == []
    assert told[0].startswith("What was salvaged from the damaged file is in use: 1 reports, ")
    assert "kho-damaged-" in told[0]
    assert aside(path) == [damaged]
    assert texts(path) == before


def test_a_backup_takes_the_store_s_place(path: Path, boxes: object, qtbot: QtBot) -> None:
    damaged, told = damage_header(path), []
    boxes.dialogs.append(choosing("restore", told))
    assert run_window(path, None, "en") == 0
    assert told[0].startswith("The backup of ")
    assert aside(path) == [damaged]
    assert "sau khi sao lưu" not in texts(path)


def test_the_dialog_says_what_is_left_and_what_backups_hold(path: Path, boxes: object, qtbot: QtBot) -> None:
    damaged = damage_tasks(path)
    seen: list[DamagedStoreDialog] = []

    def look(dialog: DamagedStoreDialog) -> bool:
        seen.append(dialog)
        lines = dialog.account.toPlainText().splitlines()
        assert lines[0].endswith(" tasks.")
        assert any(line.startswith("Brought back from the history: the task ") for line in lines)
        assert dialog.model.rowCount() == 1
        assert dialog.holds.text().startswith("This one holds: ")
        assert dialog.restore_button.isEnabled()
        assert not dialog.look_button.isHidden()
        return True

    boxes.dialogs.append(look)
    assert run_window(path, None, "en") == 3
    assert len(seen) == 1
    assert path.read_bytes() == damaged
    assert [each.name for each in path.parent.glob(".vqdesk-*")] == []


def test_a_store_without_backups_says_so(path: Path, boxes: object, qtbot: QtBot) -> None:
    for each in (path.parent / "backups").iterdir():
        each.unlink()
    damage_header(path)

    def look(dialog: DamagedStoreDialog) -> bool:
        assert not dialog.restore_button.isEnabled()
        assert dialog.look_button.isHidden()
        assert dialog.salvage_button.isDefault()
        return True

    boxes.dialogs.append(look)
    assert run_window(path, None, "en") == 3


def test_backups_that_cannot_be_listed_are_not_told_as_none(
    path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage_header(path)
    refused = Refused("disk.unreachable", name="backups")
    monkeypatch.setattr(Shelf, "all", lambda _: (_ for _ in ()).throw(refused))
    seen: list[DamagedStoreDialog] = []

    def look(dialog: DamagedStoreDialog) -> bool:
        seen.append(dialog)
        said = [label.text() for label in dialog.findChildren(QLabel)]
        assert sentence(refused, "en") in said
        assert "There is no backup beside it." not in said
        return True

    boxes.dialogs.append(look)
    assert run_window(path, None, "en") == 3
    assert len(seen) == 1


def test_one_that_can_be_read_opens_as_it_is_where_that_is_chosen(
    path: Path, boxes: object, qtbot: QtBot
) -> None:
    damage_tasks(path)
    told: list[str] = []
    boxes.dialogs.append(choosing("look", told))
    assert run_window(path, None, "en") == 0
    assert "can only be seen" in told[0]
    assert aside(path) == []


def test_another_file_is_opened_where_that_is_chosen(
    path: Path, boxes: object, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "khác.vqd"
    with Store.open(other):
        pass
    damaged = damage_header(path)
    boxes.file = str(other)
    boxes.dialogs += [choosing("other", []), lambda _first_start: False]
    assert run_window(path, None, "en") == 0
    assert path.read_bytes() == damaged


def test_what_cannot_be_done_is_told_and_asked_again(
    path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = damage_header(path)

    def fail(*_args: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("db.backups.restoring.keep_under", fail)
    boxes.dialogs += [choosing("salvage"), choosing("close")]
    assert run_window(path, None, "en") == 3
    assert len(boxes.warned) == 1
    assert "full" in boxes.warned[0]
    assert path.read_bytes() == damaged


def test_damage_that_is_found_under_the_window_closes_it_and_opens_it_again(
    path: Path, boxes: object, qtbot: QtBot
) -> None:
    before, sound, told = texts(path), path.read_bytes(), []
    damaged = damage_tasks(path)
    path.write_bytes(sound)

    def find() -> None:
        """Have the check find pages damaged that were sound at the start."""
        path.write_bytes(damaged)
        shown_window().collaborators.store_check.damaged.emit()

    boxes.dialogs.append(choosing("salvage", told))
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, find))
    assert run_window(path, None, "en") == 0
    assert len(boxes.asked) == 1
    assert "is damaged in part, so nothing can be stored" in boxes.asked[0]
    assert told[0].startswith("What was salvaged from the damaged file is in use")
    assert texts(path) == before


def test_a_protected_backup_is_restored_by_its_password(
    path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on another PC: the key that is kept for this PC's user is not there."""
    monkeypatch.setattr("db.backups.protection.OPSLIMIT", 1)
    monkeypatch.setattr("db.backups.protection.MEMLIMIT", 8192)
    with open_store(path) as store:
        service = BackupService(store)
        service.choose_password("mật khẩu dài")
        service.make()
        service.choose_password(None)
    damaged, told, asked = damage_header(path), [], []

    def typing(text: str) -> Callable[[PasswordDialog], bool]:
        def answer(dialog: PasswordDialog) -> bool:
            asked.append(dialog.said.text())
            dialog.field.setText(text)
            return True

        return answer

    boxes.dialogs += [choosing("restore"), typing("sai rồi nhé"), lambda _: False]
    boxes.dialogs += [choosing("restore", told), typing("mật khẩu dài")]
    assert run_window(path, None, "en") == 0
    assert boxes.warned == []
    assert ["password" in said for said in asked] == [True, True]
    assert told[0].startswith("The backup of ")
    assert aside(path) == [damaged]
    assert "sau khi sao lưu" in texts(path)


def test_a_look_that_is_stopped_leaves_the_backups(
    path: Path, boxes: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr("vqdesk.backups.damaged_store.DamagedStore.look", stopped)
    damaged = damage_header(path)

    def look(dialog: DamagedStoreDialog) -> bool:
        assert not dialog.salvage_button.isEnabled()
        assert dialog.restore_button.isEnabled()
        return True

    boxes.dialogs.append(look)
    assert run_window(path, None, "en") == 3
    assert path.read_bytes() == damaged
