"""The second place of the backups in the window: chosen, refused, away, and used no more."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db.backups.shelf import Shelf
from db.errors import Refused
from ui.backups.dialog import BackupsDialog
from ui.backups.second_place_dialog import SecondPlaceDialog
from vqdesk.backups.backup_service import BackupService

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> BackupsDialog:
    shown = BackupsDialog(window.session, window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của phòng"
    folder.mkdir()
    return folder


def choosing(told: list[str]) -> Callable[[SecondPlaceDialog], bool]:
    def choose(dialog: SecondPlaceDialog) -> bool:
        dialog.choose_button.click()
        told.append(dialog.state.text())
        return False

    return choose


def test_a_chosen_place_gets_the_newest_backup_at_once(
    dialog: BackupsDialog, boxes: object, stick: Path
) -> None:
    told: list[str] = []
    boxes.file = str(stick)
    boxes.dialogs.append(choosing(told))
    dialog.second_button.click()
    (made,) = dialog.service.all()
    assert [each.name for each in stick.glob("vqdesk-*/*")] == [made.path.name]
    assert told[0].startswith(f"Nơi cất thứ hai: {stick}, chép lần cuối hôm nay ")
    assert str(stick) in dialog.state.text()


def test_the_place_of_the_backups_themselves_is_refused(
    dialog: BackupsDialog, boxes: object, tmp_path: Path
) -> None:
    for folder in (tmp_path, tmp_path / "backups"):
        folder.mkdir(exist_ok=True)
        told: list[str] = []
        boxes.file = str(folder)
        boxes.dialogs.append(choosing(told))
        dialog.second_button.click()
        assert "nằm cạnh tệp dữ liệu" in boxes.warned.pop()
        assert told == ["Chưa chọn nơi cất thứ hai."]
    assert dialog.service.settings.second is None


def test_a_folder_that_went_away_is_refused_and_the_former_place_stays(
    dialog: BackupsDialog, boxes: object, stick: Path, tmp_path: Path
) -> None:
    dialog.service.choose_second(stick)
    told: list[str] = []
    boxes.file = str(tmp_path / "không còn")
    boxes.dialogs.append(choosing(told))
    dialog.second_button.click()
    assert len(boxes.warned) == 1
    assert "không còn" in boxes.warned[0]
    assert dialog.service.settings.second == stick


def test_a_full_place_is_told(
    dialog: BackupsDialog, boxes: object, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.make_button.click()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.backups.elsewhere.copy_to_disk", full)
    boxes.file = str(stick)
    boxes.dialogs.append(choosing([]))
    dialog.second_button.click()
    assert "đầy" in boxes.warned[0]
    assert dialog.service.settings.second is None


def test_how_long_it_is_away_is_said_and_it_is_used_no_more(
    dialog: BackupsDialog, boxes: object, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.make_button.click()
    dialog.service.choose_second(stick)
    shutil.rmtree(stick)
    monkeypatch.setattr("db.backups.shelf.CopyElsewhere.days_away", lambda *_: 8)
    told: list[str] = []

    def forget(place: SecondPlaceDialog) -> bool:
        told.append(place.state.text())
        place.none_button.click()
        assert not place.none_button.isEnabled()
        return False

    boxes.dialogs.append(forget)
    dialog.second_button.click()
    assert told[0].endswith("Đã 8 ngày không thấy nơi ấy.")
    assert dialog.service.settings.second is None
    assert Shelf(dialog.service.settings.second or stick.parent / "store.vqd").elsewhere() is None


def test_a_question_that_is_cancelled_changes_nothing(dialog: BackupsDialog, boxes: object) -> None:
    boxes.file = ""
    boxes.dialogs.append(choosing([]))
    dialog.second_button.click()
    assert boxes.warned == []
    assert dialog.service.settings.second is None


def test_settings_that_cannot_be_kept_are_told(
    dialog: BackupsDialog, window: MainWindow, boxes: object, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("disk.full", name="x")

    monkeypatch.setattr("vqdesk.backups.backup_settings.BackupSettings.keep", refuse)
    boxes.file = str(stick)
    boxes.dialogs.append(choosing([]))
    dialog.second_button.click()
    assert "đầy" in boxes.warned[0]
    assert BackupService(window.session.store).settings.second is None


def test_its_fields_have_names(
    dialog: BackupsDialog, window: MainWindow, nameless: Callable[..., list[str]]
) -> None:
    shown = SecondPlaceDialog(dialog, window.session, dialog.service, dialog.work)
    shown.show()
    assert nameless(shown) == []
    shown.close()
