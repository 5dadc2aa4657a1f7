"""Where the PC's printers are asked for: the program itself opens no connection over a network."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

SOCKET = "/run/cups/cups.sock"
_VARIABLE = "CUPS_SERVER"


def ask_this_pc() -> None:
    """Have CUPS asked by its socket on this PC: where that is missing it would try port 631 instead.

    A server that the PC's user or administrator named stands. Windows asks its own service.
    """
    named = [Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf"]
    if sys.platform != "win32" and not any(map(_names_server, named)):
        os.environ.setdefault(_VARIABLE, SOCKET)


def _names_server(settings: Path) -> bool:
    with suppress(OSError):
        lines = settings.read_text(encoding="utf-8", errors="replace").splitlines()
        return any(line.split()[:1] == ["ServerName"] for line in lines)
    return False
