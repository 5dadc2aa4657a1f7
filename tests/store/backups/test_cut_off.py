"""Backups that are cut off, and disks that do not answer: nothing is left, nothing is called bad."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pkgutil import resolve_name
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
    from collections.abc import Callable
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


def only_once(function: Callable[..., object], error: Exception | object) -> Callable[..., object]:
    """Have a function give or raise something else the first time, as after one read that went wrong."""
    left = [error]

    def called(*values: object, **more: object) -> object:
        if not left:
            return function(*values, **more)
        found = left.pop()
        if isinstance(found, Exception):
            raise found
        return found

    return called


def corrupt() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT  # type: ignore[misc]
    return error


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        ("has_all_of_ours", False),
        ("is_unbroken", False),
        ("never_run", corrupt()),
        ("connect_to_read", Refused("store.damaged", name="x")),
        ("page_check.is_sound", False),
        ("contents_of", corrupt()),
        ("keep_floor", corrupt()),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_seems_damaged_is_read_once_more(
    backups: Backups, monkeypatch: pytest.MonkeyPatch, place: str, seen: object
) -> None:
    """SQLite calls it damage as well that a disk did not give a page: good backups were told as damaged."""
    made = backups.make("asked")
    write(backups.store, "a")
    module, _, name = f"db.backups.rehearsing.{place}".rpartition(".")
    function = getattr(resolve_name(module), name)
    for read in (
        lambda: rehearse_anew(backups.store.path, made.path).verdict == "sound",
        lambda: backups.make("asked").is_sound,
        lambda: backups.preview(made.path),
        lambda: backups.restore(made.path),
    ):
        with monkeypatch.context() as disk:
            disk.setattr(f"{module}.{name}", only_once(function, seen))
            assert read()


def test_what_is_damaged_is_told_as_that(backups: Backups) -> None:
    made = backups.make("asked")
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 255
    made.path.write_bytes(data)
    assert rehearse_anew(backups.store.path, made.path).verdict == "bad"
    with pytest.raises(Refused, match=r"backup\.damaged"):
        backups.restore(made.path)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL])
def test_a_copy_that_the_disk_does_not_take_is_no_bad_copy(
    backups: Backups, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """The error was passed over, and the copy, not marked as a backup, was then told as unlike the data."""
    error = sqlite3.OperationalError("planted")
    error.sqlite_errorcode = code  # type: ignore[misc]
    monkeypatch.setattr("db.backups.making.mark_as_backup", only_once(lambda _: None, error))
    with pytest.raises(Refused) as refused:
        backups.make("asked")
    assert refused.value.key == ("disk.full" if code == sqlite3.SQLITE_FULL else "disk.unreachable")
    assert backups.all() == []
