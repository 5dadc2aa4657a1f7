"""Where the program keeps what belongs to its user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from db.errors import Refused
from db.writable import private_folder, try_to_write
from vqdesk import shipped

_NAME = "vqdesk"
_MARK = "portable.txt"


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
    if named:
        return Path(named)
    folder = portable_folder() or platformdirs.user_data_path(_NAME, appauthor=False)
    return folder / f"{_NAME}.vqd"


def portable_folder() -> Path | None:
    """Return the folder `data` beside a built program with a file `portable.txt`; None for any other."""
    program = Path(sys.executable).parent
    return program / "data" if shipped.is_frozen() and (program / _MARK).is_file() else None


def log_file() -> Path:
    """Return the log's place; it holds errors, never a report's text. The folder may not exist yet."""
    folder = portable_folder() or platformdirs.user_log_path(_NAME, appauthor=False)
    return folder / f"{_NAME}.log"


def crash_file() -> Path:
    """Return the place of what is written when the program dies hard: beside the log."""
    return log_file().with_name(f"{_NAME}-crash.log")


def _expect_writable(folder: Path) -> None:
    try:
        private_folder(folder)
        try_to_write(folder)
    except OSError as error:
        raise Refused("portable.read_only", folder=str(folder)) from error
