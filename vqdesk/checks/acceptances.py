"""Which findings somebody accepted: a place is known by its own words, and stays when others change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import AcceptedPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Acceptance
    from vqdesk.checks.frame.finding import Finding, Stretch
    from vqdesk.checks.frame.subject import Subject

    Statement = tuple[object, ...]

AROUND = 80
"""Characters on each side that are looked at of what stands around a place."""

_LEAST_TELLING = 12
"""Characters that are kept of them at least: of fewer a new place might have the same by chance."""


def accepted_place(at: int, findings: Sequence[Finding], subjects: Iterable[Subject]) -> AcceptedPlace:
    """Return by which words the place of a finding is known, so that it may be accepted.

    All findings of its task must be there, in their order: of places that say the same the first
    is the first occurrence, and of what stands around it as much is kept as tells it from the others.
    """
    places = _places(findings, subjects)
    own = places[at]
    same = [each for each in places if _statement(each) == _statement(own)]
    return _told_apart(own, [each for each in same if each.occurrence != own.occurrence])


def mark_accepted(
    findings: Sequence[Finding], subjects: Iterable[Subject], acceptances: Iterable[Acceptance]
) -> list[Finding]:
    """Return the findings with who accepted them, None where nobody did; `findings` as for `accepted_place`.

    A place is accepted as long as its own words stay. Where others in the same text say the same, which one
    it is tells their order, and where their number has changed what stands around them; in doubt it is open.
    """
    marked = [replace(finding, accepted=None) for finding in findings]
    known: dict[Statement, list[Acceptance]] = defaultdict(list)
    for each in acceptances:
        known[_statement(each.place)].append(each)
    if not known:
        return marked
    places = _places(findings, subjects)
    for statement, group in _by_statement(places).items():
        for acceptance in known.get(statement, ()):
            number = _matching(acceptance.place, [places[at] for at in group])
            for at in [at for at in group if places[at].occurrence == number]:
                marked[at] = replace(marked[at], accepted=acceptance)
    return marked


def _matching(accepted: AcceptedPlace, group: Sequence[AcceptedPlace]) -> int:
    """Return which occurrence was accepted of those that say the same; 0: it is gone or nobody can tell."""
    if accepted.total == group[0].total:
        return accepted.occurrence
    alike = {place.occurrence for place in group if _has_around(place, accepted)}
    return alike.pop() if len(alike) == 1 else 0


def _has_around(place: AcceptedPlace, accepted: AcceptedPlace) -> bool:
    before = bool(accepted.lead) and place.lead.endswith(accepted.lead)
    return before or (bool(accepted.trail) and place.trail.startswith(accepted.trail))


def _told_apart(place: AcceptedPlace, others: list[AcceptedPlace]) -> AcceptedPlace:
    """Keep around a place as little as tells it from others that say the same; nothing where nothing does."""
    leads, trails = [each.lead[::-1] for each in others], [each.trail for each in others]
    return replace(place, lead=_telling(place.lead[::-1], leads)[::-1], trail=_telling(place.trail, trails))


def _telling(text: str, others: list[str]) -> str:
    needed = max((_common(text, other) + 1 for other in others), default=len(text))
    return "" if needed > len(text) else text[: max(needed, _LEAST_TELLING)]


def _common(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _places(findings: Sequence[Finding], subjects: Iterable[Subject]) -> list[AcceptedPlace]:
    """Return the places of findings with all that is looked at around them."""
    by_task = {subject.task: subject for subject in subjects}
    places = [_place(finding, by_task[finding.task]) for finding in findings]
    for group in _by_statement(places).values():
        # Several rules may question one place.
        starts = list(dict.fromkeys(findings[at].remark.stretch.start for at in group))
        numbers = {start: number for number, start in enumerate(starts, 1)}
        for at in group:
            number = numbers[findings[at].remark.stretch.start]
            places[at] = replace(places[at], occurrence=number, total=len(starts))
    return places


def _statement(place: AcceptedPlace) -> Statement:
    """Return what is the same for all places of one text that say the same.

    By which of the rules of figures, whose names have no point, a number is computed from the same numbers
    hangs on the words around it: it is one place to all of them.
    """
    rule = place.rule if "." in place.rule else ""
    return place.task_id, rule, place.field, place.words, place.lit


def _by_statement(places: Sequence[AcceptedPlace]) -> dict[Statement, list[int]]:
    found: dict[Statement, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        found[_statement(place)].append(at)
    return found


def _place(finding: Finding, subject: Subject) -> AcceptedPlace:
    field, start, end = own = finding.remark.stretch
    text = subject.text(field)
    stretches = [own, *(each for each in finding.remark.lit if each.field == field)]
    first, last = min(each.start for each in stretches), max(each.end for each in stretches)
    return AcceptedPlace(
        *(finding.task, finding.rule, field, text[start:end]),
        tuple(_words(subject, each) for each in finding.remark.lit),
        lead=text[max(first - AROUND, 0) : first],
        trail=text[last : last + AROUND],
    )


def _words(subject: Subject, stretch: Stretch) -> str:
    return subject.text(stretch.field)[stretch.start : stretch.end]
