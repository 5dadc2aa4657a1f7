"""What an office chooses for itself, each choice told with what takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vqdesk.messages.catalogue import say
from vqdesk.messages.deed_names import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.records import Report
    from db.store.store import Store
    from ui.session.session import Session
    from vqdesk.columns.presets import Preset
    from vqdesk.tracking.status_words import StatusWords

_LONGEST = 40  # characters of a list's name in the bar


def change_status_words(session: Session, report: Report, words: StatusWords) -> None:
    """Keep the words that a report's office has for the status of a task, and judge by them."""
    from vqdesk.offices.status_words import keep_status_words

    before = session.standings.words()
    keep_status_words(session.store, report.organisation, words)
    session.standings.renew()
    back, again = (partial(session.keep_status_words, each) for each in (before, words))
    session.aside_done.emit(say("show.aside.status_words", session.lang), back, again)


def remember_preset(session: Session, report: Report, name: str) -> None:
    """Keep a report's columns as a list of its office, under a name. Refused as `column_presets` does."""
    from vqdesk.offices import column_presets

    _change(session, report, "keep", name, lambda: column_presets.keep_preset(session.store, report, name))


def drop_preset(session: Session, report: Report, name: str) -> None:
    """Forget a list of a report's office. Refused: preset.unknown."""
    from vqdesk.offices import column_presets

    office = report.organisation
    _change(
        session, report, "forget", name, lambda: column_presets.forget_preset(session.store, office, name)
    )


def put_presets(store: Store, organisation: str, presets: Sequence[Preset]) -> None:
    """Have an office keep these lists and no others."""
    from vqdesk.offices import column_presets

    column_presets.keep_own_presets(store, organisation, presets)


def _change(session: Session, report: Report, verb: str, name: str, change: Callable[[], None]) -> None:
    from vqdesk.offices.column_presets import own_presets

    office = report.organisation
    before = own_presets(session.store, office)
    change()
    after = own_presets(session.store, office)
    back, again = (partial(session.put_presets, office, each) for each in (before, after))
    what = say(f"show.aside.{verb}_preset", session.lang, name=shortened(name.strip(), _LONGEST))
    session.aside_done.emit(what, back, again)
