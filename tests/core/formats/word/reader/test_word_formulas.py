"""Formulas of Word: each a line that means the same, told with what it was; else a gap that is told."""

from __future__ import annotations

import pytest
from handmade.word_xml import noted, p, r, shown, source, tbl, tc, tr

from vqdesk.annex.source.import_log import urgency
from vqdesk.formats.formulas.line import GAP


def m(name: str, *inner: str) -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def mt(text: str, properties: str = "") -> str:
    return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"


def e(text: str) -> str:
    return m("e", text if text.startswith("<") else mt(text))


def part(name: str, text: str) -> str:
    return m(name, text if text.startswith("<") else mt(text))


def said(properties: str, **values: str) -> str:
    inner = "".join(f'<m:{name} m:val="{value}"/>' for name, value in values.items())
    return m(properties, inner)


def fraction(above: str, below: str, kind: str = "bar") -> str:
    return m("f", said("fPr", type=kind), part("num", above), part("den", below))


def sup(base: str, up: str) -> str:
    return m("sSup", e(base), part("sup", up))


def formula(*inner: str) -> str:
    return m("oMath", *inner)


FRACTION = fraction("14", "16")

OMML = [
    # 22.1.2.36 f, in all its kinds
    (FRACTION, "14/16"),
    (fraction("14", "16", "skw"), "14/16"),
    (fraction("14", "16", "lin"), "14/16"),
    (m("d", said("dPr"), e(fraction("n", "k", "noBar"))), "(n; k)"),
    (fraction("a+b", "c"), "(a+b)/c"),
    (fraction("1", fraction("2", "3")), "1/(2/3)"),
    (mt("2") + fraction("1", "2"), "2 1/2"),
    (mt("2·") + fraction("1", "2") + mt("=1"), "2·1/2=1"),
    # 22.1.2.88 rad
    (m("rad", said("radPr", degHide="1"), part("deg", ""), e("16")), "√16"),
    (m("rad", said("radPr", degHide="1"), "<m:deg/>", e("a+b")), "√(a+b)"),
    (m("rad", part("deg", "3"), e("27")), "∛27"),
    (m("rad", part("deg", "n"), e("x")), "ⁿ√x"),
    # 22.1.2.105 sSup, 22.1.2.101 sSub, 22.1.2.103 sSubSup, 22.1.2.99 sPre
    (sup("x", "2"), "x²"),
    (sup("10", "-3"), "10⁻³"),
    (sup("x", "n+1"), "x^(n+1)"),
    (sup("a+b", "2"), "(a+b)²"),
    (m("sSub", e("a"), part("sub", "1")), "a₁"),
    (m("sSub", e("x"), part("sub", "max")), "x_max"),
    (m("sSubSup", e("x"), part("sub", "1"), part("sup", "2")), "x₁²"),
    (m("sPre", part("sub", "6"), part("sup", "12"), e("C")), "₆¹²C"),
    # 22.1.2.24 d
    (m("d", e(FRACTION)), "(14/16)"),
    (m("d", said("dPr", begChr="[", endChr="]"), e("a+b")), "[a+b]"),
    (m("d", said("dPr", begChr="{", endChr=""), e(m("eqArr", e("x&amp;=1"), e("y&amp;=2")))), "{x=1; y=2"),
    (m("d", said("dPr", sepChr=";"), e("a"), e("b")), "(a;b)"),
    # 22.1.2.70 nary, 22.1.2.39 func
    (
        m("nary", said("naryPr", chr="∑"), part("sub", "i=1"), part("sup", "n"), e("x")),
        "∑_(i=1)^n x",
    ),
    (m("nary", said("naryPr", subHide="1", supHide="1"), "<m:sub/>", "<m:sup/>", e("x")), "∫x"),
    (m("func", part("fName", "sin"), e("x")), "sin x"),
    (m("func", m("fName", m("limLow", e("lim"), part("lim", "x→0"))), e("x")), "lim_(x→0) x"),
    # 22.1.2.1 acc, 22.1.2.7 bar, 22.1.2.41 groupChr, 22.1.2.11 borderBox, 22.1.2.13 box
    (m("acc", said("accPr", chr="\u0305"), e("x")), "x\u0304"),
    (m("acc", e("x")), "x\u0302"),
    (m("bar", said("barPr", pos="top"), e("x")), "x\u0304"),
    (m("bar", e("Tổng")), "Tổng"),
    (m("groupChr", said("groupChrPr", chr="⏟"), e("a+b")), "a+b"),
    (m("groupChr", said("groupChrPr", chr="→", pos="bot"), e("k")), "→^k"),
    (m("borderBox", e("14")), "14"),
    (m("box", e("14")), "14"),
    (m("phant", e("14")) + sup("x", "2"), "14x²"),
    (m("phant", said("phantPr", show="0"), e("14")) + sup("x", "2"), "x²"),
    # 22.1.2.60 m, 22.1.2.34 eqArr, 22.1.2.53 limLow, 22.1.2.55 limUpp
    (m("m", m("mr", e("a"), e("b")), m("mr", e("c"), e("d"))), "a, b; c, d"),
    (m("limUpp", e("x"), part("lim", "def")), "x^def"),
    # what else may stand in a formula
    (sup("x", "2") + r("và y") + "<w:bookmarkStart/>", "x²và y"),
    (fraction("14", mt("1", "<w:rPr><w:strike/></w:rPr>") + mt("16")), "14/16"),
    (fraction("14", f"<w:del>{mt('1')}</w:del>" + mt("16")), "14/16"),
    (fraction("14", f"<w:ins>{mt('16')}</w:ins>"), "14/16"),
    (f"<w:ins>{FRACTION}</w:ins>", "14/16"),
    (m("f", "<m:num/>", part("den", "16")), "□/16"),
]


