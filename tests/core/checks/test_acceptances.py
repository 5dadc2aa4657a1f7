"""A place that was accepted stays so while its own words stay, whatever is written around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import LINEAR, growth

from db.records import Acceptance
from vqdesk.checks.acceptances import accepted_place, mark_accepted
from vqdesk.checks.checker import Coverage, check_report
from vqdesk.checks.frame.finding import Stretch
from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.told import check_json, check_text

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding

CLAIM = "có 886/965 hộ dùng nước sạch, đạt 98,1%"
OTHER = "có 14/16 xã có đường bê tông, đạt 78,5%"


def subject(text: str, task: str = "t1") -> Subject:
    return Subject(task, "1", {"result": text, "content": "Nước sạch"})


def found_in(*subjects: Subject) -> list[Finding]:
    return [each for each in check_report(subjects) if each.rule == "ratio"]


def accept(text: str, at: int = 0) -> list[Acceptance]:
    """Return the acceptance of a text's finding at a place among its findings."""
    seen = subject(text)
    place = accepted_place(at, found_in(seen), [seen])
    return [Acceptance("r", "a1", place, "Đã đối chiếu", "lan", "2024-09-27T08:30:15+00:00")]


def open_or_not(text: str, accepted: list[Acceptance]) -> list[bool]:
    """Return of each finding of a text whether it is accepted."""
    seen = subject(text)
    return [each.accepted is not None for each in mark_accepted(found_in(seen), [seen], accepted)]


def test_it_is_marked_with_reason_name_and_time() -> None:
    seen = subject(f"Trong kỳ {CLAIM}.")
    accepted = accept(f"Trong kỳ {CLAIM}.")
    (finding,) = mark_accepted(found_in(seen), [seen], accepted)
    assert finding.accepted == accepted[0]
    (data,) = check_json([finding], Coverage(), "vi")["findings"]
    assert data["accepted"] == {"reason": "Đã đối chiếu", "by": "lan", "when": "2024-09-27T08:30:15+00:00"}
    assert "Đã chấp nhận: Đã đối chiếu (lan, " in check_text([finding], Coverage(), "vi")


# Words as clerks put around a figure; none of them is a figure itself.
WORDS = st.lists(
    st.sampled_from(["Trong kỳ,", "toàn huyện", "đã triển khai", "các xã.", "Ngoài ra", "\n", "UBND xã"]),
    max_size=6,
).map(" ".join)


@given(WORDS, WORDS, WORDS, WORDS)
def test_edited_around_it_is_accepted_still(before: str, behind: str, later: str, further: str) -> None:
    accepted = accept(f"{before} {CLAIM}. {behind}")
    assert open_or_not(f"{later} {CLAIM}. {further}", accepted) == [True]


@given(st.sampled_from(["886", "965", "98,1"]), st.integers(1, 999), WORDS)
def test_with_one_of_its_numbers_edited_it_is_open(number: str, new: int, around: str) -> None:
    other = f"{new},7" if "," in number else str(new)
    accepted = accept(f"{around} {CLAIM}.")
    assert open_or_not(f"{around} {CLAIM}.", accepted) == [True]
    assert not any(open_or_not(f"{around} {CLAIM.replace(number, other)}.", accepted)) or other == number


def test_what_is_said_of_one_place_holds_for_no_other() -> None:
    text = f"Trong kỳ {CLAIM}. Ngoài ra {OTHER}."
    accepted = accept(text)
    assert open_or_not(text, accepted) == [True, False]
    assert open_or_not(f"Trong kỳ {OTHER}.", accepted) == [False]
    elsewhere = subject(text, "t2")
    assert not any(each.accepted for each in mark_accepted(found_in(elsewhere), [elsewhere], accepted))


TWICE = f"Xã Tri Lễ {CLAIM}. Xã Hữu Lễ {CLAIM}."
RIGHT = CLAIM.replace("98,1", "91,8")


@pytest.mark.parametrize(
    ("at", "text", "expected"),
    [
        (0, TWICE, [True, False]),
        (1, TWICE, [False, True]),
        # Words around both change: their order tells.
        (1, f"Thị trấn {CLAIM}; nơi khác {CLAIM}.", [False, True]),
        # The one that is not accepted is put right: the other stays accepted, wherever it comes to stand.
        (1, f"Xã Tri Lễ {RIGHT}. Xã Hữu Lễ {CLAIM}.", [True]),
        (0, f"Xã Tri Lễ {CLAIM}. Xã Hữu Lễ {RIGHT}.", [True]),
        # The accepted one is put right: that it was accepted does not go over to the other.
        (0, f"Xã Tri Lễ {RIGHT}. Xã Hữu Lễ {CLAIM}.", [False]),
        (1, f"Xã Tri Lễ {CLAIM}. Xã Hữu Lễ {RIGHT}.", [False]),
        # A third that says the same comes before them.
        (0, f"Thị trấn {CLAIM}. {TWICE}", [False, True, False]),
    ],
)
def test_of_two_that_say_the_same_each_is_accepted_for_itself(
    at: int, text: str, expected: list[bool]
) -> None:
    assert open_or_not(text, accept(TWICE, at)) == expected


def test_one_place_is_accepted_to_all_rules_of_figures_and_to_no_other_rule() -> None:
    text = f"Trong kỳ {CLAIM}."
    accepted = accept(text)
    seen, (finding,) = subject(text), found_in(subject(text))
    others = [replace(finding, rule=rule) for rule in ("share", "ratio", "base", "row.evaluation")]
    marked = mark_accepted(others, [seen], accepted)
    assert [each.accepted is not None for each in marked] == [True, True, True, False]
    assert accepted_place(1, others, [seen]) == accepted[0].place


def test_the_last_word_on_a_place_counts_and_an_odd_one_accepts_nothing() -> None:
    text = f"Trong kỳ {CLAIM}."
    (first,) = accept(text)
    last = replace(first, id="a2", reason="Sở đã thống nhất")
    seen = subject(text)
    (finding,) = mark_accepted(found_in(seen), [seen], [first, last])
    assert finding.accepted == last
    damaged = replace(first, place=replace(first.place, occurrence=0, total=0, lead="", trail=""))
    assert open_or_not(text, [damaged]) == [False]
    assert open_or_not("Chưa có số liệu.", [first]) == []


def test_many_that_say_the_same_are_matched_in_steps_of_their_number() -> None:
    (finding,) = found_in(subject(f"{CLAIM}. "))
    start, end = finding.remark.stretch[1:]
    length = len(f"{CLAIM}. ")

    def many(count: int) -> tuple[Subject, list[Finding]]:
        found = [
            replace(
                finding,
                remark=replace(
                    finding.remark,
                    stretch=Stretch("result", start + number * length, end + number * length),
                    lit=(Stretch("result", number * length + 3, number * length + 6),),
                ),
            )
            for number in range(count)
        ]
        return subject(f"{CLAIM}. " * count), found

    def match(made: tuple[Subject, list[Finding]]) -> None:
        seen, found = made
        middle = len(found) // 2
        accepted = Acceptance("r", "a", accepted_place(middle, found, [seen]), "x", "lan", "")
        marked = mark_accepted(found, [seen], [accepted])
        assert [at for at, each in enumerate(marked) if each.accepted] == [middle]
        assert not any(each.accepted for each in mark_accepted(found[:-1], [seen], [accepted]))

    assert growth(many, match, 300) < LINEAR
