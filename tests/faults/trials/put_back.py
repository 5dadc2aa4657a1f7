"""An older copy of the store put back beside what a cut off write has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trials.case import nothing_by_chance, opened
from trials.disk_model import snapshot
from trials.store_check import next_verb, told
from trials.store_content import content_of
from trials.tally import Tally
from trials.verbs import FILE, JOURNAL, OTHER, REPORT, Verb, draft

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trials.case import Bench
    from trials.crashes import Extent
    from trials.disk_model import Image

_HEADER = 28
_RECORDS = 8
_PAGES = 16


def put_back(bench: Bench, extent: Extent) -> Tally:
    """Put each copy beside each kind of journal: the copy opens, or is refused and stays as it was."""
    tally = Tally("put-back", bench.verb.name)
    copies = dict(_copies(bench))
    for kind, journal in _journals(bench, extent):
        for name, copy in copies.items():
            found = _try(bench, {FILE: copy, JOURNAL: journal}, copy, tally)
            tally.add(found, f"{name} beside {kind}")
    return tally


def _copies(bench: Bench) -> Iterator[tuple[str, bytes]]:
    """Yield stores of several ages and sizes."""
    for verb in (
        Verb("nothing", (), tasks=0),
        Verb("10 tasks", (), tasks=10),
        Verb("40 tasks", (), tasks=40, before=(lambda store: store.tasks.delete(REPORT, "t3"),)),
        Verb("300 tasks", (), tasks=300),
        Verb("two reports", (), tasks=40, before=(lambda store: store.reports.add(draft(OTHER, 90)),)),
    ):
        bench.place({})
        verb.prepare(bench.path)
        yield verb.name, bench.path.read_bytes()


def _journals(bench: Bench, extent: Extent) -> Iterator[tuple[str, bytes]]:
    """Yield the journals of kills, and what else may become of a journal."""
    journals: dict[bytes, str] = {}
    for point in bench.recording.points():
        found = point.disk.whole().get(JOURNAL)
        if found is not None:
            journals.setdefault(found, point.name)
    if not journals:  # of a verb that only reads
        return
    chosen = list(journals.items())[:: extent.stride]
    yield from ((name, journal) for journal, name in chosen)
    longest = max(journals, key=len)
    yield "zeroed header", bytes(_HEADER) + longest[_HEADER:]
    yield "no records counted", longest[:_RECORDS] + bytes(4) + longest[_RECORDS + 4 :]
    yield "no pages counted", longest[:_PAGES] + bytes(4) + longest[_PAGES + 4 :]
    yield "cut in half", longest[: len(longest) // 2]
    yield "cut within its header", longest[:20]
    yield "garbage", bytes(range(1, 255)) * 40


def _try(bench: Bench, image: Image, copy: bytes, tally: Tally) -> str:
    bench.place(image)
    before = content_of(copy)
    try:
        with nothing_by_chance():
            store = opened(bench.path)
    except Refused as refused:
        tally.reasons[refused.key] += 1
        return "" if bench.path.read_bytes() == copy else f"overwritten: and {refused.key}"
    except Exception as error:  # whatever it is, it is judged
        return f"unexpected: {told(error)}"
    notices = [notice.key for notice in store.notices]
    tally.reasons.update(notices)
    content, found = next_verb(store, bench.path)
    if found:
        return found
    if content != before:
        return f"overwritten: {notices}"
    moved = set(snapshot(bench.root)) - {FILE}
    return "untold: " + ", ".join(sorted(moved)) if moved and not notices else ""
