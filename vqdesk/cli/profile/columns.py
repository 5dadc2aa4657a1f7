"""The command that tells and changes the columns of a report: `columns`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from db.errors import Refused
from db.records import COLUMN_KEYS, VISIBILITIES, Column
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import choose, open_to_change, open_to_read
from vqdesk.messages.catalogue import say, told
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from db.records import Report
    from db.store.store import Store
    from vqdesk.cli.frame.context import Call
    from vqdesk.columns.edits import Columns, ColumnsEdit
    from vqdesk.columns.presets import Preset

    Pairs = tuple[tuple[str, str], ...]
    Edit = Callable[[Columns], ColumnsEdit]


def commands(call: Call) -> list[click.Command]:
    """Return the command `columns`."""

    def several(name: str, shown: str, told: str, **more: Any) -> click.Option:
        return option(call, name, shown, told=told, multiple=True, callback=_pairs, **more)

    params = [
        argument(call, "REPORT", required=False),
        option(call, "organisation", "NAME"),
        option(call, "preset", "NAME"),
        several("add", "KEY_HEADING", "add_column"),
        several("rename", "HEADING_NEW", "rename_column"),
        several("group", "HEADING_GROUP", "group_column"),
        several("visibility", "HEADING_SEEN", "column_visibility"),
        several("move", "HEADING_PLACE", "move_column"),
        option(call, "remove", "HEADING", told="remove_column", multiple=True),
        option(call, "with_texts"),
        option(call, "keep", "NAME", told="keep_preset"),
        option(call, "forget", "NAME", told="forget_preset"),
        option(call, "json"),
    ]
    return [StoreCommand(call, "columns", _columns, params)]


@click.pass_context
def _columns(
    ctx: click.Context,
    report: str | None,
    organisation: str | None,
    preset: str | None,
    add: Pairs,
    rename: Pairs,
    group: Pairs,
    visibility: Pairs,
    move: Pairs,
    remove: tuple[str, ...],
    with_texts: bool,
    keep: str | None,
    forget: str | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.columns.doubts import find_doubts
    from vqdesk.offices import column_presets

    edits = [
        *(("add_column", _added(*each)) for each in add),
        *(("write_column", _renamed(*each)) for each in rename),
        *(("write_column", _grouped(*each)) for each in group),
        *(("write_column", _seen(*each)) for each in visibility),
        *(("move_column", _moved(*each)) for each in move),
    ]
    changes = bool(edits or remove or preset is not None)
    opening = open_to_change if changes or keep is not None or forget is not None else open_to_read
    with opening(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        said: list[str] = []
        if changes:
            filled = opened.columns.filled(chosen.id)
            edits += [("remove_column", _removed(name, filled if not with_texts else {})) for name in remove]
            said = _change(opened, chosen, preset, edits, filled, ctx.obj.lang)
            chosen = opened.reports.get(chosen.id)
        if keep is not None:
            column_presets.keep_preset(opened, chosen, keep)
        if forget is not None:
            column_presets.forget_preset(opened, chosen.organisation, forget)
        counts = opened.columns.filled(chosen.id)
        presets = column_presets.presets_of(opened, chosen.organisation)
    lang = ctx.obj.lang
    for sentence in [*said, *(told(doubt, lang) for doubt in find_doubts(chosen.columns))]:
        streams.complain(sentence)
    streams.write_out(_as_json(chosen, counts, presets) if json else _as_lines(chosen, counts, lang))


def _change(
    store: Store,
    report: Report,
    preset: str | None,
    edits: list[tuple[str, Edit]],
    filled: Mapping[str, int],
    lang: str,
) -> list[str]:
    """Change a report's columns in one step; return what is to be said of it."""
    from vqdesk.columns.edits import ColumnsEdit, take_preset
    from vqdesk.columns.presets import find_preset
    from vqdesk.offices.column_presets import columns_for, presets_of, unknown_preset

    made, said = ColumnsEdit(report.columns), list[str]()
    if preset is not None:
        presets = presets_of(store, report.organisation)
        found = find_preset(presets, preset)
        if found is None:
            raise unknown_preset(presets, preset)
        taken = take_preset(report.columns, columns_for(found, report.period), filled)
        said = [told(notice, lang) for notice in taken.notices()]
        made = taken
    for _, edit in edits:
        made = made.then(edit(made.columns))
    verb = edits[0][0] if len(edits) == 1 and preset is None else "write_columns"
    store.columns.write(report.id, made.columns, made.texts, verb=verb)
    return said


