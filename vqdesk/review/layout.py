"""What a review sheet shows in every file: its lines, its parts, and the texts of their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.records import SIGNED_PARTS
from db.text.clock import format_clock
from vqdesk.annex.layout.table import Line
from vqdesk.checks.frame.finding import SEVERITIES, Stretch
from vqdesk.checks.frame.subject import CONTENT
from vqdesk.checks.told import SEVERITY_NAMES, coverage_sentence, field_heading
from vqdesk.columns.internal import WATERMARK
from vqdesk.formats.small_documents.texts import FILE_LANG, TextPiece
from vqdesk.messages.catalogue import say
from vqdesk.periods.period import period_name
from vqdesk.review.excerpts import quoted_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.records import Report
    from vqdesk.annex.layout.typography import CellRole
    from vqdesk.checks.frame.finding import Finding
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.formats.small_documents.texts import Text
    from vqdesk.review.sheet import PlacedFinding, ReviewSheet

_TASK, _PASSAGE, _PLACE = ("number", "unit"), ("id",), ("column", "sentence")
_OPEN = ("computation", "explanation", "proposal")
_ACCEPTED = ("computation", "explanation", "reason", "who")

MOST_IN_PART = 5_000
"""Rows of a part: nobody reads more on paper, and the libraries keep a whole file in memory."""

_NUMERALS = ("I", "II", "III", "IV", "V")
_ROLES: dict[str, CellRole] = {"number": "number", "sentence": "narrative"}
_MOST_TOUCHED = 30  # records told of one sign-off
_BEGIN = 40  # characters of the content by which a task without a number is known
_SHORT = 24  # characters of words that a proposal repeats; longer ones are marked in their sentence


class SheetPart(NamedTuple):
    """A part of the sheet: what it is of, its title, its table; a `note` says what the table has not."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Text, ...]]
    note: str = ""


def review_heading(name: str) -> str:
    """Return the heading of a column or part."""
    return say(f"show.review.{name}", FILE_LANG)


def roles_of(columns: Iterable[str]) -> tuple[CellRole, ...]:
    """Return what the columns of a table serve for."""
    return tuple(_ROLES.get(column, "label") for column in columns)


def review_titles(sheet: ReviewSheet) -> tuple[str, ...]:
    """Return what the sheet is called, and the report's period or the file's name."""
    if sheet.report is None:
        return review_heading("title_texts"), say("show.reviewed.source", FILE_LANG, name=sheet.source)
    period = period_name(sheet.report.period)
    return (review_heading("title"), *([period[:1].upper() + period[1:]] if period else []))


def reviewed_organisation(sheet: ReviewSheet) -> str:
    """Return whose report it is, on one line."""
    return " ".join(sheet.report.organisation.split()) if sheet.report else ""


def head_lines(sheet: ReviewSheet) -> Iterator[Line]:
    """Yield what stands above all: the mark of what stays inside, titles, office, when it was checked."""
    if sheet.is_internal:
        yield Line(WATERMARK, "annex")
    yield from (Line(title, "title") for title in review_titles(sheet))
    if organisation := reviewed_organisation(sheet):
        yield Line(organisation, "subtitle")
    when = format_clock(sheet.at)
    yield Line(say("show.reviewed.checked", FILE_LANG, when=when, release=sheet.release), "attached")


def covered(sheet: ReviewSheet) -> str:
    """Return how many figures were checked."""
    return coverage_sentence(sheet.coverage, FILE_LANG)


def open_counted(sheet: ReviewSheet, lang: str) -> str:
    """Return how many findings are open, by severity, and how many were accepted."""
    open_ones: dict[str, object] = {severity: len(sheet.open(severity)) for severity in SEVERITIES}
    return say("show.reviewed.counted", lang, accepted=len(sheet.accepted), **open_ones)


def counted(sheet: ReviewSheet) -> Iterator[str]:
    """Yield what is open and accepted, what was not asked for, and how to read the sentences."""
    yield open_counted(sheet, FILE_LANG)
    if sheet.rules:
        yield say("show.reviewed.rules", FILE_LANG, rules=sheet.rules)
    if sheet.least != SEVERITIES[-1]:
        severity = say(SEVERITY_NAMES[sheet.least], FILE_LANG)
        yield say("show.reviewed.least", FILE_LANG, severity=severity)
    yield from sheet.notes
    yield review_heading("legend")


def signed_lines(sheet: ReviewSheet) -> Iterator[tuple[str, bool]]:
    """Yield who checked the report and what was touched since, and what nobody checked; none for a file.

    With each goes whether it is to stand out: a part that is to be checked again.
    """
    if sheet.report is None:
        return
    for note in sheet.signed:
        said, *touched = note.lines
        yield said, note.is_broken
        yield from ((f"- {each}", False) for each in touched[:_MOST_TOUCHED])
        if len(touched) > _MOST_TOUCHED:
            yield say("show.reviewed.more_touched", FILE_LANG, count=len(touched) - _MOST_TOUCHED), False
    signed = {note.part for note in sheet.signed}
    for part in SIGNED_PARTS:
        if part not in signed:
            what = say(f"show.signed.{part}", FILE_LANG)
            yield say("show.reviewed.unsigned", FILE_LANG, what=what), False


