"""The commands `units` and `merge-units`: spellings of units, and several of them made one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from db.errors import Refused
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, argument, option
from vqdesk.cli.frame.refusals import complain_of_skipped
from vqdesk.cli.frame.selection import choose, open_to_change, open_to_read
from vqdesk.messages.catalogue import say, sentence
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from db.store.store import Store
    from vqdesk.cli.frame.context import Call
    from vqdesk.units.merging import UnitMerge, UnitPlace
    from vqdesk.units.spellings import UnitSpelling

_REFUSED = 3


def commands(call: Call) -> list[click.Command]:
    """Return the commands `units` and `merge-units`."""
    json = option(call, "json")
    merging = [
        argument(call, "SPELLING", nargs=-1, required=True),
        option(call, "into", "NAME", told="into_unit", required=True),
        option(call, "report", "REPORT", told="merge_report", multiple=True),
        option(call, "organisation", "NAME"),
        option(call, "remember", told="remember_units"),
        option(call, "dry_run"),
        json,
    ]
    return [
        StoreCommand(call, "units", _units, [option(call, "alike", told="units_alike"), json]),
        StoreCommand(call, "merge-units", _merge, merging),
    ]


@click.pass_context
def _units(ctx: click.Context, alike: bool, json: bool, store: Path | None) -> int | None:
    from vqdesk.units.spellings import UnitSpellings, read_spellings

    lang = ctx.obj.lang
    with open_to_read(ctx) as opened:
        found = read_spellings(opened) if opened is not None else UnitSpellings((), {})
        groups = found.groups()
        if json:
            shown = [each for group in groups for each in group] if alike else found.all
            streams.write_out(write_json([_spelling_data(each) for each in shown]))
        elif alike:
            streams.write_out("\n".join("".join(_line(each, lang) for each in group) for group in groups))
        else:
            lines = [_line(each, lang) for each in found.all if each.tasks]
            streams.write_out("".join(lines) or say("units.none", lang) + "\n")
        if opened is not None:
            complain_of_skipped(opened, found.unread, lang)
    return _REFUSED if found.unread else None


def _line(each: UnitSpelling, lang: str) -> str:
    told = say(f"show.unit_known.{each.standing}", lang, official=each.official)
    counts = say("show.unit_place.counts", lang, tasks=each.tasks, reports=each.reports)
    return f"{each.name}\t{counts}\t{told}\n"


def _spelling_data(each: UnitSpelling) -> dict[str, object]:
    return {
        "name": each.name,
        "tasks": each.tasks,
        "reports": each.reports,
        "standing": each.standing,
        "official": each.official or None,
        "alike": each.alike,
    }


@click.pass_context
def _merge(ctx: click.Context, /, **given: Any) -> int | None:
    from vqdesk.units.merging import find_unit_places, merge_units, plan_merge

    opening: AbstractContextManager[Store | None]
    opening = open_to_read(ctx) if given["dry_run"] else open_to_change(ctx)
    with opening as opened:
        if opened is None:
            raise Refused("report.none")
        merge = plan_merge(opened, given["spelling"], given["into"])
        found = find_unit_places(opened, merge, _reports(opened, given))
        refused, places = dict(found.refused), found.places
        if not places and not refused:
            raise Refused("units.not_found", name="; ".join(merge.spellings))
        if places and not given["dry_run"]:
            done = merge_units(opened, merge, places, remember=given["remember"]).record
            refused |= done.refused
            written = {(each.report_id, each.record_id, each.field) for each in done.written}
            places = [each for each in places if (each.report_id, each.task_id, each.field) in written]
        if given["json"]:
            streams.write_out(write_json(_merge_data(merge, places, refused, given, ctx.obj.lang)))
        else:
            _tell(opened, merge, places, given, ctx.obj.lang)
        complain_of_skipped(opened, refused, ctx.obj.lang)
    return _REFUSED if refused else None


def _reports(store: Store, given: Mapping[str, Any]) -> list[str] | None:
    """Return the reports that are named, None for all."""
    wanted = [choose(store, each, given["organisation"])[1].id for each in given["report"]]
    return list(dict.fromkeys(wanted)) or None


def _tell(
    store: Store, merge: UnitMerge, places: Sequence[UnitPlace], given: Mapping[str, Any], lang: str
) -> None:
    from vqdesk.messages.damage_places import field_words
    from vqdesk.messages.deed_names import record_words
    from vqdesk.units.telling import place_notes, would_merge

    lines = []
    reports = {each.report_id: store.reports.get(each.report_id) for each in places}
    for each in places:
        report = reports[each.report_id]
        task = record_words("task", {"number": each.number, "name": each.name}, lang)
        field = field_words(each.field, partial(say, lang=lang), report.columns)
        parts = [period_name(report.period), task, field, f"{each.before} → {each.after}"]
        parts += place_notes(each, lang)
        lines.append("\t".join(" ".join(part.split()) for part in parts) + "\n")
    if places:
        key = "units.would" if given["dry_run"] else "units.done"
        lines.append(would_merge(merge, places, lang, key) + "\n")
    else:
        lines.append(say("units.none_merged", lang) + "\n")
    streams.write_out("".join(lines))


def _merge_data(
    merge: UnitMerge,
    places: Sequence[UnitPlace],
    refused: Mapping[str, Refused],
    given: Mapping[str, Any],
    lang: str,
) -> dict[str, object]:
    return {
        "spellings": list(merge.spellings),
        "into": merge.keep,
        "merged": not given["dry_run"] and bool(places),
        "places": sum(each.places for each in places),
        "reports": len({each.report_id for each in places}),
        "hits": [
            {
                "report": each.report_id,
                "id": each.task_id,
                "number": each.number,
                "field": each.field,
                "before": each.before,
                "after": each.after,
                "dropped": each.dropped,
                "twice": each.stays,
            }
            for each in places
        ],
        "refused": [
            {"report": each, "why": sentence(why, lang, commands=True)} for each, why in refused.items()
        ],
    }
