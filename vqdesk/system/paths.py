"""Where the program keeps what belongs to its user."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

import platformdirs

from db.disk.writable import private_folder, try_to_write
from db.errors import Refused
from vqdesk.system import resources

MAX_LOG_BYTES = 1_000_000
"""How long a log may grow before it is put aside."""

_NAME = "vqdesk"
_MARK = "portable.txt"
_UNSAVED, _DRAFTS = "unsaved", "drafts"


def user_store() -> Path:
    """Return the store's place: `VQDESK_STORE`, else a file in the data folder; Refused portable.read_only.

    A portable program that cannot write beside itself says so: data never go elsewhere unasked.
    """
    folder = portable_folder()
    if folder is not None and not os.environ.get("VQDESK_STORE"):
        _expect_writable(folder)
    return store_place()


def store_place() -> Path:
    """Return where the store lies or would lie, whether or not it can be written there."""
    named = os.environ.get("VQDESK_STORE")
    return Path(named) if named else _usual_place()


def portable_folder() -> Path | None:
    """Return the folder `data` beside a built program with a file `portable.txt`; None for any other."""
    program = Path(sys.executable).parent
    return program / "data" if resources.is_frozen() and (program / _MARK).is_file() else None


def log_file() -> Path:
    """Return the log's place; it holds errors, never a report's text. The folder may not exist yet."""
    folder = portable_folder() or platformdirs.user_log_path(_NAME, appauthor=False)
    return folder / f"{_NAME}.log"


def crash_file() -> Path:
    """Return the place of what is written when the program dies hard: beside the log."""
    return log_file().with_name(f"{_NAME}-crash.log")


def old_log(log: Path) -> Path:
    """Return where a log is put aside that has grown long."""
    return log.with_suffix(".old.log")


def run_file(store: Path) -> Path:
    """Return the place of the mark of a window that is open on a store: beside the log, one for each store.

    The user's own store has the same one wherever a portable program's disk is put in.
    """
    return log_file().with_name(f"{_NAME}-run{_of_store(store)}.json")


def call_file(store: Path, process: int) -> Path:
    """Return where a process that cannot open a store calls its window: beside the log."""
    return log_file().with_name(f"{_NAME}-call{_of_store(store)}-{process}.json")


def is_call_file(path: Path, store: Path) -> bool:
    """Tell whether a file beside the log is a call of a store's window."""
    pattern = re.escape(f"{_NAME}-call{_of_store(store)}-") + r"\d+\.json"
    return re.fullmatch(pattern, path.name) is not None


def backup_settings_file(store: Path) -> Path:
    """Return the place of what was chosen for a store's backups, in the user's settings folder."""
    folder = portable_folder() or platformdirs.user_config_path(_NAME, appauthor=False)
    return folder / f"{_NAME}-backups{_of_store(store)}.json"


def _of_store(store: Path) -> str:
    """Return what tells a store's file from another's of the same kind; nothing for the user's own store."""
    if _is_same(store, _usual_place()):
        return ""
    return "-" + hashlib.sha256(_spelled(store)).hexdigest()[:12]


def _usual_place() -> Path:
    folder = portable_folder() or platformdirs.user_data_path(_NAME, appauthor=False)
    return folder / f"{_NAME}.vqd"


def _is_same(one: Path, other: Path) -> bool:
    return _spelled(one) == _spelled(other)


def _spelled(path: Path) -> bytes:
    """Return the one spelling of a file's place, as far as the system can tell it."""
    return os.fsencode(os.path.normcase(real_path(path)))


def real_path(path: Path | str) -> str:
    """Return a path without links, as far as the system can follow it."""
    try:
        return os.path.realpath(path)
    except OSError:  # Windows, of a path that is very long, or on some shares
        return os.path.abspath(path)


def unsaved_folders() -> list[Path]:
    """Return where what could not be stored is kept, the place to try first; a folder may not exist yet.

    The portable program keeps it with its data, and only where its stick is gone in the PC's own folder.
    """
    return _private_folders(_UNSAVED)


def draft_folders() -> list[Path]:
    """Return where drafts are kept, as `unsaved_folders` does."""
    return _private_folders(_DRAFTS)


def _private_folders(name: str) -> list[Path]:
    own = platformdirs.user_data_path(_NAME, appauthor=False) / name
    folder = portable_folder()
    return [own] if folder is None else [folder / name, own]


def _expect_writable(folder: Path) -> None:
    try:
        private_folder(folder)
        try_to_write(folder)
    except OSError as error:
        raise Refused("portable.read_only", folder=str(folder)) from error
