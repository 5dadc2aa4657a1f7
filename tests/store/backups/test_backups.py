"""Backups of an open store: made, rehearsed, told, brought back whole or report by report."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from db.access.condition import condition
from db.access.store_file import Stopped
from db.backups.backups import Backups, verify_file
from db.backups.making import backing_up_first
from db.backups.protection import Key
from db.backups.restoring import restore_over
from db.backups.shelf import Shelf
from db.errors import Refused
from db.file.identity import SCHEMA
from db.foreign.reports import read_foreign
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft

KEY = Key(b"k" * 32, b"s" * 16)
FROZEN = sorted((Path(__file__).parents[2] / "frozen").glob("schema-*.vqd"))


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 6, 30, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=61)
        return self.now


@pytest.fixture
def backups(store: Store) -> Backups:
    return Backups(store, now=Clock())


def texts(store: Store, report_id: str = "r") -> list[str]:
    return [task.result for task in store.tasks.of(report_id)]


def write(store: Store, *texts: str) -> None:
    for text in texts:
        store.tasks.write("r", "t1", "result", text)


# Made


@pytest.mark.parametrize("key", [None, KEY])
def test_a_backup_is_rehearsed_and_told(backups: Backups, key: Key | None) -> None:
    backups.key = key
    made = backups.make("asked")
    assert made.path.parent == backups.store.path.parent / "backups"
    assert made.path.name.endswith("-asked.vqd.enc" if key else "-asked.vqd.gz")
    assert made.known.rehearsal is not None
    assert (made.known.rehearsal.verdict, made.known.rehearsal.uncompared) == ("sound", 0)
    assert [(each.id, each.tasks) for each in made.known.reports] == [("r", 5)]
    assert backups.all() == [made] == [backups.last()]
    assert verify_file(made.path, key=key, known=made.known).verdict == "sound"


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX'")
def test_only_its_user_reads_a_backup(backups: Backups) -> None:
    made = backups.make("asked")
    for path in (made.path, *made.path.parent.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700


def test_one_is_due_where_no_sound_backup_holds_what_is_there(backups: Backups) -> None:
    assert backups.is_due(at_start=True)
    first = backups.make("start")
    assert not backups.has_changed()
    assert not backups.is_due()
    write(backups.store, "mới")
    assert backups.has_changed()
    assert backups.is_due()
    assert backups.before("import") is not None
    assert backups.before("import") is None
    backups.store.history.undo("r")
    assert backups.before("import") is not None
    for each in backups.all():
        each.path.unlink()
    assert first not in backups.all()
    assert backups.has_changed()


def test_nothing_is_backed_up_of_a_store_without_a_report(tmp_path: Path) -> None:
    with Store.open(tmp_path / "leer.vqd") as store:
        assert not Backups(store).is_due(at_start=True)
        assert Backups(store).before("import") is None
    assert not (tmp_path / "backups").exists()


def test_numbers_are_never_given_twice(backups: Backups) -> None:
    backups.make("asked").path.unlink()
    write(backups.store, "a")
    assert backups.make("asked").name.number == 2


def test_a_backup_goes_on_while_the_clerk_types(
    backups: Backups, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed between two steps is in the copy as well, and the copy is equal to the store."""
    monkeypatch.setattr("db.access.store_file._PAGES", 1)
    store = backups.store
    store.reports.add(make_draft("s", (40, 40)))
    typed: list[str] = []
    done = threading.Event()

    def type_on() -> None:
        while not done.is_set():
            text = f"chữ {len(typed)} " * 20
            store.tasks.write("r", "t1", "result", text)
            typed.append(text)

    typist = threading.Thread(target=type_on)
    typist.start()
    try:
        made = [backups.make("asked") for _ in range(3)]
    finally:
        done.set()
        typist.join()
    assert len(typed) > 3
    for each in made:
        assert each.known.rehearsal is not None
        assert (each.known.rehearsal.verdict, each.known.rehearsal.uncompared) == ("sound", 0)
    assert texts(store)[0] == typed[-1]


