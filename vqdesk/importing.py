"""The way in: a file becomes a draft with its account, and a draft is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from db.errors import Refused
from db.records import Domain, Draft, Section, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from db.records import Period
    from db.store import Store
    from vqdesk.formats.account import Account
    from vqdesk.formats.grid import Grid

    Progress = Callable[[int, int], None]

ENDINGS = (".txt", ".tsv", ".json", ".docx")

LARGEST = 128 * 1024 * 1024
"""Bytes of a file; 10,000 tasks are 13 MB as text and 20 MB as JSON, and reading takes up to ten times
the file's size of the 4 GB that a PC has."""


_Record = TypeVar("_Record", Domain, Task)


class UnknownEnding(ValueError):
    """Say that files of this ending are not read."""


def read_file(
    path: Path,
    *,
    period: Period | None = None,
    annex: int | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> tuple[Draft, Account]:
    """Read a file by its ending; nothing is stored.

    `period`, `columns` and `progress` as for `annex_in.recognise`; a JSON report has its own period
    and headings, which stay. `annex` counts from 1. Raises UnknownEnding, Refused file.missing,
    file.unreadable, file.too_big, annex.missing and what the ending's format refuses; whatever
    `progress` raises goes through.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UnknownEnding(path.name)
    if progress:
        progress(0, 1)
    data = _bytes(path)
    if annex not in (None, 1):
        raise Refused("annex.missing", name=path.name, count=1, annex=annex)
    if ending == ".json":
        from vqdesk.formats import exchange

        found = exchange.read(data, path.name)
    else:
        from vqdesk.formats.annex_in import recognise

        grid = _grid(ending, data, path.name)
        del data  # a long annex needs the memory
        found = recognise(grid, period=period, columns=columns, progress=progress)
    if progress:
        progress(1, 1)
    return found


def store_draft(store: Store, draft: Draft, into: str | None = None) -> str:
    """Store a draft in one step and return the id under which the report now stands.

    A report that is already there and equal stays untouched; one that differs raises Refused
    report.differs. With `into` the draft becomes the content of that report: domains and tasks keep
    the ids that they have there, matched by id, then by equal numeral and name, by equal number,
    unit and content. Raises Refused report.unknown where there is no such report.
    """
    if into is not None:
        draft = _matched(draft, store.draft(into))
        store.replace_report(draft)
    elif all(report.id != draft.report.id for report in store.reports()):
        store.add_report(draft, verb="import")
    elif _without_blank_extras(store.draft(draft.report.id)) != _without_blank_extras(draft):
        raise Refused("report.differs", id=draft.report.id)
    return draft.report.id


def _bytes(path: Path) -> bytes:
    """Read a file whole, unless it is larger than any annex."""
    try:
        if path.exists() and not path.is_file():
            raise Refused("file.unreadable", name=path.name)
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused("file.missing", name=path.name) from error
    except (OSError, ValueError) as error:
        raise Refused("file.unreadable", name=path.name) from error
    if len(data) > LARGEST:
        raise Refused("file.too_big", name=path.name)
    if not data:
        raise Refused("file.empty", name=path.name)
    return data


def _grid(ending: str, data: bytes, name: str) -> Grid:
    if ending == ".docx":
        # Loaded for Word files alone: the other endings start faster without it.
        from vqdesk.formats import word

        return word.read_grid(data, name)
    from vqdesk.formats import plain

    return plain.read_grid(data, name)


def _without_blank_extras(draft: Draft) -> Draft:
    """Return the draft as it is exported: an empty text under an extra heading is none."""

    def bare(task: Task) -> Task:
        return replace(task, extra={heading: text for heading, text in task.extra.items() if text})

    return Draft(
        draft.report,
        tuple(Section(section.domain, tuple(map(bare, section.tasks))) for section in draft.sections),
    )


def _matched(draft: Draft, stored: Draft) -> Draft:
    """Return the draft under the stored report's id, what is known there under the ids it has there."""
    domains = _ids(
        [section.domain for section in draft.sections],
        [section.domain for section in stored.sections],
        lambda domain: (domain.numeral, domain.name),
    )
    tasks = _ids(
        [task for section in draft.sections for task in section.tasks],
        [task for section in stored.sections for task in section.tasks],
        lambda task: (task.number, task.unit, task.content),
    )
    sections = []
    for section in draft.sections:
        domain = replace(section.domain, id=domains[section.domain.id])
        moved = tuple(replace(task, id=tasks[task.id], domain_id=domain.id) for task in section.tasks)
        sections.append(Section(domain, moved))
    report = replace(draft.report, id=stored.report.id)
    return Draft(draft.report, tuple(sections)).with_report(report)


def _ids(
    new: Sequence[_Record], old: Sequence[_Record], words: Callable[[_Record], tuple[str, ...]]
) -> dict[str, str]:
    """Return for each new record's id the id that it shall have; of equal ones each takes the next."""
    known = {record.id for record in old}
    ids = {record.id: record.id for record in new}
    left: dict[tuple[str, ...], list[str]] = {}
    for record in reversed(old):
        if record.id not in ids:
            left.setdefault(words(record), []).append(record.id)
    for record in new:
        if record.id not in known and (alike := left.get(words(record))):
            ids[record.id] = alike.pop()
    return ids
