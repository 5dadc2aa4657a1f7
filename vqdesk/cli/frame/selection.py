"""The store and the report that a command means."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.errors import Refused
from db.text.folding import fold_name
from vqdesk.cli.frame import streams
from vqdesk.messages.catalogue import told
from vqdesk.periods.period import parse_period, period_name
from vqdesk.system import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import click

    from db.records import Domain, Report
    from db.store.store import Store


_SAID = "vqdesk.said"


def store_path(ctx: click.Context) -> Path:
    """Return the store's place: `--store` after the command, else before it, else the user's."""
    return store_named(ctx) or paths.user_store()


def store_named(ctx: click.Context) -> Path | None:
    """Return the place that `--store` names, None where it is not given."""
    before = ctx.parent.params.get("store") if ctx.parent else None
    named: Path | None = ctx.params.get("store") or before
    return named


@contextmanager
def open_to_read(ctx: click.Context) -> Iterator[Store | None]:
    """Open the store to read from it, also where nobody may write; None where there is none yet.

    What is to be told of the opening goes to standard error.
    """
    path = store_named(ctx) or paths.store_place()
    if _is_missing(path):
        store_path(ctx)  # a portable program says that none can be made
        yield None
        return
    # The store brings sqlite3 and its kin: `--help` and the window's way in need none of it.
    from vqdesk.first_store.store import readable_store

    with readable_store(path) as store, _telling(ctx, store):
        yield store


@contextmanager
def open_to_change(ctx: click.Context) -> Iterator[Store]:
    """Open the store to change it, made where there is none; tells as `open_to_read` does."""
    from vqdesk.first_store.store import open_store

    with open_store(store_path(ctx)) as store, _telling(ctx, store):
        yield store


@contextmanager
def _telling(ctx: click.Context, store: Store) -> Iterator[None]:
    """Say what was done to the store, or found, when it was opened and in this block."""
    _tell(ctx, store)
    try:
        yield
    finally:
        _tell(ctx, store)


def _tell(ctx: click.Context, store: Store) -> None:
    said: set[str] = ctx.meta.setdefault(_SAID, set())
    for sentence in [told(notice, ctx.obj.lang) for notice in store.notices]:
        # A command that opens the store twice says it once.
        if sentence not in said:
            said.add(sentence)
            streams.complain(sentence)
    store.notices.clear()


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:
        # Nobody can tell: opening it will say why.
        return False


def choose(store: Store | None, wanted: str | None, organisation: str | None) -> tuple[Store, Report]:
    """Return the store and the report meant by an id or a period; without one the latest report.

    One that is archived is meant by its id, or where no other is of the period.
    Refused: report.none, report.unknown, report.ambiguous, report.removed where it is in the bin.
    """
    reports = [] if store is None else of_organisation(store.reports.all(), organisation)
    found = reports if wanted is None else find_reports(reports, wanted)
    if store is not None and len(found) > 1:
        states = store.states.all()
        listed = [each for each in found if each.id not in states or not states[each.id].archived]
        found = listed or found
    if wanted is None:
        found = found[:1]
    if len(found) > 1:
        raise Refused("report.ambiguous", ids=tuple(report.id for report in found))
    if store is None or not found:
        raise _unknown(store, wanted, organisation)
    return store, found[0]


def _unknown(store: Store | None, wanted: str | None, organisation: str | None) -> Refused:
    """Return why no report is the one that is meant."""
    if wanted is None:
        return Refused("report.none")
    removed = (
        [] if store is None else of_organisation([each.report for each in store.bin.all()], organisation)
    )
    binned = find_reports(removed, wanted)
    if binned:
        return Refused("report.removed", report=wanted, id=binned[0].id)
    return Refused("report.unknown", report=wanted)


def find_reports(reports: list[Report], wanted: str) -> list[Report]:
    """Return the reports that an id or a period means."""
    return [report for report in reports if report.id == wanted] or _of_period(reports, wanted)


def domain_named(store: Store, report_id: str, name: str) -> Domain:
    """Return the domain of a report by its id, numeral or name, with or without marks.

    Refused: domain.unknown.
    """
    wanted = fold_name(name)
    for domain in store.domains.of(report_id):
        if name == domain.id or wanted in (fold_name(domain.numeral), fold_name(domain.name)):
            return domain
    raise Refused("domain.unknown", domain=name)


def unit_named(store: Store, report_id: str, name: str) -> str:
    """Return a unit as a task of the report writes it, named with or without marks.

    Refused: unit.no_tasks.
    """
    wanted = fold_name(name)
    for row in store.tasks.outline(report_id):
        if fold_name(row.unit) == wanted:
            return row.unit
    raise Refused("unit.no_tasks", unit=name)


def of_organisation(reports: list[Report], organisation: str | None) -> list[Report]:
    """Return the reports of an organisation, named with or without marks; all where none is named."""
    if organisation is None:
        return reports
    from vqdesk.offices.names import Offices

    wanted, offices = fold_name(organisation), Offices(())
    return [
        report
        for report in reports
        if fold_name(report.organisation) == wanted or offices.same(report.organisation, organisation)
    ]


def organisation_named(store: Store | None, report: str | None, organisation: str | None) -> str:
    """Return whose profile is meant: a report's organisation, or one by its name, with or without reports.

    Refused as `choose`.
    """
    if report is None and organisation is not None:
        found = [] if store is None else of_organisation(store.reports.all(), organisation)
        return found[0].organisation if found else " ".join(organisation.split())
    return choose(store, report, organisation)[1].organisation


def _of_period(reports: list[Report], text: str) -> list[Report]:
    period = parse_period(text)
    named = " ".join(text.split()).casefold()
    return [
        each
        for each in reports
        # Days of which only one is given are no period to read, but they are the report's name.
        if (period is not None and period.is_same(each.period)) or period_name(each.period) == named
    ]
