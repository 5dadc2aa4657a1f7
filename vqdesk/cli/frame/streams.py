"""Standard output and standard error: UTF-8 everywhere, and quiet when nobody listens any more."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from db.errors import Refused
from db.text.readable import visible

# Windows tells a broken pipe as EINVAL.
_NOBODY_LISTENS = (errno.EPIPE, errno.EINVAL)


def speak_utf8() -> None:
    """Make both streams UTF-8 with bare line feeds; a program without a console gets silent ones."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_out(text: str) -> None:
    """Write a text to standard output at once; what a terminal would obey is shown as an escape.

    A reader that has gone is no failure; any other trouble is Refused as `output.failed`.
    """
    try:
        sys.stdout.write(visible(text))
        sys.stdout.flush()
    except OSError as error:
        _silence()
        if error.errno not in _NOBODY_LISTENS:
            raise Refused("output.failed") from error


def complain(text: str) -> None:
    """Write one line to standard error, as `write` does; there is nowhere left to tell that this fails."""
    with suppress(OSError):
        sys.stderr.write(f"{visible(text)}\n")
        sys.stderr.flush()


def _silence() -> None:
    """Turn standard output to nothing, as the docs of `signal` advise: Python flushes it again at its end."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)
