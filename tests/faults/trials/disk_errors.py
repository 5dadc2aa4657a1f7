"""A disk that is full or does not answer, at every operation of a verb and of an opening."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trials.case import nothing_by_chance, opened
from trials.crashes import chosen
from trials.shim import CHANGING, DONE, EVERY, HALF_DONE, Fault, Kind
from trials.store_check import Check, next_verb, told
from trials.tally import Tally

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trials.case import Bench
    from trials.crashes import Extent
    from trials.disk_model import Image

    from db.store.store import Store

_FOR_EVER = -1
FULL_DISK = Fault("full", errno.ENOSPC, _FOR_EVER, CHANGING, growing=True)
"""A full disk as it mostly is: what stands there can be written over."""
FAULTS = (
    Fault("EIO once", errno.EIO, 1, EVERY),
    Fault("EIO short", errno.EIO, 3, EVERY),
    Fault("EIO lasting", errno.EIO, _FOR_EVER, EVERY),
    Fault("EIO though done", errno.EIO, 1, CHANGING, DONE),
    Fault("EIO lasting though done once", errno.EIO, _FOR_EVER, CHANGING, DONE),
    Fault("ENOSPC once", errno.ENOSPC, 1, CHANGING),
    Fault("ENOSPC short", errno.ENOSPC, 3, CHANGING),
    Fault("ENOSPC lasting", errno.ENOSPC, _FOR_EVER, CHANGING),
    Fault("ENOSPC half written", errno.ENOSPC, 3, frozenset({Kind.WRITE}), HALF_DONE),
    FULL_DISK,
)
REASONS = {
    errno.EIO: ("store.unreachable", "disk.unreachable"),
    errno.ENOSPC: ("disk.full", "disk.no_room_to_tidy"),
}
"""What may be said of an error."""
_DOUBT = "store.in_doubt"
_CLEARED = {"store.doubt_stored": True, "store.doubt_lost": False}


@dataclass(slots=True)
class _Outcome:
    """How a verb ended under a fault: the steps that were told as done, and the first refusal."""

    told: int = 0
    error: BaseException | None = None
    after: list[BaseException] = field(default_factory=list)
    """What came of the reads and verbs after the refusal, while the disk was still bad."""


def errors(bench: Bench, extent: Extent) -> Tally:
    """Let every operation of a verb fail in every manner; then, on a disk that is well, the store goes on."""
    tally = Tally("errors", bench.verb.name)
    if bench.verb.tasks is None:
        return tally  # its store is made by opening
    for fault in FAULTS:
        for operation in range(0, _count(bench, fault), extent.stride):
            bench.place(bench.start)
            with nothing_by_chance():
                store = opened(bench.path)
                with bench.shim.failing(fault, operation) as shim:
                    outcome = _run(bench, store, fault)
                    hit = shim.failures
            if hit:
                where = f"{fault.name} at {operation} {bench.shim.failed}"
                tally.add(_judge(bench, store, fault, outcome, tally), where)
            else:
                store.close()
    return tally


def opening_errors(bench: Bench, extent: Extent) -> Tally:
    """Let every operation of an opening fail, of a store that was closed well and of some that were not."""
    tally = Tally("opening", bench.verb.name)
    check = Check(bench, Tally("", ""))
    for number, image in enumerate(chosen(bench, extent)):
        expected = check.image(image, (), (), "")
        for fault in FAULTS:
            for operation in range(0, _count_opening(bench, image, fault), extent.stride):
                found = _opening(bench, image, fault, operation, expected, tally)
                where = f"image {number}, {fault.name} at {operation} {bench.shim.failed}"
                tally.add(found, where)
    return tally


def _count(bench: Bench, fault: Fault) -> int:
    bench.place(bench.start)
    with nothing_by_chance():
        store = opened(bench.path)
        with bench.shim.counting(fault.kinds) as shim:
            _run(bench, store, fault)
            seen = shim.seen
        store.close()
    return seen


def _run(bench: Bench, store: Store, fault: Fault) -> _Outcome:
    outcome = _Outcome()
    try:
        for step in bench.verb.steps:
            step(store)
            outcome.told += 1
    except Exception as error:  # whatever it is, it is judged
        outcome.error = error
        if fault.times < 0:
            outcome.after = list(_go_on(store))
    return outcome


def _go_on(store: Store) -> Iterator[BaseException]:
    calls: tuple[Callable[[], object], ...] = (
        lambda: [store.reports.draft(report.id) for report in store.reports.all()],
        lambda: store.settings.keep("faults.next", "y"),
    )
    for call in calls:
        try:
            call()
        except Exception as error:  # as above
            yield error


def _judge(bench: Bench, store: Store, fault: Fault, outcome: _Outcome, tally: Tally) -> str:
    content, found = next_verb(store, bench.path)
    notices = [notice.key for notice in store.notices]
    tally.reasons.update(notices)
    for error in (*((outcome.error,) if outcome.error else ()), *outcome.after):
        tally.reasons[told(error)] += 1
        found = found or wrong_reason(error, fault, (_DOUBT,))
    return found or _untrue(bench, outcome, content, notices)


def _untrue(bench: Bench, outcome: _Outcome, content: str, notices: list[str]) -> str:
    """Compare what was told with what is there."""
    told_states = bench.recording.allowed(outcome.told)
    if content not in bench.recording.states:
        return "half done: of no state"
    if content not in told_states:
        return "lost: told as done"
    stored = content != told_states[0]
    if isinstance(outcome.error, Refused) and outcome.error.key == _DOUBT:
        said = [_CLEARED[key] for key in notices if key in _CLEARED]
        # Tidying changes nothing of the content: either may be told of it.
        true = said == [stored] or (len(said) == 1 and len(set(told_states)) == 1)
        return "" if true else f"untold: in doubt, then {notices}, stored {stored}"
    return "refused but stored" if stored else ""


def wrong_reason(error: BaseException, fault: Fault, more: tuple[str, ...] = ()) -> str:
    if not isinstance(error, Refused):
        return f"unexpected: {told(error)}"
    reasons = (*REASONS[fault.number], *more)
    # SQLite does not tell why a sync failed, and the disk, asked again, has room.
    if fault.times > 0:
        reasons = (*reasons, *REASONS[errno.EIO])
    return "" if error.key in reasons else f"wrong reason: {error.key}"


def _count_opening(bench: Bench, image: Image, fault: Fault) -> int:
    bench.place(image)
    with nothing_by_chance(), bench.shim.counting(fault.kinds) as shim:
        try:
            store = opened(bench.path)
        except Refused:
            return shim.seen
        seen = shim.seen
        store.close()
    return seen


def _opening(bench: Bench, image: Image, fault: Fault, operation: int, expected: str, tally: Tally) -> str:
    bench.place(image)
    found, store = "", None
    with nothing_by_chance(), bench.shim.failing(fault, operation):
        try:
            store = opened(bench.path)
        except Exception as error:  # as above
            tally.reasons[told(error)] += 1
            found = wrong_reason(error, fault)
            if fault is FULL_DISK and bench.verb.tasks is not None:
                found = found or f"kept out: {told(error)}"
        if store is not None:
            for error in _go_on(store) if fault.times < 0 else ():
                found = found or wrong_reason(error, fault, (_DOUBT,))
    if store is None:
        try:
            with nothing_by_chance():
                store = opened(bench.path)
        except Exception as error:  # as above
            return found or f"wedged: {told(error)}"
    content, wrong = next_verb(store, bench.path)
    return found or wrong or ("" if content == expected else "lost: not what opens without the error")
