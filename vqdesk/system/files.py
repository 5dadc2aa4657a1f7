"""Files that a person chose: read whole within a size limit, or refused."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from db.disk.os_errors import reading_refusal
from db.errors import Refused
from db.limits import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path


class UnknownEnding(ValueError):
    """Say that files of this ending are not written."""


def read_file_bytes(path: Path) -> bytes:
    """Read a file whole, unless it is larger than any annex; Refused file.*, disk.unreachable."""
    try:
        # A pipe would be waited for.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused("file.not_file", name=path.name or str(path))
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise reading_refusal(error, path.name or str(path)) from error
    if len(data) > LARGEST_FILE:
        raise Refused("file.too_big", name=path.name)
    if not data:
        raise Refused("file.empty", name=path.name)
    return data