@pytest.mark.parametrize(("inner", "line"), OMML)
@pytest.mark.parametrize("place", ["outside", "cell"])
def test_a_formula_is_a_line(inner: str, line: str, place: str) -> None:
    body = p(r("Đạt ") + formula(inner) + r(" thôn"))
    found = source(body if place == "outside" else tbl(tr(tc("1"), tc(body))))
    text = shown(found)[0] if place == "outside" else shown(found)[0][0][1]
    assert text == f"Đạt {line} thôn"
    for entry in (entry for entry in found.account if entry.why == "account.math"):
        assert (entry.action, entry.values["after"], urgency(entry)) == ("converted", line, 1)


def test_the_account_names_what_it_was() -> None:
    assert noted(source(p(formula(FRACTION)))) == [("paragraph 1", "14 16", "math")]


def test_what_is_only_text_stays_as_it_was() -> None:
    found = source(p(r("Đạt ") + formula(mt("14/16"), mt(" thôn"))))
    assert (shown(found), noted(found)) == (["Đạt 14/16 thôn"], [])


def test_formulas_of_one_paragraph_stand_each_on_a_line() -> None:
    found = source(p(m("oMathPara", "<m:oMathParaPr/>", formula(mt("a=1")), formula(FRACTION))))
    assert shown(found) == ["a=1\n14/16"]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [("Đạt", "thôn", "Đạt 14/16 thôn"), ("2", "", "2 14/16"), ("(", ")", "(14/16)"), ("", "%", "14/16%")],
)
def test_a_formula_does_not_run_into_its_neighbours(before: str, after: str, text: str) -> None:
    assert shown(source(p(r(before) + formula(FRACTION) + r(after)))) == [text]


NEW = "<m:wave><m:e><m:r><m:t>14</m:t></m:r></m:e></m:wave>"
DEEP = "16"
for _ in range(30):
    DEEP = fraction("1", DEEP if DEEP.startswith("<") else mt(DEEP))


@pytest.mark.parametrize("inner", [fraction("1", NEW), DEEP])
def test_what_no_line_can_tell_is_a_gap(inner: str) -> None:
    found = source(p(r("Đạt ") + formula(inner) + r(" thôn")))
    assert shown(found) == [f"Đạt {GAP} thôn"]
    (entry,) = found.account
    assert (entry.why, entry.action, urgency(entry)) == ("account.math_gap", "skipped", 0)
    assert "1" in entry.what


# Fields

BEGIN, SEPARATE, END = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))


def instr(text: str, properties: str = "") -> str:
    return r(f'<w:instrText xml:space="preserve">{text}</w:instrText>', properties)


def field(code: str, result: str | None = None) -> str:
    inner = code if code.startswith("<") else instr(code)
    return BEGIN + inner + ("" if result is None else SEPARATE + result) + END


