"""What a write that was cut off leaves, and what is done about it before SQLite may open the file."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db.file.connection
from db.errors import Refused
from db.file.connection import _PRAGMAS, close
from db.file.journal import HEAD_SIZE, Head, Journal, belongs, read_journal
from db.file.lineage import lineage
from db.file.recovery import journal_of
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.records import Draft

KEPT = ("kho.vqd-before-1", "kho.vqd-before-1-journal")


@pytest.fixture
def cut(
    path: Path, tmp_path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Return the maker of a store as a write that was cut off left it, its first page written already."""

    def make() -> Path:
        left = tmp_path / "left" / "kho.vqd"
        left.parent.mkdir()

        def leave(*_: object) -> None:
            for file in (path, journal_of(path)):
                shutil.copy(file, left.with_name(file.name))

        monkeypatch.setattr("db.file.connection._PRAGMAS", (*_PRAGMAS, "cache_size = 2"))
        with Store.open(path) as store:
            if not store.reports.all():
                store.reports.add(make_draft("r", sizes=(300, 300)))
            monkeypatch.setattr("db.history.recorder.Recorder.finish", leave)
            store.reports.delete("r")
        monkeypatch.undo()
        # SQLite writes the first page last.
        with left.open("r+b") as stream:
            head = bytearray(stream.read(HEAD_SIZE))
            counter = Head(bytes(head)).counter + 1
            head[24:28] = head[92:96] = counter.to_bytes(4, "big")
            stream.seek(0)
            stream.write(head)
        return left

    return make


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}


def told(store: Store) -> list[str]:
    return [notice.key for notice in store.notices]


def test_what_was_kept_aside_stays_until_all_is_stored(cut: Callable[..., Path]) -> None:
    path = cut()
    with Store.open(path) as store:
        store.keep_aside(True)
    assert names(path) == {path.name, *KEPT}
    with Store.open(path) as store:
        store.keep_aside(True)
        store.keep_aside(False)
    assert names(path) == {path.name}


def test_a_write_cut_off_after_the_first_page_is_taken_back(
    cut: Callable[..., Path], make_draft: Callable[..., Draft]
) -> None:
    left = cut()
    before = left.read_bytes(), journal_of(left).read_bytes()
    with Store.open(left) as store:
        assert told(store) == ["store.recovered"]
        assert store.reports.draft("r") == make_draft("r", sizes=(300, 300))
        assert names(left) >= {"kho.vqd", *KEPT}
        assert tuple(left.with_name(name).read_bytes() for name in KEPT) == before
    # The next clean close takes what was kept with it.
    assert names(left) == {"kho.vqd"}


def test_what_was_kept_stays_while_the_store_is_open_and_after_another_crash(
    cut: Callable[..., Path], make_draft: Callable[..., Draft]
) -> None:
    left = cut()
    cut_off = left.read_bytes(), journal_of(left).read_bytes()
    for count in (1, 2, 3, 4):
        left.write_bytes(cut_off[0])
        journal_of(left).write_bytes(cut_off[1])
        store = Store.open(left)
        kept = {name for name in names(left) if "before" in name and "journal" not in name}
        assert len(kept) == min(count, 3)
        close(store._access.db, left, well=False)  # noqa: SLF001
    with Store.open(left) as store:
        assert store.reports.draft("r") == make_draft("r", sizes=(300, 300))
    assert names(left) == {"kho.vqd"}


def test_an_older_copy_beside_a_journal_is_not_overwritten(
    path: Path, cut: Callable[..., Path], make_draft: Callable[..., Draft]
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft("r", sizes=(300, 300)))
    older = path.read_bytes()
    with Store.open(path) as store:
        store.tasks.write("r", "t1", "result", "về sau")
    left = cut()
    journal = journal_of(left).read_bytes()
    left.write_bytes(older)
    with Store.open(left) as store:
        assert told(store) == ["store.journal_aside"]
        aside = store.notices[0].values["aside"]
        assert store.reports.draft("r") == make_draft("r", sizes=(300, 300))
    assert left.read_bytes() == older
    assert left.with_name(aside).read_bytes() == journal
    assert names(left) == {"kho.vqd", aside}
    with Store.open(left) as store:
        assert told(store) == []


