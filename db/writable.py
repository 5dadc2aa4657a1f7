"""The right to write into a folder, which Windows and Linux grant and take in ways of their own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def try_to_write(folder: Path) -> None:
    """Make a file in a folder and take it away again; OSError where that cannot be done."""
    # Python's tempfile tries 10,000 names where Windows gives no right to write.
    probe = folder / f".vqdesk-{os.urandom(16).hex()}"
    probe.touch(exist_ok=False)
    probe.unlink()
