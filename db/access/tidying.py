"""What deleted texts leave behind in the store's file, and the room that they took: taken away."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING

from db.access.store_file import Stopped
from db.disk.temporary import temporary_name
from db.errors import Notice, Refused
from db.file.connection import uri
from db.file.database import Closed, Database
from db.file.file_check import WARY
from db.file.lineage import mark_after
from db.file.page_check import Unreachable, is_sound
from db.file.refusals import error_code, file_refusal, refuse_file_errors
from db.search.index import Index

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from db.access.store_file import StoreFile
    from db.access.transaction import Access

_DUE = "untidy"
_SPARE = 4 * 1024 * 1024
_TRIES, _PATIENCE = 20, 30.0
"""How often the file is written anew when nobody writes, and the seconds between."""

_STEPS_BETWEEN_LOOKS = 2_000

_OF_THE_DISK = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class Tidying:
    """Take out of the file what is in no table any more.

    SQLite overwrites what is deleted, but not each copy that it made of it within its pages, and the search
    index notes only that its words are gone: both are written anew, with as much room as they need.
    """

    def __init__(self, access: Access, file: StoreFile) -> None:
        self._access, self._file = access, file

    @property
    def is_due(self) -> bool:
        """Tell whether something was deleted for good since the file was tidied."""
        return bool(self._access.value("SELECT 1 FROM about WHERE key = ?", [_DUE]))

    def note(self) -> None:
        """Note, inside a transaction, that something was deleted for good."""
        self._access.db.execute("INSERT OR REPLACE INTO about (key, value) VALUES (?, '1')", [_DUE])

    def expect_room(self) -> None:
        """Refuse (disk.no_room_to_tidy) where the disk has no room for the file to be written anew."""
        path = self._access.path
        try:
            # Its journal, and the new file where the temporary files are on the same disk.
            needed = 2 * path.stat().st_size + _SPARE
            free = shutil.disk_usage(path.parent).free
        except OSError as error:
            raise file_refusal(error, path) from error
        if free < needed:
            raise Refused("disk.no_room_to_tidy", name=path.name, megabytes=-(-needed // 1_000_000))

    def tidy(self) -> int:
        """Write the search index and the file anew; return by how many bytes the file is smaller.

        0 where the disk does not tell: all is done then nevertheless. Cut off at whatever moment, the store
        is what it was, and this is still due. Raises Refused (disk.no_room_to_tidy, disk.full, store.*).
        """
        access = self._access
        with access.lock:
            self.expect_room()
            before = self._size()
            for stage in self.stages():
                stage()
            after = self._size()
            return 0 if before is None or after is None else before - after

    def _size(self) -> int | None:
        try:
            return self._access.path.stat().st_size
        except OSError:
            return None

    def tidy_or_tell(self, *, beside: bool = False) -> int:
        """Tidy after something was deleted; return by how many bytes the file is smaller.

        What is deleted stays so where this is refused: then it is told why, that it is still due, and 0 is
        returned.
        """
        try:
            return self.tidy_beside() if beside else self.tidy()
        except Refused as refused:
            self._access.notices += [
                Notice(refused.key, refused.values),
                Notice("store.untidy", {"name": self._access.path.name}),
            ]
            return 0

    def stages(self) -> tuple[Callable[[], None], ...]:
        """Return what tidying does, one after the other: each is done whole, or not at all."""
        return self._forget, self._access.rewrite, self._end

    def _forget(self) -> None:
        with self._access.transaction():
            self._access.index.forget()

    def _end(self) -> None:
        with self._access.transaction():
            self._access.db.execute("DELETE FROM about WHERE key = ?", [_DUE])

    def tidy_beside(self, stop: threading.Event | None = None) -> int:
        """Tidy as `tidy`, but in a copy that then takes the file's place: others hardly wait meanwhile.

        Where that cannot be, or somebody writes meanwhile, the file itself is tidied after all, unless there
        is a `stop`. Raises as `tidy`; Stopped where `stop` was set or somebody wrote.
        """
        try:
            return self._swap(stop)
        except OSError as error:
            raise file_refusal(error, self._access.path) from error
        except Stopped:
            if stop is not None:
                raise
        return self.tidy()

    def _swap(self, stop: threading.Event | None) -> int:
        access = self._access
        before = access.path.stat().st_size
        self.expect_room()
        is_named_twice = access.path.is_symlink() or access.path.stat().st_nlink > 1
        # Under another name the file would stay as it was.
        if is_named_twice or access.ledger.is_damaged or access.read_only is not None:
            raise Stopped
        fresh = access.path.with_name(temporary_name(".vqd"))
        try:
            written = self._file.copy_plainly(fresh, stop)
            with refuse_file_errors(access.path):
                _write_anew(fresh, stop)
            after = fresh.stat().st_size
            with access.lock:
                if access.written != written:
                    raise Stopped
                access.replace_file(fresh, None)
            return before - after
        finally:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    def tidy_when_idle(
        self, stop: threading.Event, turn: Callable[[], AbstractContextManager[object]] = nullcontext
    ) -> None:
        """Tidy in this thread what is due; begun anew later where somebody writes meanwhile.

        Each time is within a `turn`. Raises as `tidy`.
        """
        for _ in range(_TRIES):
            try:
                with turn():
                    if self.is_due:
                        self.tidy_beside(stop)
            except Stopped:
                pass
            except Closed:
                return
            else:
                return
            if stop.wait(_PATIENCE):
                return


def _write_anew(copy: Path, stop: threading.Event | None) -> None:
    """Tidy the store that a copy holds, down to the disk.

    Raises Stopped where `stop` was set or nothing can be told of the copy, and sqlite3.Error, OSError.
    """
    with closing(sqlite3.connect(f"{uri(copy)}?mode=rw", uri=True, isolation_level=None)) as connection:
        if stop is not None:
            connection.set_progress_handler(stop.is_set, _STEPS_BETWEEN_LOOKS)
        db = Database(connection)
        try:
            # A page that is not given is damage to SQLite from the first statement on.
            for pragma in (*WARY, "secure_delete = ON", "journal_mode = OFF", "synchronous = OFF"):
                connection.execute(f"PRAGMA {pragma}")
            with db.atomic():
                Index(db).forget()
                db.execute("DELETE FROM about WHERE key = ?", [_DUE])
                about = dict(db.read("SELECT key, value FROM about WHERE key IN ('device', 'mark')"))
                mark = mark_after(about.get("device", ""), about.get("mark", ""), os.urandom(8).hex())
                db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('mark', ?)", [mark])
            connection.execute("VACUUM")
            if not is_sound(connection):
                raise Stopped
        except (sqlite3.DatabaseError, Unreachable) as error:
            if isinstance(error, sqlite3.Error) and error_code(error) in _OF_THE_DISK:
                raise
            raise Stopped from error
    with copy.open("r+b") as stream:
        os.fsync(stream.fileno())
