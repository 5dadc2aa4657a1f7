"""Names of acts: what menus, bars and the list of changes call what was done."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from unicodedata import combining

from db.errors import Refused
from db.history.undo import REPLACED_WORDS, WORDS_EVERYWHERE, Step
from db.records import SIGNED_PARTS
from vqdesk.messages.catalogue import say
from vqdesk.messages.columns import VI as COLUMNS_VI
from vqdesk.messages.damage_places import field_words
from vqdesk.messages.deeds import VI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.history.task_past import TaskChange
    from db.records import Column
    from db.store.store import Store
    from db.verbs.deeds import Deed

_LONGEST = 40
"""Characters of a heading, and of a content that a task without a number is known by."""


def step_words(store: Store, step: Step, lang: str) -> str:
    """Return what a step did: `Sửa “Khối lượng nhiệm vụ triển khai” của nhiệm vụ 5`."""
    words = _replaced_words(store, step, lang)
    if words:
        return words
    rows = store.history.named(step.report_id, _known_by(step.record), [step.record_id], step.id)
    return row_step_words(step, rows.get(step.record_id, {}), lang, _columns(store, step.report_id))


def done_words(store: Store, step: Step, lang: str) -> str:
    """Return that a step was done: `Đã xóa nhiệm vụ 5`, with a full stop."""
    return said_done(step_words(store, step, lang), lang)


def said_done(what: str, lang: str) -> str:
    """Return that what is named was done: of `Xóa nhiệm vụ 5` it is `Đã xóa nhiệm vụ 5`, with a stop."""
    return say("done.did", lang, what=what[:1].lower() + what[1:])


def deeds_words(store: Store, deeds: Iterable[Deed], lang: str) -> list[str]:
    """Return what each of several deeds did; a deed that took another back names it."""
    wanted: dict[tuple[str | None, str], list[str]] = {}
    deeds = list(deeds)
    for deed in deeds:
        wanted.setdefault((deed.report_id, _known_by(deed.record)), []).append(deed.record_id)
    rows = {key: store.history.named(*key, ids) for key, ids in wanted.items()}
    columns = {report_id: _columns(store, report_id) for report_id, _ in wanted}
    said = []
    for deed in deeds:
        step = deed.as_step
        row = rows[deed.report_id, _known_by(deed.record)].get(deed.record_id, {})
        what = _replaced_words(store, step, lang) or row_step_words(step, row, lang, columns[deed.report_id])
        if deed.replay is None or step.verb != deed.verb:
            said.append(what)
        else:
            said.append(say(f"show.replay.{deed.replay}", lang, what=what))
    return said


def task_change_words(
    store: Store, report_id: str, task_id: str, changes: Iterable[TaskChange], lang: str
) -> list[str]:
    """Return what each of several changes of one task did: `Sửa “Tên loại văn bản triển khai”`."""
    row = store.history.named(report_id, "task", [task_id]).get(task_id, {})
    columns = _columns(store, report_id)
    said = []
    for change in changes:
        what = _change_words(store, report_id, task_id, change, row, columns, lang)
        said.append(say(f"show.replay.{change.replay}", lang, what=what) if change.replay else what)
    return said


def _change_words(
    store: Store,
    report_id: str,
    task_id: str,
    change: TaskChange,
    row: Mapping[str, Any],
    columns: Sequence[Column],
    lang: str,
) -> str:
    if change.verb in ("write_task", "write_tasks"):
        headings = [field_words(field or "", partial(say, lang=lang), columns) for field in change.fields]
        named = [say("show.past.field", lang, field=_short(_line(heading))) for heading in headings]
        return say("show.past.fields", lang, fields=", ".join(dict.fromkeys(named)))
    step = Step(change.step or 0, change.verb, report_id, "task", task_id)
    return _replaced_words(store, step, lang) or row_step_words(step, row, lang, columns)


def _replaced_words(store: Store, step: Step, lang: str) -> str:
    """Return which words a step replaced by which; "" where it did not, or nobody knows any more."""
    told = store.words.told(step.id) if step.verb in (REPLACED_WORDS, WORDS_EVERYWHERE) else None
    if told is None:
        return ""
    key = "show.words.one" if step.verb == REPLACED_WORDS else "show.words.many"
    key = "show.units.merged" if told.what == "units" else key
    short = {"words": _short(_line(told.words)), "by": _short(_line(told.by))}
    return say(key, lang, **short, places=told.places, reports=told.reports)


def row_step_words(step: Step, row: Mapping[str, Any], lang: str, columns: Sequence[Column] = ()) -> str:
    """Return what a step did to the record of a row, in a report with these columns."""
    verb = step.verb if f"show.deed.{step.verb}" in VI else "other"
    record = record_words(_known_by(step.record), row, lang)
    # An entry of the history tells that the columns changed, not which.
    is_open = step.field is None or (step.field == "columns" and verb.endswith("_column"))
    if is_open and f"show.deeds.{verb}" in VI:
        return say(f"show.deeds.{verb}", lang, record=record)
    # A domain has a numeral as well.
    own = "report_numeral" if (step.record, step.field) == ("report", "numeral") else step.field
    field = field_words(own or "", partial(say, lang=lang), columns)
    return say(f"show.deed.{verb}", lang, field=_short(_line(field)), record=record)


def deed_texts(deed: Deed, lang: str) -> tuple[str, str]:
    """Return what a text was before a deed and after it, as a person reads it."""
    before, after = deed.before or "", deed.after or ""
    if (deed.record, deed.field) == ("report", "columns"):
        return _columns_words(before, lang), _columns_words(after, lang)
    return before, after


def _columns_words(text: str, lang: str) -> str:
    """Return the headings of kept columns on a line; what is none stays as it is."""
    try:
        return " | ".join(_column_words(lang, **column) for column in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return text


def _column_words(lang: str, key: str, heading: str, group: str, visibility: str) -> str:
    words = f"{group} / {heading}" if group else heading
    seen = f"show.visibility.{visibility}"
    return words if visibility == "shown" or seen not in COLUMNS_VI else f"{words} ({say(seen, lang)})"


def _known_by(record: str) -> str:
    """Return the kind of record by whose names a kind is known: a style has its organisation's id."""
    return "organisation" if record == "style" else record


def _columns(store: Store, report_id: str | None) -> Sequence[Column]:
    """Return a report's columns; none where it is gone or cannot be read: the form's own labels then."""
    with suppress(Refused):
        return store.reports.get(report_id).columns if report_id else ()
    return ()


def record_words(record: str, row: Mapping[str, Any], lang: str) -> str:
    """Return how a person knows a record: `nhiệm vụ 5`, `lĩnh vực II`, or by the beginning of its text."""
    number = _line(row.get("number") or row.get("numeral"))
    told = row.get("why") if "archived" in row else row.get("words")
    text = _line(row.get("content") or row.get("name") or told)
    if row.get("part") in SIGNED_PARTS:
        name = say(f"show.signed.{row['part']}", lang)
    elif number:
        name = number.rstrip(".:") or number
    elif text:
        name = say("show.named.quoted", lang, name=_short(text))
    else:
        name = say("show.left_empty" if "words" in row else "show.nameless", lang)
    return say(f"show.named.{record}", lang, name=name)


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters; where it is cut, no letter loses its marks."""
    if len(text) <= longest:
        return text
    end = longest - 1
    while end and combining(text[end]):
        end -= 1
    return f"{text[:end].rstrip()}…"


def _line(text: object) -> str:
    return " ".join(str(text or "").split())


def _short(text: str) -> str:
    return shortened(text, _LONGEST)
