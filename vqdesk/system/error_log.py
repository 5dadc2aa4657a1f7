"""The log of unexpected errors: types and places, never a report's text."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any


def write_error(log: Path, error: BaseException) -> None:
    """Append an error, and what caused it, to the log; a log that cannot be written is let be.

    Messages are left out: they could hold a report's text. A log beyond a megabyte is put aside first.
    """
    _write(log, [{"exc_info": (type(error), error, error.__traceback__)}])


def write_lines(log: Path, lines: list[str]) -> None:
    """Append lines, each with the time, to the log; one that cannot be written is let be.

    Its owner alone reads it.
    """
    _write(log, [{"msg": line} for line in lines])


def _write(log: Path, records: Iterable[dict[str, Any]]) -> None:
    # Loaded at an error alone: `logging` costs every start 10 ms. Whatever an import meets, out of memory
    # or of file handles, must not hide the error that is logged.
    with suppress(Exception):
        import logging

        from vqdesk.system.private_log import PrivateLog

        with closing(PrivateLog(log)) as handler:
            for record in records:
                handler.handle(logging.makeLogRecord(record))
