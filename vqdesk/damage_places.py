"""Where damage in the data file is, as a person knows the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.damage_words import VI

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.flaws import Spot

_SHOWN = ("content", "documents", "result", "evaluation", "organisation", "period")
"""Fields that `show` has words for already."""


def place_words(spot: Spot, say: Callable[..., str]) -> str:
    """Return how a person knows a record: its kind, number and unit, and its report."""
    from vqdesk.periods import period_name

    report = " ".join(filter(None, (period_name(spot.period) if spot.period else "", spot.organisation)))
    if spot.record == "report":
        return f"{say('show.record.report')} {report or spot.id}"
    known = ". ".join(filter(None, (spot.number, spot.unit))) or (f"“{spot.name}”" if spot.name else spot.id)
    record = f"{say(f'show.record.{spot.record}')} {known}"
    if not (report or spot.report_id):
        return record
    return say("show.spot.report", record=record, report=report or spot.report_id)


def field_words(field: str, say: Callable[..., str]) -> str:
    """Return a field's name; an extra column is called by its heading."""
    if field.startswith("extra:"):
        return field.removeprefix("extra:")
    key = f"show.{field}" if field in _SHOWN else f"show.field.{field}"
    return say(key if field in _SHOWN or key in VI else "show.field.other")


def part_words(part: str, say: Callable[..., str]) -> str:
    """Return what a table is to a person."""
    key = f"show.part.{part}"
    return say(key if key in VI else "show.part.other")
