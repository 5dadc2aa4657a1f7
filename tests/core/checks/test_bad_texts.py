"""Texts that no office writes: they neither hold the program up nor make it tell what is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from steps import LINEAR, growth

from vqdesk.checks.arithmetic.all_rules import ARITHMETIC_RULES
from vqdesk.checks.checker import check_report, coverage_of
from vqdesk.checks.frame.subject import Subject

if TYPE_CHECKING:
    from vqdesk.checks.frame.finding import Finding

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


def test_numbers_too_long_to_be_read_are_told_as_unread() -> None:
    coverage = coverage_of([Subject("1", "1", {"result": TEXTS["numbers of 400 digits"]})])
    assert coverage.unread == 4
    assert coverage.wrong == 0


@pytest.mark.parametrize(
    "text", ["", " ", "%", "(", ")", "1", "1/", "/1", "0/0, đạt 0%", "5/0 xã, đạt 12%", "1,", "\u0000 1%"]
)
def test_scraps_are_let_pass(text: str) -> None:
    assert check_report([Subject("1", "1", {"result": text})], ARITHMETIC_RULES) == []
