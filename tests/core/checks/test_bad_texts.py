"""Texts that no office writes: they neither hold the program up nor make it tell what is not so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from steps import LINEAR, growth, steps

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.frame.subject import Subject
from vqdesk.checks.kept_check import KeptCheck
from vqdesk.checks.references.dates import find_wrong_dates
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding, Remark

LONG = 200_000
TEXTS = {
    "claims that hold": ("Tổng số 1.234 hộ, trong đó 567 hộ nghèo, chiếm 45,9%; " * 4000)[:LONG],
    "5,000 numbers": " ".join(f"{number} hộ," for number in range(5000)),
    "one list of 5,000": "gồm: " + ", ".join(f"{number} hộ" for number in range(1, 5000)),
    "numbers of 400 digits": f"Có {'9' * 400} hộ, chiếm {'8' * 400}%, tăng {'1' * 400},5% ({'3' * 400})",
    "brackets": "(" * 50_000 + "12 hộ" + ")" * 50_000,
    "no space": "a" * LONG,
    "one number": "1" * LONG,
    "dots": "1.234." * 30_000,
    "percents": "12% " * 50_000,
    "pairs": "12/15 " * 30_000,
    "bullets": "\n- 12 hộ;" * 20_000,
    "growth": "tăng từ " * 25_000,
    "names": "02 xã (" + "An, " * 50_000 + ")",
    "ranges": "1 - " * 50_000,
    "quotes": "“" * LONG,
    "colons": "05 xã: " * 28_000,
    "a legacy encoding": "Uû ban nh©n d©n x· cã 14/16 th«n ®¹t 88,0% " * 4000,
}  # fmt: skip


SIZE = 4_000


def checked(text: str) -> list[Finding]:
    return check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES)


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    assert growth(lambda size: TEXTS[name][:size], checked, SIZE) < LINEAR


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_hung_upon_or_misread(name: str) -> None:
    found = checked(TEXTS[name])
    wrong = [each.text for each in found if each.severity != "info"]
    assert wrong == ([] if name != "a legacy encoding" else wrong)


CELLS = {
    "targets": "Phấn đấu trồng 12 ha rừng; ",
    "plans": "có 12 hộ, đạt 80% kế hoạch; ",
    "falls": "giảm tội phạm hình sự, tăng 5 vụ so với 9 vụ; ",
    "shares that are wrong": "Tổng số 1.234 hộ, trong đó 567 hộ nghèo, chiếm 54,9%; ",
    "pairs with one base": "12/15 xã, đạt 81% so với kế hoạch; ",
    "structures": "cơ cấu: a 30%; b 30%; c 45%. ",
    "sums that are wrong": "Có 58 đơn, gồm: 06 đơn a, 03 đơn b, 49 đơn c, chiếm 9,1%. ",
    "told as reached": "hoàn thành kế hoạch và ",
    "evaluations": "Đạt 70%KH.    ",
    "documents of several days": "Kế hoạch số 12/KH-UBND ngày 12/{month:02}/2024; ",
    "documents out of order": "Kế hoạch số {number}/KH-UBND ngày 12/{month:02}/2024; ",
    "words told twice": "triển khai triển khai ",
}


@pytest.mark.parametrize("name", CELLS)
def test_cells_that_are_held_against_each_other_take_twice_the_steps(name: str) -> None:
    def made(count: int) -> list[Subject]:
        text = "".join(CELLS[name].format(number=at, month=at * 5 % 12 + 1) for at in range(count))
        fields = ("content", "result", "documents")
        return [Subject("1", "1", {**dict.fromkeys(fields, text), "evaluation": "100%"}) for _ in range(2)]

    # What was read of a text is kept: each is of another length.
    _, small, large = (steps(partial(check_report, made(count))) for count in (40, 80, 160))
    assert large / small < LINEAR


def test_what_is_left_unread_is_said_at_its_place() -> None:
    long_list = ", ".join(f"{number} hộ" for number in range(2, 102))
    texts = {"result": f"Có 7.000 hộ, gồm: {long_list}. Có {'9' * 400} hộ.", "content": f"Gồm: {long_list}."}
    subject = Subject("1", "1", texts)
    found = [each for each in check_report([subject]) if each.rule == "unread"]
    assert [(each.remark.stretch.field, each.text) for each in found] == [
        ("content", "62"),
        ("result", "7.000"),
        ("result", "9" * 400),
    ]
    assert coverage_of([subject]).unread >= 2


def test_the_numbers_of_a_cell_that_are_too_many_are_said_to_be_unread_where_they_begin() -> None:
    subject = Subject("1", "1", {"result": "".join(f"{number} hộ. " for number in range(1, 5_003))})
    found = [each for each in check_report([subject]) if each.rule == "unread"]
    assert [each.text for each in found] == ["5001"]
    assert "5.000" in say(found[0].remark.key, "vi", **found[0].remark.values)
    assert coverage_of([subject]).unread == 1
    fewer = subject.with_text("result", subject.text("result").removesuffix("5001 hộ. 5002 hộ. "))
    assert not check_report([fewer])
    assert coverage_of([fewer]).claims == 0


@pytest.mark.parametrize("count", [20, 60])
@pytest.mark.parametrize("joint", ["; ", " + "])
def test_a_total_is_held_against_all_of_its_parts(count: int, joint: str) -> None:
    parts = [*range(1, 5), *range(30, 30 + count - 4)]
    listed = joint.join(f"{part} ha" for part in parts)
    said = "tổng diện tích" if "+" in joint else "tổng cộng"
    assert checked(f"Đã trồng {listed}; {said} {sum(parts)} ha.") == []
    (wrong,) = checked(f"Đã trồng {listed}; {said} {sum(parts) + 9} ha.")
    assert wrong.remark.computed == str(sum(parts))


def test_a_total_of_too_many_parts_is_said_to_be_unread_and_an_earlier_one_is_no_part() -> None:
    parts = [*range(1, 5), *range(30, 100)]
    listed = "; ".join(f"{part} ha" for part in parts)
    assert [each.rule for each in checked(f"Đã trồng {listed}; tổng cộng {sum(parts)} ha.")] == ["unread"]
    (wrong,) = checked("Xã A 12 ha, 13 ha, tổng cộng 25 ha; xã B 5 ha, 6 ha, tổng cộng 12 ha.")
    assert (wrong.text, wrong.remark.computed) == ("12", "11")


@pytest.mark.parametrize(
    "form", ["Có {count} xã: {names}.", "Có {count} xã ({names}).", "Có {count} xã gồm {names}."]
)
def test_a_list_of_any_length_is_counted_to_its_end(form: str) -> None:
    names = [f"xã Tân Lập Thượng Sơn Hạ {one}{two}" for one in "ABCDEFGH" for two in "ABCDEFGH"]
    assert checked(form.format(count=64, names=", ".join(names))) == []
    (wrong,) = checked(form.format(count=64, names=", ".join(names[:-1])))
    assert (wrong.rule, wrong.remark.computed) == ("count", "63")


def test_dates_of_many_documents_take_twice_the_steps() -> None:
    def look(text: str) -> list[Remark]:
        return [*find_wrong_dates(Subject("1", "1", {"documents": text}))]

    assert growth(lambda count: "Kế hoạch số 12/KH-UBND ngày 12/3/2024; " * count, look, 300) < LINEAR


def test_a_long_list_is_said_to_be_unread_once() -> None:
    found = check_report(
        [Subject("1", "1", {"result": "Có 9.000 hộ:" + "\n- 12 hộ;" * 200})], ARITHMETIC_RULES
    )
    assert len([each for each in found if each.rule == "unread"]) < 6


def test_a_list_that_is_too_long_is_never_added_up() -> None:
    parts = [*range(2, 102)]
    text = f"Có {sum(parts[:61])} hộ, gồm: {', '.join(f'{each} hộ' for each in parts)}."
    found = check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES)
    assert [each.rule for each in found] == ["unread"]


def test_tasks_of_a_long_report_keep_nothing_that_was_read_of_their_numbers() -> None:
    around = [Subject(str(at), "", {"result": "Có 886/965 xã, đạt 98,1%; 7 hộ."}) for at in range(3)]
    subjects = [replace(each, former=around[0]) for each in around]
    assert len(check_report(subjects, ARITHMETIC_RULES)) == 3
    for each in (*subjects, around[0]):
        assert not {"passages", "cells", "claims"} & each.__dict__.keys()
    assert coverage_of(subjects).wrong == 3
    check = KeptCheck(subjects)
    looked = [check.look_at(task) for task in check.tasks]
    assert [each.coverage.wrong for each in looked] == [1, 1, 1]
    assert not {"passages", "cells", "claims"} & subjects[0].__dict__.keys()


def test_numbers_too_long_to_be_read_are_told_as_unread() -> None:
    coverage = coverage_of([Subject("1", "1", {"result": TEXTS["numbers of 400 digits"]})])
    assert coverage.unread == 4
    assert coverage.wrong == 0


@pytest.mark.parametrize(
    "text", ["", " ", "%", "(", ")", "1", "1/", "/1", "0/0, đạt 0%", "5/0 xã, đạt 12%", "1,", "\u0000 1%"]
)
def test_scraps_are_let_pass(text: str) -> None:
    assert check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES) == []


@given(
    st.lists(st.sampled_from(["1", "0", "25", "250", ".", ",", " "])),
    st.sampled_from(["", "%", " hộ", " tỷ"]),
)
@example(["1", ".", "250", ",", "25"], "%")
@example(["0", ".", "250", ",", "25"], " hộ")
def test_digits_and_signs_are_read_however_they_follow_each_other(signs: list[str], unit: str) -> None:
    checked("Đạt " + "".join(signs) + unit)
