"""The commands that change how a report stands: `lock`, `unlock`, `archive`; and `duplicate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vqdesk.cli.frame import streams
from vqdesk.cli.frame.grammar import StoreCommand, argument, option
from vqdesk.cli.frame.selection import choose, open_to_change, open_to_read
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import period_name
from vqdesk.system.json_output import write_json

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Report, ReportState
    from vqdesk.cli.frame.context import Call


def commands(call: Call) -> list[click.Command]:
    """Return the commands `lock`, `unlock`, `archive` and `duplicate`."""
    report, organisation = argument(call, "REPORT"), option(call, "organisation", "NAME")
    reason = option(call, "reason", "REASON", told="lock_reason", required=True)
    as_json = option(call, "json")
    return [
        StoreCommand(call, "lock", _lock, [report, organisation, option(call, "signed"), reason, as_json]),
        StoreCommand(call, "unlock", _unlock, [report, organisation, reason, as_json]),
        StoreCommand(call, "archive", _archive, [report, organisation, option(call, "back"), as_json]),
        StoreCommand(call, "duplicate", _duplicate, [report, organisation, as_json]),
    ]


def state_data(state: ReportState) -> dict[str, object]:
    """Return how a report stands as JSON tells it."""
    return {
        "state": state.state,
        "reason": state.reason,
        "who": state.who,
        "at": state.at or None,
        "archived": bool(state.archived),
    }


@click.pass_context
def _lock(
    ctx: click.Context,
    report: str,
    organisation: str | None,
    signed: bool,
    reason: str,
    json: bool,
    store: Path | None,
) -> None:
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        state = opened.states.lock(chosen.id, reason, signed=signed).record
    _tell(ctx, "done.signed" if signed else "done.locked", chosen, state, json=json)


@click.pass_context
def _unlock(
    ctx: click.Context, report: str, organisation: str | None, reason: str, json: bool, store: Path | None
) -> None:
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        state = opened.states.unlock(chosen.id, reason).record
    _tell(ctx, "done.unlocked", chosen, state, json=json)


@click.pass_context
def _archive(
    ctx: click.Context, report: str, organisation: str | None, back: bool, json: bool, store: Path | None
) -> None:
    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        state = opened.states.archive(chosen.id, back=back).record
    _tell(ctx, "done.unarchived" if back else "done.archived", chosen, state, json=json)


@click.pass_context
def _duplicate(
    ctx: click.Context, report: str, organisation: str | None, json: bool, store: Path | None
) -> None:
    from vqdesk.periods.duplicate import COPIED, duplicate

    with open_to_read(ctx) as opened:
        opened, chosen = choose(opened, report, organisation)
        opened.health.check_report(chosen.id)
        draft = duplicate(opened.reports.draft(chosen.id))
    with open_to_change(ctx) as opened:
        opened.reports.add(draft, verb=COPIED)
        state = opened.states.of(draft.report.id)
    _tell(ctx, "done.duplicated", draft.report, state, json=json)


def _tell(ctx: click.Context, key: str, report: Report, state: ReportState, *, json: bool) -> None:
    """Say what was done to a report, and how it stands."""
    period, lang = period_name(report.period), ctx.obj.lang
    if json:
        about = {"report": report.id, "period": period, "organisation": report.organisation}
        streams.write_out(write_json(about | state_data(state)))
        return
    organisation = report.organisation or say("import.no_organisation", lang)
    streams.write_out(say(key, lang, period=period, organisation=organisation, id=report.id) + "\n")
