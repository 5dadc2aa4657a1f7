"""Which rules an office uses is kept with its profile, with who chose so and when."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from db.store.store import Store
from vqdesk.checks.catalogue import RULES, rules_named
from vqdesk.checks.chosen import USUAL_RULES, ChosenRules
from vqdesk.checks.rule_words import off_sentence
from vqdesk.offices.choices import keep_office_choice
from vqdesk.offices.chosen_rules import chosen_rules, keep_chosen_rules, rules_choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE = "UBND xã Tri Lễ"
(RATIO,) = rules_named("ratio")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.vqd", who="clerk") as opened:
        yield opened


def test_the_last_choice_counts_and_all_are_kept_with_name_and_time(store: Store) -> None:
    assert chosen_rules(store, OFFICE) == USUAL_RULES
    off = USUAL_RULES.turned(rules_named("words"), on=False)
    keep_chosen_rules(store, OFFICE, off)
    keep_chosen_rules(store, "Uỷ ban nhân dân xã Tri Lễ", off)  # the same again
    limited = off.turned(rules_named("words.tone"), on=True).with_limit(RATIO, Decimal("0.5"))
    keep_chosen_rules(store, OFFICE, limited)
    kept = chosen_rules(store, OFFICE)
    assert kept.is_same(limited)
    assert len(kept.switched_off()) == len(rules_named("words")) - 1
    assert kept.limits == {"ratio": Decimal("0.5")}
    assert [
        each.is_same(choice)
        for each, choice in zip(rules_choices(store, OFFICE), (off, limited), strict=True)
    ]
    assert all(each.at.endswith("+00:00") for each in rules_choices(store, OFFICE))
    assert chosen_rules(store, "UBND xã Yên Phúc") == USUAL_RULES
    keep_chosen_rules(store, OFFICE, USUAL_RULES)
    assert chosen_rules(store, OFFICE).is_same(USUAL_RULES)
    assert len(rules_choices(store, OFFICE)) == 3


def test_of_many_choices_the_latest_are_kept(store: Store) -> None:
    choices = (USUAL_RULES, USUAL_RULES.turned([RATIO], on=False))
    for at in range(1, 60):
        keep_chosen_rules(store, OFFICE, choices[at % 2])
    assert len(rules_choices(store, OFFICE)) == 50
    assert chosen_rules(store, OFFICE).off == {"ratio"}


@pytest.mark.parametrize(
    "kept",
    [
        "words",
        {},
        [1, None, "x"],
        [{"off": "ratio", "limits": []}],
        [{"off": [3, None, ["ratio"], "rule.of.later"], "limits": {"rule.of.later": "1"}}],
        [{"off": [], "limits": {"ratio": number}} for number in ("NaN", "-1", "7", "x", "9" * 90, 1, None)],
        [{"off": [], "limits": {"row.missing": "1.5", "words.tone": "1"}, "by": 3, "at": None}],
    ],
)
def test_what_is_odd_or_of_a_later_version_is_passed_over(store: Store, kept: object) -> None:
    keep_office_choice(store, OFFICE, "rules", kept)
    assert chosen_rules(store, OFFICE).is_same(USUAL_RULES)


def test_a_choice_is_read_as_it_was_kept() -> None:
    chosen = ChosenRules(frozenset(("ratio", "words.tone")), {"period.fell": Decimal(2)}, "lan", "2026-09-01")
    assert ChosenRules.from_json(chosen.as_json()) == chosen


def test_what_is_off_is_named_whole_or_in_short() -> None:
    off = USUAL_RULES.turned(rules_named("name"), on=False).switched_off()
    assert off_sentence((), "vi") == ""
    whole = off_sentence(off, "vi")
    assert whole.startswith(
        "Cơ quan đã tắt 3 quy tắc: Tên đơn vị gần giống tên trong danh mục; Tên xã, huyện"
    )
    assert off_sentence(off, "vi", 3) == whole
    assert off_sentence(off, "vi", 1) == (
        "Cơ quan đã tắt 3 quy tắc: Tên đơn vị gần giống tên trong danh mục và 2 quy tắc khác."
    )


def test_the_usual_number_is_no_choice_and_numbers_have_their_bounds() -> None:
    chosen = USUAL_RULES.with_limit(RATIO, Decimal("0.2"))
    assert chosen.limit(RATIO) == Decimal("0.2")
    assert chosen.with_limit(RATIO, Decimal(0)) == USUAL_RULES
    limits = [rule.limit for rule in RULES if rule.limit is not None]
    assert len(limits) > 5
    for limit in limits:
        assert limit.usual in limit.choices
        assert list(limit.choices) == sorted(limit.choices)
        assert all(map(limit.allows, limit.choices))
        for odd in ("NaN", "Infinity", "-1", "1e9"):
            assert not limit.allows(Decimal(odd))
    assert all(limit.rule in {rule.id for rule in RULES} for limit in limits)
    assert all(rule.limit.rule == rule.id for rule in RULES if rule.limit is not None)
