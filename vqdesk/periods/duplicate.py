"""A report once more: all that it holds under a new id, open again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.ids import new_id

if TYPE_CHECKING:
    from db.records import Draft

COPIED = "duplicate_report"
"""The verb under which a copy is stored: `store.reports.add(draft, verb=COPIED)`."""


def duplicate(draft: Draft) -> Draft:
    """Return a report's copy as a new one.

    What was accepted comes along. That somebody checked, locked or archived the report is not so of the copy.
    """
    copy = replace(draft, sign_offs=(), state=None)
    return copy.with_report(replace(draft.report, id=new_id()))
