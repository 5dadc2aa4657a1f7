"""What is found on a desk, file by file, by what each holds: the same whoever wrote it, and when."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from days.desk import FILE, PASSWORD
from trials.store_content import content_of

from db.backups.names import form_of_ending
from db.backups.restoring import restore_over
from db.errors import Refused
from vqdesk.backups.backup_settings import BackupSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from days.desk import Desk

STORE = FILE
_TEMPORARY = re.compile(r"\.?vqdesk-[0-9a-f]{8}-\d+-[0-9a-f]{8}(\.\w+(-journal)?)?|\.vqdesk-probe-\w+")
_RESTORED: dict[str, str] = {}
"""What comes back of backups, by the hash of their bytes: none is restored twice."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a desk holds: content by file name; and what is left over of processes that are no more."""

    files: dict[str, str] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)

    @property
    def store(self) -> str:
        """The content of the store."""
        return self.files.get(STORE, "")


def is_backup(name: str) -> bool:
    """Tell whether a file of this name on a desk is a backup, wherever it lies."""
    return name != FILE and form_of_ending(name) is not None


def observe(desk: Desk) -> Found:
    """Look at all files of a desk; a damaged one holds `damaged`."""
    found = Found()
    for path in sorted(desk.root.rglob("*")):
        name = path.relative_to(desk.root).as_posix()
        is_temporary = any(_TEMPORARY.fullmatch(part) for part in name.split("/"))
        if is_temporary or (name.startswith(FILE) and name != FILE):
            if not path.is_dir() or is_temporary:
                found.over.append(name)
        elif path.is_file() and path.suffix != ".log":
            found.files[name] = _held(desk, path, name)
    return found


def _held(desk: Desk, path: Path, name: str) -> str:
    data = path.read_bytes()
    if name == FILE:
        return _of_store(data)
    mark = hashlib.sha256(data).hexdigest()
    if is_backup(name):
        if mark not in _RESTORED:
            _RESTORED[mark] = _of_backup(desk, path)
        return _RESTORED[mark]
    if name.endswith("-backups.json"):
        # What is known of backups is good to know and no more.
        return "an index" if _parsed(data) is not None else "damaged"
    if path.name.startswith("vqdesk-backups"):
        chosen = BackupSettings.read(desk.path)
        return f"{chosen.second and chosen.second.name} {chosen.key is not None}"
    if "/unsaved/" in name or "/drafts/" in name:
        texts = _parsed(data)
        return "damaged" if texts is None else json.dumps(texts["texts"])
    return mark


def _of_store(data: bytes) -> str:
    try:
        return content_of(data)
    except ValueError as error:
        return f"damaged: {error}"


def _of_backup(desk: Desk, path: Path) -> str:
    """Restore a backup where no store is, and return what the store holds then."""
    copy = desk.root.parent / "restored.vqd"
    try:
        restore_over(copy, path, password=PASSWORD)
        return _of_store(copy.read_bytes())
    except Refused as refused:
        return f"damaged: {refused.key}"
    finally:
        copy.unlink(missing_ok=True)


def _parsed(data: bytes) -> dict[str, object] | None:
    try:
        found = json.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def differences(
    found: Found,
    before: Found,
    after: Found,
    committed: frozenset[str] = frozenset(),
    held: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """Yield what is neither as it was before an act nor as it is after it, and what is half done.

    The store may also hold what was `committed` within the act. A further backup does no harm as long as it
    holds what the store held, now or before: `held`.
    """
    held |= {before.store, after.store, *committed}
    for name in sorted({*found.files, *before.files, *after.files}):
        here = found.files.get(name)
        allowed = {before.files.get(name), after.files.get(name)}
        if name == FILE:
            allowed |= committed
        elif name.startswith("backups/") and name not in before.files and name not in after.files:
            allowed |= held
        if here not in allowed:
            kind = "lost" if here is None else "half done"
            yield f"{kind}: {name}: {(here or 'nothing')[:60]}"
    if found.store != before.store and found.store == after.store:
        yield from _without_backup(found, before, after)


def _without_backup(found: Found, before: Found, after: Found) -> Iterator[str]:
    """Yield the backups that an act makes before it changes the store and that are not there."""
    there = {content for name, content in found.files.items() if name.startswith("backups/")}
    for name in sorted(after.files.keys() - before.files.keys()):
        if name.startswith("backups/") and after.files[name] not in there:
            yield f"lost: {name}, though the store was changed"