def sheet_parts(sheet: ReviewSheet) -> Iterator[SheetPart]:
    """Yield the parts in their order: open findings by severity, accepted ones, what could not be read.

    A part lists no more than MOST_IN_PART; its note tells how many more there are.
    """
    where = (*(_TASK if sheet.report else _PASSAGE), *_PLACE)
    for numeral, severity in zip(_NUMERALS, SEVERITIES, strict=False):
        found = sheet.open(severity)
        rows = [_open_row(sheet, each) for each in found[:MOST_IN_PART]]
        yield _part(severity, numeral, (*where, *_OPEN), rows, len(found))
    accepted = sheet.accepted
    rows = [_accepted_row(sheet, each) for each in accepted[:MOST_IN_PART]]
    yield _part("accepted", _NUMERALS[-2], (*where, *_ACCEPTED), rows, len(accepted))
    unread = sheet.unread
    rows = [_where(sheet, each.subject, each.stretch, ()) for each in unread[:MOST_IN_PART]]
    yield _part("unread", _NUMERALS[-1], where, rows, len(unread))


def _part(
    name: str, numeral: str, columns: tuple[str, ...], rows: Sequence[tuple[Text, ...]], count: int
) -> SheetPart:
    title = say("show.reviewed.part", FILE_LANG, numeral=numeral, part=review_heading(name), count=count)
    note = "" if rows else review_heading("none")
    if count > len(rows):
        note = say("show.reviewed.left", FILE_LANG, count=count - len(rows))
    return SheetPart(name, title, columns, rows, note)


def column_headings(sheet: ReviewSheet, columns: Iterable[str]) -> tuple[str, ...]:
    """Return the headings of a table; the report's own ones for its columns."""
    return tuple(
        field_heading(column, sheet.report) if column in _TASK else review_heading(column)
        for column in columns
    )


def _open_row(sheet: ReviewSheet, placed: PlacedFinding) -> tuple[Text, ...]:
    """Return the texts of an open finding's columns."""
    return (*_said(sheet, placed), _proposal(sheet.report, placed.finding))


def _accepted_row(sheet: ReviewSheet, placed: PlacedFinding) -> tuple[Text, ...]:
    """Return the texts of an accepted finding's columns."""
    accepted = placed.finding.accepted
    assert accepted is not None
    by = say("show.reviewed.by", FILE_LANG, who=accepted.who, when=format_clock(accepted.at))
    return (*_said(sheet, placed), accepted.reason, by)


def _said(sheet: ReviewSheet, placed: PlacedFinding) -> tuple[Text, ...]:
    remark, subject = placed.finding.remark, placed.subject
    computation = str(remark.values.get("computation", ""))
    explanation = say(remark.key, FILE_LANG, **remark.values)
    if computation and explanation.startswith(computation):
        rest = explanation[len(computation) :].lstrip(" ,:;")
        explanation = rest[:1].upper() + rest[1:]
    return (*_where(sheet, subject, remark.stretch, remark.lit), computation, explanation)


def _where(
    sheet: ReviewSheet, subject: Subject, stretch: Stretch, lit: Sequence[Stretch]
) -> tuple[Text, ...]:
    whose = (subject.number, _unit(subject)) if sheet.report else (subject.task,)
    column = field_heading(stretch.field, sheet.report)
    return (*whose, column, _sentence(sheet, subject, stretch, lit))


def _unit(subject: Subject) -> str:
    """Return a task's unit; of one without a number its first words, too, by which the row is found."""
    unit, content = (" ".join(subject.text(field).split()) for field in ("unit", CONTENT))
    if subject.number or not content:
        return unit
    begin = content if len(content) <= _BEGIN else content[:_BEGIN].rpartition(" ")[0] + " …"
    return f"{unit}\n({begin})".lstrip()


def _sentence(
    sheet: ReviewSheet, subject: Subject, stretch: Stretch, lit: Sequence[Stretch]
) -> tuple[TextPiece, ...]:
    """Return the place's sentence, and a line for each other column in which something is lit."""
    own = [each for each in lit if each.field == stretch.field]
    pieces = list(quoted_sentences(subject.text(stretch.field), stretch, own))
    for field in dict.fromkeys(each.field for each in lit if each.field != stretch.field):
        if shown := quoted_sentences(
            subject.text(field), None, [each for each in lit if each.field == field]
        ):
            pieces += [TextPiece("same", f"\n{field_heading(field, sheet.report)}: "), *shown]
    return tuple(pieces)


def _proposal(report: Report | None, finding: Finding) -> str:
    remark = finding.remark
    if remark.move is not None:
        column = field_heading(remark.move.field, report)
        return say("show.proposal.fill", FILE_LANG, new=remark.move.text, column=column)
    if remark.suggestion is None:
        return say("show.proposal.look", FILE_LANG)
    old = " ".join(finding.text.split())
    if not remark.suggestion:
        return say(f"show.proposal.leave_out{'' if old else '_unseen'}", FILE_LANG, old=old)
    if not old or len(old) > _SHORT:
        return say("show.proposal.write", FILE_LANG, new=remark.suggestion)
    return say("show.proposal.replace", FILE_LANG, old=old, new=remark.suggestion)
