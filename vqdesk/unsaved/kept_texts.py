"""Typed texts that could not be stored: kept in a file of their own until they are stored or discarded."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from db.disk.os_errors import trouble
from db.disk.replacing import replace_file
from db.disk.temporary import clear, temporary_name
from db.disk.writable import private_file, private_folder, sync_folder
from db.errors import Notice, Refused
from db.text.clock import format_clock
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SCHEMA = "vqdesk.unsaved/1"
_LARGEST = 100_000_000
_RECORDS = ("report", "domain", "task")


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text of one field that is not in the store.

    `record` is report, domain or task; `before` is what was stored in the field when it was typed, `at` the
    ISO time. The names are for people: where the text belongs, also when that is gone.
    """

    report: str
    record: str
    record_id: str
    field: str
    text: str
    before: str
    at: str = ""
    report_name: str = ""
    place: str = ""
    field_name: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what names the field."""
        return self.report, self.record, self.record_id, self.field


class SecondPlace:
    """Keep texts in the user's own folder: one small file for a store, there only while there is something.

    The file tells the store by its device and its path, for a stick may get another letter and a copy of a
    store has the same device. Of `folders` the first that can be written is taken; those that follow stand
    in for a disk that is gone, not for one that is full. Only the last is made where it is missing.
    """

    def __init__(self, device: str, store: Path, folders: Sequence[Path]) -> None:
        self._store = os.path.abspath(store)
        self._beginning = f"{_digest(device)}-"
        self._name = f"{self._beginning}{_digest(os.path.normcase(self._store))}.json"
        self._folders = folders
        self._adopted: list[Path] = []
        self.notices: list[Notice] = []
        """What is to be told of files that could not be read; whoever tells it takes it out."""

    def read(self) -> list[UnsavedText]:
        """Return what an earlier run has left, of this store or of this store where it was before."""
        found: list[UnsavedText] = []
        for folder in self._folders:
            clear(folder)
            for path in self._files(folder):
                found += self._read(path)
        return list(dict.fromkeys(found))

    def holds_some(self) -> bool:
        """Tell whether something of this store, wherever it lay, waits here to be stored."""
        return any(self._files(folder) for folder in self._folders)

    def keep(self, texts: Iterable[UnsavedText]) -> Path | None:
        """Keep these texts and nothing else; return the file, None where there is nothing to keep.

        What is returned is on the disk. Refused: unsaved.not_kept; what was kept before then stays.
        """
        texts = list(texts)
        kept = self._write(texts) if texts else None
        stale = [folder / self._name for folder in self._folders]
        for path in (*stale, *self._adopted):
            if path != kept:
                _remove(path)
        return kept

    def _write(self, texts: list[UnsavedText]) -> Path:
        """Write the file beside its place and move it there."""
        found = {"schema": _SCHEMA, "store": self._store, "texts": [asdict(text) for text in texts]}
        data = json.dumps(found, indent=1).encode("ascii")
        for folder in self._folders:
            if folder != self._folders[-1] and not folder.parent.is_dir():
                continue  # a stick that is gone; what its folder's name leads to now is not it
            try:
                return self._place(folder, data)
            except OSError as error:
                if trouble(error) == "full":
                    break
        raise Refused("unsaved.not_kept")

    def _place(self, folder: Path, data: bytes) -> Path:
        path, new = folder / self._name, folder / temporary_name(".json")
        private_folder(folder)
        try:
            with private_file(new) as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            replace_file(new, path, patience=0)  # the window waits, and comes back every two seconds
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise
        sync_folder(folder)
        return path

    def _files(self, folder: Path) -> list[Path]:
        with suppress(OSError):
            return sorted(folder.glob(f"{self._beginning}*.json"))
        return []

    def _read(self, path: Path) -> list[UnsavedText]:
        try:
            with path.open("rb") as stream:
                data = stream.read(_LARGEST + 1)
        except OSError:
            self.notices.append(Notice("unsaved.unreadable", {"path": str(path)}))
            return []
        try:
            store, texts = _parsed(data)
        except (ValueError, RecursionError):
            # Let be: somebody may still find words in it.
            self.notices.append(Notice("unsaved.unreadable", {"path": str(path)}))
            self._set_aside(path)
            return []
        if path.name != self._name:
            if os.path.exists(store):
                return []  # a copy of this store, and its texts are that copy's
            self._adopted.append(path)
        return texts

    def _set_aside(self, path: Path) -> None:
        with suppress(OSError):
            replace_file(path, path.with_suffix(".unreadable"), patience=0)


def _remove(path: Path) -> None:
    """Take a file away, and the folders that were made for it."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
        path.parent.parent.rmdir()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _parsed(data: bytes) -> tuple[str, list[UnsavedText]]:
    """Return the store's path and the texts; ValueError for anything else than `_write` has written."""
    if len(data) > _LARGEST:
        raise ValueError("too large")
    found = json.loads(data)
    if not isinstance(found, dict) or found.get("schema") != _SCHEMA:
        raise ValueError("another schema")
    store, texts = found.get("store"), found.get("texts")
    if not isinstance(store, str) or not isinstance(texts, list):
        raise ValueError("no texts")
    return store, [_text(each) for each in texts]


def _text(data: object) -> UnsavedText:
    names = [field.name for field in fields(UnsavedText)]
    if not isinstance(data, dict) or sorted(data) != sorted(names):
        raise ValueError("no text")
    if not all(isinstance(value, str) for value in data.values()) or data["record"] not in _RECORDS:
        raise ValueError("no text")
    return UnsavedText(**data)


def label_of(text: UnsavedText) -> str:
    """Return where a text belongs, on one line."""
    parts = (text.report_name, text.place, text.field_name)
    return " › ".join(" ".join(part.split()) for part in parts if part.strip())


def format_kept_texts(texts: Iterable[UnsavedText], lang: str) -> str:
    """Return texts to be read in any editor, each under its name."""
    parts = []
    for text in texts:
        head = say("unsaved.head", lang, name=label_of(text), at=format_clock(text.at))
        parts.append(f"{head}\n\n{text.text}\n")
    rule = "\n" + "-" * 40 + "\n"
    return rule.join(parts)
