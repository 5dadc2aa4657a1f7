"""The commands that lead from one period to the next: `carry-over` and `compare`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.errors import Refused
from db.records import TASK_FIELDS
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, option
from vqdesk.cli.frame.selection import choose, open_to_change, open_to_read
from vqdesk.cli.import_export import tell_left_over
from vqdesk.messages.catalogue import say
from vqdesk.periods.carry_over import NEVER_EMPTIED
from vqdesk.periods.period import parse_period, period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.records import Draft, Period, Report
    from db.store.store import Store
    from vqdesk.cli.frame.context import Call
    from vqdesk.offices.names import Offices
    from vqdesk.periods.carry_over import Kept


def commands(call: Call) -> list[click.Command]:
    """Return the commands `carry-over` and `compare`."""
    organisation = option(call, "organisation", "NAME")
    as_json = option(call, "json")
    kept: dict[str, Any] = {"type": click.Choice(["empty", "copy"]), "default": "empty"}
    carrying = [
        option(call, "to", "PERIOD", required=True, callback=_period),
        option(call, "report", "REPORT"),
        option(call, "organisation", "NAME", told="carry_organisation"),
        option(call, "result", "KEPT", **kept),
        option(call, "evaluation", "KEPT", **kept),
        option(call, "without_done"),
        option(call, "copy", "KEY", told="carry_copy", multiple=True),
        option(call, "empty", "KEY", told="carry_empty", multiple=True),
        option(call, "column", "KEPT_COLUMN", told="carry_column", multiple=True, callback=_columns),
        as_json,
    ]
    comparing = [
        argument(call, "THEN"),
        argument(call, "NOW"),
        organisation,
        option(call, "out", "OUT", type=Path),
        as_json,
    ]
    return [
        StoreCommand(call, "carry-over", _carry_over, carrying),
        StoreCommand(call, "compare", _compare, comparing),
    ]


@click.pass_context
def _carry_over(
    ctx: click.Context,
    to: Period,
    report: str | None,
    organisation: str | None,
    result: Kept,
    evaluation: Kept,
    without_done: bool,
    copy: tuple[str, ...],
    empty: tuple[str, ...],
    column: dict[str, Kept],
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.offices.carried_columns import remember_columns, remembered_columns
    from vqdesk.offices.names import Offices
    from vqdesk.offices.status_words import status_words
    from vqdesk.periods.carry_over import (
        VERB,
        carry_over,
        find_shifted_deadlines,
        find_unfitting_periods,
        kept_columns,
        shifted_values,
    )

    lang = ctx.obj.lang
    with open_to_read(ctx) as opened:
        offices = Offices([] if opened is None else opened.registers.organisations())
        opened, chosen, office = _source(opened, report, organisation, offices)
        opened.health.check()
        source, reports = opened.reports.draft(chosen.id), opened.reports.all()
        own = source.report if office is None else replace(source.report, organisation=office)
        words = status_words(opened, own.organisation)
        asked = kept_columns(source)
        remembered = remembered_columns(opened, own, asked)
    by_name = _named(source, asked, column, copy, empty)
    columns = kept_columns(source, result=result, evaluation=evaluation, remembered=remembered, guess=False)
    columns |= by_name
    made = carry_over(
        source,
        to,
        result=result,
        evaluation=evaluation,
        without_done=without_done,
        organisation=office,
        columns=columns,
        words=words,
    )
    for twin in offices.twins(reports, made.report)[:1]:
        named = twin.organisation or say("import.no_organisation", lang)
        raise Refused("period.taken", period=period_name(to), organisation=named, id=twin.id)
    doubt = offices.doubt(made.report.organisation, to)
    with open_to_change(ctx) as opened:
        opened.reports.add(made, verb=VERB)
        remember_columns(opened, own, {name: kept for name, kept in by_name.items() if name in asked})
    if doubt is not None:
        told = "told" if organisation else "carried"
        streams.complain(say(f"office.{told}_{doubt.why}", lang, **doubt.values(offices.in_period(to))))
    tell_left_over(made.report.attached_to, lang)
    if others := find_unfitting_periods(made.report):
        names = tuple(f"“{period_name(each)}”" for each in others)
        streams.complain(say("carried.unfitting", lang, periods=names, period=period_name(to)))
    if shifted := find_shifted_deadlines(made, source.report.period, to):
        streams.complain(say("carried.shifted", lang, **shifted_values(shifted, to)))
    data = _as_json(made) | {"office": None if doubt is None else doubt.as_json()}
    data |= {key: [name for name, each in columns.items() if each == kept] for key, kept in _TOLD}
    told_columns = {_heading(source, name): kept for name, kept in columns.items()}
    streams.write_out(write_json(data) if json else _told(made, told_columns, lang))


def _source(
    store: Store | None, report: str | None, organisation: str | None, offices: Offices
) -> tuple[Store, Report, str | None]:
    """Return the store, the report that is carried over, and the organisation of the new one, None: its own.

    A name narrows the choice; where it has no such report but a profile, its organisation goes on with
    what another has begun.
    """
    try:
        return *choose(store, report, organisation), None
    except Refused as refused:
        office = offices.official(organisation or "")
        if office is None or refused.key not in ("report.none", "report.unknown"):
            raise
    return *choose(store, report, None), office


_TOLD: tuple[tuple[str, Kept], ...] = (("copied", "copy"), ("emptied", "empty"))


def _named(
    source: Draft, asked: Iterable[str], column: Mapping[str, Kept], copy: Iterable[str], empty: Iterable[str]
) -> dict[str, Kept]:
    """Return what is chosen by name: a key, or a heading of the report's columns.

    Refuses (column.not_further, column.no_further) a name that is neither, and (column.both) one that shall
    be copied and emptied.
    """
    found: dict[str, Kept] = {}
    wanted: list[tuple[str, Kept]] = [*column.items(), *((name, "copy") for name in copy)]
    for name, kept in [*wanted, *((name, _EMPTY) for name in empty)]:
        own = _own_name(source, asked, name)
        if kept == "empty" and own in NEVER_EMPTIED:
            raise Refused("column.always", heading=name)
        if found.setdefault(own, kept) != kept:
            raise Refused("column.both", heading=name)
    return found


_EMPTY: Kept = "empty"


def _own_name(source: Draft, asked: Iterable[str], name: str) -> str:
    extras = [each for each in asked if each not in TASK_FIELDS]
    if name in extras or name in TASK_FIELDS:
        return name
    keys = {each.heading: each.key for each in source.report.columns if each.key != "extra"}
    if name in keys:
        return keys[name]
    if not extras:
        raise Refused("column.no_further", heading=name)
    raise Refused("column.not_further", heading=name, names=tuple(extras))


def _heading(source: Draft, name: str) -> str:
    """Return what a text that is named by its key is called in the report."""
    column = source.report.column(name)
    return name if column is None else column.heading


@click.pass_context
def _compare(
    ctx: click.Context,
    then: str,
    now: str,
    organisation: str | None,
    out: Path | None,
    json: bool,
    store: Path | None,
) -> None:
    from vqdesk.comparison import comparison
    from vqdesk.comparison import export as comparison_export
    from vqdesk.offices.status_words import status_words

    if out is not None and out.suffix.lower() not in comparison_export.COMPARISON_ENDINGS:
        raise WrongUsage("usage.ending", name=out.name, endings=comparison_export.COMPARISON_ENDINGS)
    with open_to_read(ctx) as opened:
        opened, earlier = choose(opened, then, organisation)
        opened, later = choose(opened, now, organisation)
        opened.health.check()
        drafts = opened.reports.draft(earlier.id), opened.reports.draft(later.id)
        words = status_words(opened, later.organisation)
    found = comparison.compare_reports(*drafts, words)
    if out is not None:
        comparison_export.export_comparison(found, out)
    if json:
        streams.write_out(write_json(comparison.as_json(found)))
    elif out is not None:
        streams.write_out(say("export.done", ctx.obj.lang, name=out) + "\n")
    else:
        from vqdesk.comparison import plain_text as comparison_text

        streams.write_out(comparison_text.format_comparison(found, ctx.obj.lang))


def _period(_ctx: click.Context, _param: click.Parameter, text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise WrongUsage("usage.period", text=text)
    return period


def _columns(_ctx: click.Context, _param: click.Parameter, texts: Iterable[str]) -> dict[str, Kept]:
    columns: dict[str, Kept] = {}
    for text in texts:
        heading, _, kept = text.rpartition("=")
        if not heading.strip() or kept not in ("empty", "copy"):
            raise WrongUsage("usage.kept_column", text=text)
        columns[heading] = "copy" if kept == "copy" else "empty"
    return columns


def _as_json(made: Draft) -> dict[str, object]:
    return {
        "report": made.report.id,
        "period": period_name(made.report.period),
        "organisation": made.report.organisation,
        "domains": len(made.sections),
        "tasks": sum(len(section.tasks) for section in made.sections),
    }


def _told(made: Draft, columns: Mapping[str, Kept], lang: str) -> str:
    data = _as_json(made)
    organisation = data["organisation"] or say("import.no_organisation", lang)
    values = {"period": data["period"], "domains": data["domains"], "tasks": data["tasks"]}
    lines = [say("carried.done", lang, id=data["report"], organisation=organisation, **values)]
    for key, kept in (("carried.kept", "copy"), ("carried.emptied", "empty")):
        names = [heading for heading, chosen in columns.items() if chosen == kept]
        lines += [say(key, lang, names=names)] if names else []
    return "\n".join(lines) + "\n"
