"""Doubts about a list of columns: what can be, and yet is hardly meant."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from db.errors import Notice
from db.text.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Column

MOST = 16
"""Columns of which each still has room on A4 across; as many as a task has texts of known kinds."""

_BESIDE_TASKS = ("unit", "deadline", "output", "documents", "result", "evaluation", "status")
"""The columns of which an annex has one at least beside its tasks."""


def find_doubts(columns: Sequence[Column]) -> list[Notice]:
    """Return what should be looked at: headings that are blank or stand twice, torn groups, many or too few.

    What is hidden is not asked about.
    """
    # On the copy that has them internal columns come last.
    shown = [each for seen in ("shown", "internal") for each in columns if each.visibility == seen]
    found = []
    if any(not column.heading.strip() for column in shown):
        found.append(Notice("columns.told_blank"))
    if same := _same(shown):
        found.append(Notice("columns.told_twice", {"names": same}))
    if torn := _torn(shown):
        found.append(Notice("columns.told_torn", {"names": torn}))
    keys = {column.key for column in shown if column.visibility == "shown"}
    if "content" not in keys or not keys.intersection(_BESIDE_TASKS):
        found.append(Notice("columns.told_no_annex"))
    if len(shown) > MOST:
        found.append(Notice("columns.told_many", {"count": len(shown)}))
    return found


def _same(shown: Sequence[Column]) -> tuple[str, ...]:
    """Return the headings that stand twice under one head."""
    named = [(fold_name(column.group), fold_name(column.heading)) for column in shown]
    met = Counter(named)
    both = zip(shown, named, strict=True)
    return _quoted(dict.fromkeys(column.heading for column, name in both if met[name] > 1))


def _torn(shown: Sequence[Column]) -> tuple[str, ...]:
    """Return the groups that stand in several places."""
    met = Counter(group for group, _ in groupby(column.group for column in shown) if group)
    return _quoted(group for group, count in met.items() if count > 1)


def _quoted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"“{name}”" for name in names)
