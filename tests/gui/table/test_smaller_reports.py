"""A table that shows a smaller one next: no side is asked past its end while the other is measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt

from db.records import Draft, Section
from ui.importing.draft_model import DraftModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import AtTable

SIDES = (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)


def smaller(draft: Draft) -> Draft:
    """Return a draft with one task and three columns."""
    first = draft.sections[0]
    return Draft(
        replace(draft.report, columns=draft.report.columns[:3]),
        (Section(first.domain, first.tasks[:1]),),
    )


def ask_past_the_end(model: QAbstractItemModel, before: int) -> None:
    """Ask for a head that was there before, as a view does while it resets the other side."""
    for side in SIDES:
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole):
            assert model.headerData(before - 1, side, role) is None


def test_a_report_with_fewer_rows_and_columns_follows_in_the_table(
    at: AtTable, make_draft: Callable[..., Draft]
) -> None:
    before = max(at.table.tasks.rowCount(), at.table.tasks.columnCount())
    at.window.session.store.reports.add(smaller(make_draft("smaller")))
    at.window.session.open_report("smaller")
    assert (at.table.tasks.rowCount(), at.table.tasks.columnCount()) == (2, 3)
    ask_past_the_end(at.table.tasks, before)


def test_a_draft_of_fewer_columns_follows_in_the_preview(make_draft: Callable[..., Draft]) -> None:
    model = DraftModel()
    model.show(make_draft(), {})
    before = model.columnCount()
    model.show(smaller(make_draft()), {})
    assert model.columnCount() < before
    ask_past_the_end(model, before)
