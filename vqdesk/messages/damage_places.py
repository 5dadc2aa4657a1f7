"""Names of damaged places: the record, field and part of the data file, as a person knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import EXTRA
from vqdesk.messages.damage import VI

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.flaws import Spot
    from db.records import Column


def place_words(spot: Spot, say: Callable[..., str]) -> str:
    """Return how a person knows a record: its kind, number and unit, and its report."""
    from vqdesk.periods.period import period_name

    report = " ".join(filter(None, (period_name(spot.period) if spot.period else "", spot.organisation)))
    if spot.record == "report":
        return f"{say('show.record.report')} {report or spot.id}"
    known = ". ".join(filter(None, (spot.number, spot.unit))) or (f"“{spot.name}”" if spot.name else spot.id)
    kind = f"show.record.{spot.record}"
    # In a damaged history the kind may be anything.
    record = f"{say(kind)} {known}" if kind in VI else known
    if not (report or spot.report_id):
        return record
    return say("show.spot.report", record=record, report=report or spot.report_id)


def field_words(field: str, say: Callable[..., str], columns: Sequence[Column] = ()) -> str:
    """Return what the form calls a text: a column by its report's heading, any other by its label."""
    if field.startswith(EXTRA):
        return field.removeprefix(EXTRA)
    heading = next((column.heading for column in columns if column.field == field), "")
    if heading:
        return heading
    key = f"show.field.{field}"
    return say(key if key in VI else "show.field.other")


def part_words(part: str, say: Callable[..., str]) -> str:
    """Return what a table is to a person."""
    key = f"show.part.{part}"
    return say(key if key in VI else "show.part.other")
