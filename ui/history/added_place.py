"""What is told of a task that came: its number, where it stands, and that no other number is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say
from vqdesk.messages.deed_names import record_words, said_done, step_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.history.undo import Step
    from db.verbs.outline import TaskOutline
    from ui.session.session import Session

ADDING = ("add_task", "duplicate_task")


def added_words(session: Session, step: Step) -> str:
    """Return what a step of `ADDING` did, and where: `Đã thêm nhiệm vụ 43 vào cuối lĩnh vực II`."""
    what, place = step_words(session.store, step, session.lang), _place(session, step.record_id)
    return said_done(f"{what} {place}".rstrip(), session.lang)


def _place(session: Session, task_id: str) -> str:
    rows, lang = session.outline(), session.lang
    at = next((at for at, row in enumerate(rows) if row.id == task_id), None)
    if at is None:
        return ""
    where = _where(session, rows, at)
    is_between = rows[at].number.strip() and any(row.number.strip() for row in rows[at + 1 :])
    return where + say("show.added.numbers", lang) if is_between else where


def _where(session: Session, rows: Sequence[TaskOutline], at: int) -> str:
    """Return behind which task of its domain a row stands, or that it is the last one there."""
    row, lang = rows[at], session.lang
    here = session.rows_of(row.domain_id)
    if here[-1] is not row:
        before = {"number": rows[at - 1].number, "content": rows[at - 1].content_start}
        return say("show.added.after", lang, record=record_words("task", before, lang))
    domain = next((each for each in session.domains() if each.id == row.domain_id), None)
    if domain is None or not (domain.numeral.strip() or domain.name.strip()):
        return ""
    named = record_words("domain", {"numeral": domain.numeral, "name": domain.name}, lang)
    return say("show.added.end" if len(here) > 1 else "show.added.into", lang, record=named)
