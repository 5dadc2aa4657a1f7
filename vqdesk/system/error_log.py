"""The log of unexpected errors: types and places, never a report's text."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.disk.writable import private_folder, private_opener, tighten
from db.text.readable import readable

_LONGEST = 1_000_000


def write_error(log: Path, error: BaseException) -> None:
    """Append an error, and what caused it, to the log; a log that cannot be written is let be.

    Messages are left out: they could hold a report's text. A log beyond a megabyte is put aside first.
    """
    write_lines(log, error_lines(error))


def write_lines(log: Path, lines: list[str]) -> None:
    """Append lines, each with the time, to the log; one that cannot be written is let be.

    Its owner alone reads it.
    """
    stamp = datetime.now().astimezone().isoformat(timespec="seconds")
    with suppress(OSError):
        private_folder(log.parent)
        if log.exists() and log.stat().st_size > _LONGEST:
            log.replace(log.with_suffix(".old.log"))
        tighten(log)
        with open(log, "a", encoding="utf-8", opener=private_opener) as file:
            file.writelines(f"{stamp} {readable(line)}\n" for line in lines)


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
