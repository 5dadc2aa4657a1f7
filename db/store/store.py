"""The store: one file with every report, its registers, its history and its search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.file.connection import close, close_after, connect, looked_at_twice, refuse_file_errors, take_notices
from db.verbs.deeds import Deeds
from db.verbs.domains import DomainVerbs
from db.verbs.registers import RegisterVerbs
from db.verbs.reports import ReportVerbs
from db.verbs.tasks import TaskVerbs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType
    from typing import Self


class Store(ReportVerbs, DomainVerbs, TaskVerbs, RegisterVerbs, Deeds):
    """Keep reports in one file; get one by `Store.open`.

    Every verb is one transaction, recorded in the history and undone in one step, report by report; acts
    on whole reports are taken back by name. Verbs and reads may be called from any thread. What cannot be
    done raises `db.errors.Refused` and changes nothing.
    """

    @classmethod
    def open(cls, path: Path, *, who: str | None = None, now: Callable[[], datetime] | None = None) -> Store:
        """Open a store for this process alone; a missing or empty file, and its folder, are made.

        `who` is recorded in the history (default: the PC's user), `now` tells the time. Raises
        Refused (store.locked, store.newer, store.not_store, store.damaged, ...) and then leaves
        the file as it was, to the byte.
        """
        return looked_at_twice(path, lambda: cls._opened(path, who, now))

    @classmethod
    def _opened(cls, path: Path, who: str | None, now: Callable[[], datetime] | None) -> Store:
        db = connect(path)
        try:
            with refuse_file_errors(path):
                store = cls(path, db, who, now)
            store._note_the_end(db)
            store._check_at_opening()
            store._renew_index()
        except BaseException as error:
            close_after(error, db.conn)
            close(db, path, well=False)
            raise
        store.notices[:0] = take_notices(path)
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
