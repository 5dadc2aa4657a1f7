"""The numbers that Word writes by itself count as text."""

from __future__ import annotations

import pytest
from handmade.word_xml import noted, p, r, root, shown, source, tbl, tc, tr

from vqdesk.formats.word.reader.numbering import shown_number


def level(at: int, kind: str, text: str, more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def lists(*forms: str, more: str = "") -> str:
    """Return numbering.xml: form 0 is list 1, and so on."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{form}</w:abstractNum>' for place, form in enumerate(forms)
    )
    numbers = "".join(
        f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>'
        for place in range(len(forms))
    )
    return root("numbering", abstract + numbers + more)


def num(list_id: int, at: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'


@pytest.mark.parametrize(
    ("kind", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3.", "4."]),
        ("decimalZero", "%1", ["01", "02", "03", "04"]),
        ("upperRoman", "%1", ["I", "II", "III", "IV"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)", "(iv)"]),
        ("upperLetter", "%1)", ["A)", "B)", "C)", "D)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)", "d)"]),
        ("ordinal", "%1", ["1st", "2nd", "3rd", "4th"]),
        ("decimalEnclosedParen", "%1", ["(1)", "(2)", "(3)", "(4)"]),
        ("decimalEnclosedFullstop", "%1", ["1.", "2.", "3.", "4."]),
        ("numberInDash", "%1", ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]),
        ("vietnameseCounting", "Mục %1:", ["Mục một:", "Mục hai:", "Mục ba:", "Mục bốn:"]),
        ("bullet", "-", ["-"] * 4),
        ("bullet", "\uf0b7", ["•"] * 4),
        ("none", "", [""] * 4),
        # What counts nothing has no number, but what stands beside it is shown.
        ("none", "Phần %1", ["Phần"] * 4),
        ("hex", "%1", ["1", "2", "3", "4"]),
        ("chicago", "%1", ["*", "†", "‡", "§"]),
        ("cardinalText", "%1.", ["One.", "Two.", "Three.", "Four."]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③", "④"]),
        ("decimalFullWidth", "%1", ["１", "２", "３", "４"]),
    ],
)
def test_numbers_of_each_kind(kind: str, text: str, labels: list[str]):
    found = source(p("a", num(1)) * 4, numbering=lists(level(0, kind, text)))
    assert shown(found) == [f"{label} a".strip() for label in labels]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((0, "0"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt")),
        *((55, "năm mươi lăm"), (99, "chín mươi chín"), (100, "100"), (-1, "-1")),
    ],
)
def test_numbers_in_words(number: int, words: str):
    assert shown_number(number, "vietnameseCounting") == words


def test_digits_that_are_told_by_an_example_stand_in_a_form_of_their_own():
    newer = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    older = '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
    kind = f"<mc:AlternateContent>{newer}{older}</mc:AlternateContent>"
    form = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{kind}<w:lvlText w:val="%1"/></w:lvl>'
    assert shown(source(p("a", num(1)) * 2, numbering=lists(form))) == ["009 a", "010 a"]


def test_a_text_before_a_number_is_not_endless():
    form = level(0, "decimal", "a" * 500_000 + "%1")
    assert shown(source(p("b", num(1)), numbering=lists(form))) == ["a" * 100 + " b"]


def test_numbers_count_on_through_tables_and_in_empty_paragraphs():
    body = (
        p("a", num(1)) + tbl(tr(tc(p("", num(1))), tc("x")), tr(tc(p("", num(1))), tc("y"))) + p("b", num(1))
    )
    found = source(body, numbering=lists(level(0, "decimal", "%1")))
    assert shown(found) == ["1 a", [["2", "x"], ["3", "y"]], "4 b"]


def test_levels_begin_anew_under_each_number_above():
    form = (
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2.")
        + level(2, "lowerLetter", "%3)", "<w:lvlRestart w:val='0'/>")
    )
    body = "".join(p("a", num(1, at)) for at in (0, 1, 1, 2, 0, 1, 2))
    found = source(body, numbering=lists(form))
    assert shown(found) == ["I. a", "I.1. a", "I.2. a", "a) a", "II. a", "II.1. a", "b) a"]


def test_levels_in_digits():
    form = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert shown(source(p("a", num(1)) + p("b", num(1, 1)), numbering=lists(form))) == ["I. a", "1.1 b"]


def test_lists_of_one_form_count_together_unless_they_start_anew():
    other = '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    start = f'<w:num w:numId="9"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    body = (
        p("a", num(1)) + p("b", num(8)) + p("c", num(9)) + p("d", num(9)) + p("e", num(0)) + p("f", num(77))
    )
    found = source(body, numbering=lists(level(0, "decimal", "%1"), more=other + start))
    assert shown(found) == ["1 a", "2 b", "5 c", "6 d", "e", "f"]


def test_styles_number():
    styles = root(
        "styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="A"/></w:style>',
    )
    form = level(0, "upperRoman", "%1") + level(1, "decimal", "%2", '<w:pStyle w:val="B"/>')
    names = ("A", "B", "C", "B")
    body = "".join(p("a", f'<w:pStyle w:val="{name}"/>') for name in names)
    off = p("a", '<w:pStyle w:val="A"/>' + num(0))
    for found in (
        source(body + off, styles=styles, numbering=lists(form)),
        source(
            tbl(tr(*map(tc, (*(p("a", f'<w:pStyle w:val="{name}"/>') for name in names), off)))),
            styles=styles,
            numbering=lists(form),
        ),
    ):
        texts = shown(found)
        assert (texts if len(texts) > 1 else texts[0][0]) == ["I a", "1 a", "II a", "1 a", "a"]  # type: ignore[index]


def test_a_form_that_refers_to_the_list_of_a_style():
    forms = ('<w:numStyleLink w:val="L"/>', '<w:styleLink w:val="L"/>' + level(0, "decimal", "%1)"))
    assert shown(source(p("a", num(1)), numbering=lists(*forms))) == ["1) a"]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next_one():
    gone = "<w:rPr><w:del/></w:rPr>"
    numbering = lists(level(0, "decimal", "%1."))
    joined = p(r("a", "<w:b/>"), gone) + p(r("b", "<w:b/>"), num(1))
    assert shown(source(joined, numbering=numbering)) == ["1. ab"]
    assert source(joined, numbering=numbering).blocks[0].strong  # type: ignore[union-attr]
    assert shown(source(tbl(tr(tc(joined + p("c")))), numbering=numbering)) == [[["1. ab\nc"]]]
    assert shown(source(p("a", gone) + tbl(tr(tc("b"))) + p("c", gone))) == ["a", [["b"]], "c"]
    assert shown(source(tbl(tr(tc(p("a", gone)))))) == [[["a"]]]


def test_a_level_of_a_style_is_one_of_the_list_of_the_style_below():
    styles = root(
        "styles",
        f'<w:style w:type="paragraph" w:styleId="A"><w:pPr>{num(1, 0)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="0"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="E"><w:basedOn w:val="D"/><w:pPr><w:numPr><w:ilvl w:val="0"/>'
        "</w:numPr></w:pPr></w:style>",
    )
    body = "".join(p("a", f'<w:pStyle w:val="{name}"/>') for name in "ABCDE")
    form = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.")
    found = source(body, numbering=lists(form), styles=styles)
    assert shown(found) == ["I. a", "1. a", "2. a", "a", "a"]


@pytest.mark.parametrize("kind", ["none", "bullet"])
def test_a_level_that_counts_nothing_is_nothing_in_the_numbers_below(kind: str):
    form = level(0, kind, "%1") + level(1, "decimal", "%1%2.")
    found = source(p("a", num(1, 1)) * 2, numbering=lists(form))
    assert shown(found) == ["1. a", "2. a"]


def test_a_leading_zero_stays_among_digits():
    form = (
        level(0, "upperRoman", "%1")
        + level(1, "decimalZero", "%2")
        + level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>")
    )
    found = source(p("a", num(1, 1)) + p("a", num(1, 2)), numbering=lists(form))
    assert shown(found) == ["01 a", "1.01.1 a"]


def test_numbers_of_a_kind_that_is_not_known_are_told():
    found = source(p("a", num(1)), numbering=lists(level(0, "hebrew2", "%1.")))
    (entry,) = found.account
    assert (entry.what, entry.why, entry.values) == ("1.", "account.number_kind", {"kind": "hebrew2"})


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def test_hidden_paragraphs_are_not_counted_but_struck_out_ones_are():
    hidden = p(r("b", "<w:vanish/>"), num(1) + HIDDEN)
    struck = p(r("c", "<w:strike/>"), num(1))
    found = source(
        p("a", num(1)) + hidden + struck + p("d", num(1)), numbering=lists(level(0, "decimal", "%1."))
    )
    assert shown(found) == ["1. a", "3. d"]


@pytest.mark.parametrize(("look", "why"), [("<w:vanish/>", "hidden_text"), ("<w:strike/>", "struck")])
def test_a_level_may_hide_or_strike_out_its_numbers(look: str, why: str):
    form = level(0, "decimal", "%1.", f"<w:rPr>{look}</w:rPr>")
    found = source(p("a", num(1)) * 2, numbering=lists(form))
    assert shown(found) == ["a", "a"]
    assert [(what, told) for _, what, told in noted(found)] == [("1.", why), ("2.", why)]
