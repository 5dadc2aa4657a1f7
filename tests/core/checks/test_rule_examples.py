from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.checker import check_report
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from vqdesk.checks.frame.rule import AnyRule, Example


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{place}")
        for rule in RULES
        for place, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("fires"))
def test_an_example_is_found(rule: AnyRule, example: Example) -> None:
    found = check_report(example.subjects(), [rule])
    assert example.marked in [finding.text for finding in found]
    finding = next(each for each in found if each.text == example.marked)
    if example.suggestion is not None:
        assert finding.remark.suggestion == example.suggestion
    assert say(finding.remark.key, "vi", **finding.remark.values)
    assert say(finding.remark.key, "en", **finding.remark.values)


@pytest.mark.parametrize(("rule", "example"), cases("silent"))
def test_an_example_is_left_alone(rule: AnyRule, example: Example) -> None:
    assert check_report(example.subjects(), [rule]) == []


def test_every_rule_has_examples_of_both_kinds_and_a_name_of_its_own() -> None:
    assert [rule.id for rule in RULES if not rule.fires or not rule.silent] == []
    assert len({rule.id for rule in RULES}) == len(RULES)
