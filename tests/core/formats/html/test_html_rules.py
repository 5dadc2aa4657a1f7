"""Rules of style sheets hold for the elements that a browser takes them for, and what is not known is told.

`ẩn` is the text that a rule strikes out or hides, `hiện` what stays.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.formats.html import web_archive
from vqdesk.formats.html.css import matching as css_matching
from vqdesk.formats.html.css import style as markup_style
from vqdesk.formats.html.css import stylesheet
from vqdesk.formats.html.reader import read_copied_html

if TYPE_CHECKING:
    from types import ModuleType

STRUCK = "{text-decoration:line-through}"
ROWS = "<table><tr><td>hiện<td>hiện</tr>{}<tr><td>hiện<td>hiện</tr></table>"
ROW = ROWS.format("<tr><td>ẩn<td>ẩn</tr>")


def text_of(source: Source) -> str:
    return "\n".join(
        block.text
        if isinstance(block, Paragraph)
        else "\n".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    )


def noted(source: Source) -> list[tuple[str, str]]:
    return [(entry.what, entry.why.removeprefix("account.")) for entry in source.account]


def read(sheet: str, page: str, *, head: str = "") -> Source:
    return read_copied_html(f"<!doctype html><html>{head}<style>{sheet}</style><body>{page}", "a")


HOLDS = [
    ("span[data-x]", "<p><span data-x>ẩn</span><span>hiện</span>"),
    ("[data-x='1']", "<p><b data-x=1>ẩn</b><b data-x=11>hiện</b>"),
    ('[data-x="a;b}c"]', "<p><b data-x='a;b}c'>ẩn</b><b data-x=a>hiện</b>"),
    ("[class~=x]", "<p><b class='y x'>ẩn</b><b class=xx>hiện</b>"),
    ("[lang|=vi]", "<p><b lang=vi-VN>ẩn</b><b lang=vix>hiện</b>"),
    ("[id^=cu]", "<p><b id=cu1>ẩn</b><b id=acu>hiện</b>"),
    ("[id$=cu]", "<p><b id=acu>ẩn</b><b id=cu1>hiện</b>"),
    ("[id*=cu]", "<p><b id=acu1>ẩn</b><b id=a>hiện</b>"),
    ("[id*='']", "<p><b id=a>hiện</b>"),
    ("[align=CENTER]", "<p align=center>ẩn<p>hiện"),
    ("[data-x='A' i]", "<p><b data-x=a>ẩn</b><b data-x=b>hiện</b>"),
    ("[style*=mso-cu]", "<p><b style='mso-cu:1'>ẩn</b><b>hiện</b>"),
    ("#cu", "<p id=cu>ẩn<p>hiện"),
    ("td#cu.x", "<table><tr><td id=cu class=x>ẩn<td id=cu>hiện</table>"),
    ("P.X", "<p class=X>ẩn<p class=x>hiện"),
    (".\\31 a\\:b", "<p class='1a:b'>ẩn<p>hiện"),
    (".đỏ", "<p class=đỏ>ẩn<p>hiện"),
    ("td > span", "<table><tr><td><span>ẩn</span><b><span>hiện</span></b></table>"),
    ("td>b>i", "<table><tr><td><b><i>ẩn</i></b><i>hiện</i><p><i>hiện</i></table>"),
    ("td + td", "<table><tr><td>hiện<td>ẩn</table>"),
    ("b + i", "<p><i>hiện</i><b></b><i>ẩn</i><i>hiện</i>"),
    ("b ~ i", "<p><i>hiện</i><b></b><i>ẩn</i><u></u><i>ẩn</i><p><i>hiện</i>"),
    ("b ~ i > u", "<p><i><u>hiện</u></i><b></b><i><u>ẩn</u><s></s></i>"),
    ("p + p i", "<p><i>hiện</i><p><b><i>ẩn</i></b>"),
    ("div p > b i", "<div><p><b><u><i>ẩn</i></u></b><u><b></b><i>hiện</i></u></div><p><b><i>hiện</i></b>"),
    ("head + body > p", "<p>ẩn</p><div><p>hiện</div>"),
    ("tr:nth-child(2) td", ROW),
    ("tr:nth-child(2)", ROW),
    ("tbody > tr:nth-child(2)", ROW),
    ("table > tbody tr:nth-of-type(2)", ROW),
    ("tr:nth-last-child(2) > td", ROW),
    ("tr:first-child + tr", ROW),
    ("table > tr", "<table><tr><td>hiện</table>"),
    ("tr:first-child", "<table><tr><td>ẩn<tr><td>hiện<tbody><tr><td>ẩn</tbody><tr><td>ẩn</table>"),
    ("thead + tbody td", "<table><thead><tr><td>hiện</thead><tr><td>ẩn</table>"),
    ("tr:nth-child(1) td", "<table><thead><tr><td>ẩn</thead><tr><td>ẩn<tr><td>hiện</table>"),
    ("li:nth-child(2n+1)", "<ul style='list-style:none'><li>ẩn<li>hiện<li>ẩn<li>hiện</ul>"),
    ("li:nth-child(-n+2)", "<ul style='list-style:none'><li>ẩn<li>ẩn<li>hiện</ul>"),
    ("li:nth-child( EVEN )", "<ul style='list-style:none'><li>hiện<li>ẩn<li>hiện</ul>"),
    ("li:nth-last-child(1)", "<ul style='list-style:none'><li>hiện<li>ẩn</ul>"),
    ("i:first-child", "<p><i>ẩn</i><i>hiện</i>"),
    ("i:last-child", "<p><i>hiện</i><i>ẩn</i><p><i>hiện</i><b></b>"),
    ("i:only-child", "<p><i>hiện</i><b></b><p><i>ẩn</i>"),
    ("i:first-of-type", "<p><b></b><i>ẩn</i><i>hiện</i>"),
    ("i:last-of-type", "<p><i>hiện</i><i>ẩn</i><b></b>"),
    ("i:nth-of-type(2)", "<p><i>hiện</i><b></b><i>ẩn</i><i>hiện</i>"),
    ("i:nth-last-of-type(2)", "<p><i>ẩn</i><b></b><i>hiện</i>"),
    ("i:only-of-type", "<p><b></b><i>ẩn</i><p><i>hiện</i><i>hiện</i>"),
    (":root p", "<p>ẩn"),
    ("b:empty + i", "<p><b></b><i>ẩn</i><b>hiện</b><i>hiện</i>"),
    ("span:not(.z)", "<p><span>ẩn</span><span class=z>hiện</span>"),
    ("span:not([id])", "<p><span>ẩn</span><span id=z>hiện</span>"),
    ("p > :not(b):not(i)", "<p><u>ẩn</u><b>hiện</b><i>hiện</i>"),
    ("span:is(.a, [id])", "<p><span class=a>ẩn</span><span id=z>ẩn</span><span>hiện</span>"),
    ("span:where(.a)", "<p><span class=a>ẩn</span><span>hiện</span>"),
    ("a:link", "<p><a href=#>ẩn</a><a>hiện</a>"),
    ("p:hover, i:focus", "<p>hiện<i>hiện</i>"),
    ("i::selection, i::first-line::x", "<p><i>hiện</i>"),
    (".b,\n.a , i", "<p><i>ẩn</i><b class=a>ẩn</b><u>hiện</u>"),
    ("td *", "<table><tr><td>hiện<b>ẩn</b></table>"),
    ("o\\:p", "<p>hiện<o:p>ẩn</o:p>"),
    ("p/**/ i", "<p>hiện<i>ẩn</i>"),
]


@pytest.mark.parametrize(("selector", "page"), HOLDS)
def test_a_selector_means_what_it_means_in_a_browser(selector: str, page: str):
    source = read(f"{selector} {STRUCK}", page)
    assert "ẩn" not in text_of(source)
    assert text_of(source).count("hiện") == page.count("hiện")
    told = "".join(what for what, why in noted(source) if why.startswith("struck"))
    assert told.count("ẩn") == page.count("ẩn")
    # A rule that strikes out is one that hides.
    source = read(f"{selector} {{visibility:hidden}}", page)
    assert text_of(source).count("hiện") == page.count("hiện")


HIDES = [
    "@media screen {.x {display:none}}",
    "@media all {.x {display:none}}",
    "@media {.x {display:none}}",
    "@media print, screen {.x {display:none}}",
    "@media only screen and (min-width: 600px) {.x {display:none}}",
    "@media (max-width: 2000px) {@media screen {.x {display:none}}}",
    "@media not print {.x {display:none}}",
    "<!-- .x {display:none} -->",
    "/* } */ .x {/*;*/ display /**/ : none}",
    ".x {content:'a;b}'; display:none}",
    '.x {mso-number-format:"\\@\\;"; display:none}',
    ".x {color red; display:none}",
    ".x {display:NONE !IMPORTANT}",
    ".x {d\\69splay:none}",
    ".x {display:none; display",
    "@charset 'utf-8'; @font-face {font-family:A} @page {size:A4} @list l0:level1 {a:b} .x {display:none}",
    "p {.x {display:none}}",
    "p {color:red; & > .x {display:none}}",
    ".x {&:first-child {display:none}}",
    "b, p {& .x, .y & {display:none}}",
    "p {@media screen {.x {display:none}}}",
    ".x {@media screen {display:none}}",
    ":root {--d:none} .x {display:var(--d)}",
    ":root {--d:block} p {--d:var(--e, none)} .x {display:var( --d )}",
    ".x {display:var(--z, none)}",
    ":root {--a:n; --b:none} .x {display:VAR(--b)}",
]


@pytest.mark.parametrize("sheet", HIDES)
def test_a_sheet_is_read_as_it_is_written(sheet: str):
    source = read(sheet, "<p><b class=x>ẩn</b>hiện")
    assert (text_of(source), noted(source)) == ("hiện", [("ẩn", "hidden_text")])


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print {.x {display:none}}",
        "@media speech, print {.x {display:none}}",
        "@media screen and (max-width: 600px) {.x {display:none}}",
        "@media (min-width: 4000px) {.x {display:none}}",
        "@media not screen {.x {display:none}}",
        "@font-face {.x {display:none}} @keyframes a {from {display:none}}",
        "/* .x {display:none} */",
        ".x {content:'; display:none'}",
        ".x {display:none; display:inline}",
        ".x {display:none} b.x {display:inline}",
        ".x {display:inline !important} #x {display:none}",
        "#x {display:none} b {display:inline !important}",
        ".x {display:var(--z)}",
        ".x {display:var(--a)} :root {--a:var(--a)}",
        "@media (orientation: landscape) {.x {color:red}} .x:has(i) {font-weight:bold}",
    ],
)
def test_what_does_not_hold_hides_nothing_and_is_not_told(sheet: str):
    source = read(sheet, "<p><b class=x id=x>hiện</b>")
    assert (text_of(source), noted(source)) == ("hiện", [])


@pytest.mark.parametrize(
    ("sheet", "style", "is_struck"),
    [
        (".x {text-decoration:line-through}", "", True),
        (".x {text-decoration:line-through}", "text-decoration:none", False),
        (".x {text-decoration:line-through !important}", "text-decoration:none", True),
        (".x {text-decoration:none !important}", "text-decoration:line-through !important", True),
        (".x {text-decoration:line-through} b {text-decoration:none}", "", True),
        ("b {text-decoration:line-through} b {text-decoration:none}", "", False),
        ("b:not(#a) {text-decoration:line-through} b.x {text-decoration:none}", "", True),
        ("b:where(#a, .x) {text-decoration:line-through} b {text-decoration:none}", "", False),
        ("p > b {text-decoration:line-through} b {text-decoration:none}", "", True),
        (".x {text-decoration-line:line-through; text-decoration:none}", "", False),
        (".x {text-decoration:none; text-decoration-line:underline line-through}", "", True),
        ("p {text-decoration:line-through} .x {text-decoration:none}", "", True),
        (".x {text-decoration:var(--d)}", "--d:line-through", True),
        (":root {--d:line-through}", "text-decoration:var(--d)", True),
        ("", "font-family:'a;b'; text-decoration:line-through", True),
        ("", "content:'; text-decoration:line-through'", False),
        ("", "/*;*/text-decoration:/**/line-through", True),
    ],
)
def test_the_stronger_rule_wins(sheet: str, style: str, is_struck: bool):
    source = read(sheet, f'<p><b class=x style="{style}">chữ</b>')
    assert noted(source) == ([("chữ", "struck")] if is_struck else [])


UNTOLD = [
    ("p:has(i) {display:none}", "p:has(i) {display: none}"),
    (".x:not(.a, .b) {text-decoration:line-through}", ".x:not(.a, .b) {text-decoration: line-through}"),
    ("p:is(.a b) {visibility:hidden}", "p:is(.a b) {visibility: hidden}"),
    ("p:lang(vi) {font-size:0}", "p:lang(vi) {font-size: 0}"),
    ("p:foo {opacity:0}", "p:foo {opacity: 0}"),
    ("svg|p {display:none}", "svg|p {display: none}"),
    ("p::first-line {text-decoration:line-through}", "p::first-line {text-decoration: line-through}"),
    ("p:has(i)::before {content:'a'}", 'p:has(i)::before {content: "a"}'),
    ("p:has(i) {display:var(--a)}", "p:has(i) {display: var(--a)}"),
    ("@supports (a:b) {p {display:none}}", "@supports (a:b) p {display: none}"),
    ("@container (min-width: 1px) {p {display:none}}", "@container (min-width: 1px) p {display: none}"),
    ("@layer a {p {display:none}}", "@layer a p {display: none}"),
    ("@media (hover) {p {display:none}}", "@media (hover) p {display: none}"),
    ("a b {& + & {display:none}}", "& + & {display: none}"),
]


@pytest.mark.parametrize(("sheet", "told"), UNTOLD)
def test_a_rule_that_is_not_understood_is_told_and_takes_nothing_away(sheet: str, told: str):
    source = read(sheet, "<p>hiện<i>hiện</i>")
    assert text_of(source) == "hiệnhiện"
    assert noted(source) == [(told, "style_rule")]
    assert [entry.where for entry in source.account] == ["file"]


def test_all_that_is_not_understood_is_one_line():
    source = read("p:has(i) {display:none} p:has(b) {display:none} p:has(i) {display:none}", "<p>hiện")
    assert noted(source) == [("p:has(i) {display: none}\np:has(b) {display: none}", "style_rule")]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<link rel=stylesheet href='a/b.css'>", "a/b.css"),
        ("<link rel=StyleSheet media=screen href=b.css><link rel=stylesheet href=b.css>", "b.css"),
        ("<style>@import 'b.css';</style>", "b.css"),
        ("<style>@import url(b.css) screen;</style>", "b.css"),
        ("<link rel=stylesheet media=print href=b.css><style>@import url(b.css) print;</style>", ""),
        ("<link rel='alternate stylesheet' href=b.css><link rel=icon href=c>", ""),
        ("<link rel=File-List href=filelist.xml><link rel=themeData href=a.thmx>", ""),
        ("<style media=print>p {display:none}</style><style type=text/x>p {display:none}</style>", ""),
    ],
)
def test_a_sheet_that_is_not_in_the_page_is_told(head: str, told: str):
    source = read("", "<p>hiện", head=head)
    assert noted(source) == ([(told, "style_elsewhere")] if told else [])
    assert text_of(source) == "hiện"


def test_a_sheet_may_hold_for_a_medium_by_its_attribute():
    source = read("", "<p class=x>ẩn<p>hiện", head="<style media='screen, tv'>.x {display:none}</style>")
    assert (text_of(source), noted(source)) == ("hiện", [("ẩn", "hidden_text")])


# What lies in an element that is not seen


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div style='visibility:hidden'>ẩn<b style='visibility:visible'>hiện</b></div>", "hiện"),
        ("<div class=v>ẩn<p>ẩn<b class=w>hiện</b></p></div>", "hiện"),
        ("<div style='visibility:hidden'>ẩn<b>ẩn</b></div>", ""),
        ("<div style='display:none'>ẩn<b style='display:inline;visibility:visible'>ẩn</b></div>", ""),
        ("<div style='font-size:0'>ẩn<b style='font-size:12px'>hiện</b></div>", "hiện"),
        ("<div style='font:0/0 a'>ẩn<b style='font-size:2em'>ẩn</b></div>", ""),
        ("<div style='font-size:0px'><table><tr><td style='font-size:13px'>hiện</table></div>", "hiện"),
        ("<ul class=v><li>ẩn<li class=w>hiện</ul>", "• hiện"),
        ("<p hidden style='display:block'>hiện", "hiện"),
        ("<p hidden style='color:red'>ẩn", ""),
    ],
)
def test_what_is_seen_in_what_is_not_stays(page: str, text: str):
    source = read(".v {visibility:hidden} .w {visibility:visible}" if "class" in page else "", page)
    assert text_of(source) == text
    told = noted(source)
    assert "".join(what for what, _ in told).count("ẩn") == page.count("ẩn")
    assert {why for _, why in told} <= {"hidden_text"}


def test_hidden_rows_and_cells_are_taken_all_the_same():
    sheet = "tr:nth-child(2) {visibility:collapse} td:last-child {display:none}"
    source = read(sheet, "<table><tr><td>a<td>b<tr><td>c<td>d</table>")
    assert text_of(source) == "a\nb\nc\nd"
    assert noted(source) == [("b", "hidden_column"), ("c\td", "hidden_row")]


def test_what_is_set_beside_by_place_is_told():
    sheet = (
        "td:first-child::before {content:'\\2713 x'} td::after {content:none}"
        "b::before {display:none;content:'y'}"
    )
    source = read(sheet, "<table><tr><td>a<td><b>b</b></table>")
    assert noted(source) == [("✓x", "generated")]


# Formulas

FRACTION = "<mfrac><mn>14</mn><mn>16</mn></mfrac>"


@pytest.mark.parametrize(
    ("html", "shown", "told"),
    [
        (f"<math style='text-decoration:line-through'>{FRACTION}</math>", "", ("14/16", "struck")),
        (f"<math class=x>{FRACTION}</math>", "", ("14/16", "struck")),
        (f"<s><math>{FRACTION}</math></s>", "", ("14/16", "struck")),
        (f"<p class=x><math>{FRACTION}</math></p>", "", ("14/16", "struck")),
        ("<s><math><mi>x</mi></math></s>", "", ("x", "struck")),
        ("<s><math><cn>9</cn></math></s>", "", ("9", "struck")),
        ("<s><img class=tex alt='x^2'></s>", "", ("x^2", "struck")),
        ("<s><!--[if supportFields]>EQ \\f(14;16)<![endif]--></s>", "", ("14/16", "struck")),
        (f"<math><mrow class=x>{FRACTION}</mrow></math>", "", ("14/16", "struck")),
        (
            "<math><menclose notation='box horizontalstrike'><mn>13</mn></menclose></math>",
            "",
            ("13", "struck"),
        ),
        ("<math><mn class=x>13</mn><mn>14</mn></math>", "[công thức]", ("1314", "math_gap")),
        (f"<math><mn style='display:none'>1</mn>{FRACTION}</math>", "[công thức]", ("11416", "math_gap")),
        (f"<math style='display:none'>{FRACTION}</math>", "", ("1416", "hidden_text")),
        (f"<p>a<i>b</i><math>{FRACTION}</math>", "ab 14/16", ("1416", "math")),
    ],
)
def test_a_formula_that_is_struck_out_is_left_out_and_told(html: str, shown: str, told: tuple[str, str]):
    source = read(".x {text-decoration:line-through}", html)
    assert (text_of(source), noted(source)) == (shown, [told])


def test_a_struck_out_formula_stays_where_it_is_wanted():
    source = read_copied_html(f"<s><math>{FRACTION}</math></s>", "a", keep_struck=True)
    assert text_of(source) == "14/16"
    assert noted(source) == [("1416", "math"), ("14/16", "struck_kept")]


# Other containers


def test_the_sheet_of_an_archive_holds_for_its_pages():
    page = '<link rel=3DStylesheet href=3D"x_files/stylesheet.css">'
    page += "<table><tr><td class=3Dxl65>C=C5=A9<td>m</table>"
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Location: file:///C:/a/sheet001.htm\nContent-Transfer-Encoding: quoted-printable\n"
        f'Content-Type: text/html; charset="utf-8"\n\n{page}\n\n'
        "--b\nContent-Location: file:///C:/a/x_files/Stylesheet.css\nContent-Type: text/css\n\n"
        ".xl65 {text-decoration:line-through;}\n\n--b--\n"
    )
    source = web_archive.read_source(data.encode(), "a")
    assert (text_of(source), noted(source)) == ("\nm", [("Cũ", "struck_cell")])


# How much there may be


def test_what_is_longer_than_any_sheet_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stylesheet, "_LONGEST", 30)
    source = read(".x {display:none} .yyyyyyyyyy .z {display:none}", "<p class=x>ẩn<p class=z>hiện")
    assert text_of(source) == "hiện"
    assert [why for _, why in noted(source)] == ["style_rule", "hidden_text"]


def test_more_rules_than_any_page_has_are_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stylesheet, "_MOST_RULES", 1)
    source = read(".x {display:none} .y {display:none}", "<p class=x>ẩn<p class=y>hiện")
    assert text_of(source) == "hiện"
    assert (".y {display: none}", "style_rule") in noted(source)


@pytest.mark.parametrize(
    ("module", "limit", "most"), [(css_matching, "_MOST_TESTS", 100), (markup_style, "_MOST_WRITTEN", 60)]
)
def test_more_work_than_any_page_makes_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, limit: str, most: int
):
    sheet = "p > i:nth-child(2) {display:none}"
    monkeypatch.setattr(module, limit, most)
    read(sheet, "<p><i style='color:red'>a</i>" * 20)
    with pytest.raises(Refused) as refused:
        read(sheet, "".join(f"<p><i style='color:#{n}'>a</i>" for n in range(200)))
    assert refused.value.key == "file.too_big"


VARIABLES = "".join(f"--{n}:{f'var(--{n + 1}) ' * 4};" for n in range(30))
HOSTILE = {
    "brothers": ("i:nth-last-of-type(3) ~ i:last-child {display:none}", "<i></i>" * 60_000),
    "in one another": (
        f"{'b ' * 60}u {{display:none}}",
        ("<b>" * 100 + "<i></i>" * 200 + "</b>" * 100) * 100,
    ),
    "not": (f"p{':not(:nth-child(7))' * 15} {{display:none}}", "<p>" * 20_000),
    "brackets": ("(" * 300_000, "<p>"),
    "braces": ("a{" * 150_000, "<p>"),
    "variables": (
        f":root {{{VARIABLES}}} p {{display:var(--0)}}",
        "".join(f"<p class=c{n}>" for n in range(10_000)),
    ),
    "selectors": (f"{':is(' * 90}a {{display:none}} {'.a' * 190} {{display:none}}", "<p>"),
    "nested": ("a,b,c,d {" * 20 + "display:none", "<p>"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_sheet_takes_long(kind: str):
    begin = time.process_time()
    read(*HOSTILE[kind])
    assert time.process_time() - begin < 8
