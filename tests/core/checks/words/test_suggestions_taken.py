"""What is proposed leaves nothing of its rule at its place, and a rule tells no place twice."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from vqdesk.checks.checker import check_report
from vqdesk.checks.names.all_rules import NAMES_RULES
from vqdesk.checks.references.all_rules import REFERENCES_RULES
from vqdesk.checks.words.all_rules import WORDS_RULES

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule, Example

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{place}")
    for rule in (*WORDS_RULES, *REFERENCES_RULES, *NAMES_RULES)
    for place, example in enumerate(rule.fires, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_suggestion_taken_leaves_no_finding_at_its_place(rule: AnyRule, example: Example) -> None:
    subjects = example.subjects()
    for found in check_report(subjects, [rule]):
        new, (field, start, end) = found.remark.suggestion, found.remark.stretch
        if new is None:
            continue
        at = next(place for place, each in enumerate(subjects) if each.task == found.task)
        text = subjects[at].text(field)
        mended = replace(subjects[at], texts={**subjects[at].texts, field: text[:start] + new + text[end:]})
        left = check_report([*subjects[:at], mended, *subjects[at + 1 :]], [rule])
        for each in left:
            place = each.remark.stretch
            apart = place.end <= start or place.start >= start + max(1, len(new))
            assert each.task != found.task or place.field != field or apart, (each.text, new)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_tells_no_place_twice(rule: AnyRule, example: Example) -> None:
    found = check_report(example.subjects(), [rule])
    for one, other in itertools.pairwise(found):
        if (one.task, one.remark.stretch.field) == (other.task, other.remark.stretch.field):
            assert one.remark.stretch.end <= other.remark.stretch.start
