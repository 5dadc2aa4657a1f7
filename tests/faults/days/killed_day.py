"""A day that is killed at a random moment, again and again: nothing told is lost, nothing is half done.

A day is lived once undisturbed: what is on the desk after each act is what must be found after a kill. Then
processes begin with some session of it and are killed: half of them by the clock, half of them before some
operation on the disk, for a journal is hot for a few milliseconds only. Each is a fork of this one.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import time
from bisect import bisect_right
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from days import day
from days.desk import FILE, Chance, Desk
from days.forks import fork, forked
from days.next_day import go_on
from days.observed import Found, is_backup, observe
from trials.disk_model import restore, snapshot
from trials.shim import CHANGING, Kind, Shim

from db.file.journal import MAGIC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trials.disk_model import Image
    from trials.shim import Operation
    from trials.tally import Tally

_FURTHER = 5
"""Acts within which a process is killed by the clock."""

_HOT = 0.5
"""Share of the kills before an operation for which one is chosen before which the journal is hot."""

_AGAIN = 0.1
"""Share of the kills after which the next opening is killed as well."""

_WITH_ALL = 4
"""After each of so many kills all of a day's work is done, after the others a text is written."""

_JOURNAL = FILE + "-journal"
_OPENING = 30
"""Operations of an opening, about."""


@dataclass(slots=True)
class Undisturbed:
    """A day without a kill: the desk as each session begins, what is found before each act and in the end.

    Of each act: how it ended, its seconds, how many operations changed the disk, and before which of them
    a journal is hot: only it can bring the store back to what it was.
    """

    images: dict[int, Image] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    operations: list[int] = field(default_factory=list)
    hot: list[list[int]] = field(default_factory=list)


def undisturbed_day(desk: Desk) -> Undisturbed:
    """Live a day to its end."""
    lived, shim, journals = Undisturbed(), Shim(), set[int]()

    def tell(what: str, number: int, why: str) -> None:
        if what == "session":
            lived.images[number] = snapshot(desk.root)
            journals.clear()
            shim.watch(desk.root)
        elif what == "begun":
            lived.found.append(observe(desk))
            _hot_moments(shim.log(), journals)
            shim.watch(desk.root)
            lived.seconds.append(time.monotonic())
        else:
            lived.seconds[-1] = time.monotonic() - lived.seconds[-1]
            count, hot = _hot_moments(shim.log(), journals)
            lived.operations.append(count)
            lived.hot.append(hot)
            lived.ends.append(f"{what} {why}")

    day.live(desk, 0, tell)
    lived.found.append(observe(desk))
    return lived


def _hot_moments(log: list[Operation], journals: set[int]) -> tuple[int, list[int]]:
    """Return how many operations changed the disk, and the numbers of those before which a journal is hot.

    `journals` are the handles by which a journal is open, as of the end of what is logged.
    """
    count, hot, is_hot = 0, list[int](), False
    for operation in log:
        if operation.kind in CHANGING:
            if is_hot:
                hot.append(count)
            count += 1
        if operation.kind in (Kind.CREATE, Kind.OPEN) and operation.path.endswith(_JOURNAL):
            journals.add(operation.handle)
        elif operation.kind is Kind.CLOSE:
            journals.discard(operation.handle)
        is_journal = operation.handle in journals or operation.path.endswith(_JOURNAL)
        if operation.kind is Kind.WRITE and is_journal and operation.place == 0:
            is_hot = operation.data.startswith(MAGIC)
        elif operation.kind in (Kind.TRUNCATE, Kind.UNLINK) and is_journal:
            is_hot = False
    return count, hot


