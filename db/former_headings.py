"""The headings of versions before columns were data: one for each of six texts, and further ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.records import Column

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FORMER_KEYS = ("number", "unit", "content", "documents", "result", "evaluation")
"""The columns that there were, in their order; the last three stood under the head `results`."""

_UNDER_RESULTS = ("documents", "result", "evaluation")


def columns_of(headings: Mapping[str, Any], hidden: Collection[str] = ()) -> tuple[Column, ...]:
    """Return the columns that headings by key stood for; those whose fields are `hidden` are hidden.

    A heading that is None or left out: there was no such column. `results` is the group over documents,
    result and evaluation, `extra` lists the headings of further columns.
    """
    group = headings.get("results") or ""
    found = [
        Column(key, headings[key], group if key in _UNDER_RESULTS else "")
        for key in FORMER_KEYS
        if headings.get(key) is not None
    ]
    found += [Column("extra", heading) for heading in headings.get("extra") or ()]
    return tuple(
        Column(each.key, each.heading, each.group, "hidden") if each.field in hidden else each
        for each in found
    )
