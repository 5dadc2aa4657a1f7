"""Matching: which task of one report is which task of another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from db.records import TASK_FIELDS
from vqdesk.merge.pairing import domain_partners, equal_pairs, word_key
from vqdesk.merge.similarity import likeness, pair_most_alike
from vqdesk.merge.two_way import merge_two_way

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from db.records import Draft, Task

__all__ = ["How", "Matching", "Pair", "keep_sure_ids", "match_tasks", "merge_two_way", "sure_partners"]

SURE_SCORE = 90
"""From here on a near pair that has no rival is taken without asking."""

How = Literal["id", "number", "words", "near", "new"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A task and the one that it was before, None where it is new.

    `how` tells by what the two were found: equal id; equal number, unit and content; equal unit and
    content, or a content that nothing else has; nearly equal words. `score` says how like unit and
    content are, 0-100. `changed` names the texts that differ: TASK_FIELDS and "extra:<heading>".
    """

    new: Task
    old: Task | None
    how: How
    score: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A pair for every task of the new draft, in its order; and the old tasks that have no partner."""

    pairs: tuple[Pair, ...]
    gone: tuple[Task, ...]


def match_tasks(new: Draft, old: Draft) -> Matching:
    """Find for each task of a draft the one that it was in an older one.

    By id; then by equal number, unit and content; then by equal unit and content; then by a content
    that no other task has; then by nearly equal words (see `similarity`). White space, capitals and the
    place of tone marks do not count. Of equal ones those of the same domain come first, then each takes
    the next. The same drafts give the same pairs.
    """
    return _Search(new, old).matching()


def keep_sure_ids(new: Draft, old: Draft) -> Draft:
    """Return a draft as the content of the old report, what is surely known there under its old ids.

    Sure is every pair that `match_tasks` finds but near ones below SURE_SCORE or with a rival. What the
    draft does not have is dropped.
    """
    return merge_two_way(new, old, sure_partners(new, old), keep_gone=False)


def sure_partners(new: Draft, old: Draft) -> dict[str, str]:
    """Return for the ids of a draft's tasks the old ids that nobody need decide about."""
    return _Search(new, old).sure_partners()


@dataclass(frozen=True, slots=True)
class _Row:
    """A task as it is compared; `domain` is the id of its domain in the old draft, "" where that is new."""

    task: Task
    domain: str
    number: str
    unit: str
    content: str


class _Search:
    """The partners that tasks of two drafts have found, one to one."""

    def __init__(self, new: Draft, old: Draft) -> None:
        self._new, self._old = new.tasks, old.tasks
        self._pairs: dict[str, Pair] = {}
        self._used: set[str] = set()
        self._rivalled: set[str] = set()
        for task, partner in equal_pairs(self._new, self._old, lambda task: task.id):
            self._pair(task, partner, "id")
        # A report that was carried over has all its ids: nothing need be compared.
        if len(self._pairs) < min(len(self._new), len(self._old)):
            own = {section.domain.id: section.domain.id for section in old.sections}
            rows = _rows(self._new, domain_partners(new, old)), _rows(self._old, own)
            self._by_words(*rows)
            self._by_likeness(*rows)

    def matching(self) -> Matching:
        """Return what was found."""
        pairs = (self._pairs.get(task.id) or Pair(task, None, "new", 0, ()) for task in self._new)
        return Matching(tuple(pairs), tuple(task for task in self._old if task.id not in self._used))

    def sure_partners(self) -> dict[str, str]:
        """Return the old ids that nobody need decide about, by new id."""
        return {
            key: pair.old.id
            for key, pair in self._pairs.items()
            if pair.old and (pair.how != "near" or (pair.score >= SURE_SCORE and key not in self._rivalled))
        }

    def _pair(self, new: Task, old: Task, how: How, score: int = 100) -> None:
        self._pairs[new.id] = Pair(new, old, how, score, _changed(new, old))
        self._used.add(old.id)

    def _left(self, new: Iterable[_Row], old: Iterable[_Row]) -> tuple[list[_Row], list[_Row]]:
        return (
            [row for row in new if row.task.id not in self._pairs],
            [row for row in old if row.task.id not in self._used],
        )

    def _by_words(self, new: Sequence[_Row], old: Sequence[_Row]) -> None:
        """Pair what says the same: of its own domain first, and only there where there is no content."""
        counts = [Counter(row.content for row in rows) for rows in (new, old)]
        alone = {text for text, count in counts[0].items() if text and count == counts[1][text] == 1}
        stages: tuple[tuple[How, Callable[[_Row], Hashable]], ...] = (
            ("number", lambda row: row.domain and (row.domain, row.number, row.unit, row.content)),
            ("number", lambda row: row.content and (row.number, row.unit, row.content)),
            ("words", lambda row: row.content and row.domain and (row.domain, row.unit, row.content)),
            ("words", lambda row: row.content and (row.unit, row.content)),
            ("words", lambda row: row.content in alone and row.content),
        )
        for how, key in stages:
            for row, partner in equal_pairs(*self._left(new, old), key):
                alike = 100 if row.unit == partner.unit else likeness(_words(row), _words(partner))
                self._pair(row.task, partner.task, how, alike)

    def _by_likeness(self, new: Sequence[_Row], old: Sequence[_Row]) -> None:
        left, others = ([row for row in rows if row.content] for rows in self._left(new, old))
        found = pair_most_alike(
            [_words(row) for row in left],
            [_words(row) for row in others],
            ([row.domain for row in left], [row.domain for row in others]),
        )
        for each in found:
            self._pair(left[each.new].task, others[each.old].task, "near", each.score)
            if not each.clear:
                self._rivalled.add(left[each.new].task.id)


def _changed(new: Task, old: Task) -> tuple[str, ...]:
    """Return the names of the texts that differ; no text under a further heading is an empty one."""
    fields = [field for field in TASK_FIELDS if getattr(new, field) != getattr(old, field)]
    headings = dict.fromkeys([*new.extra, *old.extra])
    fields += [f"extra:{each}" for each in headings if new.extra.get(each, "") != old.extra.get(each, "")]
    return tuple(fields)


def _rows(tasks: Iterable[Task], domains: Mapping[str, str]) -> list[_Row]:
    return [
        _Row(task, domains.get(task.domain_id, ""), *map(word_key, (task.number, task.unit, task.content)))
        for task in tasks
    ]


def _words(row: _Row) -> str:
    return f"{row.task.unit} {row.task.content}"
