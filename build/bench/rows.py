"""The rows that are measured: the real annex repeated, the words of each text shuffled by a fixed seed."""

from __future__ import annotations

import random
import re
import uuid
from dataclasses import replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from db.former_headings import FORMER_KEYS
from db.records import Domain, Draft, Section, Task
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Report
    from db.store.store import Store

SEED = 2024
_SPACES = re.compile(r"(\s+)")


def many_tasks(count: int) -> Draft:
    """Return the real annex with its tasks repeated within their domains, `count` in all.

    Repeated texts would zip 100:1 and flatter everybody: each copy has its words in another order.
    The same count is the same draft, ids included.
    """
    chance = random.Random(SEED)
    sample = sample_draft()
    real = [task for section in sample.sections for task in section.tasks]
    copies: dict[str, list[Task]] = {section.domain.id: [] for section in sample.sections}
    for number, task in enumerate(islice(cycle(real), count), 1):
        copies[task.domain_id].append(_copy(task, number, chance))
    sections = (Section(section.domain, tuple(copies[section.domain.id])) for section in sample.sections)
    return Draft(sample.report, tuple(sections))


def records(store: Store, report_id: str) -> Iterator[tuple[bool, Domain | Task]]:
    """Yield a stored report's domains (True) and tasks (False) in the annex's order, as read."""
    domains = iter(store.domains.of(report_id))
    domain = None
    for task in store.tasks.of(report_id):
        while domain is None or domain.id != task.domain_id:
            domain = next(domains)
            yield True, domain
        yield False, task


def template_rows(report: Report) -> Iterator[Domain | Task]:
    """Yield the rows of a docxtpl template that takes what `records` yields, as `rows`."""
    yield Domain(report.id, "for", "{%tr for is_domain, row in rows %}", "")
    yield Domain(report.id, "if", "{%tr if is_domain %}", "")
    yield Domain(report.id, "domain", "{{ row.numeral }}", "{{ row.name }}")
    yield Domain(report.id, "else", "{%tr else %}", "")
    yield Task(report.id, "domain", "task", **{field: f"{{{{ row.{field} }}}}" for field in FORMER_KEYS})
    yield Domain(report.id, "endif", "{%tr endif %}", "")
    yield Domain(report.id, "endfor", "{%tr endfor %}", "")


def _copy(task: Task, number: int, chance: random.Random) -> Task:
    texts = {field: _shuffled(getattr(task, field), chance) for field in FORMER_KEYS}
    texts["number"] = str(number) if task.number else ""
    return replace(task, id=str(uuid.UUID(int=chance.getrandbits(128), version=4)), **texts)


def _shuffled(text: str, chance: random.Random) -> str:
    """Return the text with its words in another order; spaces and line breaks stay where they are."""
    parts = _SPACES.split(text)
    words = parts[::2]
    chance.shuffle(words)
    parts[::2] = words
    return "".join(parts)
