"""The store's file as a whole: copied while the clerk types on, and put in another's place."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from db.access.digests import DIGEST_PAGE, digest_steps, register_digest, report_ids, revisions
from db.disk.writable import private_file
from db.file.connection import uri
from db.file.refusals import refuse_file_errors

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from db.access.transaction import Access
    from db.file.database import Database

_PAGES = 64
"""Pages that are copied in one go: a quarter of a megabyte, a few milliseconds."""

_TRIES = 3
_QUICK = DIGEST_PAGE
"""Tasks of a report that is hashed in one go."""

_Result = TypeVar("_Result")


class Stopped(Exception):
    """Say that a copy was broken off: the window closes, or the connection is made anew."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: `state` changes with every change; hashes of the registers and of each report.

    A report whose hash could not be told, for it was changed again and again meanwhile, has None.
    """

    state: str
    registers: str
    reports: dict[str, str | None]


def state_of(db: Database) -> str:
    """Return what changes with every recorded change of a store: its revisions and its last entry."""
    revision, entry = db.read(
        "SELECT (SELECT coalesce(sum(number), 0) FROM revision), (SELECT coalesce(max(id), 0) FROM history)"
    )[0]
    return f"{revision}.{entry}"


def contents_of(db: Database) -> Contents:
    """Return what a store holds that nobody writes to."""
    found: dict[str, str | None] = {each: _whole(digest_steps(db, each)) for each in report_ids(db)}
    return Contents(state_of(db), register_digest(db), found)


def _whole(steps: Generator[None, None, _Result]) -> _Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: _Result = end.value
            return result


class StoreFile:
    """Copy the file of an open store, tell what it holds, and put another in its place."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._known: dict[str, tuple[int, str]] = {}
        self._broken_off = threading.Event()
        self._ended = threading.Event()
        self._is_away = False

    @property
    def database(self) -> Database:
        """The connection, for whoever has the store for itself alone."""
        return self._access.db

    def state(self) -> str:
        """Return what changes with every recorded change of the store."""
        with self._access.reading() as db:
            return state_of(db)

    def holds_nothing(self) -> bool:
        """Tell whether there is no report, neither in the list nor in the bin."""
        with self._access.reading() as db:
            return not db.read("SELECT 1 FROM history WHERE report_id IS NOT NULL LIMIT 1")

    def copy_to(self, target: Path, stop: threading.Event | None = None) -> Contents:
        """Copy the store to a new file, as it is at the end; return what it held then.

        The connection is given back between any two steps, so that whoever wants it never waits long;
        what is written meanwhile goes into the copy as well. Raises Refused store.*, disk.full; Stopped.
        """
        self._learn(stop)
        with self._copied(target, stop):
            self._learn_quick_ones()
            with self._access.reading() as db:
                state, registers, numbers = state_of(db), register_digest(db), revisions(db)
        self._learn(stop, wanted=numbers)
        with target.open("r+b") as stream:
            os.fsync(stream.fileno())
        reports = {
            report_id: known[1] if (known := self._known.get(report_id)) and known[0] == number else None
            for report_id, number in numbers.items()
        }
        return Contents(state, registers, reports)

    def copy_plainly(self, target: Path, stop: threading.Event | None = None) -> int:
        """Copy the store as `copy_to`; return how many transactions had been stored then."""
        with self._copied(target, stop):
            return self._access.written

    @contextmanager
    def _copied(self, target: Path, stop: threading.Event | None) -> Iterator[None]:
        """Copy the store to a new file, and hold it in the block as it is in the copy."""
        private_file(target).close()
        with refuse_file_errors(target), closing(_target(target)) as copy, self._access.lock:
            with self._copying():
                self._access.db.conn.backup(copy, pages=_PAGES, progress=partial(self._give_way, stop))
            yield

    @contextmanager
    def _copying(self) -> Iterator[None]:
        """Let whoever closes the connection break the copy off: SQLite keeps it open, and locked, for it."""
        self._broken_off.clear()
        self._ended.clear()
        self._is_away = False
        self._access.db.readers.append(self._break_off)
        try:
            yield
        finally:
            self._access.db.readers.remove(self._break_off)
            self._ended.set()
            if self._is_away:
                self._access.lock.take()

    def _break_off(self) -> None:
        self._broken_off.set()
        self._ended.wait(5)

    def _give_way(self, stop: threading.Event | None, status: int, _remaining: int, _total: int) -> None:
        """Give the connection back for a moment; called between two steps, with the lock held once."""
        if stop is not None and stop.is_set():
            raise Stopped
        # After the last step what is written does not reach the copy any more.
        if status == sqlite3.SQLITE_DONE or not self._access.lock.is_wanted:
            return
        self._access.lock.give()
        while self._access.lock.is_wanted and not self._broken_off.is_set():
            time.sleep(0.001)
        while not self._access.lock.take(0.01):
            if self._broken_off.is_set():
                # Whoever waits for the end of this copy has the lock.
                self._is_away = True
                raise Stopped

    # What reports hold

    def _learn(self, stop: threading.Event | None, wanted: dict[str, int] | None = None) -> None:
        """Hash each report that was changed since it was hashed last, a page under the lock at a time."""
        with self._access.reading() as db:
            numbers = revisions(db)
        for report_id, number in numbers.items():
            if wanted is None or wanted.get(report_id) == number:
                for _ in range(_TRIES):
                    if stop is not None and stop.is_set():
                        raise Stopped
                    if self._learn_one(report_id):
                        break

    def _learn_one(self, report_id: str) -> bool:
        """Hash a report; tell whether it stayed as it was meanwhile."""
        first: int | None = None
        steps: Generator[None, None, str] | None = None
        while True:
            with self._access.reading() as db:
                number = revisions(db).get(report_id)
                if first is None and number == self._known.get(report_id, (None,))[0]:
                    return True
                if number is None or (first is not None and number != first):
                    return number is None
                first = number
                steps = steps or digest_steps(db, report_id)
                try:
                    next(steps)
                except StopIteration as end:
                    self._known[report_id] = (number, end.value)
                    return True
            while self._access.lock.is_wanted:
                time.sleep(0.001)

    def _learn_quick_ones(self) -> None:
        """Hash the short reports that were changed while the store was copied, before they change again."""
        with self._access.reading() as db:
            for report_id, number in revisions(db).items():
                known = self._known.get(report_id)
                if (known is None or known[0] != number) and _is_quick(db, report_id):
                    self._known[report_id] = (number, _whole(digest_steps(db, report_id)))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the store in the block: nobody else reads or writes it meanwhile."""
        with self._access.lock:
            yield

    def put_in_place(self, other: Path, aside: Path | None = None) -> None:
        """Put another store's file in the place of this one, and go on with it.

        What was there is kept under the name `aside`, if one is given, else under that of the other: whoever
        made that takes it away. Raises Refused store.*, folder.*, and all is as it was; where the new file
        cannot be opened the next who wants it is told.
        """
        with self._access.lock:
            self._known.clear()
            self._access.replace_file(other, aside)


def _is_quick(db: Database, report_id: str) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM task WHERE report_id = ? LIMIT {_QUICK + 1})"
    return bool(db.read(sql, [report_id])[0][0] <= _QUICK)


def _target(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{uri(path)}?mode=rw", uri=True, isolation_level=None)
    with suppress(sqlite3.Error):
        # A copy that is cut off is begun anew; what is written is synced at the end.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000"):
            connection.execute(f"PRAGMA {pragma}")
    return connection
