"""The commands that take a report away, bring it back or remove it for good, and thin old changes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from db.errors import Refused
from vqdesk.backups.first import back_up_first
from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, WrongUsage, argument, day_of, option
from vqdesk.cli.frame.selection import choose, find_reports, of_organisation, open_to_change, open_to_read
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from db.records import Report
    from db.verbs.bin import Removed
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the commands `remove`, `bin` and `thin`."""
    organisation, as_json = option(call, "organisation", "NAME"), option(call, "json")
    removing = [argument(call, "REPORT"), organisation, as_json]
    restore = option(call, "restore", "REPORT", told="bin_restore")
    binned = [restore, option(call, "purge", "REPORT"), organisation, as_json]
    thinning = [option(call, "before", "DAY", callback=day_of, required=True), option(call, "json")]
    return [
        StoreCommand(call, "remove", _remove, removing),
        StoreCommand(call, "bin", _bin, binned),
        StoreCommand(call, "thin", _thin, thinning),
    ]


@click.pass_context
def _remove(
    ctx: click.Context, report: str, organisation: str | None, json: bool, store: Path | None
) -> None:
    # Not a word of the report but its name is read: it may be what makes the window stop.
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.reports.delete(chosen.id)
    _tell("removed.done", chosen, ctx.obj.lang, json=json)


@click.pass_context
def _bin(
    ctx: click.Context,
    restore: str | None,
    purge: str | None,
    organisation: str | None,
    json: bool,
    store: Path | None,
) -> None:
    if restore is not None and purge is not None:
        raise WrongUsage("usage.either", one="--restore", other="--purge")
    with open_to_read(ctx) as opened:
        removed = [] if opened is None else opened.bin.all()
    kept = {each.id for each in of_organisation([each.report for each in removed], organisation)}
    removed = [each for each in removed if each.report.id in kept]
    if restore is not None:
        _restore(ctx, _chosen(removed, restore), json=json)
    elif purge is not None:
        _purge(ctx, _chosen(removed, purge), json=json)
    else:
        streams.write_out(_as_json(removed) if json else _as_lines(removed, ctx.obj.lang))


def _chosen(removed: list[Removed], wanted: str) -> Report:
    found = find_reports([each.report for each in removed], wanted)
    if len(found) > 1:
        raise Refused("bin.ambiguous", ids=tuple(report.id for report in found))
    if not found:
        raise Refused("bin.unknown", report=wanted)
    return found[0]


def _restore(ctx: click.Context, chosen: Report, *, json: bool) -> None:
    from vqdesk.cli.import_export import tell_twins
    from vqdesk.offices.names import Offices

    with open_to_change(ctx) as opened:
        others = opened.reports.all()
        report = opened.bin.restore(chosen.id).record
        offices = Offices(opened.registers.organisations())
    tell_twins(offices.twins(others, report), ctx.obj.lang)
    _tell("bin.restored", report, ctx.obj.lang, json=json)


def _purge(ctx: click.Context, chosen: Report, *, json: bool) -> None:
    with open_to_change(ctx) as opened:
        back_up_first(opened, "purge")
        opened.bin.purge(chosen.id)
        opened.tidying.tidy_or_tell()
    _tell("bin.purged", chosen, ctx.obj.lang, json=json)


@click.pass_context
def _thin(ctx: click.Context, before: date, json: bool, store: Path | None) -> None:
    with open_to_change(ctx) as opened:
        back_up_first(opened, "purge")
        gone = opened.history.thin(before)
        smaller = opened.tidying.tidy_or_tell() if gone else 0
    if json:
        streams.write_out(write_json({"removed": gone, "bytes": smaller}))
    elif gone:
        streams.write_out(
            say("thin.done", ctx.obj.lang, count=gone, kilobytes=max(smaller, 0) // 1000) + "\n"
        )
    else:
        streams.write_out(say("thin.nothing", ctx.obj.lang) + "\n")


def _tell(key: str, report: Report, lang: str, *, json: bool) -> None:
    """Say what was done to a report."""
    period = period_name(report.period)
    if json:
        streams.write_out(
            write_json({"report": report.id, "period": period, "organisation": report.organisation})
        )
        return
    organisation = report.organisation or say("import.no_organisation", lang)
    streams.write_out(say(key, lang, period=period, organisation=organisation, id=report.id) + "\n")


def _as_json(removed: list[Removed]) -> str:
    return write_json(
        [
            {
                "report": each.report.id,
                "period": period_name(each.report.period),
                "organisation": each.report.organisation,
                "tasks": each.tasks,
                "removed": each.at,
                "who": each.who,
                "days_left": each.days_left,
            }
            for each in removed
        ]
    )


def _as_lines(removed: list[Removed], lang: str) -> str:
    if not removed:
        return say("bin.none", lang) + "\n"
    return "".join(
        f"{each.report.id}\t{period_name(each.report.period)}\t{each.report.organisation}\t{_day(each.at)}\t"
        f"{say('bin.left', lang, count=each.days_left)}\n"
        for each in removed
    )


def _day(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime("%d/%m/%Y %H:%M")
