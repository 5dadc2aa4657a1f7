"""Backups that are cut off, and disks that do not answer: nothing is left, nothing is called bad."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from db.backups.backups import Backups
from db.backups.names import form_of_ending
from db.backups.protection import Key
from db.disk.temporary import temporary_name
from db.errors import Refused
from vqdesk.backups.backup_service import rehearse_anew
from vqdesk.backups.backup_settings import BackupSettings
from vqdesk.system import paths

if TYPE_CHECKING:
    from pathlib import Path

    from db.store.store import Store

KEY = Key(b"k" * 32, b"s" * 16)


@pytest.fixture
def backups(store: Store) -> Backups:
    moments = (datetime(2026, 6, 30, tzinfo=UTC) + timedelta(hours=number) for number in range(99))
    return Backups(store, now=lambda: next(moments))


def texts(store: Store) -> list[str]:
    return [task.result for task in store.tasks.of("r")]


def write(store: Store, text: str) -> None:
    store.tasks.write("r", "t1", "result", text)


def left_in(folder: Path, ending: str) -> Path:
    """Leave what a process was writing that is no more."""
    folder.mkdir(parents=True, exist_ok=True)
    name = temporary_name(ending).replace(f"-{os.getpid()}-", "-4194305-")
    (folder / name).write_bytes(b"a whole store")
    return folder / name


@pytest.mark.parametrize("name", ["b.vqd", "b.vqd.gz", "b.vqd.enc"])
def test_what_a_killed_process_left_goes_with_the_next_backup(
    backups: Backups, tmp_path: Path, name: str
) -> None:
    """A copy of the whole store stayed on the stick for ever, unprotected beside a protected backup."""
    stick = tmp_path / "stick"
    left = [left_in(stick, ending) for ending in (".vqd", ".gz", ".enc")]
    (stick / "ghi chú.vqd").write_bytes(b"the clerk's")
    backups.export(stick / name, form_of_ending(name) or "plain", key=KEY)
    assert not any(path.exists() for path in left)
    assert sorted(path.name for path in stick.iterdir()) == sorted([name, "ghi chú.vqd"])


def test_what_a_killed_process_left_goes_with_the_next_settings(store: Store) -> None:
    file = paths.backup_settings_file(store.path)
    left = left_in(file.parent, ".json")
    BackupSettings().keep(store.path)
    assert file.exists()
    assert not left.exists()


# On a disk that does not answer


def silent(*_: object, **__: object) -> None:
    """Fail as SQLite does where the disk does not answer."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ  # type: ignore[misc]
    raise error


@pytest.mark.parametrize(
    "place", ["page_check.is_sound", "contents_of", "is_unbroken", "never_run"], ids=lambda place: place
)
def test_what_cannot_be_read_is_not_called_bad(
    backups: Backups, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A good backup was told as damaged, and counted as such ever after."""
    made = backups.make("asked")
    write(backups.store, "a")
    with monkeypatch.context() as disk:
        disk.setattr(f"db.backups.rehearsing.{place}", silent)
        for read in (
            lambda: rehearse_anew(backups.store.path, made.path),
            lambda: backups.make("asked"),
            lambda: backups.preview(made.path),
            lambda: backups.restore(made.path),
        ):
            with pytest.raises(Refused) as refused:
                read()
            assert refused.value.key == "disk.unreachable"
    assert backups.last() == made
    assert backups.restore(made.path).before is not None


def test_a_restore_that_the_disk_breaks_off_is_refused(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own error came up to the clerk."""
    made = backups.make("asked")
    write(backups.store, "a")
    with monkeypatch.context() as disk:
        disk.setattr("db.backups.rehearsing.keep_floor", silent)
        with pytest.raises(Refused) as refused:
            backups.restore(made.path)
    assert refused.value.key == "store.unreachable"
    assert texts(backups.store)[0] == "a"
    write(backups.store, "b")
