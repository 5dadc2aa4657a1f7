"""Struck-out text of pages is left out and told, formulas become lines that mean the same."""

from __future__ import annotations

import pytest

from vqdesk.annex.source.grid import Paragraph
from vqdesk.formats.html.reader import read_copied_html


def shown(html: str, *, keep_struck: bool = False) -> list[object]:
    source = read_copied_html(html, "a", keep_struck=keep_struck)
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in source.blocks
    ]


def noted(html: str, *, keep_struck: bool = False) -> list[tuple[str, str]]:
    account = read_copied_html(html, "a", keep_struck=keep_struck).account
    return [(entry.what, entry.why.removeprefix("account.")) for entry in account]


STRUCK = [
    "<s>10</s>",
    "<strike>10</strike>",
    "<del>10</del>",
    "<b><s><i>10</i></s></b>",
    "<span style='text-decoration: line-through'>10</span>",
    "<span style='text-decoration:underline line-through red'>10</span>",
    "<span style='text-decoration-line:line-through'>10</span>",
    "<span style='text-line-through:double'>10</span>",
    "<style>.font5 {text-decoration:line-through;}</style><font class=font5>10</font>",
    "<style>span.x {text-line-through:single}</style><span class='y x'>10</span>",
    "<style>del {color:red}</style><del>10</del>",
    "<s><b style='text-decoration:none'>10</b></s>",
]


@pytest.mark.parametrize("html", STRUCK)
@pytest.mark.parametrize(("before", "behind"), [("Đã tiếp ", "12"), ("Đã tiếp ", " 12"), ("Đã tiếp", " 12")])
def test_struck_out_text_does_not_join_what_replaced_it(html: str, before: str, behind: str) -> None:
    page = f"<table><tr><td>{before}{html}{behind} lượt<td>x</table>"
    assert shown(page) == [[["Đã tiếp 12 lượt", "x"]]]
    assert noted(page) == [("10", "struck")]


@pytest.mark.parametrize(
    "html",
    [
        "<s style='text-decoration:none'>10</s>",
        "<u>10</u><ins></ins>",
        "<s><span style='display:inline-block'>10</span></s>",
        "<s><span style='float:left'>10</span></s>",
        "<style>s {text-decoration:none}</style><s>10</s>",
        "<span style='text-decoration:underline'>10</span>",
    ],
)
def test_what_no_line_goes_through_stays(html: str) -> None:
    assert shown(f"<p>{html}</p>") == ["10"]
    assert noted(html) == []


def test_a_whole_cell_and_a_whole_row_are_said_so() -> None:
    page = (
        "<table><tr style='text-decoration:line-through'><td>1<td>b</tr><tr><td><s>2</s><td>c</tr>"
        "<tr><td><s>3</s> x<td></tr></table>"
    )
    assert shown(page) == [[["", ""], ["", "c"], ["x", ""]]]
    assert noted(page) == [("1\tb", "struck_row"), ("2", "struck_cell"), ("3", "struck")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p><s>b</s></p><p>c</p>", "a\nc"),
        ("a<br><s>b</s><br>c", "a\nc"),
        ("a<s> b</s> c", "a c"),
        ("a<s> b </s>c", "a c"),
        ("<ol><li>a<li><s>b</s><li>c</ol>", "1. a\n3. c"),
        ("<ul><li><s>a</s></ul>b", "b"),
    ],
)
def test_nothing_of_a_struck_out_line_is_left(html: str, text: str) -> None:
    assert shown(f"<table><tr><td>{html}</table>") == [[[text]]]


def test_struck_out_text_stays_where_it_is_wanted() -> None:
    page = "<table><tr><td><s>10</s>12</table><p><del>x</del></p>"
    assert shown(page, keep_struck=True) == [[["1012"]], "x"]
    assert noted(page, keep_struck=True) == [("10", "struck_kept"), ("x", "struck_kept")]


def test_what_word_tracks_is_deleted_whatever_is_wanted() -> None:
    page = "<p>a<del cite='mailto:A' datetime='2024-09-01T08:00'>b</del><ins datetime=x>c</ins></p>"
    assert shown(page, keep_struck=True) == ["ac"]
    assert noted(page) == [("b", "deleted"), ("c", "inserted")]


def mi(*names: str) -> str:
    return "".join(f"<mi>{name}</mi>" for name in names)


def mn(*figures: str) -> str:
    return "".join(f"<mn>{figure}</mn>" for figure in figures)


