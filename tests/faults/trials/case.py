"""One case of a trial: a folder with a verb's store in it, and a recording of the verb."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING

from trials.disk_model import Disk, followed, restore, snapshot
from trials.shim import CHANGING, Kind
from trials.store_content import content_of
from trials.verbs import FILE

import db.ids
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trials.disk_model import Image
    from trials.shim import Operation, Shim
    from trials.verbs import Verb

_MOMENT = datetime(2024, 9, 27, 8, 30, 15, tzinfo=UTC)
_WATCHED = "kho"
"""The folder that is watched: what happens beside it is no operation of a case."""


@contextmanager
def nothing_by_chance() -> Iterator[None]:
    """Give every case the same ids and times, so that the same verb stores the same."""
    real_os, real_time = db.ids.os, db.ids.time
    numbers = count()
    db.ids.os = SimpleNamespace(urandom=lambda size: sha256(str(next(numbers)).encode()).digest()[:size])
    db.ids.time = SimpleNamespace(time_ns=lambda: 1_727_425_815_000_000_000)
    try:
        yield
    finally:
        db.ids.os, db.ids.time = real_os, real_time


def opened(path: Path) -> Store:
    """Open a store as every case does."""
    return Store.open(path, who="lan", now=lambda: _MOMENT)


@dataclass(frozen=True, slots=True)
class Point:
    """A moment within a recording: before an operation, or at the end."""

    number: int
    before: Operation | None
    told: int
    disk: Disk

    @property
    def name(self) -> str:
        """What the moment is called in an example."""
        what = f"{self.before.kind.name} {os.path.basename(self.before.path)}" if self.before else "end"
        return f"point {self.number}, before {what}, told {self.told}"


@dataclass(frozen=True)
class Recording:
    """What a verb, or an opening, did to the disk; `states` are the contents after each told step."""

    root: Path
    start: Image
    operations: list[Operation]
    states: list[str]

    def points(self) -> Iterator[Point]:
        """Yield every moment at which a kill finds another disk; the disk goes on after each."""
        disk = Disk(self.root, self.start)
        told = 0
        number = 0
        for operation in self.operations:
            if operation.kind is Kind.MARK:
                told = operation.handle
            elif operation.kind in CHANGING:
                yield Point(number, operation, told, disk)
                number += 1
            disk.follow(operation)
        yield Point(number, None, told, disk)

    def allowed(self, told: int) -> list[str]:
        """Return the contents that may be found when so many steps were told as done."""
        return self.states[told : told + 2]

    @cached_property
    def end(self) -> Image:
        """What is there after it."""
        return followed(Disk(self.root, self.start), self.operations).whole()


class Bench:
    """Hold the folder in which the cases of a verb are tried, one after the other."""

    def __init__(self, shim: Shim, verb: Verb, folder: Path) -> None:
        self.shim = shim
        self.verb = verb
        self.root = folder / _WATCHED
        self.path = self.root / FILE
        verb.memory()
        with nothing_by_chance():
            self._make()

    def _make(self) -> None:
        self.root.mkdir(parents=True)
        self.verb.prepare(self.path)
        self.start = snapshot(self.root)
        self.recording = self.record(self.start)

    def place(self, image: Image) -> None:
        """Put an image into the folder, in the place of all that was there."""
        shutil.rmtree(self.root, ignore_errors=True)
        restore(image, self.root)

    def record(self, image: Image) -> Recording:
        """Run the verb and return what it did to the disk."""
        self.place(image)
        self.shim.watch(self.root)
        with nothing_by_chance():
            store = opened(self.path)
            self.shim.mark(0)
            for told, step in enumerate(self.verb.steps, 1):
                step(store)
                self.shim.mark(told)
            store.close()
        return self.recorded(image)

    def recorded(self, image: Image) -> Recording:
        """Return what was done to an image since the folder is watched."""
        operations = self.shim.log()
        return Recording(self.root.resolve(), image, operations, self._states(image, operations))

    def _states(self, image: Image, operations: list[Operation]) -> list[str]:
        disk = Disk(self.root, image)
        states = []
        for operation in operations:
            disk.follow(operation)
            if operation.kind is Kind.MARK:
                states.append(content_of(disk.whole()[FILE] or b""))
        return states