def test_a_copy_is_broken_off_where_the_connection_is_made_anew(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise SQLite would keep the file locked, and the clerk could not store."""
    monkeypatch.setattr("db.access.store_file._PAGES", 1)
    store, ended = backups.store, []
    access = store.file._access  # noqa: SLF001
    begun, broken = threading.Event(), threading.Event()

    def copy() -> None:
        try:
            store.file.copy_to(store.path.with_name("copy.vqd"))
        except (Stopped, Refused) as error:
            ended.append(type(error))

    former = access.lock.give

    def give() -> None:
        former()
        begun.set()
        broken.wait(5)

    def wanted(_: object) -> bool:
        return bool(access.db.readers) and not broken.is_set()

    monkeypatch.setattr(access.lock, "give", give)
    monkeypatch.setattr(type(access.lock), "is_wanted", property(wanted))
    thread = threading.Thread(target=copy)
    thread.start()
    assert begun.wait(5)
    with access.lock:
        access.spoil()
        broken.set()
        write(store, "vẫn lưu được")
    thread.join(10)
    assert not thread.is_alive()
    assert ended == [Stopped]
    assert texts(store)[0] == "vẫn lưu được"


def test_one_that_is_stopped_leaves_nothing(backups: Backups) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        backups.make("change", stop=stop)
    assert [each for each in backups.shelf.folder.iterdir() if each.suffix != ".json"] == []


def test_a_copy_that_is_not_equal_is_taken_away(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.backups import making

    def spoilt(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE task SET result = 'khác' WHERE id = 't1'")
            connection.commit()

    monkeypatch.setattr(making, "mark_as_backup", spoilt)
    with pytest.raises(Refused, match=r"backup\.bad_copy"):
        backups.make("asked")
    assert backups.all() == []


def test_a_full_disk_is_told_and_store_and_backups_stay(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.make("asked")
    write(backups.store, "mới")
    before = backups.store.path.read_bytes() if os.name != "nt" else b""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    from db.backups import making

    monkeypatch.setattr(making, "pack", full)
    with pytest.raises(Refused, match=r"disk\.full"):
        backups.make("asked")
    assert backups.all() == [first]
    assert sorted(each.suffix for each in backups.shelf.folder.iterdir()) == [".gz", ".json"]
    assert not before or backups.store.path.read_bytes() == before
    write(backups.store, "và lưu tiếp")


@pytest.mark.parametrize("name", ["a.vqd", "a.vqd.gz", "a.vqd.enc"])
def test_a_backup_at_a_place_of_one_s_choice(backups: Backups, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    out.write_bytes(b"former")
    form = {"a.vqd": "plain", "a.vqd.gz": "packed", "a.vqd.enc": "protected"}[name]
    assert backups.export(out, form, key=KEY).verdict == "sound"
    assert verify_file(out, key=KEY).verdict == "sound"
    if form == "plain":
        assert [each.draft.report.id for each in read_foreign(out).reports] == ["r"]


def test_no_backup_is_written_over_an_open_store(backups: Backups) -> None:
    with pytest.raises(Refused, match=r"backup\.over_store"):
        backups.export(backups.store.path, "plain")
    assert texts(backups.store)


# Found to be bad


REFUSALS = ("backup.not_backup", "backup.password_wrong", "backup.password_needed", "store.newer")


def is_seen_bad(path: Path) -> bool:
    """Tell whether a backup is told to be bad, or is not even taken for one."""
    try:
        return verify_file(path, key=KEY).verdict == "bad"
    except Refused as refused:
        return refused.key in REFUSALS


def flips(size: int) -> list[int]:
    return [0, 17, 60, 100, *range(150, size, max(1, size // 60)), size - 1]


@pytest.mark.parametrize("form", ["plain", "packed", "protected"])
def test_any_byte_that_changed_is_seen(backups: Backups, tmp_path: Path, form: str) -> None:
    out = tmp_path / "a.vqd"
    backups.export(out, form, key=KEY)  # type: ignore[arg-type]
    data = out.read_bytes()
    unseen = []
    for at in flips(len(data)):
        out.write_bytes(data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :])
        if not is_seen_bad(out) and not (form == "packed" and unpacks_to(out, data)):
            unseen.append(at)
    assert unseen == []


def unpacks_to(path: Path, packed: bytes) -> bool:
    """Tell whether a file unpacks to the same: gzip has bits that say nothing, and ways to say one thing."""
    return gzip.decompress(path.read_bytes()) == gzip.decompress(packed)


@pytest.mark.parametrize("size", [0, 1, 99, 100, 5000, -1])
def test_one_that_was_cut_short_is_bad(backups: Backups, tmp_path: Path, size: int) -> None:
    for form in ("plain", "packed", "protected"):
        out = tmp_path / "a.vqd"
        backups.export(out, form, key=KEY)  # type: ignore[arg-type]
        data = out.read_bytes()
        out.write_bytes(data[: min(size, len(data) - 2)])
        assert is_seen_bad(out)


def test_what_unpacks_to_more_than_it_says_is_refused(backups: Backups, tmp_path: Path) -> None:
    out = tmp_path / "a.vqd.gz"
    backups.export(out, "plain")
    out.write_bytes(gzip.compress(out.read_bytes() + bytes(50_000_000)))
    assert verify_file(out).verdict == "bad"
    out.write_bytes(gzip.compress(b"not a store" * 100))
    with pytest.raises(Refused, match=r"backup\.not_backup"):
        verify_file(out)


def test_a_flaw_that_the_store_had_is_told_and_is_no_fault_of_the_backup(path: Path, store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE task SET result = 'lạ' WHERE id = 't1'")
        connection.commit()
    with Store.open(path) as again:
        made = Backups(again).make("asked")
        assert made.known.rehearsal is not None
        assert made.known.rehearsal.verdict == "flawed"
        assert verify_file(made.path, known=made.known).verdict == "flawed"
        assert verify_file(made.path).verdict == "flawed"


# Brought back


def test_a_restore_brings_back_what_was_and_is_undone_by_name(backups: Backups) -> None:
    store = backups.store
    write(store, "một", "hai")
    then = store.reports.draft("r")
    made = backups.make("asked")
    write(store, "ba", "bốn")
    store.reports.add(replace_id(then, "s"))
    now = store.reports.draft("r")
    revision = store.reports.revision("r")
    assert [(each.report.id, each.standing, each.changed) for each in backups.preview(made.path)] == [
        ("r", "changed", 1),
        ("s", "gone", 0),
    ]
    restored = backups.restore(made.path)
    assert restored.before is not None
    assert restored.before.name.reason == "restore"
    assert store.reports.draft("r") == then
    assert [report.id for report in store.reports.all()] == ["r"]
    # The report's own history goes on from there.
    store.history.undo("r")
    assert texts(store)[0] == "một"
    assert store.reports.revision("r") > revision
    entry = store.history.changes("r")[0]
    store.health.check(depth="words")
    assert store.health.flaws == []

    backups.restore(restored.before.path)
    assert store.reports.draft("r") == now
    assert {report.id for report in store.reports.all()} == {"r", "s"}
    write(store, "năm")
    last = store.history.changes("r")[0]
    assert (last.id, last.counter) > (entry.id, entry.counter)
    for expected in ("bốn", "ba", "hai", "một", ""):
        store.history.undo("r")
        assert texts(store)[0] == expected
    store.health.check(depth="words")
    assert store.health.flaws == []


def replace_id(draft: Draft, new: str) -> Draft:
    from dataclasses import replace

    return draft.with_report(replace(draft.report, id=new))


def test_a_restored_store_opens_again(backups: Backups, path: Path) -> None:
    made = backups.make("asked")
    write(backups.store, "một")
    backups.restore(made.path)
    backups.store.close()
    assert condition(path).state == "sound"
    with Store.open(path) as again:
        assert texts(again)[0] == ""
        assert again.notices == []
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", path.name]


def test_chosen_reports_come_back_as_new_ones_with_their_history(backups: Backups) -> None:
    store = backups.store
    write(store, "một", "hai")
    then = store.reports.draft("r")
    made = backups.make("asked")
    write(store, "ba")
    (new,), changes = backups.restore_reports(made.path, ["r"])
    assert new != "r"
    assert set(changes.reports) == {new}
    assert replace_id(store.reports.draft(new), "r") == then
    assert texts(store)[0] == "ba"
    told = [(each.verb, each.before, each.after) for each in store.history.changes(new) if each.field]
    assert told == [("write_task", "một", "hai"), ("write_task", "", "một")]
    assert backups.all()[-1].name.reason == "restore"
    store.health.check(depth="words")
    assert store.health.flaws == []
    # It is taken back by name, as whatever makes a report.
    act = store.history.undoable(new)
    assert act is not None
    assert store.history.way_back(new, act.id) == "remove"
    with pytest.raises(Refused, match=r"report\.unknown"):
        backups.restore_reports(made.path, ["không có"])


@pytest.mark.parametrize("key", [None, KEY])
def test_a_restore_of_a_bad_backup_changes_nothing(backups: Backups, key: Key | None) -> None:
    backups.key = key
    made = backups.make("asked")
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    write(backups.store, "một")
    before = backups.all()
    with pytest.raises(Refused, match=r"backup\.damaged"):
        backups.restore(made.path)
    assert texts(backups.store)[0] == "một"
    assert [each.path for each in backups.all()] == [each.path for each in before]


def test_a_restore_whose_last_act_fails_leaves_the_store_in_use(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make("asked")
    write(backups.store, "một")
    former = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target) == backups.store.path:
            raise PermissionError(13, "held by another program")
        return former(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refused):
        backups.restore(made.path)
    monkeypatch.undo()
    assert texts(backups.store)[0] == "một"
    write(backups.store, "hai")
    backups.restore(made.path)
    assert texts(backups.store)[0] == ""


def test_five_hundred_edits_are_undone_over_a_restore_in_their_middle(backups: Backups) -> None:
    store, chance = backups.store, Random(17)
    first = store.reports.draft("r")
    made = None
    for number in range(500):
        store.tasks.write(
            "r", chance.choice(("t1", "t2", "t3")), "result", f"{number} " * chance.randint(1, 200)
        )
        if number == 249:
            made, middle = backups.make("asked"), store.reports.draft("r")
    assert made is not None
    last = store.reports.draft("r")
    restored = backups.restore(made.path)
    assert store.reports.draft("r") == middle
    for _ in range(250):
        assert store.history.undo("r").step is not None
    assert store.reports.draft("r") == first
    assert restored.before is not None
    backups.restore(restored.before.path)
    assert store.reports.draft("r") == last
    for _ in range(500):
        assert store.history.undo("r").step is not None
    assert store.reports.draft("r") == first
    for _ in range(500):
        store.history.redo("r")
    assert store.reports.draft("r") == last


def test_a_damaged_store_is_kept_aside(backups: Backups, path: Path) -> None:
    made = backups.make("asked")
    backups.store.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = bytes(3996)
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"store\.damaged"):
        Store.open(path)
    restored = restore_over(path, made.path)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == data
    with Store.open(path) as again:
        assert len(texts(again)) == 5


def test_a_backup_comes_to_a_pc_that_has_no_store(backups: Backups, tmp_path: Path) -> None:
    made = backups.make("asked")
    place = tmp_path / "máy mới" / "kho.vqd"
    assert restore_over(place, made.path).aside is None
    with Store.open(place) as again:
        assert len(texts(again)) == 5


def test_no_backup_is_opened_as_the_store(backups: Backups, tmp_path: Path) -> None:
    for name, form in (("a.vqd", "plain"), ("a.vqd.gz", "packed"), ("a.vqd.enc", "protected")):
        backups.export(tmp_path / name, form, key=KEY)  # type: ignore[arg-type]
        data = (tmp_path / name).read_bytes()
        with pytest.raises(Refused, match=r"store\.is_backup"):
            Store.open(tmp_path / name)
        assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_a_store_is_backed_up_before_it_is_brought_up(frozen: Path, path: Path) -> None:
    shutil.copy(frozen, path)
    with Store.open(path, before_migration=backing_up_first(path)) as store:
        reports = [store.reports.draft(each.id) for each in store.reports.all()]
        made = Shelf(path).all()
        if frozen.stem == f"schema-{SCHEMA}":
            assert made == []
            return
        assert [(each.name.reason, each.is_sound) for each in made] == [("migration", True)]
        for report in reports:
            store.reports.delete(report.report.id)
        Backups(store).restore(made[0].path)
        assert [store.reports.draft(each.id) for each in store.reports.all()] == reports


# The second place


def test_the_newest_backup_goes_to_the_second_place(backups: Backups, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    assert backups.copy_elsewhere(stick) is None
    made = backups.make("asked")
    copy = backups.copy_elsewhere(stick)
    assert copy is not None
    assert copy.parent.parent == stick
    assert copy.read_bytes() == made.path.read_bytes()
    told = backups.shelf.elsewhere()
    assert told is not None
    assert (told.folder, told.name) == (str(stick), copy.name)
    assert told.days_away(datetime(2026, 7, 9, tzinfo=UTC)) == 8
    shutil.rmtree(stick)
    write(backups.store, "a")
    backups.make("asked")
    with pytest.raises(Refused, match=r"folder\.missing"):
        backups.copy_elsewhere(stick)
    assert not stick.exists()


def test_an_index_that_is_lost_or_spoilt_takes_no_backup_with_it(backups: Backups) -> None:
    made = backups.make("asked")
    index = next(made.path.parent.glob("*.json"))
    for data in (b"", b"{", b"[1]", b'{"schema": "vqdesk.backups/1", "files": {"x": 3}}'):
        index.write_bytes(data)
        assert [each.path for each in backups.all()] == [made.path]
        assert verify_file(made.path).verdict == "sound"
    write(backups.store, "a")
    assert backups.make("asked").name.number == 2