EQ = [
    (r" EQ \f(14;16) ", "14/16"),
    (r" EQ \f(14,16) ", "14/16"),
    (r"eq \F(14;16)", "14/16"),
    (r"EQ\f( 14 ; 16 )", "14/16"),
    (r" EQ \f(14;16) \* MERGEFORMAT ", "14/16"),
    (r" EQ \f(1,5;2,5) ", "1,5/2,5"),
    (r" EQ \f(a\;b;2) ", "(a;b)/2"),
    (r" EQ \f((a+b);2) ", "(a+b)/2"),
    (r" EQ 2\f(1;2) ", "2 1/2"),
    (r" EQ \r(;16) ", "√16"),
    (r" EQ \r(16) ", "√16"),
    (r" EQ \r(3,27) ", "∛27"),
    (r" EQ \r(;\f(1;4)) ", "√(1/4)"),
    (r" EQ x\s\up8(2) ", "x²"),
    (r" EQ a\s\do4(1) ", "a₁"),
    (r" EQ x\s\up8(2)\do4(1) ", "x₁²"),
    (r" EQ x\s\up8(2)\s\do4(1) ", "x₁²"),
    (r" EQ \s\up8(14)/\s\do4(16) ", "14/16"),
    (r" EQ \b(\f(14;16)) ", "(14/16)"),
    (r" EQ \b\bc\[(a) ", "[a]"),
    (r" EQ \b\lc\{(\a\al(x=1;y=2)) ", "{x=1; y=2"),
    (r" EQ \a\co2(a;b;c;d) ", "a, b; c, d"),
    (r" EQ \l(a;b;c) ", "a, b, c"),
    (r" EQ \i\su(i=1;n;x) ", "∑_(i=1)^n x"),
    (r" EQ \i(0;1;x) ", "∫_0^1 x"),
    (r" EQ \x\to\bo(14) ", "14"),
    (r" EQ \o\ac(○;5) ", "⑤"),
    (r" EQ \o(x;¯) ", "x\u0304"),
    (instr(" EQ ") + instr("\\f(1") + instr("4;16) "), "14/16"),
    (instr(" EQ x") + instr("2", '<w:vertAlign w:val="superscript"/>'), "x²"),
    (instr(" EQ \\f(") + field("REF a", r("14")) + instr(";16)"), "14/16"),
    (instr(" EQ \\r(;") + field("EQ \\f(1;4)") + instr(")"), "√(1/4)"),
    (instr(" EQ 5") + r('<w:sym w:font="Symbol" w:char="F0B3"/>') + instr("\\f(1;2)"), "5≥1/2"),
]


@pytest.mark.parametrize(("code", "line"), EQ)
@pytest.mark.parametrize("place", ["outside", "cell"])
def test_an_eq_field_is_a_line(code: str, line: str, place: str) -> None:
    body = p(r("Đạt ") + field(code) + r(" thôn"))
    found = source(body if place == "outside" else tbl(tr(tc("1"), tc(body))))
    text = shown(found)[0] if place == "outside" else shown(found)[0][0][1]
    assert text == f"Đạt {line} thôn"
    assert [entry.values["after"] for entry in found.account if entry.why == "account.math"][-1] == line


@pytest.mark.parametrize(
    "inner",
    [
        '<w:fldSimple w:instr=" EQ \\f(14;16) "/>',
        '<w:fldSimple w:instr=" EQ \\f(14;16) "><w:r><w:t/></w:r></w:fldSimple>',
        field(r" EQ \f(14;16) ", ""),
        field(r" EQ \f(14;16) ", r(" ")),
        field(r" EQ \f(1;2) ", r("14/16")),
        '<w:fldSimple w:instr=" EQ \\f(1;2) "><w:r><w:t>14/16</w:t></w:r></w:fldSimple>',
    ],
)
def test_a_result_that_is_shown_wins(inner: str) -> None:
    assert shown(source(p(r("Đạt ") + inner + r(" thôn"))))[0].replace("  ", " ") == "Đạt 14/16 thôn"


@pytest.mark.parametrize(
    "code", [r"EQ \f(14;16", r"EQ \f(1,5,2,5)", r"EQ \q(1)", r"EQ \o(a;b)", "EQ " + "\\r(;" * 30]
)
def test_a_code_that_no_line_can_tell_is_a_gap(code: str) -> None:
    found = source(p(r("Đạt ") + field(code)))
    assert shown(found) == [f"Đạt {GAP}"]
    assert noted(found) == [("paragraph 1", code.strip(), "math_gap")]


