"""Rows that do not fit: what can be read of them, in the form that every reader relies on.

A byte that went wrong may leave a text that does not decode, a number where a text is wanted, or
JSON that is none. What stands in for it is only shown; the row itself stays as it is.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from db.former_headings import columns_of
from db.ids import is_id
from db.records import COLUMN_KEYS, PERIOD_KINDS, SIGNED_PARTS, STATES, TASK_FIELDS, VISIBILITIES
from db.rows import json_text
from db.text.characters import LONE_SURROGATE, stand_in_for_unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.rows import Kind, Row

UNREADABLE = "\ufffd"
"""Stands where something cannot be read."""

STAND_IN = "damaged-"
"""Begins the id that stands in for one that cannot be read."""

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PAIR = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?[0-9]+))')
_OBJECT = re.compile(r"\{[^{}]*\}")
_HIGHEST = {"tháng": 12, "quý": 4}
_NULLABLE = ("valid_from", "valid_to")
_IDS = ("id", "report_id", "domain_id", "task_id")
_OCCURRENCE = re.compile(r"[0-9]{1,9}/[0-9]{1,9}")


class Damaged(str):
    """A text that does not decode; what does not is U+FFFD."""

    __slots__ = ()


def lenient(raw: bytes) -> str:
    """Return stored bytes as text, whatever they are."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return Damaged(raw.decode(errors="replace"))


def is_text(value: object) -> bool:
    """Tell whether a value is a text, and one that decodes."""
    return isinstance(value, str) and not isinstance(value, Damaged) and not LONE_SURROGATE.search(value)


def unfit_fields(kind: Kind, row: Row) -> list[str]:
    """Return the columns of a row that hold what cannot stand there."""
    return [column for column in kind.columns if not _fits(column, row[column])]


def mended(kind: Kind, row: Row, docid: int | None = None) -> Row:
    """Return a row with every unfit value replaced by what can be read of it."""
    return {column: _mended(column, row[column], docid) for column in kind.columns}


def make_readable(kind: Kind, row: Row) -> Row:
    """Return a row of which every value can be read, under the ids that it has.

    Quick where nothing is amiss.
    """
    if all(type(value) is str for value in row.values()) and row.get("extra", "{}") == "{}":
        return row
    unfit = [column for column in unfit_fields(kind, row) if column not in _IDS]
    return row | {column: _mended(column, row[column], None) for column in unfit} if unfit else row


def fit_for_files(kind: Kind, row: Row) -> Row:
    """Return a mended row without what no file can hold: controls and the like are U+FFFD.

    Where a letter went wrong it may have become one; what a clerk stored never holds any.
    """
    return {column: _for_files(column, row[column]) for column in kind.columns}


def _for_files(column: str, value: Any) -> Any:
    if not isinstance(value, str) or column in _IDS or (make_text(value) == value and column not in _JSON):
        return value
    if column not in _JSON:
        return make_text(value)
    return value if column == "period" else json_text(_deeply(json.loads(value)))


def _deeply(value: Any) -> Any:
    if isinstance(value, dict):
        return {make_text(key): _deeply(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_deeply(each) for each in value]
    return make_text(value) if isinstance(value, str) else value


def _fits(column: str, value: object) -> bool:
    if value is None:
        return column in _NULLABLE
    if column == "made":
        return isinstance(value, int)
    if not is_text(value):
        return False
    if column in _IDS:
        return is_id(str(value))
    if column in _FORMS:
        return _FORMS[column](str(value))
    return column not in _JSON or _JSON[column](_parsed(value))


def _mended(column: str, value: object, docid: int | None) -> Any:
    if _fits(column, value):
        return value
    text = make_text(value)
    if column == "made":
        return 0
    if column in _IDS:
        return stand_in(text, docid if column == "id" else None)
    if column in _FORMS:
        return _STAND_INS[column]
    return json_text(_SALVAGE[column](text)) if column in _SALVAGE else text


def make_text(value: object) -> str:
    """Return whatever stands in a text's place as a text that can be shown."""
    if value is None:
        return UNREADABLE
    text = lenient(value) if isinstance(value, bytes) else str(value)
    return stand_in_for_unfit(text, UNREADABLE)


def stand_in(text: str, docid: int | None = None) -> str:
    """Return the id that stands in for one that is none; the same at every reading."""
    return f"{STAND_IN}{zlib.crc32(text.encode()) if docid is None else docid}"


def _parsed(text: object) -> Any:
    try:
        return json.loads(str(text))
    except (ValueError, RecursionError):
        return None


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(is_text, value))


def _is_by_heading(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_text, value)) and all(map(is_text, value.values()))


def _are_columns(value: object) -> bool:
    if not isinstance(value, list) or not all(map(_is_column, value)):
        return False
    return len({(each["key"], each["key"] == "extra" and each["heading"]) for each in value}) == len(value)


