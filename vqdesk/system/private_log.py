"""A log file as Python's `logging` writes it: never long, for its owner alone, without a report's text."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from logging import Formatter
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from db.disk.replacing import replace_file
from db.disk.writable import private_folder, private_opener, tighten
from db.text.readable import readable
from vqdesk.system.paths import MAX_LOG_BYTES, old_log

if TYPE_CHECKING:
    from logging import LogRecord


class PrivateLog(RotatingFileHandler):
    """Append records to a file that its owner alone reads; beyond a megabyte it is put aside first.

    A log that cannot be written is let be, and one that cannot be put aside (another program holds it)
    goes on growing: neither `handle` nor `close` raises an error.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=MAX_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
        self._path = path
        self.setFormatter(PlacesFormatter())

    def _open(self) -> TextIO:  # type: ignore[override]
        private_folder(self._path.parent)
        tighten(self._path)
        return open(self._path, "a", encoding="utf-8", opener=private_opener)

    def rotation_filename(self, default_name: str) -> str:
        """Return where the file is put aside."""
        return str(old_log(self._path))

    def rotate(self, source: str, dest: str) -> None:
        """Put the file aside, where that can be done."""
        with suppress(OSError):
            replace_file(Path(source), Path(dest), patience=0)

    def handleError(self, record: LogRecord) -> None:  # noqa: N802
        """Let be what cannot be written: whoever logs is in trouble already."""

    def close(self) -> None:
        """Close the file."""
        with suppress(OSError):
            super().close()


class PlacesFormatter(Formatter):
    """Give each line the time, and an error as its places alone: its message could hold a report's text."""

    def format(self, record: LogRecord) -> str:
        """Return the message's line, or those of the error that the record is about."""
        error = record.exc_info[1] if record.exc_info else None
        lines = error_lines(error) if error else [record.getMessage()]
        time = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
        return "\n".join(f"{time} {readable(line)}" for line in lines)


def error_lines(error: BaseException) -> list[str]:
    """Return an error, and what caused it, as types, files, lines and functions."""
    lines: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
        for frame in traceback.extract_tb(each.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        each = each.__cause__ or each.__context__
    return lines
