"""Changes of a report's columns: what its columns are afterwards, and where their texts go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.errors import Notice, Refused
from db.text.folding import fold_name
from vqdesk.columns.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.records import Column

    Columns = tuple[Column, ...]


def _nowhere() -> Mapping[str, str | None]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ColumnsEdit:
    """A report's columns as they are to be; `texts` leads from a field to the one where its texts go.

    None there: the texts are taken off.
    """

    columns: Columns
    texts: Mapping[str, str | None] = field(default_factory=_nowhere)

    def then(self, later: ColumnsEdit) -> ColumnsEdit:
        """Return both as one change, the later one made of these columns."""
        texts = {
            source: later.texts.get(target, target) if target is not None else None
            for source, target in self.texts.items()
        }
        ours = set(self.texts.values())
        texts |= {source: target for source, target in later.texts.items() if source not in {*ours, *texts}}
        return ColumnsEdit(
            later.columns, {source: target for source, target in texts.items() if source != target}
        )


@dataclass(frozen=True, slots=True)
class PresetEdit(ColumnsEdit):
    """The change to a preset, and what becomes of columns that it lacks or shows.

    `hidden`: tasks have texts in them, and they stay behind the others; `dropped`: no task has; `led`: own
    columns of the same name as one of the preset's, which has their texts now; `internal`: they stay so.
    """

    hidden: Columns = ()
    dropped: Columns = ()
    led: Columns = ()
    internal: Columns = ()

    def notices(self) -> list[Notice]:
        """Return what is to be said of the report's columns."""
        told = {
            "columns.led": self.led,
            "columns.kept_hidden": self.hidden,
            "columns.kept_internal": self.internal,
            "columns.dropped": self.dropped,
        }
        return [
            Notice(key, {"names": tuple(f"“{column.heading}”" for column in columns)})
            for key, columns in told.items()
            if columns
        ]


def add_column(columns: Columns, column: Column, at: int | None = None) -> ColumnsEdit:
    """Add a column before the one at a place, else at the end. Refused column.*."""
    place = len(columns) if at is None else at
    return _checked(columns, (*columns[:place], column, *columns[place:]), column)


def change_column(columns: Columns, name: str, column: Column) -> ColumnsEdit:
    """Put a column in the place of the one of a field: its texts come along. Refused column.*.

    Tasks that are read as something else from now on are still shown by their heading.
    """
    former = columns[place_of(columns, name)]
    after = tuple(column if each == former else each for each in columns)
    made = _checked(columns if column.key == former.key else after, after, column)
    return made if column.field == name else ColumnsEdit(made.columns, {name: column.field})


def move_column(columns: Columns, name: str, to: int) -> ColumnsEdit:
    """Put a column at another place, counted among all as they are then. Refused column.not_there."""
    moving = columns[place_of(columns, name)]
    others = [each for each in columns if each != moving]
    others.insert(max(0, min(to, len(others))), moving)
    return ColumnsEdit(tuple(others))


def remove_column(columns: Columns, name: str) -> ColumnsEdit:
    """Take a column out of the annex and its texts off the tasks. Refused column.*."""
    gone = columns[place_of(columns, name)]
    texts: dict[str, str | None] = dict.fromkeys((name, "first_deadline") if name == "deadline" else (name,))
    return ColumnsEdit(_expect_shown(columns, tuple(each for each in columns if each != gone)), texts)


def group_between(columns: Columns, at: int | None) -> str:
    """Return the group that a new column before the one at a place stands in: that of both its neighbours."""
    if at is None or not 0 < at < len(columns):
        return ""
    return columns[at].group if columns[at - 1].group == columns[at].group else ""


