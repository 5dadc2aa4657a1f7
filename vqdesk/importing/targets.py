"""The report that an imported file updates: how the two differ, and which texts the report keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.annex.source.import_log import ImportLog
from vqdesk.columns.heads import put_results_head, results_head
from vqdesk.merge.matching import merge_two_way, sure_partners
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from db.records import Column, Draft, Report, Task
    from vqdesk.annex.recognition.recogniser import Recognised
    from vqdesk.offices.names import Offices


_LONGEST_NAME = 40  # characters of a task that has no number


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


def match_surely(found: Recognised, old: Draft) -> Recognised:
    """Return what was read as the report's content, what is surely known there under its old ids.

    Deadlines that it moves are told in the account.
    """
    partners = sure_partners(found.draft, old)
    merged = merge_two_way(found.draft, old, partners, keep_gone=False)
    former = {task.id: task for task in old.tasks}
    return replace(found, draft=merged, account=tell_moved_deadlines(found, merged, former, partners))


def tell_moved_deadlines(
    found: Recognised, merged: Draft, former: Mapping[str, Task], partners: Mapping[str, str | None]
) -> ImportLog:
    """Return the account of a file with the deadlines that it moves, whose first ones stay in the report.

    `merged` is the report as it will be, `former` its tasks as they are, by id; `partners` gives these ids
    for those of the file's tasks.
    """
    account, after = ImportLog(found.account), {task.id: task for task in merged.tasks}
    moved: dict[str, list[tuple[Task, Task]]] = {}
    for place, task in _deadlines(found):
        own = partners.get(task.id) or ""
        was, now = former.get(own), after.get(own)
        if was is None or now is None or task.first_deadline or not now.first_deadline:
            continue
        if was.deadline.split() != now.deadline.split():
            moved.setdefault(place, []).append((was, now))
    for place, pairs in moved.items():
        account.add(
            place,
            "\n".join(dict.fromkeys(was.deadline for was, _ in pairs)),
            "converted",
            "account.target_deadline",
            after=pairs[0][1].deadline,
            first=tuple(dict.fromkeys(now.first_deadline for _, now in pairs)),
            tasks=tuple(now.number or now.content[:_LONGEST_NAME] for _, now in pairs),
        )
    return account


def _deadlines(found: Recognised) -> Iterator[tuple[str, Task]]:
    """Yield the tasks of a file, each with the place where its deadline stands."""
    columns = found.header.columns if found.header else ()
    column = columns.index("deadline") if "deadline" in columns else -1
    for domain, section in enumerate(found.draft.sections):
        for at, task in enumerate(section.tasks):
            cell = found.grid.at(found.places.get(task.id, -1), column) if found.grid else None
            yield cell.where if cell else f"domains[{domain}].tasks[{at}].deadline", task


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
