"""A damaged store's file taken for what can still be read of it: all of it into a fresh store."""

from __future__ import annotations

import mmap
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from sqlite_utils import Database

from db.disk.os_errors import reading_refusal
from db.disk.temporary import temporary_name
from db.disk.writable import copy_to_disk, private_file, sync_folder, take_free_name
from db.errors import Refused
from db.file.identity import SCHEMA
from db.file.journal import HEAD_SIZE, Head, belongs, is_akin, play_back, read_journal
from db.file.migrations import schema
from db.file.recovery import journal_of
from db.file.refusals import file_refusal, refuse_file_errors
from db.salvage.cells import TABLE_LEAF, PageFile, values_of
from db.salvage.entries import Missing
from db.salvage.fresh import FreshStore
from db.salvage.rows import RowReader
from db.salvage.settling import Settling
from db.salvage.shapes import KEPT_TABLES, OF_MIGRATIONS
from db.salvage.telling import Telling
from db.salvage.trees import EVERYWHERE, NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.salvage.fresh import Noted
    from db.salvage.telling import Salvaged

    Progress = Callable[[int, int], None]


_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine


def salvage(path: Path, out: Path, progress: Progress = lambda _done, _total: None) -> Salvaged:
    """Take what can be read of a store's file into a new one; the file and what lies beside it stay.

    `progress` hears how many of the pages are read, then (0, 0); what it raises stops the work, and goes on.
    Raises Refused salvage.exists where something has the new name already, salvage.nothing,
    store.newer, file.*, disk.*; then nothing new is there.
    """
    with _refusing(out):
        if out.exists():
            raise Refused("salvage.exists", name=out.name)
    with salvaged_beside(path, out, progress) as (fresh, found):
        try:
            take_free_name(fresh, out)
        except FileExistsError as error:
            raise Refused("salvage.exists", name=out.name) from error
        except OSError as error:
            raise file_refusal(error, out) from error
        sync_folder(out.parent)
        return found


