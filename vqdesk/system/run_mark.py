"""The file that marks an open window: one that is left behind tells the next start of a crash."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from db.disk.writable import private_folder, private_opener
from vqdesk.system.paths import run_file

if TYPE_CHECKING:
    from pathlib import Path

Stage = Literal["starting", "shown"]
"""How far a start came: before or after its first report was on the screen."""

_MOST = 100_000  # bytes; a mark is far shorter


class RunMark:
    """Note how far a window's start came, in a small file beside the log: `begin`, `shown`, then `end`.

    The mark names its store and holds nothing of a report. Only who holds the store may touch it: another
    window on the same store is refused before. A place that cannot be written is let be.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self.path = run_file(store)

    def begin(self) -> Stage | None:
        """Note that a window starts; return how far the last one came that never ended, else None."""
        left = self._left()
        self._write("starting")
        return left

    def shown(self) -> None:
        """Note that a report is on the screen."""
        self._write("shown")

    def end(self) -> None:
        """Take the mark away: all came to a good end."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _left(self) -> Stage | None:
        """Return what an earlier start has left; a mark that was cut off itself is one of a start."""
        try:
            with self.path.open("rb") as file:
                data = file.read(_MOST)
        except OSError:
            return None
        with suppress(ValueError, RecursionError):
            found = json.loads(data)
            if isinstance(found, dict) and found.get("stage") == "shown":
                return "shown"
        return "starting"

    def _write(self, stage: Stage) -> None:
        data = {"store": str(self._store.absolute()), "stage": stage}
        with suppress(OSError):
            private_folder(self.path.parent)
            with open(self.path, "w", encoding="ascii", opener=private_opener) as file:
                json.dump(data, file)
