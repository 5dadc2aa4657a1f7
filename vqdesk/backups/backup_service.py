"""The backups of an open store as the window and the command line use them."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from db.access.store_file import Stopped
from db.backups.backups import Backups, verify_file
from db.backups.names import form_of_ending
from db.backups.protection import make_key
from db.backups.shelf import LONG_AWAY, Shelf, backup_refusal
from db.errors import Notice, Refused
from vqdesk.backups.backup_settings import BackupSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from db.backups.comparing import ReportDifference
    from db.backups.names import Reason
    from db.backups.restoring import Restored
    from db.backups.shelf import Backup, CopyElsewhere, Rehearsal
    from db.changes import Changes
    from db.store.store import Store

SHORTEST_PASSWORD = 8
"""Characters."""

OUT_ENDINGS = (".vqd", ".vqd.gz", ".vqd.enc")

LONG_WITHOUT = timedelta(days=1)
"""After that it is said that what was changed is in no backup."""

_WORKING = threading.Lock()
"""Held by whoever copies a store or puts another in its place: the window's own rounds, or the clerk."""


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How the backups stand: the newest sound one (None: none yet), and the second place (None: none).

    `second_at` is when it was copied there last (ISO, UTC; "" never), `days_away` how long ago that is.
    `is_bad`: what was made last is damaged. `is_behind`: what was changed is in no backup, and long so.
    """

    last: Backup | None
    is_protected: bool
    second: Path | None
    second_at: str = ""
    days_away: int = 0
    is_bad: bool = False
    is_behind: bool = False

    @property
    def rehearsed_at(self) -> str:
        """When the newest backup was rehearsed last (ISO, UTC); "" where it was not."""
        rehearsal = self.last.known.rehearsal if self.last else None
        return rehearsal.at if rehearsal else ""


class BackupService:
    """Back an open store up and bring backups back; what was chosen for that is kept for the PC's user.

    Everything but `status`, `all` and the settings may take long and may run in any thread; whoever restores
    opens the report anew afterwards. Refused tells what could not be done; then all is as it was.
    """

    def __init__(self, store: Store, *, now: Callable[[], datetime] | None = None) -> None:
        self._now = now or (lambda: datetime.now(UTC))
        self.settings = BackupSettings.read(store.path)
        self._store = store
        self._backups = Backups(store, key=self.settings.key, now=self._now)

    # Told

    def all(self) -> list[Backup]:
        """Return the backups beside the store, the oldest first; Refused where they cannot be listed."""
        return self._backups.all()

    def status(self) -> BackupStatus:
        """Tell how the backups stand; Refused where the store cannot be read or they cannot be listed."""
        told = _known_of(self.settings.second, self._backups.shelf)
        there = self.all()
        return BackupStatus(
            self._backups.last(),
            self.settings.key is not None,
            self.settings.second,
            told.at if told else "",
            told.days_away(self._now()) if told else 0,
            is_bad=bool(there) and not there[-1].is_sound,
            is_behind=self._backups.is_behind(LONG_WITHOUT),
        )

    def notices(self) -> list[Notice]:
        """Return what the clerk is to be told about: a second place that has been away for a week."""
        return away_notices(self._store.path, self._now())

    # Made

    def make(self, reason: Reason = "asked", *, stop: threading.Event | None = None) -> Backup:
        """Make a backup, rehearse it, and copy it to the second place if that is there."""
        with _alone(stop):
            made = self._backups.make(reason, stop=stop)
        self.copy_to_second()
        return made

    def make_if_due(self, *, at_start: bool = False, stop: threading.Event | None = None) -> Backup | None:
        """Make a backup where one is due now; what the second place has not got yet goes there in any case.

        None where none was due, or `stop` was set meanwhile.
        """
        try:
            with _alone(stop):
                made = self._backups.make_unasked(at_start=at_start, stop=stop)
        except Stopped:
            return None
        self.copy_to_second()
        return made

    def before(self, reason: Reason) -> Backup | None:
        """Make a backup before something is done to the store, unless one holds all that is in it."""
        with _alone():
            return self._backups.before(reason)

    def export(
        self, out: Path, *, password: str | None = None, stop: threading.Event | None = None
    ) -> Rehearsal:
        """Make a backup at a place of the clerk's choice; the name's ending tells the form.

        Raises Refused backup.ending, backup.no_password.
        """
        form = form_of_ending(out.name)
        if form is None:
            raise Refused("backup.ending", name=out.name, endings=OUT_ENDINGS)
        with _alone(stop):
            return self._backups.export(out, form, key=make_key(password) if password else None, stop=stop)

    def copy_to_second(self) -> None:
        """Copy the newest backup to the second place; one that is not there is told when it is long away."""
        if self.settings.second is None:
            return
        try:
            self._backups.copy_elsewhere(self.settings.second)
        except Refused:
            # It may be a stick in somebody's pocket; `notices` tells after a week.
            return

    # Rehearsed, and brought back

    def verify(self, path: Path, *, password: str | None = None) -> Rehearsal:
        """Rehearse a backup, any file: open it as a store, look through it, compare it where it is known."""
        return rehearse_anew(self._store.path, path, password=password)

    def preview(self, path: Path, *, password: str | None = None) -> list[ReportDifference]:
        """Return what restoring a backup would change, report by report."""
        return self._backups.preview(path, password=password)

    def restore(
        self, path: Path, *, password: str | None = None, stop: threading.Event | None = None
    ) -> Restored:
        """Put a backup in the store's place; the present state is backed up first, and so it is undone.

        A damaged store is kept aside instead.
        """
        with _alone(stop):
            return self._backups.restore(path, password=password, stop=stop)

    def restore_reports(
        self, path: Path, report_ids: Sequence[str], *, password: str | None = None
    ) -> tuple[list[str], Changes]:
        """Bring reports of a backup back as new ones, with their history; return their ids."""
        with _alone():
            return self._backups.restore_reports(path, report_ids, password=password)

    # Chosen

    def choose_second(self, place: Path | None) -> None:
        """Choose the second place and copy the newest backup there, None: use none any more.

        Raises Refused where it cannot be written; then nothing is changed.
        """
        if place is not None:
            place = place.absolute()
            if place == self._backups.shelf.folder or place == self._store.path.absolute().parent:
                raise Refused("backup.same_place", folder=str(place))
            try:
                is_folder = place.is_dir()
            except OSError as error:
                raise backup_refusal(error, place) from error
            if not is_folder:
                raise Refused("folder.missing", folder=str(place))
            self._backups.copy_elsewhere(place)
        else:
            self._backups.shelf.forget_elsewhere()
        self._keep(replace(self.settings, second=place))

    def choose_password(self, password: str | None) -> None:
        """Protect later backups by a password, None: by none any more; those that are there stay as they are.

        The key that is made of it is kept in the user's settings, so that nobody is asked for it when a
        backup is made; the password is not. Raises Refused backup.short_password.
        """
        if password is not None:
            expect_long(password)
        self._keep(replace(self.settings, key=None if password is None else make_key(password)))

    def _keep(self, settings: BackupSettings) -> None:
        settings.keep(self._store.path)
        self.settings = settings
        self._backups.key = settings.key


def expect_long(password: str) -> None:
    """Refuse (backup.short_password) a password that is soon guessed."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("backup.short_password", count=SHORTEST_PASSWORD)


