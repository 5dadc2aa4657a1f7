"""Long work on backups: given up by the clerk, and done by one at a time."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from db.access.store_file import Stopped
from db.backups.shelf import Shelf
from db.store.store import Store
from ui.backups.work import BackupWork
from ui.session.session import Session
from vqdesk.backups.backup_service import BackupService
from vqdesk.backups.stopping import stopped_by
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.main_window import MainWindow
    from vqdesk.system.progress import Progress

REPORT = "bao-cao-9-thang"


def cancelled(_text: str, function: Callable[[Progress], object]) -> object:
    """Do the work as if the clerk had pressed Cancel at once."""

    def progress(_done: int, _total: int) -> None:
        raise Cancelled

    return function(progress)


def test_a_backup_that_was_given_up_is_not_there(session: Session) -> None:
    session.at_length = cancelled
    service = BackupService(session.store)
    assert BackupWork(session, None).run("...", lambda stop: service.make(stop=stop)) is None
    assert Shelf(session.store.path).all() == []
    assert not list(session.store.path.parent.glob("backups/.vqdesk-*"))


def test_an_export_that_was_given_up_leaves_the_file_as_it_was(session: Session) -> None:
    session.at_length = cancelled
    out = session.store.path.parent / "x.vqd.gz"
    out.write_bytes(b"former")
    service = BackupService(session.store)
    assert BackupWork(session, None).run("...", lambda stop: service.export(out, stop=stop)) is None
    assert out.read_bytes() == b"former"


def test_a_restore_that_was_given_up_changes_nothing(window: MainWindow) -> None:
    session = window.session
    made = BackupService(session.store).make()
    session.write_task("a", "result", "Sau bản sao lưu")
    session.at_length = cancelled
    assert not session.restore_backup(made.path)
    assert session.task("a").result == "Sau bản sao lưu"
    assert window.bars.done.text == ""


def test_a_restore_into_an_empty_store_can_be_given_up(session: Session, tmp_path: Path) -> None:
    made = BackupService(session.store).make()
    with Store.open(tmp_path / "empty" / "store.vqd") as empty:
        other = Session(empty)
        other.at_length = cancelled
        assert not other.restore_backup(made.path)
        assert empty.reports.all() == []


def test_of_a_look_that_was_given_up_nothing_is_told(session: Session) -> None:
    made = BackupService(session.store).make()
    session.at_length = cancelled
    service = BackupService(session.store)
    assert BackupWork(session, None).look_into(made.path, "...", lambda _: service.preview(made.path)) is None


def test_what_was_not_stored_yet_holds_a_restore_back(
    window: MainWindow, boxes: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    made = BackupService(session.store).make()
    session.write_task("a", "result", "Sau bản sao lưu")
    monkeypatch.setattr(session, "flush", lambda: False)
    assert not session.restore_backup(made.path)
    assert not session.restore_reports(made.path, [REPORT])
    assert session.store.tasks.get(REPORT, "a").result == "Sau bản sao lưu"
    assert len(session.store.reports.all()) == 1
    assert len(boxes.warned) == 2


def test_a_stop_is_what_the_progress_says() -> None:
    asked = iter((False, True, True))

    def progress(_done: int, _total: int) -> None:
        if next(asked):
            raise Cancelled

    def work() -> None:
        with stopped_by(progress) as stop:
            assert not stop.is_set()
            assert stop.is_set()
            raise Stopped

    with pytest.raises(Cancelled):
        work()


def test_two_never_copy_the_store_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end, inside = threading.Event(), threading.Event(), []

    def copy(*_: object, **__: object) -> None:
        inside.append(threading.current_thread().name)
        begun.set()
        may_end.wait(30)
        raise Stopped

    monkeypatch.setattr("db.backups.backups.Backups.make_unasked", copy)
    monkeypatch.setattr("db.backups.backups.Backups.make", copy)
    rounds = threading.Thread(target=lambda: BackupService(store).make_if_due(), name="rounds")
    rounds.start()
    assert begun.wait(30)
    gives_up = threading.Event()
    gives_up.set()
    with pytest.raises(Stopped):
        BackupService(store).make(stop=gives_up)
    assert inside == ["rounds"], "who waits may give up"
    may_end.set()
    rounds.join()
    with pytest.raises(Stopped):
        BackupService(store).make()
    assert len(inside) == 2


def test_what_is_noted_at_once_is_noted_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(store.path)
    first, second = BackupService(store).make(), BackupService(store).make()
    read, waits = Shelf._read, threading.Barrier(2)  # noqa: SLF001

    def slowly(self: Shelf) -> object:
        found = read(self)
        if not waits.broken:
            with suppress(threading.BrokenBarrierError):
                waits.wait(0.3)
        return found

    monkeypatch.setattr(Shelf, "_read", slowly)
    threads = [
        threading.Thread(target=shelf.note, args=(each.path.name, each.known)) for each in (first, second)
    ]
    (shelf.folder / f"{shelf.stem}-backups.json").unlink()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert all(each.known.rehearsal for each in shelf.all())
