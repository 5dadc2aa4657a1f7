"""Deeds at a desk that is killed, loses its power, or has a disk that is full or does not answer."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from days.deeds import NAMED_DEEDS, done, placed
from days.desk import FILE, Chance, Desk
from days.forks import forked
from days.next_day import LATER, go_on
from days.observed import Found, observe
from trials.case import Recording
from trials.crashes import moments
from trials.disk_errors import FAULTS, wrong_reason
from trials.disk_model import Disk, restore, snapshot
from trials.shim import Kind, Shim, Tried
from trials.sparing import few_of
from trials.store_check import told
from trials.store_content import content_of

from db.disk import temporary
from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trials.crashes import Extent
    from trials.disk_model import Image
    from trials.shim import Fault, Operation
    from trials.tally import Tally

_JOURNAL = FILE + "-journal"
_DOUBT = "store.in_doubt"
_ALSO = ("temp.full", "file.not_written", "unsaved.not_kept", "disk.no_room_to_tidy", "backup.no_room")
"""Reasons beside those of the disk itself, which tell the same."""

_RECOVERED = 3
"""States of a killed deed from which recovery is tried on a bad disk."""


@dataclass(frozen=True, slots=True)
class _States:
    """What may be found: before a deed, after it, and what the store held after each commit within it."""

    before: Found
    after: Found
    committed: frozenset[str]


class FaultyDisk:
    """Try one deed in a folder; the tally counts what is found."""

    def __init__(self, folder: Path, name: str, tally: Tally) -> None:
        Chance.rule()
        self._desk = Desk(folder / "desk")
        self._deed = NAMED_DEEDS[name]
        self._tally = tally
        self._shim = Shim()
        placed(self._desk, self._deed)
        self._start = snapshot(self._desk.root)
        self._known: dict[int, list[str]] = {}
        before = observe(self._desk)
        log = self._record()
        self._recording = Recording(self._desk.root.resolve(), self._start, log, ["before", "after"])
        self._states = _States(before, observe(self._desk), self._committed(log))

    def _record(self) -> list[Operation]:
        self._shim.watch(self._desk.root)
        done(self._desk, self._deed, lambda: None, lambda: self._shim.mark(1))
        return self._shim.log()

    def _committed(self, log: list[Operation]) -> frozenset[str]:
        """Return what the store holds whenever its journal ends or another file takes its place."""
        disk, found, number = Disk(self._desk.root, self._start), set[str](), 0
        journals: dict[int, str] = {}
        for operation in log:
            disk.follow(operation)
            if operation.kind in (Kind.OPEN, Kind.CREATE):
                journals[operation.handle] = operation.path
            path = operation.path or journals.get(operation.handle, "")
            is_blank = operation.place == 0 and operation.data[:1] == b"\0"
            ends = path.endswith(_JOURNAL) and (
                operation.kind in (Kind.TRUNCATE, Kind.UNLINK) or (operation.kind is Kind.WRITE and is_blank)
            )
            takes_place = operation.kind in (Kind.RENAME, Kind.LINK) and operation.other.endswith("/" + FILE)
            if ends or takes_place:
                number += 1
                with suppress(ValueError):
                    found.add(content_of(disk.whole().get(FILE) or b""))
        return frozenset(found)

    # Killed, and without power

    def lose_power(self, extent: Extent) -> None:
        """Kill and cut the power at each moment."""
        for point, how, image in moments(self._recording, extent):
            where = f"{point.name}, {how}"
            self._judge(image, where, is_done=bool(point.told), is_killed=how == "killed")

    def _judge(self, image: Image, where: str, *, is_done: bool, is_killed: bool) -> None:
        self._put(image)
        for wrong in self._looked_at(image, is_done=is_done, is_killed=is_killed) or [""]:
            self._tally.add(wrong, where)

    def _put(self, image: Image) -> None:
        shutil.rmtree(self._desk.root)
        restore(image, self._desk.root)

    def _looked_at(self, image: Image, *, is_done: bool, is_killed: bool = False) -> list[str]:
        """Return what is wrong with what lies on the desk now, an image of it: the same is looked at once."""
        mark = hash((*sorted(image.items(), key=str), is_done, is_killed))
        if mark not in self._known:
            self._known[mark] = self._look(is_done=is_done, is_killed=is_killed)
        return self._known[mark]

    def _look(self, *, is_done: bool, is_killed: bool) -> list[str]:
        states = self._states
        before = states.after if is_done else states.before
        committed = frozenset[str]() if is_done else states.committed

        def look(tell: Callable[[str], None]) -> None:
            # Whoever wrote this was this process, and is no more.
            temporary.is_alive = lambda _process: False
            notices: list[str] = []
            found = go_on(
                self._desk,
                before,
                states.after,
                notices,
                committed=committed,
                # Where the list of backups could not be read, one was made of what was backed up already.
                held=states.committed | {states.before.store},
                with_all=False,
                opened_at=int(self._deed.opens) or LATER,
            )
            for wrong in found:
                tell(f"wrong {wrong}")
            for key in notices:
                tell(f"notice {key}")
            tell("looked")

        lines = forked(look)
        self._tally.reasons.update(line[7:] for line in lines if line.startswith("notice "))
        wrong = [line[6:] for line in lines if line.startswith("wrong ")]
        if "looked" not in lines:
            wrong.append(f"wedged: nobody came back: {lines}")
        # Nobody syncs that a file is gone, and a bad disk may keep it: it may be there still, as it was.
        back = {
            f"half done: {name}: " for name in self._states.before.files.keys() - states.after.files.keys()
        }
        if not is_killed:
            wrong = [each for each in wrong if not any(map(each.startswith, back))]
        return [each for each in wrong if not self._tolerates(each)]

    def _tolerates(self, wrong: str) -> bool:
        return wrong.startswith(self._deed.tolerates)

    # On a bad disk

    def fail(self, extent: Extent) -> None:
        """Let each operation of the deed fail in each manner."""
        for fault in FAULTS:
            for operation in few_of(self._tried(fault), extent.stride):
                self._put(self._start)
                lines = forked(lambda tell, f=fault, o=operation: self._do(f, o, tell))
                where = f"{fault.name} at {operation} {lines[-1] if lines else ''}"
                self._judge_failed(fault, lines, where)

    def _tried(self, fault: Fault) -> list[Tried]:
        """Return the operations of the deed that a fault may meet."""
        self._put(self._start)

        def live(tell: Callable[[str], None]) -> None:
            counting = self._shim.counting(fault.kinds)
            done(self._desk, self._deed, counting.__enter__, lambda: self._tell_tried(tell))

        return _as_tried(forked(live))

    def _tell_tried(self, tell: Callable[[str], None]) -> None:
        for each in self._shim.tried():
            tell(f"{each.kind.value} {each.path}")

    def _do(self, fault: Fault, operation: int, tell: Callable[[str], None]) -> None:
        """Do the deed on a bad disk and tell how it ended: done, refused, in doubt or an error."""
        _same_marks()
        failing = self._shim.failing(fault, operation)

        def end() -> None:
            failing.__exit__(None, None, None)
            tell("done")

        self._shim.watch(self._desk.root)
        try:
            done(self._desk, self._deed, failing.__enter__, end)
        except Exception as error:  # whatever it is, it is judged
            failed = self._shim.failed
            failing.__exit__(None, None, None)
            tell(f"refused {told(error)}" if isinstance(error, Refused) else f"unexpected: {told(error)}")
            wrong = wrong_reason(error, fault, (_DOUBT, *_ALSO))
            tell(f"wrong {wrong}" if wrong else "rightly")
            tell(failed)
        else:
            tell(self._shim.failed)

    def _judge_failed(self, fault: Fault, lines: list[str], where: str) -> None:
        if not lines:
            self._tally.add("wedged: it did not end", where)
            return
        ended = lines[0]
        self._tally.reasons[ended.removeprefix("refused ")] += 1
        wrong = next((line[6:] for line in lines if line.startswith("wrong ")), "")
        if ended.startswith("unexpected"):
            wrong = wrong or ended
        image = snapshot(self._desk.root)
        is_stored = ended != "done" and self._is_after()
        found = self._looked_at(image, is_done=ended == "done")
        makes_no_store = (
            self._states.before.store == self._states.after.store or not self._states.before.store
        )
        against = f"refused but stored: {ended}"
        if is_stored and not ended.endswith(_DOUBT) and not makes_no_store and not self._tolerates(against):
            found = [*found, against]
        for each in ([wrong] if wrong else []) + found or [""]:
            self._tally.add(each, where)

    def _is_after(self) -> bool:
        """Tell whether the store holds all of the deed."""
        with suppress(OSError, ValueError):
            return content_of(self._desk.path.read_bytes()) == self._states.after.store
        return False

    # On a bad disk, after a kill

    def fail_recovery(self, extent: Extent) -> None:
        """Let each operation fail of an opening that finds a killed deed; then the disk is well."""
        points = [(point.name, bool(point.told), point.disk.whole()) for point in self._recording.points()]
        for name, is_done, image in points[:: max(1, len(points) // _RECOVERED)]:
            for fault in FAULTS:
                for operation in few_of(self._tried_opening(image, fault), extent.stride):
                    self._put(image)
                    lines = forked(lambda tell, f=fault, o=operation: self._open(f, o, tell))
                    where = f"{name}, opened, {fault.name} at {operation}"
                    wrong = next((line[6:] for line in lines if line.startswith("wrong ")), "")
                    found = self._looked_at(snapshot(self._desk.root), is_done=is_done)
                    for each in ([wrong] if wrong else []) + found or [""]:
                        self._tally.add(each, where)

    def _tried_opening(self, image: Image, fault: Fault) -> list[Tried]:
        self._put(image)

        def live(tell: Callable[[str], None]) -> None:
            temporary.is_alive = lambda _process: False
            self._shim.watch(self._desk.root)
            with self._shim.counting(fault.kinds):
                self._desk.open()
                self._tell_tried(tell)

        return _as_tried(forked(live))

    def _open(self, fault: Fault, operation: int, tell: Callable[[str], None]) -> None:
        _same_marks()
        temporary.is_alive = lambda _process: False
        self._shim.watch(self._desk.root)
        try:
            with self._shim.failing(fault, operation):
                self._desk.open()
        except Exception as error:  # as above
            self._tell_wrong(error, fault, tell)
        with suppress(Refused):
            self._desk.close()

    def _tell_wrong(self, error: Exception, fault: Fault, tell: Callable[[str], None]) -> None:
        # What is opened may have been an older store, which is brought up: that is in doubt as any verb is.
        if wrong := wrong_reason(error, fault, (_DOUBT, *_ALSO)):
            tell(f"wrong {wrong}")


def _same_marks() -> None:
    """Have this fork leave the same marks as the others: what they leave alike is looked at once."""
    numbers = count()
    os.urandom = lambda size: sha256(f"mark {next(numbers)}".encode()).digest()[:size]


def _as_tried(lines: list[str]) -> list[Tried]:
    return [Tried(Kind(int(kind)), path) for kind, _, path in (line.partition(" ") for line in lines)]