FORMULAS = [
    (f"<mfrac>{mn('14', '16')}</mfrac>", "14/16"),
    (f"<mo>(</mo><mfrac>{mn('14', '16')}</mfrac><mo>)</mo>", "(14/16)"),
    (f"<mfenced><mfrac>{mn('14', '16')}</mfrac></mfenced>", "(14/16)"),
    (f"<mfrac bevelled=true>{mn('14', '16')}</mfrac>", "14/16"),
    (f"<mstyle><mrow><mfrac>{mn('14', '16')}</mfrac></mrow></mstyle>", "14/16"),
    (f"<mn>2</mn><mfrac>{mn('1', '2')}</mfrac>", "2 1/2"),
    (
        "<mfrac><mtext>số thôn đạt</mtext><mtext>tổng số thôn</mtext></mfrac>"
        "<mo>×</mo><mn>100</mn><mo>%</mo>",
        "(số thôn đạt)/(tổng số thôn)×100%",
    ),
    (f"<mfrac linethickness=0>{mi('n', 'k')}</mfrac>", "n; k"),
    (f"<msqrt>{mn('16')}</msqrt>", "√16"),
    (f"<msqrt>{mi('a')}<mo>+</mo>{mi('b')}</msqrt>", "√(a+b)"),
    (f"<mroot>{mi('x')}{mn('3')}</mroot>", "∛x"),
    (f"<msup>{mi('x')}{mn('2')}</msup>", "x²"),
    (f"<msup><mrow><mo>(</mo>{mi('a')}<mo>+</mo>{mi('b')}<mo>)</mo></mrow>{mn('2')}</msup>", "(a+b)²"),
    (f"<msub>{mi('CO')}{mn('2')}</msub>", "CO₂"),
    (f"<msubsup>{mi('x')}{mn('1', '2')}</msubsup>", "x₁²"),
    (
        f"<munderover><mo>∑</mo><mrow>{mi('i')}<mo>=</mo>{mn('1')}</mrow>{mi('n')}</munderover>"
        f"<msub>{mi('x', 'i')}</msub>",
        "∑_(i=1)^n x_i",
    ),
    (f"<mover accent=true>{mi('x')}<mo>¯</mo></mover>", "x̄"),
    (f"<mfenced open='[' close=']' separators=';'>{mi('a', 'b')}</mfenced>", "[a; b]"),
    (
        "<mfenced open='|' close='|'><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr>"
        "<mtr><mtd>3</mtd><mtd>4</mtd></mtr>"
        "</mtable></mfenced>",
        "|1, 2; 3, 4|",
    ),
    (
        f"<semantics><msup>{mi('x')}{mn('2')}</msup><annotation encoding='application/x-tex'>x^2</annotation>"
        "</semantics>",
        "x²",
    ),
    (f"{mi('sin')}<mo>&#x2061;</mo>{mi('x')}", "sin x"),
    (f"{mn('2')}<mo>&#x2062;</mo>{mi('x')}", "2x"),
    (f"<mphantom>{mn('9')}</mphantom>{mi('x')}", "x"),
    (
        f"<mmultiscripts>{mi('X')}{mn('1')}<none></none><mprescripts></mprescripts>"
        f"{mn('3', '4')}</mmultiscripts>",
        "₃⁴X₁",
    ),
]


@pytest.mark.parametrize(("formula", "text"), FORMULAS)
def test_mathml_is_a_line_that_means_the_same(formula: str, text: str) -> None:
    page = f"<table><tr><td>Đạt <math>{formula}</math> thôn</table>"
    assert shown(page) == [[[f"Đạt {text} thôn"]]]
    (entry,) = read_copied_html(page, "a").account or [None]
    if entry is not None:
        assert (entry.why, entry.values["after"]) == ("account.math", text)


def test_a_formula_that_changes_nothing_is_not_told() -> None:
    assert noted("<math><mi>x</mi><mo>=</mo><mn>5</mn></math>") == []


@pytest.mark.parametrize("prefix", ["m:", "mml:"])
def test_programs_may_write_a_prefix(prefix: str) -> None:
    fraction = f"<{prefix}mfrac><{prefix}mn>1</{prefix}mn><{prefix}mn>2</{prefix}mn></{prefix}mfrac>"
    page = f"<{prefix}math>{fraction}</{prefix}math>"
    assert shown(page) == ["1/2"]


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("<apply><divide></divide><cn>14</cn><cn>16</cn></apply>", "1416"),
        ("<menclose notation=updiagonalstrike><mn>10</mn></menclose>", "10"),
        ("<semantics><annotation encoding='application/x-tex'>x^2</annotation></semantics>", "x^2"),
        ("<mrow>" * 60 + "<mn>1</mn>" + "</mrow>" * 60, "1"),
    ],
)
def test_what_cannot_be_told_is_a_gap_with_a_name(formula: str, what: str) -> None:
    page = f"<p>Đạt <math>{formula}</math> thôn</p>"
    assert shown(page) == ["Đạt [công thức] thôn"]
    assert noted(page) == [(what, "math_gap")]


def test_a_figure_beside_a_formula_stays_another_figure() -> None:
    half = f"<math><mfrac>{mn('1', '2')}</mfrac></math>"
    assert shown(f"<p>2{half}3 m<math><msup><mrow></mrow>{mn('2')}</msup></math></p>") == ["2 1/2 3 m²"]
    assert shown(f"<p>{half}<br>a</p>") == ["1/2\na"]


X2 = f"<msup>{mi('x')}{mn('2')}</msup>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        # KaTeX and MathJax draw a formula once more for the eye.
        (
            f"<span class=katex><span class=katex-mathml><math>{X2}</math></span>"
            "<span class=katex-html aria-hidden=true><span>x</span><span>2</span></span></span>",
            "x²",
        ),
        (f"<span><nobr aria-hidden=true>x2</nobr><span><math>{X2}</math></span></span>", "x²"),
        ("a <script type='math/tex'>\\frac{14}{16}</script> b", "a [công thức] b"),
        ("<img data-mathml='«math»«mfrac»«mn»14«/mn»«mn»16«/mn»«/mfrac»«/math»'>", "14/16"),
        ("<img class=tex src=a alt='x^2'>", "[công thức]"),
        ("<sup>14</sup>/<sub>16</sub>", "14/16"),
        ("Đạt 2<sup>1</sup>/<sub>2</sub> ha", "Đạt 2 1/2 ha"),
        ("<sup>14</sup>&frasl;<sub>16</sub>", "14/16"),
        ("10<sup>2</sup>/5 km<sup>2</sup>/2", "10²/5 km²/2"),
    ],
)
def test_formulas_come_in_once_and_as_what_they_say(html: str, text: str) -> None:
    assert shown(f"<table><tr><td>{html}</table>") == [[[text]]]