# Edits by words


def _added(key: str, heading: str) -> Edit:
    from vqdesk.columns.catalogue import CATALOGUE
    from vqdesk.columns.edits import add_column

    if key not in COLUMN_KEYS:
        raise Refused("column.key_unknown", wanted=key, keys=COLUMN_KEYS)
    return lambda columns: add_column(columns, Column(key, heading or CATALOGUE[key].heading))


def _renamed(name: str, heading: str) -> Edit:
    return _changed(name, lambda column: replace(column, heading=heading))


def _grouped(name: str, group: str) -> Edit:
    return _changed(name, lambda column: replace(column, group=group))


def _seen(name: str, text: str) -> Edit:
    if text not in VISIBILITIES:
        raise WrongUsage("usage.visibility", text=text, visibilities=VISIBILITIES)
    seen = text
    return _changed(name, lambda column: replace(column, visibility=seen))


def _moved(name: str, place: str) -> Edit:
    from vqdesk.columns.edits import column_called, move_column

    if not (place.isascii() and place.isdigit() and int(place)):
        raise WrongUsage("usage.place", text=place)
    return lambda columns: move_column(columns, column_called(columns, name).field, int(place) - 1)


def _removed(name: str, filled: Mapping[str, int]) -> Edit:
    """Return the removal of a column, refused where tasks have texts in it."""
    from vqdesk.columns.edits import column_called, remove_column

    def removed(columns: Columns) -> ColumnsEdit:
        column = column_called(columns, name)
        made = remove_column(columns, column.field)
        if count := filled.get(column.field):
            raise Refused("column.with_texts", heading=column.heading, count=count)
        return made

    return removed


def _changed(name: str, change: Callable[[Column], Column]) -> Edit:
    from vqdesk.columns.edits import change_column, column_called

    def changed(columns: Columns) -> ColumnsEdit:
        column = column_called(columns, name)
        return change_column(columns, column.field, change(column))

    return changed


def _pairs(_ctx: click.Context, param: click.Parameter, texts: Iterable[str]) -> Pairs:
    """Read `HEADING=...`; a column that is added may be its key alone."""
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not name.strip() or not (equals or param.name == "add"):
            raise WrongUsage("usage.pair", name=param.opts[0], text=text)
        pairs.append((name.strip(), value.strip()))
    return tuple(pairs)


# What is told


def _as_json(report: Report, counts: Mapping[str, int], presets: list[Preset]) -> str:
    columns = [
        {
            "key": column.key,
            "heading": column.heading,
            "group": column.group,
            "visibility": column.visibility,
            "texts": counts.get(column.field, 0),
        }
        for column in report.columns
    ]
    names = [{"name": preset.name, "own": not preset.id} for preset in presets]
    return write_json({"report": report.id, "columns": columns, "presets": names})


def _as_lines(report: Report, counts: Mapping[str, int], lang: str) -> str:
    lines = []
    for place, column in enumerate(report.columns, 1):
        heading, group = (" ".join(text.split()) for text in (column.heading, column.group))
        words = say(
            "show.column.line",
            lang,
            place=str(place),
            field=column.key,
            seen=say(f"show.visibility.{column.visibility}", lang),
            count=counts.get(column.field, 0),
        )
        lines.append(f"{place}\t{f'{group} / ' if group else ''}{heading}\t{words}\n")
    return "".join(lines)
