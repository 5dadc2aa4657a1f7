"""The second place of backups: a stick or a folder on the network that is not always there."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from db.backups.rehearsing import file_digest
from db.backups.schedule import thinned
from db.backups.shelf import backup_refusal, found_in
from db.disk.replacing import replace_file
from db.disk.temporary import clear, temporary_name
from db.disk.writable import copy_to_disk, private_file, private_folder, sync_folder
from db.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from db.backups.shelf import Backup

_BEGINNING = "vqdesk-"
_DEVICE = re.compile(r"[A-Za-z0-9]{1,12}$")


def folder_in(place: Path, device: str) -> Path:
    """Return where a store's backups lie in the second place, which several stores may share."""
    found = _DEVICE.search(device)
    return place / f"{_BEGINNING}{found[0].lower() if found else 'backups'}"


def copy_elsewhere(backup: Backup, place: Path, device: str, now: datetime) -> Path:
    """Copy a backup to the second place, read it there once more, and thin out what lies there.

    The place itself is never made: it may be a stick that is not there. Raises Refused folder.*, disk.*,
    file.*, backup.bad_copy.
    """
    folder = folder_in(place, device)
    out = folder / backup.path.name
    new = folder / temporary_name(".vqd")
    try:
        if not place.is_dir():
            raise Refused("folder.missing", folder=str(place))
        private_folder(folder)
        clear(folder)
        if _is_there(out, backup):
            return out
        with backup.path.open("rb") as source, private_file(new) as target:
            copy_to_disk(source, target)
        if file_digest(new) != (backup.known.sha256 or file_digest(backup.path)):
            raise Refused("backup.bad_copy", name=out.name)
        replace_file(new, out)
        sync_folder(folder)
    except OSError as error:
        raise backup_refusal(error, out) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    _thin_out(folder, backup.name.stem, now)
    return out


def _is_there(out: Path, backup: Backup) -> bool:
    return (
        out.is_file()
        and out.stat().st_size == backup.size
        and (file_digest(out) == (backup.known.sha256 or file_digest(backup.path)))
    )


def _thin_out(folder: Path, stem: str, now: datetime) -> None:
    with suppress(OSError):  # what cannot be listed stays
        there = {each.kept: each.path for each in found_in(folder, stem)}
        for kept in thinned(there, now):
            with suppress(OSError):
                there[kept].unlink()
