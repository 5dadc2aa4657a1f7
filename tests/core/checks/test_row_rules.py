"""The rows of the real annex, and texts that would take long or speak of nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import LINEAR, growth

from db.records import Period
from vqdesk.checks.checker import check_report
from vqdesk.checks.frame.subject import Subject, Surroundings
from vqdesk.checks.rows.all_rules import ROWS_RULES
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding
    from vqdesk.checks.frame.rule import AnyRule, Example

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample.json"
COLUMNS = frozenset({"number", "unit", "content", "documents", "result", "evaluation"})
NINE_MONTHS = Surroundings(Period("9 tháng", 2024), fields=COLUMNS)
TEXTS = {key: "" for key in ("content", "documents", "result", "evaluation")}


def found(*rows: dict[str, str], around: Surroundings = NINE_MONTHS) -> list[Finding]:
    subjects = [
        Subject(str(place), str(place), {**TEXTS, **row}, around) for place, row in enumerate(rows, 1)
    ]
    return check_report(subjects, ROWS_RULES)


def shown(finding: Finding) -> tuple[str, ...]:
    remark = finding.remark
    return finding.number, finding.rule, finding.severity, remark.stretch.field, finding.text, remark.computed


def test_the_real_annex() -> None:
    domains = json.loads(SAMPLE.read_text("utf-8"))["domains"]
    tasks = [task for domain in domains for task in domain["tasks"]]
    subjects = [
        Subject(task["id"], task["number"], {key: task[key] for key in COLUMNS}, NINE_MONTHS)
        for task in tasks
    ]
    findings = check_report(subjects, ROWS_RULES)
    assert [shown(finding) for finding in findings] == [
        ("1", "row.evaluation", "info", "evaluation", "88,0%", "87.5"),
        ("2", "row.evaluation", "info", "evaluation", "79,0%", "78.9474"),
        ("5", "row.evaluation", "error", "evaluation", "112,4%", "112.8619"),
        ("", "row.misplaced", "warning", "result", "Đạt 80%KH", ""),
        ("11", "row.evaluation", "warning", "result", "70%", "75"),
    ]
    move = findings[3].remark.move
    assert move is not None
    assert move == ("evaluation", "80%")


@pytest.mark.parametrize(
    "result",
    [
        "đạt 75% kế hoạch; " * 3_000,
        "(Đạt 70%KH) " * 3_000,
        "14/16 xã, " * 2_500,
        "đang triển khai, chưa hoàn thành các việc, " * 5_000,
        "tính đến ngày 12/9/2023 và " * 8_000,
        "Trong 6 tháng đầu năm. " * 9_000,
        "giảm " * 40_000 + "12 vụ so với cùng kỳ (09 vụ)",
        "9" * 200_000,
        "lũy kế " * 30_000 + "12 xã",
        "( " * 100_000,
    ],
)
def test_twice_the_narrative_takes_twice_the_steps(result: str) -> None:
    def check(text: str) -> None:
        former = Subject("1", "1", {"result": text[:-1], "evaluation": "100%"}, NINE_MONTHS)
        content = "Giảm tai nạn giao thông, trồng 200 ha rừng."
        texts = {"result": text, "evaluation": "100%", "content": content}
        check_report([Subject("1", "1", texts, NINE_MONTHS, former)], ROWS_RULES)

    assert growth(lambda size: result[:size], check, 4_000) < LINEAR


@given(st.decimals(0, 100, places=1), st.decimals(0, 100, places=1))
def test_the_narratives_own_evaluation_is_the_columns_or_told(own, column) -> None:  # type: ignore[no-untyped-def]
    typed = f"{own}".replace(".", ",")
    row = {
        "result": f"Đã khảo sát, lập hồ sơ. (Đạt {typed}%KH)",
        "evaluation": f"{column}%".replace(".", ","),
    }
    rules = {finding.rule for finding in found(row)} - {"row.unfinished"}
    slip = own and column in (own * 10, own * 100)
    assert ("row.evaluation" in rules) == (own != column)
    assert rules <= {"row.evaluation"} or slip


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_task_told_as_reached_has_reached_its_target(done: int, aim: int) -> None:
    row = {
        "content": f"Phấn đấu trồng mới {aim} ha rừng.",
        "result": f"Đã trồng được {done} ha rừng, vượt kế hoạch giao.",
    }
    assert (["row.target"] if done < aim else []) == [finding.rule for finding in found(row)]


@pytest.mark.parametrize(
    "evaluation", ["", "Chưa có cơ sở triển khai", "—", "abc%", "1" * 300, "0,88", "Tốt"]
)
def test_what_is_no_share_is_held_against_nothing(evaluation: str) -> None:
    row = {"result": "Có 14/16 xã hoàn thành, đạt 87,5%.", "evaluation": evaluation}
    assert found(row) == []


PIECES = st.sampled_from(
    [
        *(
            "999999999999999999 nghìn tỷ",
            "1",
            "0",
            "0/0",
            "14/16 xã",
            "1/999999999999999999",
            "100%",
            "đạt 75% KH",
            "%",
        ),
        *(
            "(",
            ")",
            "(Đạt ",
            "70%KH)",
            ". ",
            "; ",
            "\n",
            "lũy kế",
            "từ đầu năm",
            "đến nay có",
            "được công nhận",
        ),
        *(
            "tính đến ngày",
            "31/02/2024",
            "12/9/2023",
            "29/02/2023",
            "6 tháng đầu năm",
            "quý I",
            "tháng 13",
            "giảm",
        ),
        *(
            "so với cùng kỳ",
            "hoàn thành kế hoạch",
            "chưa triển khai",
            "trồng 200 ha rừng",
            "dưới 5%",
            "\u200b",
            "9" * 40,
        ),
    ]
)
SCRAPS = st.lists(PIECES, max_size=14).map(" ".join)


@given(
    SCRAPS,
    SCRAPS,
    SCRAPS,
    st.sampled_from(["", "100%", "88,0%", "0", "1" * 20, "9,9999999%", "Đạt 80% KH", "-5%"]),
)
def test_scraps_of_every_kind_are_let_pass(result: str, content: str, former: str, evaluation: str) -> None:
    before = Subject(
        "1", "1", {"result": former, "evaluation": "100%"}, Surroundings(Period("6 tháng", 2024))
    )
    texts = {
        "result": result,
        "content": content,
        "evaluation": evaluation,
        "status": result,
        "finished": content,
    }
    subject = Subject("1", "1", texts, NINE_MONTHS, before)
    for finding in check_report([subject], ROWS_RULES):
        field, start, end = finding.remark.stretch
        assert finding.text == texts.get(field, "")[start:end]
        assert finding.text or field in ("evaluation", "documents")
        assert say(finding.remark.key, "vi", **finding.remark.values)
        assert say(finding.remark.key, "en", **finding.remark.values)


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in ROWS_RULES for example in rule.fires],
    ids=lambda each: getattr(each, "id", ""),
)
def test_a_suggestion_taken_leaves_nothing_of_the_rule_at_its_place(rule: AnyRule, example: Example) -> None:
    first, *others = example.subjects()
    for finding in check_report([first, *others], [rule]):
        field, start, end = finding.remark.stretch
        text = first.text(field)
        if finding.remark.suggestion is not None:
            mended = first.with_text(field, text[:start] + finding.remark.suggestion + text[end:])
        elif finding.remark.move is not None:
            mended = first.with_text(*finding.remark.move)
        else:
            continue
        assert [each for each in check_report([mended, *others], [rule]) if each.task == first.task] == []
