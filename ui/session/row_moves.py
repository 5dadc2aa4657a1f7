"""Where a row of the annex goes when it moves: plain functions over the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.verbs.outline import TaskOutline

Target = tuple[str, str | None]
"""A domain's id and the task to stand before, None at the domain's end."""


def position(rows: Sequence[TaskOutline], task_id: str | None) -> int:
    """Return a task's place in the outline, -1 where it is not in it."""
    return next((index for index, row in enumerate(rows) if row.id == task_id), -1)


def neighbour(ids: Sequence[str], one: str | None, step: int) -> str | None:
    """Return the id `step` places on, None beyond the ends."""
    if one is None or one not in ids:
        return None
    index = list(ids).index(one) + step
    return ids[index] if 0 <= index < len(ids) else None


def one_up(rows: Sequence[TaskOutline], domains: Sequence[str], task_id: str | None) -> Target | None:
    """Return the place one row up; a domain's first row goes to the end of the domain above.

    None at the annex's top.
    """
    index = position(rows, task_id)
    if index < 0:
        return None
    here = rows[index].domain_id
    if index > 0 and rows[index - 1].domain_id == here:
        return here, rows[index - 1].id
    above = neighbour(domains, here, -1)
    return (above, None) if above else None


def one_down(rows: Sequence[TaskOutline], domains: Sequence[str], task_id: str | None) -> Target | None:
    """Return the place one row down; a domain's last row goes to the top of the domain below.

    None at the annex's end.
    """
    index = position(rows, task_id)
    if index < 0:
        return None
    here = rows[index].domain_id
    following = [row.id for row in rows[index + 1 : index + 3] if row.domain_id == here]
    if following:
        return here, following[1] if len(following) > 1 else None
    below = neighbour(domains, here, 1)
    if below is None:
        return None
    return below, next((row.id for row in rows if row.domain_id == below), None)


def replacement(rows: Sequence[TaskOutline], task_id: str) -> str | None:
    """Return the task that takes over the place of one that goes: the next, else the one before."""
    index = position(rows, task_id)
    near = rows[index + 1 : index + 2] or rows[max(index - 1, 0) : max(index, 0)]
    return near[0].id if near else None
