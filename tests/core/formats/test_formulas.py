"""Formulas as one line: brackets where the line would mean something else, and nowhere else."""

from __future__ import annotations

import pytest

from vqdesk.formats.formulas import line as math

FRACTIONS = [
    ("14", "16", "14/16"),
    ("1.234,5", "1 000", "1.234,5/1 000"),
    ("88,0%", "100%", "88,0%/100%"),
    ("a+b", "c", "(a+b)/c"),
    ("a", "b+c", "a/(b+c)"),
    ("a", "2x", "a/(2x)"),
    ("2·a", "3·b", "2·a/(3·b)"),
    ("1/2", "3", "(1/2)/3"),
    ("1", "2/3", "1/(2/3)"),
    ("x²", "y₁", "x²/y₁"),
    ("(a+b)", "(a+b)(c)", "(a+b)/((a+b)(c))"),
    ("số thôn đạt", "tổng số thôn", "(số thôn đạt)/(tổng số thôn)"),
    ("", "5", "□/5"),
]
ROOTS = [
    ("16", "", "√16"),
    ("16", "2", "√16"),
    ("27", "3", "∛27"),
    ("16", "4", "∜16"),
    ("x", "n", "ⁿ√x"),
    ("a+b", "", "√(a+b)"),
    ("1/2", "", "√(1/2)"),
    ("x²", "", "√(x²)"),
    ("√2", "", "√(√2)"),
    ("x", "m+1", "√[m+1](x)"),
]
POWERS = [
    ("x", "2", "x²"),
    ("10", "-3", "10⁻³"),
    ("a+b", "2", "(a+b)²"),
    ("120 m", "2", "120 m²"),
    ("7,5km", "2", "7,5km²"),
    ("5 x", "2", "(5 x)²"),
    ("(a+b)", "2", "(a+b)²"),
    ("(a+b)(c)", "2", "((a+b)(c))²"),
    ("x²", "2", "(x²)²"),
    ("-2", "2", "(-2)²"),
    ("14/16", "2", "(14/16)²"),
    (")", "2", ")²"),
    ("e", "x", "e^x"),
    ("2", "n+1", "2^(n+1)"),
    ("f", "′", "f′"),
    ("x", "", "x"),
]
ROWS = [
    (["2", "1/2"], "2 1/2"),
    (["2", "1/2+a"], "2 1/2+a"),
    (["1/2", "3/4"], "1/2 3/4"),
    (["1/2", "x"], "(1/2)x"),
    (["1/2", "√2"], "(1/2)√2"),
    (["a+1/2", "x"], "a+1/2 x"),
    (["√16", "x"], "√16 x"),
    (["1", "4"], "14"),
    (["x²", "y"], "x²y"),
    (["H", "₂", "O"], "H₂O"),
    (["14/16", " thôn"], "14/16 thôn"),
    (["", "a", ""], "a"),
]


@pytest.mark.parametrize(("above", "below", "shown"), FRACTIONS)
def test_a_fraction_is_a_line_of_the_same_value(above: str, below: str, shown: str) -> None:
    assert math.fraction(above, below) == shown


@pytest.mark.parametrize(("content", "degree", "shown"), ROOTS)
def test_a_root_reaches_as_far_as_its_bar(content: str, degree: str, shown: str) -> None:
    assert math.root(content, degree) == shown


@pytest.mark.parametrize(("base", "up", "shown"), POWERS)
def test_a_power_belongs_to_its_whole_base(base: str, up: str, shown: str) -> None:
    assert math.power(base, up) == shown


@pytest.mark.parametrize(("pieces", "shown"), ROWS)
def test_neighbours_do_not_run_into_another_figure(pieces: list[str], shown: str) -> None:
    assert math.row(pieces) == shown


def test_indices_limits_and_marks() -> None:
    assert math.sub("CO", "2") == "CO₂"
    assert math.sub("x", "i+1") == "x_(i+1)"
    assert math.sub_power("x", "1", "2") == "x₁²"
    assert math.row([math.limits("∑", "i=1", "n"), "x"]) == "∑_(i=1)^n x"
    assert math.over("x", "¯") == "x̄"


def test_brackets_of_the_file_stay_as_they_are() -> None:
    assert math.fenced(["14/16"]) == "(14/16)"
    assert math.fenced(["a", "b"], "[", "]") == "[a, b]"
    assert math.fenced([math.table([["a", "b"], ["c", "d"]])], "|", "|") == "|a, b; c, d|"


@pytest.mark.parametrize(
    ("before", "formula", "space"),
    [("Đạt 2", "1/2", " "), ("Đạt ", "1/2", ""), ("", "√2", ""), ("2", "√2", "")],
)
def test_a_figure_before_a_formula_is_kept_apart(before: str, formula: str, space: str) -> None:
    assert math.gap_between(before, formula) == space


@pytest.mark.parametrize(
    ("before", "lowered", "closed"),
    [
        (["Đạt ", "¹⁴", "/"], "16", (2, "14/16")),
        (["¹⁴", "⁄"], "16 ", (2, "14/16 ")),
        (["Đạt 2", "¹"], "/2", (1, " 1/2")),
        (["Đạt 2", "¹", " / "], "2", (2, " 1/2")),
        (["m²", "/"], "16", None),
        (["¹⁴", " và "], "16", None),
        (["¹⁴", "/"], "16 thôn", None),
        (["14", "/"], "16", None),
        (["/"], "16", None),
        ([], "/16", None),
    ],
)
def test_raised_figures_over_lowered_ones_are_a_fraction(
    before: list[str], lowered: str, closed: tuple[int, str] | None
) -> None:
    assert math.closed_fraction(before, lowered) == closed
