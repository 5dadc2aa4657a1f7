"""A file that brings a stored report up to date: what it tells of itself, and what stays the report's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.formats.account import Account
from vqdesk.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Headings, Report
    from vqdesk.formats.annex_in import Recognised
    from vqdesk.offices import Offices


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file tells of itself that is not so of the report: "" where nothing differs."""

    period: str = ""
    organisation: str = ""

    def __bool__(self) -> bool:
        return bool(self.period or self.organisation)


def difference(report: Report, target: Report, offices: Offices) -> Difference:
    """Return in what a file's report is another one than the stored one that it shall be brought into.

    What either of them does not tell is no difference.
    """
    told = bool(period_name(report.period) and period_name(target.period))
    other = told and not report.period.is_same(target.period)
    named = bool(report.organisation.strip() and target.organisation.strip())
    foreign = named and not offices.same(report.organisation, target.organisation)
    return Difference(
        period_name(report.period) if other else "",
        " ".join(report.organisation.split()) if foreign else "",
    )


def expect_no_difference(found: Difference, target: Report, name: str) -> None:
    """Refuse (into.period, into.organisation, into.both) a file of another report, with both by name."""
    if not found:
        return
    what = "both" if found.period and found.organisation else "period" if found.period else "organisation"
    raise Refused(
        f"into.{what}",
        name=name,
        id=target.id,
        told_period=found.period,
        told_organisation=found.organisation,
        period=period_name(target.period),
        organisation=target.organisation,
    )


def brought_into(found: Recognised, target: Report, offices: Offices) -> Recognised:
    """Return what was read as the content of the stored report, whose period and organisation stay.

    The report's titles, attached line and results' heading stay as well where the file's are those of
    another report; what is not taken over thereby is told in the account. A file of the same report
    replaces them.
    """
    own, apart = found.draft.report, difference(found.draft.report, target, offices)
    kept = replace(
        own,
        period=target.period if period_name(target.period) else own.period,
        organisation=target.organisation if target.organisation.strip() else own.organisation,
    )
    account = found.account
    if apart:
        kept = replace(
            kept,
            titles=target.titles or own.titles,
            attached_to=target.attached_to or own.attached_to,
            headings=_with_results(own.headings, target.headings),
        )
        account = Account(found.account)
        for text in (*_left(own, kept), *filter(None, (apart.period, apart.organisation))):
            account.add("titles", text, "skipped", "account.target_stays")
    return replace(found, draft=found.draft.with_report(kept), account=account)


def _with_results(headings: Headings, target: Headings) -> Headings:
    return replace(headings, results=target.results) if headings.results and target.results else headings


def _left(own: Report, kept: Report) -> Iterator[str]:
    """Return the file's own texts that do not come in."""
    pairs = (
        ("\n".join(own.titles), "\n".join(kept.titles)),
        (own.attached_to, kept.attached_to),
        (own.headings.results or "", kept.headings.results or ""),
    )
    return (f"{text}\n" for text, stays in pairs if text.strip() and text != stays)