def test_a_copy_with_the_same_counter_is_told_apart(
    path: Path, cut: Callable[..., Path], make_draft: Callable[..., Draft]
) -> None:
    left = cut()
    counter = Head(left.read_bytes()[:HEAD_SIZE]).counter
    path.unlink()
    with Store.open(path) as store:
        store.reports.add(make_draft("r", sizes=(300, 300)))
        while Head(path.read_bytes()[:HEAD_SIZE]).counter < counter:
            store.tasks.write("r", "t1", "result", str(Head(path.read_bytes()[:HEAD_SIZE]).counter))
    shutil.copy(path, left)
    with Store.open(left) as store:
        assert told(store) == ["store.journal_aside"]
    assert left.read_bytes() == path.read_bytes()


def test_a_store_tells_its_lineage(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        first = [lineage(path.read_bytes()[at : at + 4096]) for at in range(0, path.stat().st_size, 4096)]
        store.tasks.write("r", "t1", "result", "một")
        then = [lineage(path.read_bytes()[at : at + 4096]) for at in range(0, path.stat().st_size, 4096)]
        device = store.device()
    (before,), (after,) = ([each for each in found if each] for found in (first, then))
    assert before.device == after.device == device
    assert before.may_precede(after)
    assert before.may_precede(before)
    assert not after.may_precede(before)


def test_a_page_torn_within_its_mark_tells_no_lineage(path: Path, make_draft: Callable[..., Draft]) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
        before = path.read_bytes()
        store.tasks.write("r", "t1", "result", "một")
        after = path.read_bytes()
    (at,) = [at for at in range(0, len(before), 4096) if lineage(before[at : at + 4096])]
    old, new = before[at : at + 4096], after[at : at + 4096]
    whole = {None, lineage(old), lineage(new)}
    told = [lineage(page) for cut in range(4096) for page in (old[:cut] + new[cut:], new[:cut] + old[cut:])]
    assert set(told) == whole
    assert told.count(None) > 50


@given(st.binary(max_size=200), st.integers(0, 3))
def test_any_page_is_read_or_not(page: bytes, count: int) -> None:
    assert lineage(b"\x0a\0\0" + count.to_bytes(2, "big") + b"\0\0\0" + page) is None


def test_a_journal_that_counts_no_pages_does_not_empty_a_store(
    path: Path, cut: Callable[..., Path], make_draft: Callable[..., Draft]
) -> None:
    left = cut()
    journal = bytearray(journal_of(left).read_bytes())
    journal[16:20] = bytes(4)
    journal_of(left).write_bytes(journal)
    shutil.copy(path, left)
    before = left.read_bytes()
    with Store.open(left) as store:
        assert told(store) == ["store.journal_aside"]
    assert left.read_bytes() == before


@pytest.mark.parametrize("journal", [b"", b"\0" * 1024])
def test_a_journal_that_was_ended_is_nothing_to_tell(
    path: Path, make_draft: Callable[..., Draft], journal: bytes
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    journal_of(path).write_bytes(journal)
    with Store.open(path) as store:
        assert told(store) == []
        assert store.reports.draft("r") == make_draft()


@pytest.mark.parametrize("journal", [b"something else" * 100, bytes.fromhex("d9d505f920a163d7")])
def test_a_journal_that_is_none_is_put_aside(
    path: Path, make_draft: Callable[..., Draft], journal: bytes
) -> None:
    with Store.open(path) as store:
        store.reports.add(make_draft())
    journal_of(path).write_bytes(journal)
    with Store.open(path) as store:
        assert told(store) == ["store.journal_aside"]
        aside = path.with_name(store.notices[0].values["aside"])
        assert aside.read_bytes() == journal
        assert store.reports.draft("r") == make_draft()
        close(store._access.db, path, well=False)  # noqa: SLF001
    assert aside.read_bytes() == journal
    with Store.open(path) as store:
        assert told(store) == []
    assert names(path) == {"kho.vqd"}


def test_what_only_begins_like_a_journal_kept_aside_stays(path: Path) -> None:
    others = [
        path.with_name(name) for name in ("kho.vqd-journal-ghi chú.txt", "kho2.vqd-journal-20240927-080000")
    ]
    for other in others:
        other.write_bytes(b"something else")
    with Store.open(path):
        pass
    assert names(path) >= {other.name for other in others}


def test_a_journal_that_names_another_one_is_put_aside(cut: Callable[..., Path]) -> None:
    left = cut()
    with journal_of(left).open("ab") as stream:
        stream.write(bytes.fromhex("d9d505f920a163d7"))
    head = Head(left.read_bytes()[:HEAD_SIZE])
    found = read_journal(journal_of(left))
    assert found is not None
    assert found.names_another
    assert not belongs(found, head, left.stat().st_size)


def test_a_journal_without_its_store_is_put_aside(cut: Callable[..., Path]) -> None:
    left = cut()
    left.unlink()
    with Store.open(left) as store:
        assert told(store) == ["store.journal_aside"]
        assert store.reports.all() == []


def test_an_empty_file_where_a_store_was_is_told(cut: Callable[..., Path]) -> None:
    left = cut()
    left.write_bytes(b"")
    with Store.open(left) as store:
        assert told(store) == ["store.was_empty", "store.journal_aside"]
        assert store.reports.all() == []


@pytest.mark.parametrize(("room", "kept"), [("whole", True), ("pages", True), ("nothing", False)])
def test_what_is_kept_depends_on_the_room(
    cut: Callable[..., Path],
    make_draft: Callable[..., Draft],
    monkeypatch: pytest.MonkeyPatch,
    room: str,
    kept: bool,
) -> None:
    left = cut()
    file, journal = left.read_bytes(), journal_of(left).read_bytes()
    free = {"whole": 1 << 40, "pages": len(file) + len(journal) - 1, "nothing": len(journal)}[room]
    monkeypatch.setattr("db.file.recovery._ROOM_LEFT", 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, free))  # noqa: SLF001
    with Store.open(left) as store:
        assert store.reports.draft("r") == make_draft("r", sizes=(300, 300))
        assert {*KEPT} <= names(left) or not kept
        if room == "pages":
            copy = left.with_name(KEPT[0])
            assert copy.stat().st_size < len(file)
            again = left.with_name("again")
            shutil.copy(left, again)
            shutil.copy(copy, journal_of(again))
            connection = sqlite3.connect(again)
            connection.execute("SELECT count(*) FROM sqlite_schema")
            connection.close()
            assert again.read_bytes() == file


def test_a_disk_that_fills_up_while_keeping_keeps_nobody_out(
    cut: Callable[..., Path], make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "planted")

    left = cut()
    monkeypatch.setattr("db.file.recovery.copy_to_disk", full)
    with Store.open(left) as store:
        assert store.reports.draft("r") == make_draft("r", sizes=(300, 300))
        assert not names(left) & {*KEPT}


def test_a_file_of_somebody_else_with_a_journal_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kho.vqd"
    path.write_text("không phải dữ liệu\n" * 1000, encoding="utf-8")
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(8) + bytes(4) + (512).to_bytes(4, "big")
    journal_of(path).write_bytes((journal + (4096).to_bytes(4, "big")).ljust(512, b"\0"))
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(Refused, match=r"store\.not_store"):
        Store.open(path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_store_is_made_under_another_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    take = db.file.connection.take_free_name

    def watched(file: Path, name: Path) -> None:
        seen.append((file.name, name.exists(), file.stat().st_size > 0))
        take(file, name)

    monkeypatch.setattr("db.file.connection.take_free_name", watched)
    Store.open(path).close()
    assert [entry[1:] for entry in seen] == [(False, True)]
    assert names(path) == {"kho.vqd"}


@pytest.mark.parametrize("links", [True, False])
def test_a_store_that_was_made_meanwhile_is_not_replaced(
    path: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    take = db.file.connection.take_free_name

    def late(file: Path, name: Path) -> None:
        monkeypatch.setattr("db.file.connection.take_free_name", take)
        with Store.open(name) as other:
            other.reports.add(make_draft())
        take(file, name)

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no second name")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr("db.file.connection.take_free_name", late)
    with Store.open(path) as store:
        assert [report.id for report in store.reports.all()] == ["r"]
    assert names(path) == {"kho.vqd"}


HEAD = Head(b"SQLite format 3\0" + bytes.fromhex("1000") + bytes(6) + (7).to_bytes(4, "big") + bytes(72))


def head(*, counter: int, pages: int = 10) -> Head:
    data = bytearray(HEAD.data)
    for at, value in ((24, counter), (28, pages), (68, 0x56514453), (92, counter)):
        data[at : at + 4] = value.to_bytes(4, "big")
    return Head(bytes(data))


FIRST = head(counter=7)


def torn(cut: int, *, before: int = 7, new_first: bool) -> Head:
    """Return a header whose sector was being written, from either end, when the power went."""
    old, new = head(counter=before).data, head(counter=before + 1, pages=12).data
    return Head(new[:cut] + old[cut:] if new_first else old[:cut] + new[cut:])


@pytest.mark.parametrize("before", [7, 0xFF, 0xFFFF])
@pytest.mark.parametrize("new_first", [True, False])
def test_a_torn_header_is_the_files_own(before: int, new_first: bool) -> None:
    journal = Journal(True, 4096, 10, 3, head(counter=before))
    for cut in range(HEAD_SIZE):
        assert belongs(journal, torn(cut, before=before, new_first=new_first), 12 * 4096), cut


@pytest.mark.parametrize(
    ("journal", "found", "pages", "expected"),
    [
        (Journal(True, 4096, 10, 3, FIRST), head(counter=7), 10, True),
        (Journal(True, 4096, 10, 3, FIRST), head(counter=8), 12, True),
        (Journal(True, 4096, 10, 3, FIRST), head(counter=9), 12, False),
        (Journal(True, 4096, 10, 3, FIRST), head(counter=6), 10, False),
        (Journal(True, 4096, 10, 3, FIRST), head(counter=7, pages=9), 10, False),
        (Journal(True, 4096, 10, 3, FIRST), head(counter=7), 9, False),
        (Journal(True, 8192, 5, 3, FIRST), head(counter=7), 10, False),
        (Journal(True, 4096, 10, 0), head(counter=7), 10, True),
        (Journal(True, 4096, 10, 0), head(counter=7), 11, False),
        (Journal(True, 4096, 9, 2), head(counter=7), 10, False),
        (Journal(True, 4096, 0, 0), head(counter=1), 1, True),
        (Journal(True, 4096, 0, 0), head(counter=1), 2, False),
        (Journal(True, 4096, 0, 0), Head(bytes(HEAD_SIZE)), 9, True),
        (Journal(True, 4096, 10, 3, FIRST), Head(b"\xff" * HEAD_SIZE), 10, True),
        (Journal(True, 4096, 10, 3), Head(b"\xff" * HEAD_SIZE), 10, False),
        (Journal(False), head(counter=7), 10, False),
        (Journal(True, 4096, 10, 3, FIRST, names_another=True), head(counter=7), 10, False),
    ],
)
def test_whose_a_journal_is(journal: Journal, found: Head, pages: int, expected: bool) -> None:
    assert belongs(journal, found, pages * 4096) is expected
