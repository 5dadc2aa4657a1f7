"""A sign-off in words: who checked what and when, whether it still holds, and what was touched since."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.text.clock import format_clock
from vqdesk.messages.catalogue import say
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deed_names import record_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.records import Column
    from db.store.store import Store
    from vqdesk.checks.sign_offs import SignedState, TouchedRecord


def signed_words(store: Store, state: SignedState, lang: str) -> list[str]:
    """Return a sentence on a sign-off, and a line for each record that was touched since.

    Records are called by their numbers or texts as they are, or as they were before they went, and fields by
    the report's own headings.
    """
    sign_off = state.sign_off
    what = say(f"show.signed.{sign_off.part}", lang)
    key = "show.sign_off.whole"
    if state.is_broken:
        key = "show.sign_off.broken" if state.touched else "show.sign_off.unknown"
    said = say(key, lang, who=sign_off.who, what=what, when=format_clock(sign_off.at))
    return [said, *_lines(store, sign_off.report_id, state.touched, lang)]


def _lines(store: Store, report_id: str, touched: Sequence[TouchedRecord], lang: str) -> Iterator[str]:
    if not touched:
        return
    columns = store.reports.get(report_id).columns
    rows = {
        record: store.history.named(
            report_id if record != "report" else None,
            record,
            [each.record_id for each in touched if each.record == record],
        )
        for record in {each.record for each in touched}
    }
    for each in touched:
        yield _line(each, rows[each.record].get(each.record_id, {}), columns, lang)


def _line(touched: TouchedRecord, row: Mapping[str, object], columns: Sequence[Column], lang: str) -> str:
    name = record_words(touched.record, row, lang)
    fields = ", ".join(_fields(touched.fields, columns, lang))
    said = say(f"show.touched.{touched.became}", lang, record=name, fields=fields)
    return said[:1].upper() + said[1:]


def _fields(fields: Iterable[str], columns: Sequence[Column], lang: str) -> Iterator[str]:
    for field in fields:
        yield f"“{field_words('rank' if field == 'place' else field, partial(say, lang=lang), columns)}”"
