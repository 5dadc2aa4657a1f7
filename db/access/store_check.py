"""The check of the whole store: its pages, its rows by the law, its search index; what can be mended is."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Literal

from db import flaws
from db.access.transaction import Access
from db.errors import Refused
from db.file import page_check
from db.file.connection import file_refusal
from db.file.salvage import is_of_the_file
from db.flaws import Flaw
from db.history import law
from db.search import check as index_check
from db.search.check import IndexDiffers

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

    from db.errors import Notice
    from db.file.database import Database
    from db.history.recorder import Progress, Recorder
    from db.history.undo import Place, Step

Depth = Literal["pages", "rows", "words"]

SMALL = 16 * 1024 * 1024
"""Bytes up to which the pages of a file are checked when it is opened: a tenth of a second."""

SMALLEST = 2 * 1024 * 1024
"""Bytes up to which the rows are checked as well when it is opened."""

_ROWS, _WORDS = "rows", "words"
_PARTS = (*page_check.ALL, _ROWS, _WORDS)
_DEPTHS: dict[Depth, tuple[str, ...]] = {"pages": page_check.ALL, "rows": _PARTS[:-1], "words": _PARTS}
_STEPS_BETWEEN_LOOKS = 2_000
_PATIENCE = 0.05
"""Seconds that the check stands back for when somebody else wants the connection."""


class _Interrupted(Exception):
    """Somebody waits for the connection, or has written meanwhile: to be begun again."""


class _Abandoned(Exception):
    """A repair made nothing better."""


class Checking(Access):
    """Check the store.

    A part that was checked stays so for as long as the connection lives: nobody else can write. What is
    found stands in `notices`, and by report in `flaws_of`; an index that disagrees is made anew.
    """

    def check(self, progress: Progress | None = None, *, depth: Depth = "pages") -> None:
        """Finish what is not checked yet: pages and indexes, to be deeper the rows, and the words to search.

        Raises Refused store.unreachable where the disk does not answer, and what `progress` raises.
        """
        parts = [part for part in _DEPTHS[depth] if part not in self._checked]
        for done, part in enumerate(parts):
            if progress:
                progress(done, len(parts))
            with self._lock:
                was_sure = self._is_damaged
                try:
                    self._run(part)
                except Refused as refused:
                    if self._is_told(refused, was_sure):
                        raise
                    self._run(part)

    def check_when_idle(self, stop: threading.Event) -> None:
        """Check all of it in this thread, a little at a time; others never wait long. Raises as `check`."""
        while pending := [part for part in _PARTS if part not in self._checked]:
            for part in pending:
                # What takes longer than the others leave it comes again after what does not.
                was_sure = self._is_damaged
                try:
                    self._check_politely(part, stop)
                except _Interrupted:
                    pass
                except Refused as refused:
                    if self._is_told(refused, was_sure):
                        raise
                except sqlite3.ProgrammingError:  # closed meanwhile
                    return
                if stop.wait(0 if part in self._checked else _PATIENCE):
                    return

    def _is_told(self, refused: Refused, was_sure: bool) -> bool:
        """Tell whether a check ends; where it was seen only now that pages are damaged it begins again."""
        return refused.key != "store.damaged" or was_sure or not self._is_damaged

    def _run(self, part: str) -> None:
        steps = self._check_part(part)
        while self._step(steps):
            pass

    def flaws_of(self, report_id: str) -> list[Notice]:
        """Return what is known to be wrong in a report, looked through again where it was changed since."""
        with self._lock:
            known = self._ledger.of(report_id)
            seen = self._seen.get(report_id)
            if any(flaw.spot for flaw in known) and seen != self._written:
                self._ledger.forget(report_id)
                with self._reading() as db:
                    for flaw in law.find_offences(db, report_id):
                        if flaw:
                            self._ledger.add(flaw)
                self._seen[report_id] = self._written
                known = self._ledger.of(report_id)
            return [flaw.notice(self.path.name) for flaw in known]

    @property
    def flaws(self) -> list[Flaw]:
        """Return all that is known to be wrong, the first found first."""
        return self._ledger.flaws

    @property
    def is_damaged(self) -> bool:
        """Tell whether pages of a table are damaged: then it can be read and exported, not written."""
        return self._ledger.is_damaged

    @contextmanager
    def _verb(self, name: str, place: Place, *, edit: str | None = None) -> Iterator[Recorder]:
        with (
            self._expecting_damage("store.damaged_record"),
            super()._verb(name, place, edit=edit) as recorder,
        ):
            yield recorder

    def _replay(self, report_id: str | None, *, backward: bool) -> Step | None:
        with self._expecting_damage("store.damaged_undo"):
            return super()._replay(report_id, backward=backward)

    @contextmanager
    def _expecting_damage(self, key: str) -> Iterator[None]:
        """Refuse by the key what cannot be done because a row that it meets is damaged."""
        try:
            yield
        except (KeyError, ValueError, TypeError, sqlite3.IntegrityError) as error:
            with self._lock:
                if not self._is_in_verb:
                    self.check(depth="rows")
                if not self._ledger.flaws:
                    raise
            raise Refused(key, name=self.path.name) from error

    @property
    def _is_in_verb(self) -> bool:
        """Tell whether a verb's transaction is open; a store that is only read is all in one."""
        return self._read_only is None and self._db.in_transaction

    def _note_the_end(self, db: Database) -> None:
        """Note that the file's end is missing: from then on nothing is written."""
        if db.is_cut_short:
            self._ledger.add(Flaw(flaws.DAMAGED_PART, part="end"))

    def _check_at_opening(self) -> None:
        try:
            size = self.path.stat().st_size
        except OSError as error:
            raise file_refusal(error, self.path) from error
        if size <= SMALL:
            with self._reading() as db, self._answering():
                is_sound = page_check.is_sound(db.conn)
            if is_sound:
                self._checked.update(page_check.ALL)
            else:
                self.check(depth="rows")
        if size <= SMALLEST:
            self.check(depth="words")

    def _check_politely(self, part: str, stop: threading.Event) -> None:
        """Check a part, giving the connection back between two steps and when somebody waits for it."""
        steps = self._check_part(part)
        written = self._written
        while not stop.is_set():
            # Pages of rows are short; what is broken off there would never come to an end.
            with self._lock, nullcontext() if part in (_ROWS, _WORDS) else self._giving_way(stop):
                if self._written != written:
                    raise _Interrupted
                try:
                    if not self._step(steps):
                        return
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                        raise _Interrupted from error
                    raise
            while self._lock.is_wanted:
                time.sleep(0.001)

    def _step(self, steps: Iterator[None]) -> bool:
        """Check one step further; tell whether there is another."""
        with self._reading():
            return next(steps, self) is None

    @contextmanager
    def _giving_way(self, stop: threading.Event) -> Iterator[None]:
        """Have SQLite break off what it does when another thread waits for the connection."""
        connection = self._db.conn
        connection.set_progress_handler(lambda: self._lock.is_wanted or stop.is_set(), _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                connection.set_progress_handler(None, 0)

    def _check_part(self, part: str) -> Iterator[None]:
        """Check a part, mend what can be mended, note the rest; pause between pages of rows."""
        if part == _ROWS:
            yield from self._check_rows()
        elif part == _WORDS:
            yield from self._check_words()
        elif part not in self._checked:
            self._check_pages(part)
            yield None
        self._checked.add(part)

    def _check_pages(self, table: str) -> None:
        with self._reading() as db, self._answering():
            lines = page_check.troubles(db.conn, table)
        if lines and not self._is_damaged and not self._looks_damaged():
            raise Refused("store.unreachable", name=self.path.name)
        if lines and not self._ledger.is_damaged:
            self._mend(table)
        elif lines and table != page_check.SPACE:
            self._ledger.add(Flaw(flaws.DAMAGED_PART, part=table))

    def _check_rows(self) -> Iterator[None]:
        for flaw in law.find_offences(self._db):
            if flaw is not None:
                self._ledger.add(flaw)
            else:
                yield None

    def _check_words(self) -> Iterator[None]:
        if self._ledger.is_damaged:
            return
        for is_sure in (False, True):
            try:
                yield from index_check.check_index(self._db)
            except IndexDiffers:
                # FTS5 takes a page that it was not given for one that is not there.
                if is_sure:
                    self._mend("vocabulary")
            else:
                return

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except page_check.Unreachable as error:
            self._mark.spoil()
            raise Refused("store.unreachable", name=self.path.name) from error

    # Mending

    def _mend(self, table: str) -> None:
        """Make the indexes of a table anew where that is all that is wrong; note damage where it is not."""
        is_search = table in page_check.SEARCH_TABLES
        if self._read_only is not None:
            # Told as opening it for writing will tell once more, if it is more than an index.
            self._ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
            return
        try:
            with self._answering(), self._mending(is_search) as db:
                if is_search:
                    self._index.rebuild()
                elif table in page_check.TABLES[:-2]:
                    db.execute(f"REINDEX {table}")
                else:
                    raise _Abandoned
        except (_Abandoned, sqlite3.DatabaseError) as error:
            self._unless_it_is_the_disk(error)
            self._ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            self._ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
        else:
            self._ledger.add(Flaw(flaws.INDEX_REBUILT, part="search" if is_search else table))

    def _unless_it_is_the_disk(self, error: Exception) -> None:
        if isinstance(error, sqlite3.DatabaseError) and not is_of_the_file(error):
            raise error

    @contextmanager
    def _mending(self, is_search: bool) -> Iterator[Database]:
        """Run a transaction that is stored only where it leaves nothing worse and something better."""
        with self._reading() as db:
            before = page_check.damaged(db.conn, page_check.ALL)
        with self._transaction():
            yield self._db
            after = page_check.damaged(self._db.conn, page_check.ALL)
            if any(not lines <= before.get(table, frozenset()) for table, lines in after.items()):
                raise _Abandoned
            if sum(map(len, after.values())) >= sum(map(len, before.values())) and before:
                raise _Abandoned
