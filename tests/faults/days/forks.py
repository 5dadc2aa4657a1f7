"""Forks of this process that do one thing and tell of it, line by line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from trials.store_check import told

if TYPE_CHECKING:
    from collections.abc import Callable

    Living = Callable[[Callable[[str], None]], None]
    """What a fork does; it tells lines."""


def fork(live: Living) -> tuple[int, TextIO]:
    """Have a fork of this process do something; return its number and the lines that it tells."""
    end, begin = os.pipe()
    process = os.fork()
    if process:
        os.close(begin)
        return process, os.fdopen(end, encoding="utf-8", errors="replace")
    os.close(end)

    def tell(line: str) -> None:
        os.write(begin, (" ".join(line.splitlines()) + "\n").encode("utf-8", "replace"))

    try:
        live(tell)
    except BaseException as error:  # whatever it is, nothing of it reaches the other process
        tell(f"unexpected: {told(error)}")
    finally:
        os._exit(0)


def forked(live: Living) -> list[str]:
    """Have a fork do something to its end and return what it told."""
    process, pipe = fork(live)
    with pipe:
        lines = [line.rstrip("\n") for line in pipe]
    os.waitpid(process, 0)
    return lines