@contextmanager
def salvaged_beside(
    path: Path, beside: Path, progress: Progress = lambda _done, _total: None
) -> Iterator[tuple[Path, Salvaged]]:
    """Give the fresh store, under a temporary name beside another file, and what came of it.

    Both the fresh store and the copy of the damaged one are gone after the block.
    """
    copy, fresh = (beside.with_name(temporary_name(".vqd")) for _ in range(2))
    try:
        with _refusing(beside):
            played = _copy(path, copy)
            private_file(fresh).close()
            found = _salvage(path.name, copy, fresh, progress, played=played)
        yield fresh, found
    finally:
        for file in (copy, fresh):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _copy(path: Path, copy: Path) -> bool:
    """Copy a file, and take back in the copy a write that was cut off; tell whether there was one."""
    journal = journal_of(path)
    try:
        if not path.is_file():
            raise Refused("file.missing" if not path.exists() else "file.not_file", name=path.name)
        stream = path.open("rb")
    except OSError as error:
        raise reading_refusal(error, path.name) from error
    with stream, private_file(copy) as target:
        copy_to_disk(stream, target)
        size = target.seek(0, os.SEEK_END)
        stream.seek(0)
        head = Head(stream.read(HEAD_SIZE))
        with suppress(OSError):
            found = read_journal(journal)
            if found and found.pages and belongs(found, head, size) and is_akin(found, stream):
                play_back(journal, target)
                return True
    return False


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn errors of the disk into refusals that name the new file, not what it is called meanwhile."""
    try:
        with refuse_file_errors(path):
            yield
    except OSError as error:
        raise file_refusal(error, path) from error
    except Refused as refused:
        # SQLite reads the fresh store alone: where that is damaged the disk lost what was just written.
        if refused.key != "store.damaged":
            raise
        raise Refused("store.unreachable", name=path.name) from refused


def _salvage(name: str, copy: Path, fresh: Path, progress: Progress, *, played: bool) -> Salvaged:
    with copy.open("rb") as stream:
        if not stream.seek(0, os.SEEK_END):
            raise Refused("salvage.nothing", name=name)
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data, memoryview(data) as view:
            file = PageFile(view)
            version = _version(file, name)
            store = FreshStore(fresh, version)
            try:
                reader = RowReader(file, store.shapes, progress)
                for row in reader.rows():
                    store.put(row)
                if not any(store.noted.put[table] for table in ("report", "domain", "task", "history")):
                    _expect_ours(store, name)
                with _stoppable(store.db.conn, progress):
                    store.bring_up()
                    missing = _missing(reader, store.noted)
                    damaged = _damaged(reader, store.noted)
                    settled = Settling(store.db, store.noted, damaged, missing).settle()
                    found = Telling(name, reader, store, settled).told(damaged, was_cut_off=played)
            finally:
                store.close()
    with fresh.open("r+b") as made:
        os.fsync(made.fileno())
    return found


@contextmanager
def _stoppable(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Ask whether to go on again and again while SQL runs; what is raised then is raised by the block."""
    raised: list[BaseException] = []

    def is_over() -> bool:
        if not raised:
            try:
                progress(0, 0)
            except BaseException as error:  # SQLite would tell it as its own
                raised.append(error)
        return bool(raised)

    connection.set_progress_handler(is_over, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    except Exception:
        if not raised:
            raise
    finally:
        connection.set_progress_handler(None, 0)
    for error in raised:
        raise error


def _expect_ours(store: FreshStore, name: str) -> None:
    """Refuse a file of which nothing says that it is a store of ours."""
    if not store.db.read("SELECT 1 FROM about WHERE key = 'kind'"):
        raise Refused("salvage.nothing", name=name)


def _version(file: PageFile, name: str) -> int:
    """Return the version of the schema that a file's rows are of, as header and applied migrations say."""
    with closing(sqlite3.connect(":memory:")) as empty:
        known = [each.name for each in schema.pending(Database(empty, execute_plugins=False))]
    applied = set(_migrations(file))
    said = file.number_in_head(60) if file.has_head else 0
    if said > SCHEMA and applied - set(known):
        raise Refused("store.newer", name=name)
    # Of what is damaged, one says less than there is; none says more.
    versions = [known.index(each) + 1 for each in applied if each in known]
    return max([*versions, said if said <= SCHEMA else 0]) or SCHEMA


def _migrations(file: PageFile) -> Iterator[str]:
    """Yield the names of the migrations that were applied to a file."""
    for number in range(1, file.count + 1):
        page = file.tree_page(number)
        if page is None or page.kind != TABLE_LEAF:
            continue
        for _, cell in file.cells(page):
            values = values_of(cell) if cell and cell.is_whole else None
            row = OF_MIGRATIONS.row(cell, values) if cell and values else None
            if row is None:
                break  # a page has the rows of one table
            yield row[2]


def _damaged(reader: RowReader, noted: Noted) -> set[str]:
    """Return the tables of which rows may be lost."""
    trees = reader.trees
    found = {*trees.bad.values(), *trees.gaps, *reader.overflow.values(), *noted.lost, *noted.twice}
    if NOWHERE in found or not _knows_all_tables(reader):
        return set(KEPT_TABLES)
    for table, known in reader.known.items():
        if known.keys() - noted.rowids.get(table, set()):
            found.add(table)
    return found & set(KEPT_TABLES)


def _knows_all_tables(reader: RowReader) -> bool:
    """Tell whether no table may be there of which nothing was seen."""
    return reader.trees.knows_schema or reader.are_all_there()


def _missing(reader: RowReader, noted: Noted) -> Missing:
    """Return which entries of the history are missing."""
    step = _newest(reader, noted, "undo")
    known = reader.known.get("history")
    if known is None:
        return Missing(newest=_newest(reader, noted, "history"), step=step)
    there = noted.rowids.get("history", set())
    return Missing({id_: told.report_id for id_, told in known.items() if id_ not in there}, step=step)


def _newest(reader: RowReader, noted: Noted, table: str) -> int:
    """Return the highest row id that may be missing in a table; 0 where none can."""
    there = noted.rowids.get(table, set())
    ranges = [*reader.trees.gaps.get(table, []), *reader.trees.gaps.get(NOWHERE, [])]
    newest = 0
    if table not in reader.trees.roots and not _knows_all_tables(reader):
        ranges.append(EVERYWHERE)
    for low, high in ranges:
        while high >= low and high in there:
            high -= 1
        newest = max(newest, high if high >= low else 0)
    return newest
