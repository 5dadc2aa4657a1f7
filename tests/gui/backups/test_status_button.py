"""What the window's status bar says of the backups."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.backups.names import BackupName
from db.backups.shelf import Backup, KnownBackup, Rehearsal
from ui.backups.status_button import backup_status_words
from ui.backups.words import moment_words
from vqdesk.backups.backup_service import BackupService, BackupStatus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.session.session import Session

NOW = datetime(2026, 11, 29, 14, 30).astimezone()
LAST = NOW - timedelta(minutes=25)


def backup(made: datetime = LAST, rehearsed: datetime | None = LAST) -> Backup:
    name = BackupName("store", 1, made.astimezone(UTC), "change", "packed")
    rehearsal = Rehearsal(rehearsed.astimezone(UTC).isoformat(), "sound") if rehearsed else None
    return Backup(Path("x"), name, 1, KnownBackup(rehearsal=rehearsal))


SOUND = BackupStatus(backup(), is_protected=False, second=None)


@pytest.mark.parametrize(
    ("status", "said", "is_warning"),
    [
        (SOUND, "Sao lưu: hôm nay 14:05, đã mở thử", False),
        (
            replace(SOUND, last=backup(NOW - timedelta(days=1, hours=2), NOW - timedelta(days=1, hours=2))),
            "Sao lưu: hôm qua 12:30, đã mở thử",
            False,
        ),
        (
            replace(SOUND, last=backup(NOW - timedelta(days=9), NOW)),
            "Sao lưu: 20/11/2026 14:30, mở thử hôm nay 14:30",
            False,
        ),
        (replace(SOUND, last=backup(rehearsed=None)), "Sao lưu: hôm nay 14:05, chưa mở thử", False),
        (
            replace(SOUND, last=backup(NOW - timedelta(days=9)), is_behind=True),
            "Sao lưu: đã 9 ngày chưa có bản mới",
            True,
        ),
        (replace(SOUND, is_bad=True), "Sao lưu: bản mới nhất bị hỏng", True),
        (replace(SOUND, last=None, is_behind=True), "Sao lưu: chưa có bản nào", True),
        (replace(SOUND, last=None), "", False),
    ],
)
def test_how_the_backups_stand_in_words(status: BackupStatus, said: str, is_warning: bool) -> None:
    assert backup_status_words(status, "vi", NOW) == (said, is_warning)


def test_a_moment_of_another_year_has_its_year() -> None:
    assert moment_words("2024-02-29T09:10:00", "vi", NOW.date()) == "29/02/2024 09:10"


def test_the_bar_says_it_after_each_round_and_a_click_shows_the_list(
    window: MainWindow, boxes: object, qtbot: QtBot
) -> None:
    button = window.backing_up.button
    assert button.isHidden(), "nothing is known yet"
    window.collaborators.backups.start()
    qtbot.waitUntil(button.isVisible)
    assert button.text().startswith("Sao lưu: hôm nay ")
    assert button.text().endswith(", đã mở thử")
    assert button.accessibleName() == button.text()
    shown: list[str] = []
    boxes.dialogs.append(lambda dialog: bool(shown.append(dialog.windowTitle())))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown == ["Backups"]


def test_a_bad_rehearsal_is_said_once_the_list_is_closed(window: MainWindow, boxes: object) -> None:
    service = BackupService(window.session.store)
    made = service.make()

    def spoil(dialog: object) -> bool:
        made.path.write_bytes(made.path.read_bytes()[:-40])
        dialog.verify_button.click()
        return False

    boxes.dialogs.append(spoil)
    window.backing_up.show()
    button = window.backing_up.button
    assert button.text() == "Sao lưu: bản mới nhất bị hỏng"
    assert button.is_warning
    assert not button.icon().isNull()
    service.make()
    button.show_status(service.status())
    assert not button.is_warning
    assert button.icon().isNull()


def test_what_is_in_no_backup_for_long_is_behind(session: Session) -> None:
    now = datetime.now(UTC)
    service = BackupService(session.store, now=lambda: now)
    service.make()
    assert not service.status().is_behind
    later = BackupService(session.store, now=lambda: now + timedelta(days=3))
    assert not later.status().is_behind, "nothing was changed since"
    session.write_task("a", "result", "Đã sửa")
    assert not service.status().is_behind, "it is not long ago"
    assert later.status().is_behind
    session.store.close()
    assert not later.status().is_behind, "nobody knows"
