"""Backups that cannot be listed: nobody takes them for none."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from db.backups.backups import Backups, verify_file
from db.backups.shelf import FOLDER, Shelf
from db.errors import Refused
from vqdesk.backups.backup_service import BackupService, rehearse_anew

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.store.store import Store

BEGIN = datetime(2026, 6, 30, tzinfo=UTC)
REFUSALS = {errno.EIO: "disk.unreachable", errno.EACCES: "backup.not_listed"}


@pytest.fixture
def backups(store: Store) -> Backups:
    moments = (BEGIN + timedelta(hours=number) for number in range(99))
    return Backups(store, now=lambda: next(moments))


@pytest.fixture
def unlisted(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], pytest.MonkeyPatch]:
    """Have the folder of the backups, and it alone, tell an error instead of what is in it."""

    def fail(number: int) -> pytest.MonkeyPatch:
        scandir = os.scandir

        def listing(folder: Path | int) -> object:
            if str(folder).endswith(FOLDER):
                raise OSError(number, "planted", str(folder))
            return scandir(folder)

        monkeypatch.setattr("os.scandir", listing)
        return monkeypatch

    return fail


def key_of(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.key


@pytest.mark.parametrize("number", REFUSALS)
def test_what_cannot_be_listed_is_not_none(
    backups: Backups, unlisted: Callable[[int], pytest.MonkeyPatch], number: int
) -> None:
    """`verify` said that there was none, and the rounds that one was due."""
    made = backups.make("asked")
    service, path = BackupService(backups.store), backups.store.path
    disk = unlisted(number)
    for ask in (
        backups.all,
        backups.last,
        backups.has_changed,
        backups.is_due,
        lambda: backups.before("import"),
        service.status,
        service.make_if_due,
        lambda: rehearse_anew(path, made.path),
    ):
        assert key_of(ask) == REFUSALS[number]
    disk.undo()
    assert backups.all() == [made]


def test_no_number_is_given_twice(backups: Backups, unlisted: Callable[[int], pytest.MonkeyPatch]) -> None:
    """The backup before a restore was numbered below older ones, and could not be found as the newest."""
    made = [backups.make("asked"), backups.make("asked")]
    disk = unlisted(errno.EIO)
    assert key_of(lambda: backups.make("restore")) == "disk.unreachable"
    disk.undo()
    assert backups.all() == made
    assert backups.make("restore").name.number == 3


def test_a_list_that_cannot_be_read_is_not_forgotten(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make("asked")
    index = backups.shelf._index  # noqa: SLF001
    opened = type(index).open

    def silent(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        if path == index and mode == "rb":
            raise OSError(errno.EIO, "planted")
        return opened(path, mode, *rest, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as disk:
        disk.setattr(type(index), "open", silent)
        assert key_of(backups.all) == key_of(backups.shelf.elsewhere) == "disk.unreachable"
        assert key_of(lambda: backups.make("asked")) == "disk.unreachable"
    assert backups.all()[0] == made


def test_where_there_is_no_folder_there_are_none(backups: Backups, tmp_path: Path) -> None:
    assert backups.all() == []
    assert Shelf(tmp_path / "nowhere" / "kho.vqd").all() == []
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / FOLDER).write_bytes(b"a file")
    assert Shelf(tmp_path / "other" / "kho.vqd").all() == []


def test_a_backup_that_lies_elsewhere_is_rehearsed_all_the_same(
    backups: Backups, tmp_path: Path, unlisted: Callable[[int], pytest.MonkeyPatch]
) -> None:
    out = tmp_path / "stick" / "b.vqd.gz"
    out.parent.mkdir()
    backups.export(out, "packed")
    unlisted(errno.EIO)
    assert rehearse_anew(backups.store.path, out).verdict == verify_file(out).verdict == "sound"


def test_what_cannot_be_listed_is_not_thinned_out(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backups.make("asked")
    monkeypatch.setattr(Shelf, "all", lambda _: (_ for _ in ()).throw(Refused("disk.unreachable", name="x")))
    backups.thin_out()
    monkeypatch.undo()
    assert backups.all() == [made]
