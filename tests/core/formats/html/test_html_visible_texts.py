"""Whatever an element of HTML can show is in the report, or in the account.

The table is complete against the elements of the HTML standard (WHATWG, sections 4 and 16.2, with MathML
and SVG). A way to show a text that is missing is one more row of `SHOWN`, an element that can show none is
one more name in `WITHOUT_TEXT`. The text to look for is written between `[` and `]`.
"""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import re

import pytest

from vqdesk.annex.source.grid import Paragraph
from vqdesk.formats.html.reader import read_copied_html

IN = ""  # in the report, nothing told
SHOWN: list[tuple[str, str, str]] = [
    *((tag, f"<{tag}>[chữ]</{tag}>", IN) for tag in (
        *("a", "abbr", "address", "article", "aside", "b", "bdi", "blockquote", "body", "button", "cite", "code"),
        *("data", "details", "dfn", "div", "em", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hgroup", "i", "kbd", "label", "main", "map", "mark", "nav", "output", "p", "pre"),
        *("samp", "search", "section", "slot", "small", "span", "strong", "sub", "sup", "time", "u", "var", "html"),
        *("acronym", "big", "blink", "center", "font", "listing", "marquee", "multicol", "nobr", "tt", "xmp"),
        *("plaintext", "rb", "basefont", "picture", "my-element"),
    )),
    ("ol", "<ol><li>[một]<li>[hai]</ol>", IN), ("ol", "<ol start=5><li>x</ol>[5.]", IN),
    ("ol", "<ol reversed><li>[2.]<li>[1.]</ol>", IN), ("ol", "<ol type=a><li>b</ol>", IN),
    ("ul", "<ul><li>[một]</ul>", IN), ("menu", "<menu><li>[một]</menu>", IN), ("dir", "<dir><li>[một]</dir>", IN),
    ("li", "<ol><li value=9>[chữ]</ol>", IN), ("dl", "<dl><dt>[một]<dd>[hai]</dl>", IN),
    ("dt", "<dl><dt>[một]</dl>", IN), ("dd", "<dl><dd>[một]</dl>", IN),
    ("table", "<table><tr><td>[ô]</table>", IN), ("caption", "<table><caption>[tên]</caption><tr><td>x</table>", IN),
    ("thead", "<table><thead><tr><th>[đầu]</thead><tr><td>x</table>", IN),
    ("tbody", "<table><tbody><tr><td>[giữa]</tbody></table>", IN),
    ("tfoot", "<table><tfoot><tr><td>[cuối]</tfoot></table>", IN),
    ("tr", "<table><tr>[lạc]<td>x</table>", IN), ("th", "<table><tr><th rowspan=2 colspan=3>[đầu]</table>", IN),
    ("td", "<table><tr><td colspan=2 rowspan=2>[ô]<td>x<tr><td>y</table>", IN),
    ("td", "<table><tr><td hidden>[ô]<td>x</table>", "hidden_column"),
    ("tr", "<table><tr hidden><td>[ô]<td>x</table>", "hidden_row"),
    ("legend", "<fieldset><legend>[tên]</legend></fieldset>", IN),
    ("figcaption", "<figure><figcaption>[tên]</figcaption></figure>", IN),
    ("summary", "<details><summary>[tên]</summary>[chữ]</details>", IN),
    ("details", "<details><summary>x</summary><p>[đóng]</p></details>", IN),
    ("ruby", "<ruby>[gốc]<rp>(</rp><rt>[đọc]</rt><rp>)</rp></ruby>", "ruby"),
    ("rt", "<ruby>x<rt>[đọc]</ruby>", "ruby"), ("rtc", "<ruby>x<rtc>[đọc]</rtc></ruby>", "ruby"),
    ("q", "<q>[chữ]</q>", IN), ("br", "[một]<br>[hai]", IN), ("wbr", "[một]<wbr>[hai]", IN),
    ("bdo", "<bdo dir=rtl>[chữ]</bdo>", "turning"), ("bdo", "<bdo dir=ltr>[chữ]</bdo>", IN),
    ("del", "<del>[chữ]</del>", "struck"), ("del", "<del datetime=x>[chữ]</del>", "deleted"),
    ("s", "<s>[chữ]</s>", "struck"), ("strike", "<strike>[chữ]</strike>", "struck"),
    ("ins", "<ins>[chữ]</ins>", "inserted"),
    ("input", "<input value='[chữ]'>", IN), ("input", "<input type=submit value='[nút]'>", IN),
    ("input", "<input type=number value='[12]'>", IN), ("input", "<input placeholder='[mẫu]'>", "filler"),
    ("input", "<input type=image alt='[hình]'>", "picture"), ("input", "<input type=checkbox checked>", "box"),
    ("textarea", "<textarea>[chữ]</textarea>", IN), ("textarea", "<textarea placeholder='[mẫu]'></textarea>", "filler"),
    ("select", "<select><option>[một]<option selected>[hai]</select>", "hidden_text"),
    ("option", "<select><option>[một]</select>", IN), ("option", "<select><option label='[nhãn]'>x</select>", "box"),
    ("optgroup", "<select><optgroup label='[nhóm]'><option>[một]</optgroup></select>", "box"),
    ("meter", "<meter value=7 max=10></meter>", "bar"), ("meter", "<meter value=7>[7]</meter>", "bar"),
    ("progress", "<progress value=70 max=100></progress>", "bar"),
    ("img", "<img alt='[hình]'>", "picture"), ("area", "<map><area alt='[vùng]'></map>", "picture"),
    ("img", "<img class=latex alt='[x^2]'>", "math_gap"),
    ("object", "<object>[thay]</object>", "picture"), ("embed", "<embed>", "picture"),
    ("iframe", "<iframe srcdoc='<p>[khung]</p>'></iframe>", "frame"), ("iframe", "<iframe>[thay]</iframe>", "picture"),
    ("applet", "<applet>[thay]</applet>", "picture"), ("canvas", "<canvas>[thay]</canvas>", "picture"),
    ("video", "<video>[thay]</video>", "picture"), ("audio", "<audio>[thay]</audio>", "picture"),
    ("noscript", "<noscript>[thay]</noscript>", "hidden_text"), ("noembed", "<noembed>[thay]</noembed>", "hidden_text"),
    ("noframes", "<noframes>[thay]</noframes>", "hidden_text"),
    ("template", "<template>[mẫu]</template>", "hidden_text"),
    ("dialog", "<dialog open>[hỏi]</dialog>", IN), ("dialog", "<dialog>[hỏi]</dialog>", "hidden_text"),
    ("svg", "<svg><text>[hình]</text><foreignObject><p>[trong]</p></foreignObject></svg>", IN),
    ("math", "<math><mi>[x]</mi></math>", IN), ("math", "<math><mfrac><mn>14</mn><mn>16</mn></mfrac></math>", "math"),
    # Ways to hide a text
    *(("span", f"x<span {how}>[ẩn]</span>", "hidden_text") for how in (
        *("hidden", "hidden=until-found", "style='display:none'", "style='visibility:hidden'", "style='opacity:0'"),
        *("style='mso-hide:all'", "style='font-size:0'", "style='content-visibility:hidden'", "style='font-size:0px'"),
    )),
    # Ways of style sheets to change what is seen
    ("span", "<style>.x::before{content:'[thêm]'}</style><span class=x>y</span>", "generated"),
    ("span", "<style>span:after{content:\"[thêm]\"}</style><span>y</span>", "generated"),
    ("span", "<span style='text-decoration:line-through'>[chữ]</span>", "struck"),
    ("span", "<span style='unicode-bidi:bidi-override;direction:rtl'>[chữ]</span>", "turning"),
    ("span", "<span style='text-transform:uppercase'>[chữ]</span>", IN),
    ("span", "mềm&shy;[chữ]", IN), ("span", "<span style='white-space:pre'>[chữ  giữ]</span>", IN),
    # What Word keeps in comments
    ("span", "<!--[if gte vml 1]><v:shape><v:textbox><p>[khung]</p></v:textbox></v:shape><![endif]-->x", "box"),
    ("span", "<!--[if supportFields]>EQ \\f(14;16)<![endif]-->", "math"),
]  # fmt: skip
WITHOUT_TEXT = frozenset(
    {
        *(
            "base",
            "col",
            "colgroup",
            "head",
            "hr",
            "link",
            "meta",
            "script",
            "source",
            "style",
            "track",
            "param",
        ),
        *(
            "title",
            "datalist",
            "rp",
            "frame",
            "frameset",
            "bgsound",
            "isindex",
            "keygen",
            "menuitem",
            "nextid",
        ),
        *("spacer", "command"),
    }
)
STANDARD = [
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "applet",
    "acronym",
    "bgsound",
    "dir",
    "frame",
    "frameset",
    "noframes",
    "isindex",
    "keygen",
    "listing",
    "menuitem",
    "nextid",
    "noembed",
    "param",
    "plaintext",
    "rb",
    "rtc",
    "strike",
    "xmp",
    "basefont",
    "big",
    "blink",
    "center",
    "font",
    "marquee",
    "multicol",
    "nobr",
    "spacer",
    "tt",
]


@pytest.mark.parametrize(("element", "html", "why"), SHOWN)
def test_what_an_element_shows_is_in_the_report_or_told(element: str, html: str, why: str) -> None:
    source = read_copied_html(f"<p>trước</p>{html}", "a")
    report = "\n".join(
        block.text
        if isinstance(block, Paragraph)
        else "\n".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    )
    told = "\n".join(entry.what for entry in source.account)
    for text in re.findall(r"(?<!<!--)(?<!<!)\[([^\]]*)\]", html):
        assert text in report + told
    whys = {entry.why.removeprefix("account.") for entry in source.account}
    assert whys == ({why} if why else set())


def test_the_table_is_complete_against_the_standard() -> None:
    known = {element for element, _, _ in SHOWN} | WITHOUT_TEXT
    assert set(STANDARD) <= known
    assert not WITHOUT_TEXT & {element for element, _, _ in SHOWN}