def take_preset(columns: Columns, preset: Columns, filled: Collection[str]) -> PresetEdit:
    """Take a preset's columns; those that it lacks and of which tasks have texts stay, hidden, behind them.

    `filled` are the fields in which tasks have a text. An own column's texts go to the column of the preset
    that is called the same, where that one has none: what was `Ghi chú` before columns had kinds is it still.
    What is internal stays so: else a list would have it issued. Refused column.content, column.last.
    """
    wanted = {column.field for column in preset}
    others = [column for column in columns if column.field not in wanted]
    led = _same_by_name(others, preset, {*filled, *(column.field for column in columns)})
    others = [column for column in others if column.field not in led]
    kept = [each for each in others if each.field in filled]
    own = [each for each in kept if each.visibility == "internal"]
    hidden = tuple(replace(each, visibility="hidden") for each in kept if each not in own)
    closed = {led.get(each.field, each.field) for each in columns if each.visibility == "internal"}
    taken = tuple(replace(each, visibility="internal") if each.field in closed else each for each in preset)
    return PresetEdit(
        _expect_shown(columns, (*taken, *hidden, *own)),
        led,
        hidden,
        dropped=tuple(each for each in others if each.field not in filled),
        led=tuple(each for each in columns if each.field in led and each.field in filled),
        internal=tuple(each for each in (*taken, *own) if each.field in closed),
    )


def _same_by_name(others: Iterable[Column], preset: Columns, taken: Collection[str]) -> dict[str, str | None]:
    """Return for own columns the field of the preset's column of the same name that no text stands in."""
    known = {
        fold_name(name): column.field
        for column in preset
        if column.key != "extra" and column.field not in taken
        for name in (CATALOGUE[column.key].heading, column.heading)
    }
    found: dict[str, str | None] = {}
    for column in others:
        field = known.get(fold_name(column.heading)) if column.key == "extra" else None
        if field is not None and field not in found.values():
            found[column.field] = field
    return found


def hide_columns(columns: Columns, fields: Collection[str]) -> Columns:
    """Return the columns, those of some fields hidden that were shown; the tasks themselves stay shown."""
    hidden = {*fields} - {"content"}
    after = tuple(
        replace(each, visibility="hidden") if each.field in hidden and each.visibility == "shown" else each
        for each in columns
    )
    return after if any(each.visibility == "shown" for each in after) else columns


def place_of(columns: Columns, name: str) -> int:
    """Return the place of the column of a field. Refused column.not_there."""
    for place, column in enumerate(columns):
        if column.field == name:
            return place
    raise Refused("column.not_there", heading=name)


def column_called(columns: Columns, name: str) -> Column:
    """Return the column that a person means: by its key, or by its heading, with or without marks.

    Refused: column.not_there, column.ambiguous.
    """
    wanted = fold_name(name)
    for found in (
        [each for each in columns if name == each.heading],
        [each for each in columns if name in (each.key, each.field) and name != "extra"],
        [each for each in columns if fold_name(each.heading) == wanted],
    ):
        if len(found) > 1:
            raise Refused("column.ambiguous", heading=name, keys=tuple(each.field for each in found))
        if found:
            return found[0]
    raise Refused("column.not_there", heading=name)


def _checked(before: Columns, columns: Columns, column: Column) -> ColumnsEdit:
    """Return columns of which one is new; refused where that one cannot stand beside the others."""
    if not column.heading.strip():
        raise Refused("column.nameless")
    others = [each for each in columns if each is not column and each.field == column.field]
    if others:
        key = "column.twice" if column.key == "extra" else "column.key_twice"
        raise Refused(key, heading=others[0].heading)
    return ColumnsEdit(_expect_shown(before, columns))


def _expect_shown(before: Columns, columns: Columns) -> Columns:
    """Return columns that leave something of the annex; without its tasks it could not be taken in again.

    An annex that came without them can still be changed.
    """
    lost = [each for each in before if _shows_tasks(each)]
    if lost and not any(map(_shows_tasks, columns)):
        raise Refused("column.content", heading=lost[0].heading)
    if all(each.visibility != "shown" for each in columns):
        raise Refused("column.last")
    return columns


def _shows_tasks(column: Column) -> bool:
    return column.key == "content" and column.visibility == "shown"