@pytest.mark.parametrize("program", ["Equation.3", "Equation.DSMT4", "Equation.2", "MathType.Equation"])
def test_a_formula_of_the_old_editors_is_a_gap(program: str) -> None:
    office = "urn:schemas-microsoft-com:office:office"
    thing = f'<w:object><o:OLEObject xmlns:o="{office}" ProgID="{program}"/></w:object>'
    found = source(tbl(tr(tc("1"), tc(p(r("Đạt ") + r(thing) + r(" thôn"))))))
    assert shown(found) == [[["1", f"Đạt {GAP} thôn"]]]
    assert noted(found) == [("table 1, row 1, column 2", GAP, "math_gap")]


OTHERS = [
    ("MACROBUTTON NoMacro Nhấn vào đây", "", "Nhấn vào đây"),
    (r'SYMBOL 179 \f "Symbol" \s 12', "", "≥"),
    (r"SYMBOL 0x221A \u", "", "√"),
    (r"SYMBOL 179 \f Symbol", r("x"), "x"),
    ("PAGE", "", ""),
]


@pytest.mark.parametrize(("code", "result", "text"), OTHERS)
def test_fields_that_show_something_without_a_result(code: str, result: str, text: str) -> None:
    assert "".join(map(str, shown(source(p(field(code, result)))))) == text


def test_automatic_numbers_of_fields_count_on() -> None:
    found = source(p(field("AUTONUM") + r(" a")) + p(field("AUTONUMLGL ") + r(" b")))
    assert shown(found) == ["1. a", "2. b"]


@pytest.mark.parametrize(
    ("form", "result", "text"),
    [
        ('<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>', None, "☒"),
        ('<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox>', "", "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', None, "☐"),
        ('<w:textInput><w:default w:val="điền"/></w:textInput>', None, "điền"),
        ('<w:textInput><w:default w:val="điền"/></w:textInput>', r("\u2002\u2002"), ""),
        ('<w:ddList><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>', None, "a"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>',
            r("b"),
            "b",
        ),
    ],
)
def test_old_forms_show_what_was_chosen(form: str, result: str | None, text: str) -> None:
    begin = r(f'<w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar>')
    rest = "" if result is None else SEPARATE + result
    assert "".join(map(str, shown(source(p(begin + instr("FORM") + rest + END))))) == text


@pytest.mark.parametrize("way", ["strikeH", "strikeV", "strikeBLTR", "strikeTLBR"])
def test_a_part_of_a_formula_that_a_line_goes_through_is_struck_out(way: str) -> None:
    crossed = m("borderBox", said("borderBoxPr", **{way: "1"}), e("13"))
    found = source(p(r("Đạt ") + formula(crossed, FRACTION) + r(" thôn")))
    assert shown(found) == ["Đạt 14/16 thôn"]
    assert ("paragraph 1", "13", "struck") in noted(found)
    off = m("borderBox", said("borderBoxPr", **{way: "0"}), e("14"))
    assert shown(source(p(formula(off)))) == ["14"]


def test_a_formula_of_which_all_is_struck_out_leaves_no_frame() -> None:
    gone = "<w:rPr><w:strike/></w:rPr>"
    struck = m("f", part("num", mt("9", gone)), part("den", mt("16", gone)))
    found = source(p(r("Đạt ") + formula(struck) + r(" 14 thôn")))
    assert shown(found) == ["Đạt 14 thôn"]
    assert noted(found) == [("paragraph 1", "9 16", "struck")]
    whole = source(p(formula(m("borderBox", said("borderBoxPr", strikeH="on"), e(FRACTION)))))
    assert shown(whole) == []
    assert noted(whole) == [("paragraph 1", "14 16", "struck")]


def test_a_crossed_part_stays_where_struck_text_is_wanted() -> None:
    crossed = m("borderBox", said("borderBoxPr", strikeH="1"), e("13"))
    found = source(p(formula(crossed)), keep_struck=True)
    assert shown(found) == ["13"]
    assert ("paragraph 1", "13", "struck_kept") in noted(found)
