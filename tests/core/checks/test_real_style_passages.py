"""Passages as offices write them: what is marked ⟦so⟧ is wrong, nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.checker import check_report
from vqdesk.checks.claims.cells import ClaimCell
from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.numbers.passages import read_passage

PASSAGES = (Path(__file__).parent / "data" / "own.txt").read_text(encoding="utf-8").splitlines()


def unmarked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a line without its marks, and where the marked stretches stand in it."""
    places = []
    while "⟦" in line:
        start, end = line.index("⟦"), line.index("⟧")
        places.append((start, end - 1))
        line = line[:start] + line[start + 1 : end] + line[end + 1 :]
    return line, places


@pytest.mark.parametrize("line", PASSAGES)
def test_what_is_wrong_is_found_and_nothing_else(line: str) -> None:
    text, places = unmarked(line)
    found = check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES)
    told = [each.remark.stretch[1:] for each in found if each.severity != "info"]
    assert told == places


def test_a_plan_of_the_task_is_none_of_the_numbers_of_its_result() -> None:
    # The plan and the second part of the result's list are both the second number of their texts.
    texts = {
        "content": "12 xã, kế hoạch 600 hộ",
        "result": "Có 900 hộ, gồm 400 hộ mới, 500 hộ cũ; đã cấp 450 hộ, đạt 50% kế hoạch.",
    }
    found = check_report([Subject("1", "1", texts)], ARITHMETIC_RULES)
    told = [each.remark.values["computation"] for each in found if each.severity == "error"]
    assert told == ["450 / 600 = 75%"]


def test_numbers_of_the_task_itself_are_called_by_their_own_words() -> None:
    content = read_passage("content", "Trồng 12 ha chè, đạt 60% kế hoạch và vận động 300 hộ góp đất.")
    cell = ClaimCell(read_passage("result", "Đã trồng 9 ha chè."), [content])
    assert cell.words_of(cell.amounts[0]) >= {"trồng", "chè"}
    assert cell.words_of(cell.of_task[0]) >= {"trồng", "chè"}
    assert cell.words_of(cell.of_task[2]) >= {"vận", "động", "góp", "đất"}
    assert not cell.words_of(cell.of_task[2]) & {"trồng", "chè"}


def test_where_a_part_is_marked_its_total_is_lit_with_the_other_parts() -> None:
    text = "Thu 1.432 triệu đồng, trong đó xã 518 triệu đồng, huyện 379 triệu đồng, khác 553 triệu đồng."
    (finding,) = check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES)
    assert (finding.text, finding.remark.suggestion) == ("553", "535")
    assert [text[start:end] for _, start, end in finding.remark.lit] == ["1.432", "518", "379", "553"]
