"""A store's backups: made, listed, rehearsed, copied to the second place, and brought back."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db.access.store_file import Stopped
from db.backups.comparing import as_new, differences_between
from db.backups.elsewhere import copy_elsewhere, folder_in
from db.backups.making import put_on, written
from db.backups.rehearsing import digest_of, file_digest, is_sealed, look_through, make_ready, opened_backup
from db.backups.restoring import Restored, expect_sound, free_aside, fresh_store
from db.backups.schedule import is_due, thinned
from db.backups.shelf import Backup, CopyElsewhere, KnownBackup, Rehearsal, Shelf, backup_refusal
from db.disk.replacing import replace_file
from db.disk.writable import sync_folder
from db.errors import Refused
from db.file.connection import is_open_here
from db.file.database import Closed
from db.history.floors import Floor, reached

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from db.backups.comparing import ReportDifference
    from db.backups.making import Copy
    from db.backups.names import BackupForm, Reason
    from db.backups.protection import Key
    from db.changes import Changes
    from db.store.store import Store


class Backups:
    """Back up an open store; each backup is a file of its own and is rehearsed before it gets its name.

    With a `key` they are protected. `now` tells the time. Long work may be done in any thread: the store's
    connection is given back between any two steps. What cannot be done raises Refused, and store and
    backups are as they were.
    """

    def __init__(
        self, store: Store, *, key: Key | None = None, now: Callable[[], datetime] | None = None
    ) -> None:
        self.store, self.key = store, key
        self.shelf = Shelf(store.path)
        self._now = now or (lambda: datetime.now(UTC))

    # Made

    def all(self) -> list[Backup]:
        """Return the backups that are there, the oldest first; Refused where they cannot be listed."""
        return self.shelf.all()

    def last(self) -> Backup | None:
        """Return the newest backup that is sound."""
        return self.shelf.last()

    def has_changed(self) -> bool:
        """Tell whether the store holds something that no sound backup holds."""
        if self.store.file.holds_nothing():
            return False
        return self.store.file.state() not in {each.known.state for each in self.all() if each.is_sound}

    def is_due(self, *, at_start: bool = False) -> bool:
        """Tell whether a backup is to be made now, unasked; of a damaged store none is."""
        if self.store.health.is_damaged:
            return False
        last = self.last()
        since = None if last is None else self._now() - last.name.made
        took = timedelta(seconds=last.known.took if last else 0)
        return is_due(
            has_changed=self.has_changed(),
            since_last=None if since is None else since - took,
            last_took=took,
            at_start=at_start,
        )

    def is_behind(self, longest: timedelta) -> bool:
        """Tell whether what was changed is in no backup, and the last one older than that; Refused."""
        last = self.last()
        if last is not None and self._now() - last.name.made <= longest:
            return False
        try:
            return self.has_changed()
        except Closed:
            return False

    def make(self, reason: Reason, *, stop: threading.Event | None = None) -> Backup:
        """Back the store up, rehearse the backup and thin out the older ones.

        Raises Refused backup.bad_copy where it is not equal, disk.*, folder.*, store.*; Stopped where `stop`
        was set meanwhile.
        """
        made = put_on(self.shelf, reason, self._copying(stop), self.key, self._now())
        self.thin_out()
        return made

    def make_unasked(self, *, at_start: bool, stop: threading.Event | None) -> Backup | None:
        """Make a backup where one is due; None where none is, `stop` was set or the store closed meanwhile.

        Raises Refused as `make`.
        """
        try:
            if not self.is_due(at_start=at_start):
                return None
            return self.make("start" if at_start else "change", stop=stop)
        except (Stopped, Closed):  # given up, or the store was closed meanwhile
            return None

    def _copying(self, stop: threading.Event | None) -> Copy:
        return lambda plain: self.store.file.copy_to(plain, stop)

    def before(self, reason: Reason) -> Backup | None:
        """Back the store up before something is done to it, unless a sound backup holds all that is in it."""
        if self.store.health.is_damaged or not self.has_changed():
            return None
        return self.make(reason)

    def export(
        self,
        out: Path,
        form: BackupForm,
        *,
        key: Key | None = None,
        stop: threading.Event | None = None,
    ) -> Rehearsal:
        """Back the store up to a file of a person's choice, in the form that it is to have.

        What is there is replaced. Raises as `make`, and Refused backup.over_store.
        """
        folder = out.absolute().parent
        with self._refusing(out):
            if out.is_dir():
                raise Refused("file.folder", name=out.name)
            if out.exists() and is_open_here(out):
                raise Refused("backup.over_store", name=out.name)
            with written(folder, form, self._copying(stop), key or self.key, self._now()) as (file, _, known):
                replace_file(file, out)
                sync_folder(folder)
        return known.rehearsal or Rehearsal(self._at(), "bad")

    def thin_out(self) -> None:
        """Take away the backups that need not stay; what cannot be taken away stays."""
        with suppress(Refused):  # what cannot be listed stays
            there = {each.kept: each for each in self.all()}
            for kept in thinned(there, self._now()):
                with suppress(OSError):
                    there[kept].path.unlink()

    # The second place

    def copy_elsewhere(self, place: Path) -> Path | None:
        """Copy the newest sound backup to the second place; None where there is none, or it lies there.

        Raises Refused folder.*, disk.*, file.*.
        """
        last, told = self.last(), self.shelf.elsewhere()
        if told is None or told.folder != str(place):
            told = CopyElsewhere(str(place), self._at())
            with self._refusing(self.shelf.folder / self.shelf.stem):
                self.shelf.note_elsewhere(told)
        if last is None or self._is_elsewhere(last, told):
            return None
        made = copy_elsewhere(last, place, self.store.device(), self._now())
        with suppress(OSError):
            self.shelf.note_elsewhere(replace(told, at=self._at(), name=made.name))
        return made

    def _is_elsewhere(self, last: Backup, told: CopyElsewhere) -> bool:
        """Tell whether the newest backup lies in the second place already, as far as a look tells."""
        folder = folder_in(Path(told.folder), self.store.device())
        if told.name != last.path.name or not (folder / told.name).is_file():
            return False
        if told.days_away(self._now()):
            with suppress(OSError):
                self.shelf.note_elsewhere(replace(told, at=self._at()))
        return True

    # Brought back

    def preview(self, path: Path, *, password: str | None = None) -> list[ReportDifference]:
        """Return what a whole restore of a backup would change, report by report; Refused as `restore`.

        Where the store is so damaged that its reports cannot be read, all of the backup's count as new.
        """
        with opened_backup(path, password=password, key=self.key) as backup:
            expect_sound(backup, path.name)
            try:
                return differences_between(backup, self.store)
            except Refused:
                if not self.store.health.is_damaged:
                    raise
                return differences_between(backup, None)

    def restore(
        self, path: Path, *, password: str | None = None, stop: threading.Event | None = None
    ) -> Restored:
        """Put a backup in the store's place; what is there now is backed up first.

        A store that is damaged is kept aside instead. No counter goes back. Raises Refused backup.*, disk.*;
        Stopped where `stop` was set before the backup took the place.
        """
        store = self.store
        fresh_one = fresh_store(path, store.path, password=password, key=self.key)
        with self._refusing(store.path), fresh_one as fresh:
            if store.health.is_damaged:
                return self._restore_over_damaged(fresh)
            while True:
                before = None if store.file.holds_nothing() else self.make("restore", stop=stop)
                if stop is not None and stop.is_set():
                    raise Stopped
                with store.file.held():
                    # Whoever typed on meanwhile: that is backed up as well.
                    if before is None or store.file.state() == before.known.state:
                        make_ready(fresh, reached(store.file.database))
                        store.file.put_in_place(fresh)
                        return Restored(before)

    def _restore_over_damaged(self, fresh: Path) -> Restored:
        aside = free_aside(self.store.path)
        make_ready(fresh, Floor())
        self.store.file.put_in_place(fresh, aside)
        return Restored(aside=aside)

    def restore_reports(
        self, path: Path, report_ids: Sequence[str], *, password: str | None = None
    ) -> tuple[list[str], Changes]:
        """Bring reports of a backup back as new ones, with their history; return their new ids.

        The store is backed up first. Raises Refused report.unknown, backup.*, disk.*.
        """
        with opened_backup(path, password=password, key=self.key) as backup:
            expect_sound(backup, path.name)
            items = as_new(backup, report_ids)
        self.before("restore")
        changes = self.store.reports.add_all(items, verb="from_backup")
        return [draft.report.id for draft, _ in items], changes

    def _at(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="seconds")

    @contextmanager
    def _refusing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise backup_refusal(error, path) from error


def verify_file(
    path: Path,
    *,
    password: str | None = None,
    key: Key | None = None,
    known: KnownBackup | None = None,
    at: str | None = None,
) -> Rehearsal:
    """Rehearse any backup; with what is `known` of it, compare it as well.

    Raises Refused backup.password_*, file.*, temp.*, disk.*: then nothing is known.
    """
    moment = at or datetime.now(UTC).isoformat(timespec="seconds")
    bad = Rehearsal(moment, "bad")
    try:
        if known and known.sha256 and file_digest(path) != known.sha256:
            return bad
        with opened_backup(path, password=password, key=key) as backup:
            verdict, found = look_through(backup)
            if verdict == "flawed" and not is_sealed(backup):
                # Nobody can tell whether it came so or became so.
                return bad
    except Refused as refused:
        if refused.key != "backup.damaged":
            raise
        return bad
    except OSError as error:
        raise backup_refusal(error, path) from error
    if found is not None and known and known.digest and digest_of(found) != known.digest:
        return bad
    return Rehearsal(moment, verdict)
