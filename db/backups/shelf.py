"""The folder of a store's backups, and the small file beside them that says what is known of each."""

from __future__ import annotations

import json
import os
import threading
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from db.backups.names import BackupName, read_name, stem_of
from db.backups.schedule import KeptBackup
from db.disk.os_errors import error_name, trouble
from db.disk.replacing import replace_file
from db.disk.temporary import clear, temporary_name
from db.disk.writable import private_file, private_folder, sync_folder
from db.errors import Refused
from db.records import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER = "backups"

LONG_AWAY = 7
"""Days after which it is said that the second place was not there."""

_SCHEMA = "vqdesk.backups/1"
_LARGEST_INDEX = 16 * 1024 * 1024
_NOTING = threading.Lock()
"""Held from reading the index to writing it: the window's rounds note what they made beside the clerk."""

Verdict = Literal["sound", "flawed", "bad"]
"""Sound; equal to a store in which something was wrong already; or not to be relied on."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """That a backup was opened as a store, checked and compared: when (ISO, UTC), with what result.

    `uncompared` counts reports that changed so fast meanwhile that they were checked, not compared.
    """

    at: str
    verdict: Verdict
    uncompared: int = 0


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report that a backup holds."""

    id: str
    organisation: str
    period: Period
    tasks: int


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """What is known of a backup without opening it; `took` is in seconds, `digest` is of its contents."""

    state: str = ""
    took: float = 0.0
    sha256: str = ""
    digest: str = ""
    reports: tuple[HeldReport, ...] = ()
    rehearsal: Rehearsal | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its file, the parts of its name, its size in bytes, what is known of it."""

    path: Path
    name: BackupName
    size: int
    known: KnownBackup = KnownBackup()

    @property
    def is_sound(self) -> bool:
        """Tell whether its last rehearsal went well, as far as it was rehearsed."""
        return self.known.rehearsal is None or self.known.rehearsal.verdict != "bad"

    @property
    def kept(self) -> KeptBackup:
        """What decides whether it may go."""
        return KeptBackup(self.name.number, self.name.made, self.name.reason, self.size, self.is_sound)


@dataclass(frozen=True, slots=True)
class CopyElsewhere:
    """What is known of the second place: since when it is to be used, the last copy there (ISO, UTC)."""

    folder: str
    since: str
    at: str = ""
    name: str = ""

    def days_away(self, now: datetime) -> int:
        """Return the whole days since it was reached last, or chosen."""
        try:
            return max(0, (now - datetime.fromisoformat(self.at or self.since)) // timedelta(days=1))
        except (ValueError, TypeError):
            return 0


class Shelf:
    """Find, name and take away the backups of a store: the folder `backups` beside it."""

    def __init__(self, store: Path) -> None:
        self.folder = store.absolute().parent / FOLDER
        self.stem = stem_of(store.name)
        self._index = self.folder / f"{self.stem}-backups.json"

    def all(self) -> list[Backup]:
        """Return the backups that are there, the oldest first.

        Raises Refused disk.unreachable, backup.not_listed: then nobody knows which there are.
        """
        with self._reading():
            known = self._read().get("files", {})
            there = found_in(self.folder, self.stem)
        return [replace(each, known=_known(known.get(each.path.name))) for each in there]

    def last(self) -> Backup | None:
        """Return the newest backup that is sound; Refused as `all`."""
        return next((each for each in reversed(self.all()) if each.is_sound), None)

    def free_name(self, now: datetime, reason: Any, form: Any) -> BackupName:
        """Return the name of the next backup: its number was never given before. OSError."""
        last = max((each.name.number for each in found_in(self.folder, self.stem)), default=0)
        number = max(last, _number(self._read().get("last"))) + 1
        return BackupName(self.stem, number, now.astimezone(UTC), reason, form)

    def note(self, name: str, known: KnownBackup) -> None:
        """Note what is known of a backup, and forget those that are gone; OSError."""
        with _NOTING:
            index = self._read()
            there = {each.path.name: each.name.number for each in found_in(self.folder, self.stem)}
            files = {each: told for each, told in index.get("files", {}).items() if each in there}
            files[name] = asdict(known)
            last = max(_number(index.get("last")), *there.values(), 0)
            self._write({**index, "last": last, "files": files})

    def elsewhere(self) -> CopyElsewhere | None:
        """Return what is known of the second place; Refused as `all`."""
        try:
            with self._reading():
                return CopyElsewhere(**self._read()["elsewhere"])
        except (KeyError, TypeError):
            return None

    def note_elsewhere(self, told: CopyElsewhere) -> None:
        """Note what is known of the second place; OSError."""
        with _NOTING:
            self._write({**self._read(), "elsewhere": asdict(told)})

    def forget_elsewhere(self) -> None:
        """Forget the second place; Refused disk.*, folder.*."""
        with _NOTING:
            try:
                index = self._read()
                if index.pop("elsewhere", None) is not None:
                    self._write(index)
            except OSError as error:
                raise backup_refusal(error, self._index) from error

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if trouble(error) == "silent":
                raise Refused("disk.unreachable", name=str(self.folder)) from error
            raise Refused("backup.not_listed", folder=str(self.folder)) from error

    def _read(self) -> dict[str, Any]:
        """Return the index; nothing where it is missing or damaged: it only tells what it is good to know.

        Raises OSError where the disk does not answer: else what is known would be forgotten for that.
        """
        try:
            with self._index.open("rb") as stream:
                found = json.loads(stream.read(_LARGEST_INDEX))
        except OSError as error:
            if trouble(error) == "silent":
                raise
            return {}
        except (ValueError, RecursionError):
            return {}
        is_ours = isinstance(found, dict) and found.get("schema") == _SCHEMA
        return found if is_ours and isinstance(found.get("files", {}), dict) else {}

    def _write(self, index: Mapping[str, Any]) -> None:
        data = json.dumps({**index, "schema": _SCHEMA}, ensure_ascii=False, indent=1)
        private_folder(self.folder)
        write_whole(self._index, data.encode("utf-8", "surrogatepass"))


def found_in(folder: Path, stem: str) -> list[Backup]:
    """Return a store's backups in a folder by their names alone, the oldest first.

    None where there is no folder; raises OSError where there is one that cannot be read.
    """
    found = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            name = read_name(entry.name)
            if name is None or name.stem != stem:
                continue
            with suppress(FileNotFoundError):  # taken away meanwhile
                size = entry.stat(follow_symlinks=False).st_size
                if entry.is_file(follow_symlinks=False):
                    found.append(Backup(folder / entry.name, name, size))
    return sorted(found, key=lambda each: (each.name.number, each.name.made))


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file for its owner alone, all of it or nothing; OSError.

    What earlier ones that were cut off have left in the folder goes first.
    """
    clear(path.parent)
    new = path.with_name(temporary_name(".json"))
    try:
        with private_file(new) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        replace_file(new, path)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def backup_refusal(error: OSError | ValueError, path: Path) -> Refused:
    """Return what a person is told where a backup cannot be written."""
    found = trouble(error)
    if found == "denied":
        return Refused("folder.read_only", folder=str(path.parent))
    if found in ("missing", "folder"):
        return Refused("folder.missing", folder=str(path.parent))
    if found == "other" and isinstance(error, OSError):
        return Refused("file.not_written", name=path.name, error=error_name(error))
    key = {"full": "disk.full", "held": "file.locked", "long": "file.long_name", "name": "file.bad_name"}
    return Refused(key.get(found, "disk.unreachable"), name=path.name)


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _known(told: Any) -> KnownBackup:
    try:
        rehearsal = told["rehearsal"] and Rehearsal(**told["rehearsal"])
        reports = tuple(
            HeldReport(**{**each, "period": Period(**each["period"])}) for each in told["reports"]
        )
        return KnownBackup(**{**told, "rehearsal": rehearsal, "reports": reports})
    except (KeyError, TypeError):
        return KnownBackup()
