"""The check of the whole store: its pages, its rows by the law, its search index; what can be mended is."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, Literal

from db import flaws
from db.access.aside import Disturbed, read_aside
from db.errors import Refused
from db.file import page_check
from db.file.database import Closed
from db.file.refusals import error_code, file_refusal
from db.file.salvage import is_of_the_file
from db.flaws import Flaw
from db.history import law
from db.search import check as index_check
from db.search.check import IndexDiffers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.access.transaction import Access
    from db.errors import Notice
    from db.file.database import Database
    from db.history.recorder import Progress

Depth = Literal["pages", "rows", "words"]

SMALL = 16 * 1024 * 1024
"""Bytes up to which the pages of a file are checked when it is opened: a tenth of a second."""

SMALLEST = 2 * 1024 * 1024
"""Bytes up to which the rows are checked as well when it is opened."""

_ROWS, _WORDS = "rows", "words"
_PARTS = (*page_check.ALL, _ROWS, _WORDS)
_DEPTHS: dict[Depth, tuple[str, ...]] = {"pages": page_check.ALL, "rows": _PARTS[:-1], "words": _PARTS}
_PATIENCE, _LONGEST_PATIENCE = 0.05, 30.0
"""Seconds that the check stands back for when somebody else wants the connection; each time twice as long."""

_TRIES = 3

_BREATH = 0.001
"""Seconds that are left to the other threads after each step."""


class _Interrupted(Exception):
    """Somebody waits for the connection, or has written meanwhile: to be begun again."""


class _Abandoned(Exception):
    """A repair made nothing better."""


class Health:
    """Check the store.

    A part that was checked stays so for as long as the connection lives: nobody else can write. What is
    found stands in the store's `notices`, and by report in `flaws_of`; an index that disagrees is made anew.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._seen: dict[str, int] = {}

    def check(
        self, progress: Progress | None = None, *, depth: Depth = "pages", breath: float = _BREATH
    ) -> None:
        """Finish what is not checked yet: pages and indexes, to be deeper the rows, and the words to search.

        Between two looks others have the PC for a `breath` in seconds.
        Raises Refused store.unreachable where the disk does not answer, and what `progress` raises.
        """
        parts = [part for part in _DEPTHS[depth] if part not in self._access.checked]
        for done, part in enumerate(parts):
            if progress:
                progress(done, len(parts))
            if self._is_soon_sound(part, breath):
                continue
            with self._access.lock:
                was_sure = self._access.is_damaged
                try:
                    self._run(part)
                except Refused as refused:
                    if self._is_told(refused, was_sure):
                        raise
                    self._run(part)

    def check_report(self, report_id: str) -> None:
        """Look through a report's rows, unless they were since they were changed last; what is found is told.

        Raises Refused store.unreachable where the disk does not answer.
        """
        access = self._access
        number = access.value("SELECT number FROM revision WHERE report_id = ?", [report_id])
        part = f"{_ROWS} {number} {report_id}"
        if number is None or access.ledger.is_damaged or access.checked & {_ROWS, part}:
            return
        if not self._is_soon_sound(part):
            with access.reading() as db:
                for flaw in filter(None, law.find_offences(db, report_id)):
                    access.ledger.add(flaw)
            access.checked.add(part)

    def check_when_idle(self, stop: threading.Event) -> None:
        """Check all of it in this thread, a little at a time; others never wait long. Raises as `check`."""
        patience = _PATIENCE
        while pending := [part for part in _PARTS if part not in self._access.checked]:
            for part in pending:
                # What takes longer than the others leave it comes again after what does not.
                was_sure = self._access.is_damaged
                try:
                    if not self._is_sound_aside(part, stop):
                        self._check_politely(part, stop)
                    patience = _PATIENCE
                except (_Interrupted, Disturbed):
                    patience = min(2 * patience, _LONGEST_PATIENCE)
                except Refused as refused:
                    if self._is_told(refused, was_sure):
                        raise
                except Closed:
                    return
                if stop.wait(0 if part in self._access.checked else patience):
                    return

    def _is_told(self, refused: Refused, was_sure: bool) -> bool:
        """Tell whether a check ends; where it was seen only now that pages are damaged it begins again."""
        return refused.key != "store.damaged" or was_sure or not self._access.is_damaged

    def _run(self, part: str) -> None:
        steps = self._check_part(part)
        while self._step(steps):
            pass

    def flaws_of(self, report_id: str) -> list[Notice]:
        """Return what is known to be wrong in a report, looked through again where it was changed since."""
        with self._access.lock:
            known = self._access.ledger.of(report_id)
            seen = self._seen.get(report_id)
            if any(flaw.spot for flaw in known) and seen != self._access.written:
                self._access.ledger.forget(report_id)
                with self._access.reading() as db:
                    for flaw in law.find_offences(db, report_id):
                        if flaw:
                            self._access.ledger.add(flaw)
                self._seen[report_id] = self._access.written
                known = self._access.ledger.of(report_id)
            return [flaw.notice(self._access.path.name) for flaw in known]

    @property
    def flaws(self) -> list[Flaw]:
        """Return all that is known to be wrong, the first found first."""
        return self._access.ledger.flaws

    @property
    def is_damaged(self) -> bool:
        """Tell whether pages of a table are damaged: then it can be read and exported, not written."""
        return self._access.ledger.is_damaged

    @contextmanager
    def expecting_damage(self, key: str) -> Iterator[None]:
        """Refuse by the key what cannot be done because a row that it meets is damaged."""
        try:
            yield
        except (KeyError, ValueError, TypeError, sqlite3.IntegrityError) as error:
            with self._access.lock:
                if not self._access.is_in_verb:
                    self.check(depth="rows")
                if not self._access.ledger.flaws:
                    raise
            raise Refused(key, name=self._access.path.name) from error

    def check_at_opening(self) -> None:
        """Check what a store of its size can have checked unnoticed; where its end is missing, note that."""
        if self._access.db.is_cut_short:
            # From then on nothing is written.
            self._access.ledger.add(Flaw(flaws.DAMAGED_PART, part="end"))
        try:
            size = self._access.path.stat().st_size
        except OSError as error:
            raise file_refusal(error, self._access.path) from error
        if size <= SMALL:
            with self._access.reading() as db, self._answering():
                is_sound = page_check.is_sound(db.conn)
            if is_sound:
                self._access.checked.update(page_check.ALL)
            else:
                self.check(depth="rows", breath=0)
        if size <= SMALLEST:
            self.check(depth="words", breath=0)  # nobody else is there yet, and the window waits

    def _is_soon_sound(self, part: str, breath: float = _BREATH) -> bool:
        """Tell whether a part is sound, as `_is_sound_aside`; false where others write again and again."""
        for _ in range(_TRIES):
            with suppress(Disturbed):
                return self._is_sound_aside(part, threading.Event(), breath)
        return False

    def _is_sound_aside(self, part: str, stop: threading.Event, breath: float = _BREATH) -> bool:
        """Look through a part past the connection, so that nobody waits; True: it is checked.

        Anything else is to be looked at by the connection itself. Raises Disturbed where somebody wrote
        meanwhile.
        """
        access = self._access
        if access.ledger.is_damaged:
            return False
        try:
            with read_aside(access, stop) as aside:
                for is_well in _looks(aside.db, part):
                    if not is_well:
                        return False
                    if aside.is_disturbed:
                        raise Disturbed
                    if breath:
                        time.sleep(breath)
        except (sqlite3.Error, page_check.Unreachable, IndexDiffers):
            return False
        with access.lock:
            if aside.is_disturbed:
                raise Disturbed
            access.checked.add(part)
        return True

    def _check_politely(self, part: str, stop: threading.Event) -> None:
        """Check a part, giving the connection back between two steps and when somebody waits for it."""
        steps = self._check_part(part)
        written = self._access.written
        while not stop.is_set():
            # Pages of rows are short; what is broken off there would never come to an end.
            with (
                self._access.lock,
                nullcontext() if part in (_ROWS, _WORDS) else self._access.giving_way(stop),
            ):
                if self._access.written != written:
                    raise _Interrupted
                try:
                    if not self._step(steps):
                        return
                except sqlite3.OperationalError as error:
                    if error_code(error) == sqlite3.SQLITE_INTERRUPT:
                        raise _Interrupted from error
                    raise
            while self._access.lock.is_wanted:
                time.sleep(0.001)

    def _step(self, steps: Iterator[None]) -> bool:
        """Check one step further; tell whether there is another."""
        with self._access.reading():
            return next(steps, self) is None

    def _check_part(self, part: str) -> Iterator[None]:
        """Check a part, mend what can be mended, note the rest; pause between pages of rows."""
        if part == _ROWS:
            yield from self._check_rows()
        elif part == _WORDS:
            yield from self._check_words()
        elif part not in self._access.checked:
            self._check_pages(part)
            yield None
        self._access.checked.add(part)

    def _check_pages(self, table: str) -> None:
        with self._access.reading() as db, self._answering():
            lines = page_check.troubles(db.conn, table)
        if lines and not self._access.is_damaged and not self._access.looks_damaged():
            raise Refused("store.unreachable", name=self._access.path.name)
        if lines and not self._access.ledger.is_damaged:
            self._mend(table)
        elif lines and table != page_check.SPACE:
            self._access.ledger.add(Flaw(flaws.DAMAGED_PART, part=table))

    def _check_rows(self) -> Iterator[None]:
        for flaw in law.find_offences(self._access.db):
            if flaw is not None:
                self._access.ledger.add(flaw)
            else:
                yield None

    def _check_words(self) -> Iterator[None]:
        if self._access.ledger.is_damaged:
            return
        for is_sure in (False, False, True):
            try:
                yield from index_check.check_index(self._access.db)
            except IndexDiffers:
                # FTS5 takes a page that it was not given for one that is not there, and a disk that
                # does not answer may have held up the look past the connection and the first one here.
                if is_sure:
                    self._mend("vocabulary")
            else:
                return

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except page_check.Unreachable as error:
            self._access.spoil()
            raise Refused("store.unreachable", name=self._access.path.name) from error

    # Mending

    def _mend(self, table: str) -> None:
        """Make the indexes of a table anew where that is all that is wrong; note damage where it is not."""
        is_search = table in page_check.SEARCH_TABLES
        if self._access.read_only is not None:
            # Told as opening it for writing will tell once more, if it is more than an index.
            self._access.ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
            return
        try:
            with self._answering(), self._mending(is_search) as db:
                if is_search:
                    self._access.index.rebuild()
                elif table in page_check.TABLES[:-2]:
                    db.execute(f"REINDEX {table}")
                else:
                    raise _Abandoned
        except (_Abandoned, sqlite3.DatabaseError) as error:
            self._unless_it_is_the_disk(error)
            self._access.ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
        except Refused as refused:
            if refused.key != "store.damaged":
                raise
            self._access.ledger.add(Flaw(flaws.DAMAGED_PART, part="search" if is_search else table))
        else:
            self._access.ledger.add(Flaw(flaws.INDEX_REBUILT, part="search" if is_search else table))

    def _unless_it_is_the_disk(self, error: Exception) -> None:
        if isinstance(error, sqlite3.DatabaseError) and not is_of_the_file(error):
            raise error

    @contextmanager
    def _mending(self, is_search: bool) -> Iterator[Database]:
        """Run a transaction that is stored only where it leaves nothing worse and something better."""
        with self._access.reading() as db:
            before = page_check.damaged(db.conn, page_check.ALL)
        with self._access.transaction():
            yield self._access.db
            after = page_check.damaged(self._access.db.conn, page_check.ALL)
            if any(not lines <= before.get(table, frozenset()) for table, lines in after.items()):
                raise _Abandoned
            if sum(map(len, after.values())) >= sum(map(len, before.values())) and before:
                raise _Abandoned


def _looks(db: Database, part: str) -> Iterator[bool]:
    """Look through a part of a file that is only read; tell after each step whether all is well so far."""
    if part.startswith(_ROWS):
        for flaw in law.find_offences(db, *part.split(" ", 2)[2:]):
            yield flaw is None
    elif part == _WORDS:
        for _ in index_check.check_index(db):
            yield True
    else:
        yield not page_check.troubles(db.conn, part)
