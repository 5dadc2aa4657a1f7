"""The annex that this project started from: each of its arithmetic lines, at its place, with its figures."""

from __future__ import annotations

import pytest

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.frame.subject import Subject, Surroundings, subject_of
from vqdesk.first_store.sample import sample_draft
from vqdesk.messages.catalogue import say


@pytest.fixture(scope="module")
def annex() -> list[Subject]:
    """Return the tasks of the sample, which is the real annex."""
    draft = sample_draft()
    around = Surroundings(
        draft.report.period,
        draft.report.organisation,
        frozenset(column.field for column in draft.report.columns),
    )
    return [subject_of(task, around) for task in draft.tasks]


def test_every_arithmetic_line_is_found_with_its_figures(annex: list[Subject]) -> None:
    found = check_report(annex, ARITHMETIC_RULES)
    told = [
        (
            each.number,
            each.rule,
            each.severity,
            each.text,
            each.remark.stated,
            each.remark.computed,
            each.remark.suggestion,
        )
        for each in found
    ]
    assert told == [
        ("5", "base", "error", "112,4%", "112,4", "112.8619", "112,9%"),
        ("7", "points", "info", "13,2%", "", "", "13,2 điểm %"),
        ("9", "share", "error", "98,1%", "98,1", "91.8135", "91,8%"),
        ("9", "share", "info", "8,1%", "8,1", "8.1865", "8,2%"),
    ]


def test_the_places_are_those_of_the_text(annex: list[Subject]) -> None:
    for finding in check_report(annex, ARITHMETIC_RULES):
        field, start, end = finding.remark.stretch
        text = next(each for each in annex if each.task == finding.task).text(field)
        assert text[start:end] == finding.text
        assert all(text[lit.start : lit.end] for lit in finding.remark.lit if lit.field == field)


def test_the_computation_is_shown_and_the_slip_named(annex: list[Subject]) -> None:
    finding = next(each for each in check_report(annex, ARITHMETIC_RULES) if each.text == "98,1%")
    assert say(finding.remark.key, "vi", **finding.remark.values) == (
        "886 / 965 = 91,8%, trong văn bản ghi 98,1%, có lẽ gõ đảo chữ số; hãy xem lại tỷ lệ và số gốc."
    )
    subject = next(each for each in annex if each.task == finding.task)
    assert [subject.text(field)[start:end] for field, start, end in finding.remark.lit] == ["886", "965"]


def test_what_was_checked_is_counted(annex: list[Subject]) -> None:
    coverage = coverage_of(annex)
    assert (coverage.wrong, coverage.cut_off) == (2, 1)
    assert coverage.hold >= 15
    assert coverage.claims == coverage.hold + coverage.cut_off + coverage.wrong + coverage.unread
