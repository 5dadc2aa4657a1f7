"""A stick that is pulled while its store is open, and comes back: the same, or another one."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from trials.case import nothing_by_chance, opened
from trials.disk_model import snapshot
from trials.shim import EVERY, Fault
from trials.store_check import next_verb, told
from trials.store_content import content_of
from trials.tally import Tally
from trials.verbs import FILE, Verb

from db.errors import Refused

if TYPE_CHECKING:
    from trials.case import Bench
    from trials.crashes import Extent

    from db.store.store import Store

_PULLED = Fault("pulled", errno.EIO, -1, EVERY)
_ANOTHER = "store.another"


def pulled(bench: Bench, extent: Extent) -> Tally:
    """Pull the stick at each operation of a verb; another one stands in its place, then it is back."""
    tally = Tally("pulled", bench.verb.name)
    if bench.verb.tasks is None:
        return tally
    bench.place({})
    Verb("another", (), tasks=7).prepare(bench.path)
    another = bench.path.read_bytes()
    operation = 0
    while True:
        bench.place(bench.start)
        with nothing_by_chance():
            store = opened(bench.path)
            with bench.shim.failing(_PULLED, operation) as shim:
                done, found = _work(bench, store)
                hit = shim.failures
        tally.add(found or _come_back(bench, store, another, done, tally), f"pulled at {operation}")
        if not hit:
            return tally
        operation += extent.stride


def _work(bench: Bench, store: Store) -> tuple[int, str]:
    """Run the verb until it is refused; return how many steps were told as done, and what was wrong."""
    done = 0
    try:
        for step in bench.verb.steps:
            step(store)
            done += 1
    except Refused:
        pass
    except Exception as error:  # whatever it is, it is judged
        return done, f"unexpected: {told(error)}"
    return done, ""


def _come_back(bench: Bench, store: Store, another: bytes, done: int, tally: Tally) -> str:
    stick = snapshot(bench.root)
    bench.place({FILE: another})
    found = _refused(bench, store, another, tally)
    bench.place(stick)
    content, wrong = next_verb(store, bench.path)
    tally.reasons.update(notice.key for notice in store.notices)
    if found or wrong:
        return found or wrong
    allowed = bench.recording.allowed(done)
    return "" if content in allowed else "lost: or half done"


def _refused(bench: Bench, store: Store, another: bytes, tally: Tally) -> str:
    """See that nothing is stored in the other stick's store, and that this is told."""
    try:
        store.settings.keep("faults.next", "z")
    except Refused as refused:
        tally.reasons[refused.key] += 1
        found = "" if refused.key == _ANOTHER else f"wrong reason: {refused.key}"
    except Exception as error:  # as above
        found = f"unexpected: {told(error)}"
    else:
        found = "overwritten: stored on another stick"
    return found or ("" if content_of(bench.path.read_bytes()) == content_of(another) else "overwritten")
