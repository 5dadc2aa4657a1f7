"""A stored report brought to a draft: unequal rows only, and as few moves as can be."""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING

from db.mending import make_readable
from db.records import EXTRA
from db.rows import KINDS, domain_row, report_row, task_row
from db.verbs.checked.acceptances import delete_tasks
from db.verbs.fractional_index import between_many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.file.database import Database
    from db.history.recorder import Recorder
    from db.records import Draft
    from db.rows import Kind, Row


def bring(db: Database, recorder: Recorder, draft: Draft) -> None:
    """Bring a stored report to the draft; ranks are kept wherever the order allows it.

    What is accepted in tasks that stay, and who signed the report off, stays as it is.
    """
    report = draft.report
    recorder.update(
        KINDS["report"], report.id, [(report.id, name, text) for name, text in report_row(report).items()]
    )
    old_domains = _stored(db, KINDS["domain"], report.id)
    old_tasks = _stored(db, KINDS["task"], report.id)
    new_domains, new_tasks = _domains(draft, old_domains), _tasks(draft, old_tasks)
    delete_tasks(db, recorder, report.id, [key for key in old_tasks if key not in new_tasks])
    _write(recorder, KINDS["domain"], report.id, old_domains, new_domains)
    _write(recorder, KINDS["task"], report.id, old_tasks, new_tasks)
    recorder.delete(KINDS["domain"], report.id, [key for key in old_domains if key not in new_domains])


def _stored(db: Database, kind: Kind, report_id: str) -> dict[str, Row]:
    rows = db.read(f"SELECT {', '.join(kind.columns)} FROM {kind.name} WHERE report_id = ?", [report_id])
    named = (make_readable(kind, dict(zip(kind.columns, row, strict=True))) for row in rows)
    return {row["id"]: row for row in named}


def _domains(draft: Draft, old: Mapping[str, Row]) -> dict[str, Row]:
    domains = [section.domain for section in draft.sections]
    ranks = new_ranks([old[each.id]["rank"] if each.id in old else None for each in domains])
    return {each.id: domain_row(each, rank) for each, rank in zip(domains, ranks, strict=True)}


def _tasks(draft: Draft, old: Mapping[str, Row]) -> dict[str, Row]:
    rows = {}
    for section in draft.sections:
        stayed = [
            old[task.id]["rank"] if old.get(task.id, {}).get("domain_id") == task.domain_id else None
            for task in section.tasks
        ]
        for task, rank in zip(section.tasks, new_ranks(stayed), strict=True):
            rows[task.id] = task_row(task, rank)
    return rows


def _write(
    recorder: Recorder, kind: Kind, report_id: str, old: Mapping[str, Row], new: Mapping[str, Row]
) -> None:
    recorder.insert(kind, [row for key, row in new.items() if key not in old])
    changes = [
        (key, name, text) for key, row in new.items() if key in old for name, text in _unequal(old[key], row)
    ]
    recorder.update(kind, report_id, changes)


def _unequal(old: Row, new: Row) -> Iterator[tuple[str, str | None]]:
    for name, text in new.items():
        if text == old[name]:
            continue
        if name != "extra":
            yield name, text
            continue
        former, wanted = json.loads(old["extra"]), json.loads(text)
        for heading in dict.fromkeys([*former, *wanted]):
            if former.get(heading) != wanted.get(heading):
                yield EXTRA + heading, wanted.get(heading)


def new_ranks(ranks: Sequence[str | None]) -> list[str]:
    """Return rising ranks for rows in a new order; as many as can keep theirs. None: a row without one."""
    kept = _longest_rising(ranks)
    result: list[str] = []
    before: str | None = None
    start = 0
    for stop in [*kept, len(ranks)]:
        after = ranks[stop] if stop < len(ranks) else None
        result += between_many(before, after, stop - start)
        if after is not None:
            result.append(after)
        before, start = after, stop + 1
    return result


def _longest_rising(ranks: Sequence[str | None]) -> list[int]:
    """Return the places of a longest rising row of ranks."""
    ends: list[str] = []
    places: list[int] = []
    former: dict[int, int | None] = {}
    for place, rank in enumerate(ranks):
        if rank is None:
            continue
        at = bisect_left(ends, rank)
        former[place] = places[at - 1] if at else None
        ends[at : at + 1] = [rank]
        places[at : at + 1] = [place]
    chain: list[int] = []
    link = places[-1] if places else None
    while link is not None:
        chain.append(link)
        link = former[link]
    return chain[::-1]
