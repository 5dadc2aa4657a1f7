"""What a deadline was understood as, and why a task stands in its group, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import Notice
from vqdesk.messages.catalogue import say, told

if TYPE_CHECKING:
    from datetime import date

    from vqdesk.tracking.deadlines import Deadline
    from vqdesk.tracking.groups import Judgement

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


def reason_in_words(judgement: Judgement, lang: str) -> str:
    """Return why a task stands in its group, as a sentence; the clerk's words at its start stay as typed."""
    said = told(judgement.reason, lang)
    facts = judgement.reason.values.get("facts")
    return said if facts and not isinstance(facts[0], Notice) else said[:1].upper() + said[1:]