class KilledDay:
    """Kill processes in a folder; the tally counts what is found, and where the kills fell."""

    def __init__(self, folder: Path, seed: int, tally: Tally) -> None:
        Chance.rule()
        self.counts = tally.kills
        self._desk = Desk(folder / "desk")
        self._tally = tally
        self._chance = Random(seed)
        backed_up = day.prepare(self._desk)
        self._lived = undisturbed_day(self._desk)
        self._lived_to_the_end()
        self._backed_up_what_was_there(backed_up)
        gc.freeze()  # forks share what they need not look through

    def _lived_to_the_end(self) -> None:
        refused = [day.ACTS[number].name for number, end in enumerate(self._lived.ends) if "refused" in end]
        if refused != list(day.REFUSED):
            raise AssertionError(f"the day goes otherwise: {refused}")

    def _backed_up_what_was_there(self, before: str) -> None:
        """Expect each backup to bring back what the store held once, `before` the day or in it."""
        states = {before}
        for found in self._lived.found:
            states.add(found.store)
            for name, held in found.files.items():
                if is_backup(name) and held not in states:
                    raise AssertionError(f"{name} brings back what never was: {held}")

    def kill(self, kills: int) -> None:
        """Kill so many processes, and look each time at what is found after it."""
        while self.counts["kills"] < kills:
            if self._chance.random() < 0.5:
                self._by_the_clock()
            else:
                self._by_an_operation()

    def _by_the_clock(self) -> None:
        number = self._chance.randrange(len(day.ACTS))
        seconds = self._lived.seconds[number : number + _FURTHER]
        self._kill(number, "the clock", after=self._chance.uniform(0, sum(seconds)))

    def _by_an_operation(self) -> None:
        moments = [range(count) for count in self._lived.operations]
        if self._chance.random() < _HOT:
            moments = self._lived.hot
        # A bad disk is the shim's as well, and it knows of one thing at a time.
        numbers = [at for at, each in enumerate(moments) if each and not day.ACTS[at].is_on_a_bad_disk]
        number = self._chance.choice(numbers)
        self._kill(number, "an operation", operation=self._chance.choice(moments[number]))

    def _kill(self, number: int, how: str, *, after: float = 0.0, operation: int | None = None) -> None:
        starts = sorted(self._lived.images)
        first = starts[bisect_right(starts, number) - 1]
        shutil.rmtree(self._desk.root)
        restore(self._lived.images[first], self._desk.root)
        process, pipe = fork(lambda tell: self._live(first, number, operation, tell))
        lines = list(_until(pipe, f"begun {number} "))
        if operation is None and lines and lines[-1].startswith("begun"):
            time.sleep(after)
            os.kill(process, signal.SIGKILL)
        lines += list(pipe)
        pipe.close()
        _, status = os.waitpid(process, 0)
        if not os.WIFSIGNALED(status):
            # The day was over before.
            self.counts["outlived"] += 1
            if lines[-1].startswith("unexpected"):
                self._tally.add(lines[-1], f"{how}, act {number}")
            return
        self.counts["kills"] += 1
        self.counts[how] += 1
        is_hot = self._is_hot()
        self.counts["hot"] += is_hot
        self.counts[f"hot, {how}"] += is_hot
        self._judge(first, lines, how)

    def _live(self, first: int, number: int, operation: int | None, tell: Callable[[str], None]) -> None:
        shim = Shim()
        with ExitStack() as killing:

            def told_act(what: str, act: int, why: str) -> None:
                tell(f"{what} {act} {why}")
                if what == "begun" and act == number and operation is not None:
                    shim.watch(self._desk.root)
                    killing.enter_context(shim.killing(operation))

            day.live(self._desk, first, told_act)

    def _is_hot(self) -> bool:
        journal = self._desk.root / _JOURNAL
        if not journal.exists():
            return False
        with journal.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC

    def _judge(self, first: int, lines: list[str], how: str) -> None:
        """Compare what was told with what is there."""
        ended, begun = first, None
        for line in lines:
            what, number, why = line.rstrip("\n").split(" ", 2)
            if what == "begun":
                begun = int(number)
            elif what in ("done", "refused"):
                ended, begun = int(number) + 1, None
                if f"{what} {why}" != self._lived.ends[int(number)]:
                    self._tally.add(f"unexpected: {line}", how)
        after = ended if begun is None else begun + 1
        name = "between acts" if begun is None else f"act {begun} {day.ACTS[begun].name}"
        where = f"{how}, {name}, of {self.counts['kills']}"
        if self._chance.random() < _AGAIN:
            self._kill_opening()
        found = forked(lambda tell: self._look(self._lived.found[ended], self._lived.found[after], tell))
        wrong = [line.partition(" ")[2] for line in found if line.startswith("wrong ")]
        self._tally.reasons.update(line.partition(" ")[2] for line in found if line.startswith("notice "))
        if "looked" not in found:
            wrong.append("wedged: nobody came back")
        for each in wrong or [""]:
            self._tally.add(each, where)

    def _look(self, before: Found, after: Found, tell: Callable[[str], None]) -> None:
        notices: list[str] = []
        with_all = self.counts["kills"] % _WITH_ALL == 0
        for wrong in go_on(self._desk, before, after, notices, with_all=with_all):
            tell(f"wrong {wrong}")
        for key in notices:
            tell(f"notice {key}")
        tell("looked")

    def _kill_opening(self) -> None:
        """Kill the next opening as well, as it plays back what the kill has left."""

        def open_store(_tell: Callable[[str], None]) -> None:
            shim = Shim()
            shim.watch(self._desk.root)
            with shim.killing(self._chance.randrange(_OPENING)):
                self._desk.open()
                self._desk.close()

        process, pipe = fork(open_store)
        pipe.close()
        _, status = os.waitpid(process, 0)
        self.counts["openings killed as well"] += os.WIFSIGNALED(status)


def _until(lines: Iterator[str], beginning: str) -> Iterator[str]:
    for line in lines:
        yield line
        if line.startswith(beginning):
            return
