"""What a deadline was understood as, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from datetime import date

    from vqdesk.tracking.deadlines import Deadline

_DOUBTS = ("unclear", "impossible", "no_year")


def shown_day(day: date) -> str:
    """Return a day as it is shown: `30/9/2026`."""
    return f"{day.day}/{day.month}/{day.year}"


def understood_as(deadline: Deadline | None, lang: str) -> str:
    """Return what a deadline's text was understood as; None is a blank."""
    if deadline is None:
        return say("show.deadline.none", lang)
    said = _said(deadline, lang)
    if deadline.doubt == "first_unknown":
        return say("show.task.first_unknown", lang, said=said)
    return said


def _said(deadline: Deadline, lang: str) -> str:
    if deadline.kind == "text":
        doubt = deadline.doubt if deadline.doubt in _DOUBTS else "unclear"
        return say(f"show.deadline_doubt.{doubt}", lang)
    if deadline.last_day is None:
        key = "recurring" if deadline.kind == "recurring" else "open"
        return say(f"show.deadline_kind.{key}", lang)
    day = shown_day(deadline.last_day)
    if deadline.kind == "recurring":
        return say("show.deadline.recurring_until", lang, day=day)
    return say("show.deadline.until", lang, day=day)
