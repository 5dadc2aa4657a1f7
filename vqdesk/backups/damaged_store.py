"""A damaged store and the ways out of it: what can be salvaged, and the backups beside it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from db.backups.rehearsing import make_ready
from db.backups.restoring import put_over, restore_over
from db.backups.shelf import Shelf, backup_refusal
from db.errors import Notice, Refused
from db.history.floors import Floor
from db.salvage.salvaging import salvaged_beside
from vqdesk.backups.backup_settings import BackupSettings

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from db.backups.shelf import Backup
    from db.salvage.telling import Salvaged
    from vqdesk.system.progress import Progress


class DamagedStore:
    """Look at a damaged store that is not open, and put a sound one in its place.

    What takes long may run in any thread. The damaged file is kept aside under another name in any case; what
    was salvaged lies in a temporary file until the end of the block.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: Salvaged | None = None
        """What `look` has found."""
        self.trouble: Refused | None = None
        """Why nothing could be salvaged."""
        self.unlisted: Refused | None = None
        """Why nobody knows which backups there are; None: `backups` tells."""
        self._fresh: Path | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def look(self, progress: Progress) -> None:
        """Salvage what can be read, beside the store; `trouble` tells why nothing could be."""
        try:
            self._fresh, self.found = self._stack.enter_context(
                salvaged_beside(self.path, self.path, progress)
            )
        except Refused as refused:
            self.trouble = refused

    def backups(self) -> list[Backup]:
        """Return the backups beside the store, the newest first; `unlisted` tells why they are not known."""
        self.unlisted = None
        try:
            return Shelf(self.path).all()[::-1]
        except Refused as refused:
            self.unlisted = refused
            return []

    def use_salvaged(self) -> Notice:
        """Put what was salvaged in the store's place; return what is to be told. Raises Refused."""
        if self._fresh is None or self.found is None:
            raise Refused("salvage.nothing", name=self.path.name)
        try:
            make_ready(self._fresh, Floor())
            aside = put_over(self._fresh, self.path)
        except OSError as error:
            raise backup_refusal(error, self.path) from error
        tasks = sum(each.tasks for each in self.found.reports)
        counts = {"reports": len(self.found.reports), "tasks": tasks}
        return Notice("salvage.used", {**counts, "aside": aside.name if aside else self.path.name})

    def restore(self, backup: Backup, password: str | None = None) -> Notice:
        """Put a backup in the store's place; return what is to be told. Raises Refused backup.*, store.*."""
        key = BackupSettings.read(self.path).key
        aside = restore_over(self.path, backup.path, password=password, key=key).aside
        made = f"{backup.name.made.astimezone():%d/%m/%Y %H:%M}"
        return Notice("salvage.restored", {"made": made, "aside": aside.name if aside else self.path.name})