def _is_column(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"key", "heading", "group", "visibility"}
        and value["key"] in COLUMN_KEYS
        and value["visibility"] in VISIBILITIES
        and is_text(value["heading"])
        and is_text(value["group"])
    )


def _is_period(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"kind", "year", "ordinal", "start", "end"}:
        return False
    kind, year, ordinal = value["kind"], value["year"], value["ordinal"]
    return (
        kind in PERIOD_KINDS
        and (year is None or _is_between(year, date.max.year))
        and (ordinal is None or _is_between(ordinal, _HIGHEST.get(kind, 12)))
        and _is_day(value["start"])
        and _is_day(value["end"])
    )


def _is_moment(text: str) -> bool:
    """Tell whether a text is a moment in ISO form; none at all is one that could not be read."""
    try:
        return not text or bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_between(value: object, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= highest


def _is_day(value: object) -> bool:
    try:
        return value is None or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _texts(text: str) -> list[str]:
    found = _parsed(text)
    if isinstance(found, list):
        return [make_text(each) for each in found]
    return [_unescaped(each) for each in _STRING.findall(text)] or [text]


def _by_heading(text: str) -> dict[str, str]:
    found = _parsed(text)
    pairs = found.items() if isinstance(found, dict) else _pairs(text)
    return {make_text(key): make_text(each) for key, each in pairs}


def _pairs(text: str) -> list[tuple[str, str | int]]:
    return [
        (_unescaped(key), int(number) if number and len(number) < 9 else _unescaped(said))
        for key, said, number in _PAIR.findall(text)
    ]


def _columns(text: str) -> list[dict[str, Any]]:
    found = _parsed(text)
    if isinstance(found, dict):  # of a version before columns were data, which could not be brought up
        readable = {key: make_text(each) for key, each in found.items() if isinstance(each, str)}
        extra = found.get("extra")
        further = list(map(make_text, extra)) if isinstance(extra, list) else []
        return [asdict(column) for column in columns_of({**readable, "extra": dict.fromkeys(further)})]
    known = found if isinstance(found, list) else [dict(_pairs(each)) for each in _OBJECT.findall(text)]
    columns = list(map(_column, known))
    if not isinstance(found, list):
        # A column of which not even the key is there would be hidden, and its texts with it.
        columns += [_column({"key": key}) for key in TASK_FIELDS]
    made: dict[tuple[str, str], dict[str, Any]] = {}
    for each in columns:
        made.setdefault((each["key"], each["heading"] if each["key"] == "extra" else ""), each)
    return list(made.values())


def _column(found: object) -> dict[str, Any]:
    known = found if isinstance(found, dict) else {}
    key, seen = known.get("key"), known.get("visibility")
    return {
        "key": key if key in TASK_FIELDS else "extra",
        "heading": make_text(known.get("heading", UNREADABLE)),
        "group": make_text(known.get("group", "")),
        "visibility": seen if seen in VISIBILITIES else "shown",
    }


def _period(text: str) -> dict[str, Any]:
    found = _parsed(text)
    known: Mapping[str, Any] = found if isinstance(found, dict) else dict(_pairs(text))
    kind, year, ordinal = (known.get(name) for name in ("kind", "year", "ordinal"))
    has_year = _is_between(year, date.max.year)
    has_ordinal = kind in _HIGHEST and _is_between(ordinal, _HIGHEST[kind])
    # A month or a quarter that is not known makes it no period that has a name.
    is_named = kind in PERIOD_KINDS and has_year and (has_ordinal or kind not in _HIGHEST)
    return {
        "kind": kind if is_named else "khác",
        "year": year if has_year else None,
        "ordinal": ordinal if is_named and has_ordinal else None,
        "start": known.get("start") if _is_day(known.get("start")) else None,
        "end": known.get("end") if _is_day(known.get("end")) else None,
    }


def _unescaped(text: str) -> str:
    try:
        return make_text(json.loads(f'"{text}"'))
    except ValueError:
        return make_text(text)


_FORMS: dict[str, Callable[[str], bool]] = {
    "occurrence": lambda text: _OCCURRENCE.fullmatch(text) is not None,
    "part": lambda text: text in ("", *SIGNED_PARTS),
    "at": _is_moment,
    "state": lambda text: text in STATES,
    "archived": _is_moment,
}
"""Texts that are of a form."""
_STAND_INS = {"occurrence": "0/0", "part": "", "at": "", "state": "open", "archived": ""}
"""What stands in their place: no place at all, and what nobody knows."""
_JSON: dict[str, Callable[[Any], bool]] = {
    "period": _is_period,
    "titles": _are_texts,
    "columns": _are_columns,
    "aliases": _are_texts,
    "extra": _is_by_heading,
    "lit": _are_texts,
}
_SALVAGE: dict[str, Callable[[str], object]] = {
    "period": _period,
    "titles": _texts,
    "columns": _columns,
    "aliases": _texts,
    "extra": _by_heading,
    "lit": _texts,
}
