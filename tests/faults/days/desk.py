"""A clerk's desk: one folder with all that the program touches, and the clock and the chance of a day."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING

import db.access.recording
import db.access.store_check
import db.backups.backups
import db.backups.making
import db.backups.protection
import db.disk.writable
import db.ids
import vqdesk.backups.backup_service
import vqdesk.offices.chosen_rules
import vqdesk.review.stored
from vqdesk.backups.backup_service import BackupService
from vqdesk.first_store.store import open_store
from vqdesk.system.paths import draft_folders, unsaved_folders
from vqdesk.unsaved.kept_texts import SecondPlace

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path
    from typing import Self

    from db.store.store import Store

FILE = "kho.vqd"
PASSWORD = "mật khẩu của văn thư"
_BEGIN = datetime(2024, 9, 27, 0, 30).astimezone()
_BETWEEN = timedelta(minutes=10)
_TOLD_BY_A_CLOCK = (
    db.access.recording,
    db.backups.backups,
    db.backups.making,
    db.disk.writable,
    vqdesk.backups.backup_service,
    vqdesk.offices.chosen_rules,
    vqdesk.review.stored,
)


class Chance:
    """Give each act of a day ids and times of its own, the same in whatever process it is done."""

    moment = _BEGIN

    @classmethod
    def rule(cls) -> None:
        """Take the place of clock and chance in this process."""
        for module in _TOLD_BY_A_CLOCK:
            module.datetime = _Clock  # type: ignore[attr-defined]
        cls.begin(0)
        # Nobody waits meanwhile who would be held up by a check without a pause.
        db.access.store_check._BREATH = 0  # noqa: SLF001
        db.backups.making.time = SimpleNamespace(monotonic=lambda: 0.0)  # type: ignore[assignment]
        # A key is made in a fifth of a second of an office PC, and the form is the same.
        db.backups.protection.OPSLIMIT, db.backups.protection.MEMLIMIT = 1, 8192

    @classmethod
    def begin(cls, number: int) -> None:
        """Begin an act."""
        cls.moment = _BEGIN + number * _BETWEEN
        numbers = count()
        db.ids.os = SimpleNamespace(  # type: ignore[assignment]
            urandom=lambda size: sha256(f"{number} {next(numbers)}".encode()).digest()[:size]
        )
        nanoseconds = int(cls.moment.timestamp()) * 1_000_000_000
        db.ids.time = SimpleNamespace(time_ns=lambda: nanoseconds)  # type: ignore[assignment]


class _Clock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(Chance.moment.timestamp(), tz)


class Desk:
    """The folder of a desk; while a day is lived its `store` is open."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / FILE
        self.out, self.incoming, self.stick = root / "out", root / "in", root / "stick"
        self.temporary = root / "tmp"
        self._store: Store | None = None

    def sit_down(self) -> None:
        """Have this process keep its settings, data and temporary files on this desk."""
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(self.root / "home" / name.lower())
        os.environ["TMPDIR"] = str(self.temporary)
        tempfile.tempdir = None
        for folder in (self.out, self.incoming, self.stick, self.temporary):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def store(self) -> Store:
        """The open store."""
        if self._store is None:
            raise ValueError("the store is closed")
        return self._store

    def open(self) -> None:
        """Open the store as the program does."""
        self._store = open_store(self.path)

    def close(self) -> None:
        """Close the store."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def service(self) -> BackupService:
        """The backups, with what was chosen for them by now."""
        return BackupService(self.store)

    @property
    def drafts(self) -> SecondPlace:
        """Where what is typed is kept."""
        return SecondPlace(self.store.device(), self.path, draft_folders())

    @property
    def unsaved(self) -> SecondPlace:
        """Where what could not be stored is kept."""
        return SecondPlace(self.store.device(), self.path, unsaved_folders())
