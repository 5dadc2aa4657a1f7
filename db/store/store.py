"""The store: one file with every report, its registers, its history and its search index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.access.careful_reading import CarefulReading
from db.access.recording import Recording
from db.access.store_check import Health
from db.access.store_file import StoreFile
from db.access.tidying import Tidying
from db.access.transaction import Access
from db.file.connection import close, close_after, connect, looked_at_twice, take_notices
from db.file.refusals import refuse_file_errors
from db.verbs.bin import Bin
from db.verbs.checked.acceptances import Acceptances
from db.verbs.checked.sign_offs import SignOffs
from db.verbs.checked.states import States
from db.verbs.columns import Columns
from db.verbs.domains import Domains
from db.verbs.history import History
from db.verbs.registers import Registers
from db.verbs.reports import StoredReports
from db.verbs.search import Search
from db.verbs.settings import Settings
from db.verbs.tasks import Tasks
from db.verbs.words.replacing import WordsReplacing

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from db.errors import Notice, Refused
    from db.file.connection import Before
    from db.file.database import Database
    from db.history.recorder import Progress


class Store:
    """Keep reports in one file; get one by `Store.open`.

    What can be done with each kind of record is a part of its own: `reports`, `columns`, `domains`, `tasks`,
    `acceptances`, `sign_offs`, `states`, `registers`, `settings`; `words` replaces words in many texts, `bin`
    and `history` bring back what was, `search` finds, `health` checks, `file` is its file as a whole,
    `tidying` leaves nothing in the file of what was removed for good.
    Every verb is one transaction, recorded in the history and undone in one step, report by report; acts
    on whole reports are taken back by name. Verbs and reads may be called from any thread. What cannot be
    done raises `db.errors.Refused` and changes nothing.
    """

    def __init__(
        self, path: Path, db: Database, who: str | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        self._access = access = Access(path, db)
        self.path = path
        self.notices: list[Notice] = access.notices
        """What is to be told once, of the opening and since; whoever tells it takes it out."""
        self.file = StoreFile(access)
        self.health = Health(access)
        recording = Recording(access, self.health, who, now)
        careful = CarefulReading(access, self.health)
        self.settings = Settings(access, careful)
        self.registers = Registers(access, careful, recording, self.health)
        self.domains = Domains(access, careful, recording)
        self.tasks = Tasks(access, careful, recording)
        self.acceptances = Acceptances(access, careful, recording)
        self.sign_offs = SignOffs(access, careful, recording)
        self.states = States(access, careful, recording)
        self.columns = Columns(access, careful, recording, self.tasks)
        self.tidying = Tidying(access, self.file)
        self.bin = Bin(access, careful, recording, self.health, self.tidying)
        self.reports = StoredReports(
            *(access, careful, recording, self.health),
            bin=self.bin,
            domains=self.domains,
            tasks=self.tasks,
            registers=self.registers,
            acceptances=self.acceptances,
            sign_offs=self.sign_offs,
            states=self.states,
        )
        self.words = WordsReplacing(access, self.health, recording)
        self.history = History(
            *(access, careful, recording, self.health, self.bin, self.tidying), words=self.words
        )
        self.search = Search(access, careful)

    def device(self) -> str:
        """Return the id of this store's device, which its copies share; "" where it cannot be read."""
        return self._access.device()

    def refuse_writing(self, refused: Refused) -> None:
        """Have every verb refused for this reason."""
        self._access.read_only = refused

    def keep_aside(self, keeps: bool) -> None:
        """Have what was copied before a journal was played back stay as long as something is not stored."""
        self._access.keeps_aside = keeps

    def telling(self, progress: Progress) -> AbstractContextManager[None]:
        """Have the verbs that this thread calls meanwhile tell how far they are.

        `progress(done, total)` hears of rows; what it raises takes the verb's transaction back.
        """
        return self._access.telling(progress)

    def close(self) -> None:
        """Close the file and give its lock back; closing twice is allowed."""
        self._access.close()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str | None = None,
        now: Callable[[], datetime] | None = None,
        before_migration: Before | None = None,
    ) -> Store:
        """Open a store for this process alone; a missing or empty file, and its folder, are made.

        `who` is recorded in the history (default: the PC's user), `now` tells the time; `before_migration`
        gets the connection before a store of an older schema is brought up. Raises
        Refused (store.locked, store.newer, store.not_store, store.damaged, ...) and then leaves
        the file as it was, to the byte.
        """
        return looked_at_twice(path, lambda: cls._opened(path, who, now, before_migration))

    @classmethod
    def _opened(
        cls,
        path: Path,
        who: str | None,
        now: Callable[[], datetime] | None,
        before_migration: Before | None,
    ) -> Store:
        db = connect(path, before_migration=before_migration)
        try:
            with refuse_file_errors(path):
                store = cls(path, db, who, now)
            store.health.check_at_opening()
            store._access.renew_index()
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
