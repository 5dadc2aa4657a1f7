"""The report that an imported file updates: how the two differ, and which texts the report keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.columns.heads import put_results_head, results_head
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.records import Column, Report
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.offices.names import Offices


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file tells of itself that is not so of the report: "" where nothing differs."""

    period: str = ""
    organisation: str = ""

    def __bool__(self) -> bool:
        return bool(self.period or self.organisation)


def compare_with_target(report: Report, target: Report, offices: Offices) -> Difference:
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


def bring_into(found: Recognised, target: Report, offices: Offices) -> Recognised:
    """Return what was read as the content of the stored report, whose period and organisation stay.

    The report's titles, attached line and results' heading stay as well where the file's are those of
    another report, or it has none; what is not taken over thereby is told in the account. A file of the
    same report replaces them, which the account tells too: what they were and what they become.
    """
    own, apart = found.draft.report, compare_with_target(found.draft.report, target, offices)
    account = ImportLog(found.account)
    kept = replace(
        own,
        period=target.period if period_name(target.period) else own.period,
        organisation=target.organisation if target.organisation.strip() else own.organisation,
        titles=(apart and target.titles) or own.titles or target.titles,
        attached_to=(apart and target.attached_to) or own.attached_to or target.attached_to,
        columns=_with_head(own.columns, results_head(target.columns), apart=bool(apart)),
        numeral=(apart and target.numeral) or own.numeral or target.numeral,
    )
    for text in (*_left(own, kept), *filter(None, (apart.period, apart.organisation))) if apart else ():
        account.add("titles", text, "skipped", "account.target_stays")
    for what, before, after in _replaced(target, kept):
        account.add("titles", before, "converted", f"account.target_{what}", after=after)
    return replace(found, draft=found.draft.with_report(kept), account=account)


def _with_head(columns: tuple[Column, ...], head: str, *, apart: bool) -> tuple[Column, ...]:
    """Return the columns with the report's head over the results where the file's is another's, or none."""
    return put_results_head(columns, head) if head and (apart or not results_head(columns)) else columns


def _replaced(target: Report, kept: Report) -> Iterator[tuple[str, str, str]]:
    """Return the report's own texts that become others: which, as they were, as they will be."""
    pairs = (
        ("titles", "\n".join(target.titles), "\n".join(kept.titles)),
        ("attached", target.attached_to, kept.attached_to),
        ("headings", *_other_headings(target.columns, kept.columns)),
        ("numeral", target.numeral, kept.numeral),
    )
    return ((what, before, after) for what, before, after in pairs if before.strip() and before != after)


def _other_headings(before: Sequence[Column], after: Sequence[Column]) -> tuple[str, str]:
    """Return the headings and heads of the same columns that are worded otherwise, one a line."""
    was = {column.field: column for column in before}
    both = [(was[column.field], column) for column in after if column.field in was]
    pairs = [(one.heading, two.heading) for one, two in both] + [(one.group, two.group) for one, two in both]
    other = dict.fromkeys((one, two) for one, two in pairs if one and two and one != two)
    return "\n".join(one for one, _ in other), "\n".join(two for _, two in other)


def _left(own: Report, kept: Report) -> Iterator[str]:
    """Return the file's own texts that do not come in."""
    pairs = (
        ("\n".join(own.titles), "\n".join(kept.titles)),
        (own.attached_to, kept.attached_to),
        (results_head(own.columns), results_head(kept.columns)),
        (own.numeral, kept.numeral),
    )
    return (f"{text}\n" for text, stays in pairs if text.strip() and text != stays)
