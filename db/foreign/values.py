"""Values of a store from another PC, each checked for its type, its size and its form."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from db.ids import is_id
from db.limits import HIGHEST, LONGEST_NAME, LONGEST_TEXT, MOST_TEXTS
from db.records import (
    COLUMN_KEYS,
    EXTRA,
    PERIOD_KINDS,
    SIGNED_PARTS,
    STATES,
    VISIBILITIES,
    Column,
    Period,
)
from db.rows import KINDS, columns_json, json_text
from db.text.characters import MAX_MARKS, fit, without_piles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.rows import Kind, Row

_WORD = re.compile(r"[a-z_]{1,40}")
_OCCURRENCE = re.compile(r"[0-9]{1,9}/[0-9]{1,9}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HIGHEST_ORDINAL = {"quý": 4}
_JSON_COLUMNS = ("period", "titles", "aliases", "extra", "lit")


class Unsound(ValueError):
    """Say that a value cannot be one of a store that this program wrote."""


def text(value: object, longest: int = LONGEST_TEXT) -> str:
    """Return a text as a report may hold it; marks piled up beyond all measure are no slip, but an attack."""
    if not isinstance(value, str) or len(value) > longest:
        raise Unsound
    made, removed = fit(value)
    if removed > MAX_MARKS and len(without_piles(value)[1]) > MAX_MARKS:
        raise Unsound
    return made


def identity(value: object) -> str:
    """Return an id."""
    if not isinstance(value, str) or not is_id(value):
        raise Unsound
    return value


def count(value: object) -> int:
    """Return a whole number from 1."""
    # To Python, what JSON calls true is a number.
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= HIGHEST:
        raise Unsound
    return value


def verb(value: object) -> str:
    """Return a verb's name."""
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise Unsound
    return value


def moment(value: object) -> str:
    """Return a time in ISO form."""
    try:
        datetime.fromisoformat(text(value, 40))
    except ValueError as error:
        raise Unsound from error
    return str(value)


def period(value: object) -> Period:
    """Return the period that stands as JSON."""
    form = _object(value, ("kind", "year", "ordinal", "start", "end"))
    kind = next((kind for kind in PERIOD_KINDS if kind == form["kind"]), None)
    if kind is None:
        raise Unsound
    year = _number(form["year"], date.max.year)
    ordinal = _number(form["ordinal"], _HIGHEST_ORDINAL.get(kind, 12))
    return Period(kind, year, ordinal, _day(form["start"]), _day(form["end"]))


def read_columns_json(value: object) -> tuple[Column, ...]:
    """Return the columns that stand as JSON; no two hold the same text."""
    found = _parsed(value)
    if not isinstance(found, list) or len(found) > MOST_TEXTS:
        raise Unsound
    made = tuple(map(_column, found))
    if len({column.field for column in made}) < len(made):
        raise Unsound
    return made


def _column(form: object) -> Column:
    if not isinstance(form, dict) or form.keys() != {"key", "heading", "group", "visibility"}:
        raise Unsound
    seen = next((each for each in VISIBILITIES if each == form["visibility"]), None)
    if form["key"] not in COLUMN_KEYS or seen is None:
        raise Unsound
    return Column(form["key"], text(form["heading"]), text(form["group"]), seen)


def read_titles_json(value: object) -> tuple[str, ...]:
    """Return the titles, or other names, that stand as JSON."""
    return _texts(_parsed(value))


def accepted(row: Row) -> Row:
    """Return an acceptance's row."""
    if not _OCCURRENCE.fullmatch(text(row["occurrence"])) or field_name(KINDS["task"], row["field"]) is None:
        raise Unsound
    checked = {name: identity(row[name]) for name in ("report_id", "id", "task_id")}
    names = {name: text(row[name], LONGEST_NAME) for name in ("rule", "who")}
    texts = {name: text(row[name]) for name in ("words", "lead", "trail", "why")}
    lit = json_text(read_titles_json(row["lit"]))
    return {**row, **checked, **names, **texts, "lit": lit, "at": moment(row["at"])}


def signed(row: Row) -> Row:
    """Return a sign-off's row."""
    if row["part"] not in SIGNED_PARTS or not _DIGEST.fullmatch(text(row["digest"])):
        raise Unsound
    checked = {name: identity(row[name]) for name in ("report_id", "id")}
    return {**row, **checked, "who": text(row["who"], LONGEST_NAME), "at": moment(row["at"])}


def stated(row: Row) -> Row:
    """Return the row of a report's state."""
    if row["state"] not in STATES:
        raise Unsound
    checked = {name: identity(row[name]) for name in ("report_id", "id")}
    moments = {"at": moment(row["at"]), "archived": row["archived"] and moment(row["archived"])}
    return {**row, **checked, **moments, "who": text(row["who"], LONGEST_NAME), "why": text(row["why"])}


def extra(value: object) -> Mapping[str, str]:
    """Return the texts by heading that stand as JSON."""
    if value == "{}":
        return {}
    found = _fit(_parsed(value))
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise Unsound
    return found


def recorded(kind: Kind, field: str | None, value: object) -> str | None:
    """Return a history entry's text before or after; of a whole record (no `field`) its row as JSON."""
    if value is None:
        return None
    if field is None:
        return _recorded_row(kind, value)
    if field == "columns":
        return columns_json(read_columns_json(value))
    return json_text(_fit(_parsed(value))) if field in _JSON_COLUMNS else text(value)


def field_name(kind: Kind, value: object) -> str | None:
    """Return the name of a record's field, None where an entry is about the whole record."""
    if value is None or value in kind.columns:
        return None if value is None else str(value)
    if isinstance(value, str) and value.startswith(EXTRA) and "extra" in kind.columns:
        return text(value)
    raise Unsound


def _recorded_row(kind: Kind, value: object) -> str:
    row = _parsed(value)
    if not isinstance(row, dict) or not row.keys() <= set(kind.columns):
        raise Unsound
    made: dict[str, Any] = {}
    for name, found in row.items():
        if isinstance(found, dict | list):
            raise Unsound
        if isinstance(found, bool | float):
            raise Unsound
        if found is None or isinstance(found, int):
            made[name] = found
        else:
            made[name] = recorded(kind, name, found)
    return json_text(made)


def _object(value: object, keys: tuple[str, ...]) -> dict[str, Any]:
    found = _parsed(value)
    if not isinstance(found, dict) or found.keys() != set(keys):
        raise Unsound
    return found


def _texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) > MOST_TEXTS:
        raise Unsound
    return tuple(text(each) for each in found)


def _number(value: object, highest: int) -> int | None:
    if value is not None and count(value) > highest:
        raise Unsound
    return value  # type: ignore[return-value]


def _day(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Unsound
    date.fromisoformat(value)
    return value


def _parsed(value: object) -> Any:
    """Return what a JSON text says; neither doubled keys nor numbers other than whole ones."""
    if value == "{}":
        return {}
    if not isinstance(value, str):
        raise Unsound
    try:
        return json.loads(value, object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse)
    except RecursionError as error:
        raise Unsound from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise Unsound
    return made


def _refuse(_: str) -> Any:
    raise Unsound


def _fit(value: Any) -> Any:
    """Return what JSON said, its texts made fit; records hold nothing deeper than a list in an object."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return list(_texts(value))
    if isinstance(value, dict):
        if len(value) > MOST_TEXTS:
            raise Unsound
        made = {text(key): _texts_or_plain(each) for key, each in value.items()}
        if len(made) < len(value):
            raise Unsound
        return made
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise Unsound


def _texts_or_plain(value: Any) -> Any:
    if isinstance(value, dict):
        raise Unsound
    return _fit(value)
