"""What is said of words that were replaced, put back, or left as they are."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.messages.catalogue import say, sentence
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deed_names import record_words
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from db.history.undo import Place, Replayed
    from db.records import Column
    from db.store.store import Store
    from db.verbs.words.replacing import ReplacedWords

_MOST_NAMED = 8


def replaced_words(
    store: Store, done: ReplacedWords, words: str, by: str, lang: str, done_key: str = "replace.done"
) -> str:
    """Return what is said once words were replaced: where, and what was passed over."""
    reports = len({each.report_id for each in done.written})
    if done.places:
        said = [say(done_key, lang, words=words, by=by, places=done.places, reports=reports)]
    else:
        said = [say("replace.none_written", lang)]
    if done.passed:
        said.append(say("replace.passed", lang, count=sum(each.places for each in done.passed)))
    return " ".join([*said, *(skipped_words(store, *each, lang) for each in done.refused.items())])


def swapped_words(store: Store, replayed: Replayed, what: str, lang: str, *, backward: bool) -> str:
    """Return what is said once replaced words were put back, or replaced again, and which texts stayed."""
    if replayed:
        said = [say("done.undone" if backward else "done.redone", lang, what=what)]
    else:
        said = [say("done.words_all_kept" if backward else "done.words_all_kept_again", lang, what=what)]
    if replayed.kept:
        names = [_place_words(store, place, lang) for place in replayed.kept[:_MOST_NAMED]]
        names += ["…"] if len(replayed.kept) > _MOST_NAMED else []
        said.append(say("done.words_kept", lang, names=names))
    for report_id, why in replayed.refused:
        said.append(
            say("show.skipped.report", lang, report=_report(store, report_id), why=sentence(why, lang))
        )
    return " ".join(said)


def skipped_words(store: Store, report_id: str, why: Refused, lang: str) -> str:
    """Return that a report was passed over, and why."""
    return say("show.skipped.report", lang, report=_report(store, report_id), why=sentence(why, lang))


def _place_words(store: Store, place: Place, lang: str) -> str:
    row = store.history.named(place.report_id, place.record, [place.record_id]).get(place.record_id, {})
    known = record_words(place.record, row, lang)
    if place.report_id is None:
        return known
    columns: tuple[Column, ...] = ()
    with suppress(Refused):
        columns = store.reports.get(place.report_id).columns
    field = field_words(place.field or "", partial(say, lang=lang), columns)
    return f"{known} ({field}, {_report(store, place.report_id)})"


def _report(store: Store, report_id: str) -> str:
    """Return a report's period, its id where that cannot be read."""
    with suppress(Refused):
        return period_name(store.reports.get(report_id).period) or report_id
    return report_id
