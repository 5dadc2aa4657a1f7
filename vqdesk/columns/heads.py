"""The heads that stand over several columns: which there are, and how one is renamed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Column

_RESULTS = ("result", "documents", "evaluation")


def results_head(columns: Sequence[Column]) -> str:
    """Return the head over the results, else over documents or evaluation; "" where there is none."""
    found = {column.key: column.group for column in columns}
    return next((group for key in _RESULTS if (group := found.get(key))), "")


def rename_head(columns: Sequence[Column], head: str, name: str) -> tuple[Column, ...]:
    """Return the columns with another name for one of their heads."""
    return tuple(replace(each, group=name) if each.group == head else each for each in columns)


def put_results_head(columns: Sequence[Column], head: str) -> tuple[Column, ...]:
    """Return the columns with a head over those of results: in place of the one there is, or anew."""
    own = results_head(columns)
    if own:
        return rename_head(columns, own, head)
    return tuple(replace(each, group=head) if each.key in _RESULTS else each for each in columns)
