"""What every verb and read of the store stands on: the connection, its lock, the transaction."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from db.errors import Notice, Refused
from db.file.connection import close, is_legible, leads_to, refuse_file_errors, renew
from db.file.identity import SCHEMA
from db.file.mark import NothingToStore, WriteMark
from db.file.turn import Turn
from db.flaws import Ledger
from db.history.recorder import Recorder, Stamp
from db.history.undo import Place, Step, UndoStack, play
from db.mending import STAND_IN
from db.search.index import WORDING, Index
from db.text.readable import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from db.file.database import Database
    from db.history.recorder import Progress
    from db.rows import Kind, Row

_LONGEST_NAME = 200
"""Of a user: what a store on another PC takes (`db.foreign.values`)."""

_DAMAGED = "store.damaged"


def user_name() -> str:
    """Return the name of the PC's user as it can be kept, empty where the system does not tell it."""
    import getpass  # nobody is asked for before the first change

    try:
        return readable(getpass.getuser())[:_LONGEST_NAME]
    except (OSError, KeyError, ImportError):
        return ""


class Access:
    """Guard the one connection: one user of it at a time, from any thread.

    A read holds the lock for one page of rows. A verb holds it for its one transaction, into
    which it writes through a `Recorder` only.
    """

    def __init__(
        self, path: Path, db: Database, who: str | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        self.path = path
        self.notices: list[Notice] = []
        """What is to be told once, of the opening and since; whoever tells it takes it out."""
        self._db = db
        self._lock = Turn()
        self._who = who
        self._now = now or (lambda: datetime.now(UTC))
        self._index = Index(db)
        self._stack = UndoStack(db)
        # The edit that the newest step belongs to; forgotten at a restart, so that no token meets its like.
        self._edit: tuple[str, int] | None = None
        self._mark = WriteMark(db)
        db.damage_is_sure = False
        self._read_only: Refused | None = None
        self._ledger = Ledger(path.name, self.notices.append)
        # What was checked holds as long as the connection lives: nobody else can write.
        self._checked: set[str] = set()
        self._seen: dict[str, int] = {}
        self._written = 0
        self._known: dict[tuple[str | None, bool], Step | None] = {}
        self._known_at = 0
        self._progress: Progress | None = None

    def refuse_writing(self, refused: Refused) -> None:
        """Have every verb refused for this reason."""
        self._read_only = refused

    @contextmanager
    def telling(self, progress: Progress) -> Iterator[None]:
        """Have the verbs that this thread calls meanwhile tell how far they are.

        `progress(done, total)` hears of rows; what it raises takes the verb's transaction back.
        """
        with self._lock:
            before, self._progress = self._progress, progress
            try:
                yield
            finally:
                self._progress = before

    def close(self) -> None:
        """Close the file and give its lock back; closing twice is allowed."""
        with self._lock:
            close(self._db, self.path, well=not self._mark.is_spoilt)
            self._mark.is_spoilt = False  # so that nothing opens it again

    def device(self) -> str:
        """Return the id of this store's device, which its copies share; "" where it cannot be read."""
        return self._mark.device

    def undo(self, report_id: str | None) -> Step | None:
        """Take a report's newest step back; None: the registers'.

        Returns None, and nothing is done, where there is none or an act on the whole report stands before
        it: see `undoable` and `take_back`. It never reaches into another report.
        """
        return self._replay(report_id, backward=True)

    def redo(self, report_id: str | None) -> Step | None:
        """Do the step of a report that was undone last once more; None as with `undo`."""
        return self._replay(report_id, backward=False)

    def undoable(self, report_id: str | None) -> Step | None:
        """Return what `undo` meets: the step that it takes back, or the act that it stops at (`is_whole`)."""
        return self._newest(report_id, done=True)

    def redoable(self, report_id: str | None) -> Step | None:
        """Return what `redo` meets, as `undoable` does."""
        return self._newest(report_id, done=False)

    def _newest(self, report_id: str | None, *, done: bool) -> Step | None:
        with self._lock:
            # Asked several times after each change, of a stack that has grown over years.
            if self._known_at != self._written:
                self._known.clear()
            key = (report_id, done)
            if key not in self._known:
                with self._reading():
                    self._known[key] = self._stack.newest(report_id, done=done)
                self._known_at = self._written
            return self._known[key]

    def setting(self, key: str) -> str | None:
        """Return what was kept under a key."""
        found: str | None = self._value("SELECT value FROM setting WHERE key = ?", [key])
        return found

    def keep_setting(self, key: str, value: str) -> None:
        """Keep a text under a key; no history, no undo."""
        if self.setting(key) == value:
            return
        with self._transaction():
            self._db.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )

    def _replay(self, report_id: str | None, *, backward: bool) -> Step | None:
        with self._transaction():
            step = self._stack.newest(report_id, done=backward)
            if step is None or step.is_whole:
                step = None
                raise NothingToStore
            self._play(step, backward=backward)
        return step

    def _play(self, step: Step, *, backward: bool) -> None:
        """Take a step back or do it once more, inside a transaction."""
        stamp = self._stamp("undo" if backward else "redo")
        recorder = Recorder(self._db, self._index, stamp, step=step.id, progress=self._progress)
        play(self._db, recorder, step.id, backward=backward)
        recorder.finish()
        self._stack.mark(step.id, done=not backward)
        self._edit = None

    @contextmanager
    def _verb(self, name: str, place: Place, *, edit: str | None = None) -> Iterator[Recorder]:
        """Run one verb: one transaction, one undo step, or nothing at all where nothing changed."""
        with self._lock:
            edited: tuple[str, int] | None = None
            with self._transaction():
                newest = self._stack.newest(place.report_id, done=True)
                former = newest if edit is not None and self._belongs(newest, name, place, edit) else None
                step = former.id if former else None
                stamp = self._stamp(name)
                recorder = Recorder(
                    *(self._db, self._index, stamp),
                    step=step,
                    moves_on=former is not None,
                    progress=self._progress,
                )
                yield recorder
                settled = self._finish(recorder, name, place, former)
                if edit is not None and recorder.step is not None and not settled:
                    edited = (edit, recorder.step)
            if recorder.changed:
                self._edit = edited

    def _finish(self, recorder: Recorder, name: str, place: Place, former: Step | None = None) -> bool:
        """End a verb inside its transaction; tell whether the step that it went on with is gone by that."""
        if not recorder.changed or recorder.step is None:
            raise NothingToStore
        recorder.finish()
        self._stack.drop_undone(place.report_id)
        if former is not None:
            return self._stack.settle(former, place.field)
        self._stack.push(recorder.step, name, place)
        return False

    def _belongs(self, step: Step | None, name: str, place: Place, edit: str) -> bool:
        """Tell whether a save goes on with the newest step."""
        return (
            step is not None
            and self._edit == (edit, step.id)
            and (step.verb, step.record, step.report_id, step.record_id)
            == (name, place.record, place.report_id, place.record_id)
        )

    def _stamp(self, verb: str) -> Stamp:
        who = user_name() if self._who is None else self._who
        return Stamp(verb, who, self._now().astimezone(UTC).isoformat(timespec="seconds"))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Run one transaction; what it says at its end is true of the disk.

        An error while it is committed leaves open whether it was: then the store is opened anew, and
        what is there decides. Where that cannot be seen either: Refused store.in_doubt.
        """
        if self._read_only is not None:
            raise Refused(self._read_only.key, **self._read_only.values)
        with self._telling_damage_alone():
            self._expect_no_transaction()
            if self._ledger.is_damaged:
                raise Refused("store.damaged_writing", name=self.path.name)
            if not leads_to(self._db, self.path):
                self._mark.spoil()
            self._get_ready()
            committing = False
            try:
                with self._db.atomic():
                    self._touch()
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
                self._written += 1
            self._expect_no_transaction()

    def _touch(self) -> None:
        """Have the first page be the first in the journal: its counter tells that the two belong together.

        The journal is made here, before anything was done: where that fails it is tried once more.
        """
        try:
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN:
                raise
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _was_stored(self) -> bool:
        self._mark.doubt()
        try:
            return self._renew()
        except Refused as refused:
            raise Refused("store.in_doubt", name=self.path.name) from refused

    def _get_ready(self) -> None:
        """Make the connection anew where an error has spoilt it."""
        if not self._mark.is_spoilt or self._db.in_transaction:
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
        self._checked.clear()
        self._known.clear()
        self.notices += renew(self._db, self.path)
        with refuse_file_errors(self.path):
            found = self._mark.found()
            if found is None:
                close(self._db, self.path, well=False)
                raise Refused("store.another", name=self.path.name)
            self._mark.settle()
        self._index.begin()
        return found

    def _expect_no_transaction(self) -> None:
        # An open one would turn atomic() into a savepoint, and nothing would ever be stored.
        if self._db.in_transaction:
            raise RuntimeError("a transaction was left open")

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with self._telling_damage_alone():
            self._get_ready()
            try:
                yield self._db
            except sqlite3.Error as error:
                self._mark.heed(error)
                raise

    @contextmanager
    def _telling_damage_alone(self) -> Iterator[None]:
        """Turn errors into refusals; what SQLite calls damage may be a page that the disk did not give."""
        with self._lock:
            try:
                with refuse_file_errors(self.path):
                    yield
            except Refused as refused:
                if refused.key != _DAMAGED or self._is_damaged or self._db.in_transaction:
                    raise
                if not self._looks_damaged():
                    raise Refused("store.unreachable", name=self.path.name) from refused
                raise

    def _looks_damaged(self) -> bool:
        """Open the file once more and look at all of it."""
        self._mark.spoil()
        try:
            self._get_ready()
        except Refused as refused:
            self._db.damage_is_sure = refused.key == _DAMAGED
            return self._is_damaged
        try:
            with refuse_file_errors(self.path):
                verdict = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except Refused as refused:
            verdict = refused.key
        if verdict in ("ok", "store.unreachable"):
            return False
        # A page that it was not given is damage to the check as well.
        self._mark.spoil()
        close(self._db, self.path, well=False)
        self._db.damage_is_sure = is_legible(self.path)
        return self._is_damaged

    @property
    def _is_damaged(self) -> bool:
        """Tell whether pages were looked at twice and are damaged: what is left of them may be read."""
        return self._db.damage_is_sure

    def _rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Return a page of rows by their columns' names."""
        with self._reading() as db:
            rows, columns = db.read_named(sql, values)
            return [dict(zip(columns, row, strict=True)) for row in rows]

    def _value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, None where there is none."""
        with self._reading() as db:
            rows = db.read(sql, values)
        return rows[0][0] if rows else None

    def _record(self, kind: Kind, report_id: str | None, record_id: str) -> Row:
        """Return one record's row; Refused (report.unknown, domain.unknown, ...) where it is not there."""
        columns = ", ".join(kind.columns)
        rows = self._rows(
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

    def _renew_index(self) -> None:
        """Make the index anew where another version of the program cut its words differently."""
        if self._ledger.is_damaged or self._value("SELECT value FROM about WHERE key = 'index'") == WORDING:
            return
        with self._opening(), self._transaction():
            self._index.rebuild()
            self._db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('index', ?)", [WORDING])
