"""A rule that raises, a fault of the program, ends nothing: it is left out where it does, logged and told."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from vqdesk.checks.catalogue import RULES
from vqdesk.checks.checker import Coverage, check_report, coverage_of
from vqdesk.checks.failures import FailedRule, failed_sentence, log_failures
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.kept_check import KeptCheck
from vqdesk.checks.numbers import passages
from vqdesk.checks.rule_words import rule_name
from vqdesk.system.paths import log_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from vqdesk.checks.frame.rule import AnyRule

WRONG = "Tiếp nhận 965 hồ sơ; đã trả 886 hồ sơ, chiếm 98,1%."
SECRET = "Bí mật số 7"
HEAVY = f"{SECRET}. Nội vụ. Nội vụ."


def subjects() -> list[Subject]:
    texts = (WRONG, f"{WRONG} {HEAVY}", WRONG)
    return [Subject(f"t{at}", str(at), {"result": text}) for at, text in enumerate(texts, 1)]


def raising(subject: Subject) -> Iterator[Remark]:
    yield Remark(Stretch("result", 0, 1), "check.row.no_output")
    if SECRET in subject.text("result"):
        raise ValueError(subject.text("result")) from KeyError(SECRET)


def outside(subject: Subject) -> Iterator[Remark]:
    length = len(subject.text("result"))
    yield Remark(Stretch("result", 0, length + (SECRET in subject.text("result"))), "check.row.no_output")


def unsayable(subject: Subject) -> Iterator[Remark]:
    key = "check.row.above" if SECRET in subject.text("result") else "check.row.no_output"
    yield Remark(Stretch("result", 0, 1), key)


def unknown(subject: Subject) -> Iterator[Remark]:
    key = "check.row.of_later" if SECRET in subject.text("result") else "check.row.no_output"
    yield Remark(Stretch("result", 0, 1), key)


def raising_whole(_subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    raise ZeroDivisionError(SECRET)
    yield


def rules_with(rule_id: str, find: Callable[..., object]) -> list[AnyRule]:
    return [replace(rule, find=find) if rule.id == rule_id else rule for rule in RULES]  # type: ignore[arg-type]


@pytest.mark.parametrize("find", [raising, outside, unsayable, unknown])
def test_a_rule_is_left_out_where_it_raises_and_nowhere_else(find: Callable[..., object]) -> None:
    rules, failures = rules_with("words.tone", find), list[FailedRule]()
    rules = [replace(rules[0], id="row.status", find=find), *rules_with("row.status", lambda _: ())]
    found = check_report(
        subjects(), [rules[0], *(rule for rule in RULES if rule.id != "row.status")], failures
    )
    assert [each.task for each in found if each.rule == "row.status"] == ["t1", "t3"]
    assert [each.task for each in found if each.rule == "share"] == ["t1", "t2", "t3"]
    assert [(each.rule, each.task, each.number) for each in failures] == [("row.status", "t2", "2")]
    with pytest.raises((ValueError, KeyError), match=r"."):
        check_report(subjects(), rules)


def test_a_rule_that_compares_tasks_is_left_out_whole() -> None:
    failures = list[FailedRule]()
    found = check_report(subjects(), rules_with("words.tone", raising_whole), failures)
    assert {each.rule for each in found} >= {"share"}
    assert [(each.rule, each.task) for each in failures] == [("words.tone", "")]


def test_numbers_that_cannot_be_read_leave_the_other_tasks_and_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    from vqdesk.checks.frame import subject as frame

    def read(field: str, text: str) -> object:
        if SECRET in text:
            raise ArithmeticError(text)
        return passages.read_passage(field, text)

    monkeypatch.setattr(frame, "read_passage", read)
    failures = list[FailedRule]()
    seen = subjects()
    found = check_report(seen, RULES, failures)
    assert [each.task for each in found if each.rule == "share"] == ["t1", "t3"]
    assert ("share", "t2") in {(each.rule, each.task) for each in failures}
    assert coverage_of(seen, failures) == Coverage(wrong=2)
    assert failures[-1][:3] == ("figures", "t2", "2")
    check = KeptCheck(subjects())
    looked = [check.look_at(task) for task in check.tasks]
    assert [each.coverage.wrong for each in looked] == [1, 0, 1]
    assert [bool(each.failures) for each in looked] == [False, True, False]


def test_the_check_that_is_kept_forgets_a_failure_when_the_text_is_another() -> None:
    rule = replace(next(rule for rule in RULES if rule.id == "row.status"), find=raising)
    check = KeptCheck(subjects(), rules=[rule, *rules_with("words.tone", raising_whole)[-9:]])
    assert [each.rule for each in check.look_at("t2").failures] == ["row.status"]
    check.put("t2", {"result": WRONG})
    assert check.look_at("t2").failures == ()
    check.look_at_whole()
    assert [each.rule for each in check.failures] == ["words.tone"]


def test_it_is_told_once_in_a_sentence() -> None:
    error = ValueError(SECRET)
    failures = [
        FailedRule("words.tone", "", "", error),
        *(FailedRule("share", str(at), str(at), error) for at in range(12)),
        FailedRule("share", "x", "", error),
    ]
    said = failed_sentence(failures, "vi")
    assert said.startswith(
        "Chương trình bị lỗi nên chưa kiểm được: Đặt dấu thanh không thống nhất; "
        "Tỷ lệ của một phần trong tổng số (cả báo cáo, nhiệm vụ 0, "
    )
    assert "… và 6 chỗ khác" in said
    assert SECRET not in said
    assert "task 3" in failed_sentence(failures, "en")
    assert failed_sentence([], "vi") == ""


def test_every_rule_has_a_name() -> None:
    for lang in ("vi", "en"):
        names = [rule_name(rule.id, lang) for rule in RULES]
        assert len(set(names)) == len(RULES)


def test_the_log_has_the_place_of_a_fault_once_and_no_word_of_the_report() -> None:
    failures = list[FailedRule]()
    rule = replace(next(rule for rule in RULES if rule.id == "row.status"), find=raising)
    check_report([Subject(str(at), "1", {"result": HEAVY}) for at in range(3)], [rule], failures)
    before = log_file().read_text(encoding="utf-8") if log_file().exists() else ""
    logged: set[str] = set()
    log_failures(failures, logged)
    log_failures(failures, logged)
    written = log_file().read_text(encoding="utf-8").removeprefix(before)
    assert written.count("builtins.ValueError") == 1
    assert "test_failed_rules.py" in written
    assert SECRET not in written


def test_the_command_says_it_on_standard_error_and_goes_on(
    run: Callable[..., object], annex: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vqdesk.cli import check as command

    broken = rules_with("share", lambda _: 1 / 0)
    monkeypatch.setattr(command, "_rules", lambda _names: broken)
    run("import", annex)
    done = run("check", "--json")
    assert done.code == 0
    assert done.err.count("\n") == 1
    assert done.err.startswith(
        "Chương trình bị lỗi nên chưa kiểm được: Tỷ lệ của một phần trong tổng số (nhiệm"
    )
    assert "Traceback" not in done.err
    form = json.loads(done.out)
    assert {each["rule"] for each in form["findings"]} >= {"base", "row.evaluation"}
    out = tmp_path / "phieu.docx"
    assert run("check", "--out", out).code == 0
    import docx

    assert any("chưa kiểm được: Tỷ lệ của" in each.text for each in docx.Document(str(out)).paragraphs)


def test_a_passage_of_a_file_is_told_by_its_id(
    run: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Subject, "claims", property(lambda _self: Decimal(1) / 0))
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"id": "đoạn-7", "text": WRONG}), encoding="utf-8")
    done = run("check", "--texts", file, "--json")
    assert done.code == 0
    assert "(nhiệm vụ đoạn-7)" in done.err
    assert "Đọc và tính lại số liệu" in done.err
    assert "Các phần cộng lại bằng tổng" not in done.err
    assert json.loads(done.out)["coverage"]["claims"] == 0