@contextmanager
def _alone(stop: threading.Event | None = None) -> Iterator[None]:
    """Wait until nobody else copies or restores; Stopped where `stop` was set meanwhile."""
    while not _WORKING.acquire(timeout=0.05):
        if stop is not None and stop.is_set():
            raise Stopped
    try:
        yield
    finally:
        _WORKING.release()


def away_notices(store: Path, now: datetime | None = None) -> list[Notice]:
    """Return what is to be told of a store's second place where it has been away for a week."""
    told = _known_of(BackupSettings.read(store).second, Shelf(store))
    days = told.days_away(now or datetime.now(UTC)) if told else 0
    if told is None or days < LONG_AWAY:
        return []
    return [Notice("backup.second_away", {"folder": told.folder, "days": days})]


def _known_of(second: Path | None, shelf: Shelf) -> CopyElsewhere | None:
    """Return what is known of the second place that is chosen; None where none is, or nothing is known."""
    told = shelf.elsewhere()
    is_of_it = told is not None and second is not None and told.folder == str(second)
    return told if is_of_it else None


def rehearse_anew(store: Path, path: Path, *, password: str | None = None) -> Rehearsal:
    """Rehearse a backup, any file; of one beside the store the result is noted. The store is not opened."""
    shelf, key = Shelf(store), BackupSettings.read(store).key
    mine = next((each for each in _beside(shelf, path) if _is_same(each.path, path)), None)
    found = verify_file(path, password=password, key=key, known=mine.known if mine else None)
    if mine is not None:
        with suppress(OSError):
            shelf.note(mine.path.name, replace(mine.known, rehearsal=found))
    return found


def _beside(shelf: Shelf, path: Path) -> list[Backup]:
    """Return a store's backups; a file that lies elsewhere is none of those that cannot be listed."""
    try:
        return shelf.all()
    except Refused:
        if path.absolute().parent == shelf.folder:
            raise
        return []


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
