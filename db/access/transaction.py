"""The one connection in use: its lock, the transaction, and what an error of the disk or damage takes."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from db.disk.replacing import replace_file
from db.disk.temporary import temporary_name
from db.disk.writable import keep_under, sync_folder
from db.errors import Notice, Refused
from db.file.connection import close, is_legible, leads_to, renew
from db.file.database import Closed
from db.file.identity import SCHEMA
from db.file.mark import NothingToStore, WriteMark
from db.file.refusals import error_code, file_refusal, refuse_file_errors
from db.file.turn import Turn
from db.flaws import Ledger
from db.mending import STAND_IN
from db.search.index import WORDING, Index

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.file.database import Database
    from db.history.recorder import Progress
    from db.rows import Kind, Row

_DAMAGED = "store.damaged"
_STEPS_BETWEEN_LOOKS = 2_000


class Access:
    """Guard the one connection: one user of it at a time, from any thread.

    A read holds the lock for one page of rows. A verb holds it for its one transaction, into
    which it writes through a `Recorder` only.
    """

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self.db = db
        db.damage_is_sure = False
        self.lock = Turn()
        self.index = Index(db)
        self.notices: list[Notice] = []
        """What is to be told once, of the opening and since; whoever tells it takes it out."""
        self.ledger = Ledger(path.name, self.notices.append)
        self.checked: set[str] = set()
        """What was checked: it holds as long as the connection lives, for nobody else can write."""
        self.written = 0
        """Transactions stored, and connections made, since the store was opened."""
        self.read_only: Refused | None = None
        """Why nothing may be written; None where it may."""
        self.keeps_aside = False
        """What was copied before a journal was played back stays there when the file is closed."""
        self.progress: Progress | None = None
        """Whoever the verbs of this moment tell how far they are."""
        self._mark = WriteMark(db)

    @contextmanager
    def telling(self, progress: Progress) -> Iterator[None]:
        """Have the verbs that this thread calls meanwhile tell how far they are."""
        with self.lock:
            before, self.progress = self.progress, progress
            try:
                yield
            finally:
                self.progress = before

    def close(self) -> None:
        """Close the file and give its lock back; closing twice is allowed."""
        with self.lock:
            close(self.db, self.path, well=not (self._mark.is_spoilt or self.keeps_aside))
            self._mark.is_spoilt = False  # so that nothing opens it again

    def replace_file(self, other: Path, aside: Path | None) -> None:
        """Put another store's file in the place of this one and open it; see `StoreFile.put_in_place`.

        Where there is no `aside`, what was there has the name of the other then, where that can be: a large
        file takes long to be taken away, and the lock is held here.
        """
        if self.read_only is not None:
            raise Refused(self.read_only.key, **self.read_only.values)
        with self.lock:
            self._expect_no_transaction()
            try:
                close(self.db, self.path, well=not self._mark.is_spoilt)
                if aside is not None:
                    keep_under(self.path, aside)
                with _kept_as(other, self.path, wanted=aside is None):
                    replace_file(other, self.path)
            except OSError as error:
                self._mark.spoil()
                raise file_refusal(error, self.path) from error
            sync_folder(self.path.parent)
            self._mark.forget()
            self.ledger = Ledger(self.path.name, self.notices.append)
            self.db.is_cut_short = self.db.damage_is_sure = False
            # The other file is in its place: if it cannot be opened now, the next who wants it is told.
            with suppress(Refused):
                self._get_ready()

    def device(self) -> str:
        """Return the id of this store's device, which its copies share; "" where it cannot be read."""
        return self._mark.device

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run one transaction; what it says at its end is true of the disk.

        An error while it is committed leaves open whether it was: then the store is opened anew, and
        what is there decides. Where that cannot be seen either: Refused store.in_doubt.
        """
        self._expect_writing()
        with self._telling_damage_alone():
            self._expect_no_transaction()
            if self.ledger.is_damaged:
                raise Refused("store.damaged_writing", name=self.path.name)
            if not leads_to(self.db, self.path):
                self._mark.spoil()
            self._get_ready()
            committing = False
            try:
                with self._begun():
                    self._mark.write()
                    yield
                    committing = True
            except NothingToStore:
                return
            except sqlite3.Error as error:
                self._mark.heed(error)
                if not committing or not self._was_stored():
                    raise
            else:
                self._mark.committed()
                self.written += 1
            self._expect_no_transaction()

    @contextmanager
    def _begun(self) -> Iterator[None]:
        """Run a transaction of which the first page is written.

        SQLite opens a file for reading alone, without a word, where the disk did not answer at once: the
        first write tells, before anything was done, and the file is opened anew.
        """
        with ExitStack() as transaction:
            transaction.enter_context(self.db.atomic())
            try:
                self._touch()
            except sqlite3.OperationalError as error:
                if error_code(error) != sqlite3.SQLITE_READONLY:
                    raise
                transaction.close()  # nothing is in it
                self._mark.spoil()
                self._get_ready()
                transaction.enter_context(self.db.atomic())
                self._touch()
            yield

    def _touch(self) -> None:
        """Have the first page be the first in the journal: its counter tells that the two belong together.

        The journal is made here, before anything was done: where that fails it is tried once more.
        """
        try:
            self.db.execute(f"PRAGMA user_version = {SCHEMA}")
        except sqlite3.OperationalError as error:
            if error_code(error) != sqlite3.SQLITE_CANTOPEN:
                raise
            self.db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _was_stored(self) -> bool:
        self._mark.doubt()
        try:
            return self._renew()
        except Refused as refused:
            raise Refused("store.in_doubt", name=self.path.name) from refused

    def _get_ready(self) -> None:
        """Make the connection anew where an error has spoilt it."""
        if not self._mark.is_spoilt or self.db.in_transaction:
            return
        in_doubt = self._mark.in_doubt
        was_stored = self._renew()
        if in_doubt:
            key = "store.doubt_stored" if was_stored else "store.doubt_lost"
            self.notices.append(Notice(key, {"name": self.path.name}))

    def _renew(self) -> bool:
        """Open the file again and tell whether the transaction that was in doubt is in it.

        Raises Refused store.another where the file is not the one that was left.
        """
        self.checked.clear()
        self.written += 1
        self.notices += renew(self.db, self.path)
        with refuse_file_errors(self.path):
            found = self._mark.found()
            if found is None:
                close(self.db, self.path, well=False)
                raise Refused("store.another", name=self.path.name)
            self._mark.settle()
        self.index.begin()
        return found

    def rewrite(self) -> None:
        """Write the whole file anew, without room that is free in it; what it holds stays the same."""
        self._expect_writing()
        with self._telling_damage_alone():
            self._expect_no_transaction()
            self._get_ready()
            try:
                self.db.execute("VACUUM")
            except sqlite3.Error as error:
                self._mark.heed(error)
                raise

    def _expect_writing(self) -> None:
        if self.read_only is not None:
            raise Refused(self.read_only.key, **self.read_only.values)

    @contextmanager
    def giving_way(self, stop: threading.Event) -> Iterator[None]:
        """Have SQLite break off what it does when another thread waits for the connection."""
        connection = self.db.conn
        connection.set_progress_handler(lambda: self.lock.is_wanted or stop.is_set(), _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            with suppress(Closed):
                connection.set_progress_handler(None, 0)

    def _expect_no_transaction(self) -> None:
        # An open one would turn atomic() into a savepoint, and nothing would ever be stored.
        if self.db.in_transaction:
            raise RuntimeError("a transaction was left open")

    def spoil(self) -> None:
        """Have the connection made anew before it is used again: what it gave is not to be trusted."""
        self._mark.spoil()

    @property
    def is_in_verb(self) -> bool:
        """Tell whether a verb's transaction is open; a store that is only read is all in one."""
        return self.read_only is None and self.db.in_transaction

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Lend the connection for one page of rows; errors of the disk and damage are told apart."""
        with self._telling_damage_alone():
            self._get_ready()
            try:
                yield self.db
            except sqlite3.Error as error:
                self._mark.heed(error)
                raise

    @contextmanager
    def _telling_damage_alone(self) -> Iterator[None]:
        """Turn errors into refusals; what SQLite calls damage may be a page that the disk did not give."""
        with self.lock:
            try:
                with refuse_file_errors(self.path):
                    yield
            except Refused as refused:
                if refused.key != _DAMAGED or self.is_damaged or self.db.in_transaction:
                    raise
                if not self.looks_damaged():
                    raise Refused("store.unreachable", name=self.path.name) from refused
                raise

    def looks_damaged(self) -> bool:
        """Tell whether pages are damaged: open the file once more and look at all of it."""
        self._mark.spoil()
        try:
            self._get_ready()
        except Refused as refused:
            self.db.damage_is_sure = refused.key == _DAMAGED
            return self.is_damaged
        try:
            with refuse_file_errors(self.path):
                verdict = self.db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except Refused as refused:
            verdict = refused.key
        if verdict in ("ok", "store.unreachable"):
            return False
        # A page that it was not given is damage to the check as well.
        self._mark.spoil()
        close(self.db, self.path, well=False)
        self.db.damage_is_sure = is_legible(self.path)
        return self.is_damaged

    @property
    def is_damaged(self) -> bool:
        """Tell whether pages were looked at twice and are damaged: what is left of them may be read."""
        return self.db.damage_is_sure

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Return a page of rows by their columns' names."""
        with self.reading() as db:
            rows, columns = db.read_named(sql, values)
            return [dict(zip(columns, row, strict=True)) for row in rows]

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, None where there is none."""
        with self.reading() as db:
            rows = db.read(sql, values)
        return rows[0][0] if rows else None

    def record(self, kind: Kind, report_id: str | None, record_id: str) -> Row:
        """Return one record's row; Refused (report.unknown, domain.unknown, ...) where it is not there."""
        columns = ", ".join(kind.columns)
        rows = self.rows(
            f"SELECT {columns} FROM {kind.name} WHERE {kind.where}", {"report_id": report_id, "id": record_id}
        )
        if not rows and record_id.startswith(STAND_IN):
            raise Refused("store.damaged_record", name=self.path.name)
        if not rows:
            raise Refused(f"{kind.name}.unknown", **{kind.name: record_id})
        return rows[0]

    @contextmanager
    def _opening(self) -> Iterator[None]:
        """Leave no doubt about what nobody did: the next opening does it if this one did not."""
        try:
            yield
        except Refused as refused:
            if refused.key == "store.in_doubt" and isinstance(refused.__cause__, Refused):
                raise refused.__cause__ from refused
            raise

    def renew_index(self) -> None:
        """Make the index anew where another version of the program cut its words differently."""
        if self.ledger.is_damaged or self.value("SELECT value FROM about WHERE key = 'index'") == WORDING:
            return
        with self._opening(), self.transaction():
            self.index.rebuild()
            self.db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('index', ?)", [WORDING])


@contextmanager
def _kept_as(other: Path, path: Path, *, wanted: bool) -> Iterator[None]:
    """Give the file that loses its name in the block the name of the one that takes it, if that can be."""
    spare = path.with_name(temporary_name(".vqd"))
    if wanted:
        with suppress(OSError):
            spare.hardlink_to(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        spare.rename(other)
