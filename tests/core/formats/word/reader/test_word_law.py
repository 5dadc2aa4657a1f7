"""The account law for Word files: whatever is put into whatever, each character is shown or told of."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

import pytest
from handmade.word_xml import docx, p, r, root, t, tbl, tc, tr, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from vqdesk.annex.source.grid import Paragraph
from vqdesk.formats.opc import package
from vqdesk.formats.word.reader.document import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
GAP = "¤"  # where a text of its own stands
WORDS = (
    "Công an xã",
    "kế hoạch",
    "972,5m",
    "Uû ban nh©n d©n",
    "tie\u0302\u0301n",
    "a\u2028b",
    "&lt;b&gt;",
    "x",
)
BEGIN, SEPARATE, END = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
RUN_PROPERTIES = (
    "",
    "",
    "<w:b/>",
    "<w:vanish/>",
    '<w:vertAlign w:val="superscript"/>',
    '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>',
    '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>',
    '<w:rStyle w:val="Hidden"/>',
)
PARAGRAPH_PROPERTIES = (
    "",
    "",
    "<w:rPr><w:del/></w:rPr>",
    '<w:numPr><w:numId w:val="1"/></w:numPr>',
    '<w:pStyle w:val="Old"/>',
    '<w:tabs><w:tab w:val="left"/></w:tabs>',
)
CELL_PROPERTIES = (
    "",
    "",
    "",
    '<w:gridSpan w:val="2"/>',
    '<w:vMerge w:val="restart"/>',
    "<w:vMerge/>",
    "<w:hMerge/>",
    "<w:cellDel/>",
    "<w:cellIns/>",
)
ROW_PROPERTIES = ("", "", "", "<w:del/>", "<w:ins/>", '<w:gridBefore w:val="1"/>')
# What may stand around runs, around blocks, around rows and around cells.
INLINE = (
    "<w:ins>{}</w:ins>",
    "<w:del>{}</w:del>",
    "<w:moveFrom>{}</w:moveFrom>",
    "<w:moveTo>{}</w:moveTo>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:smartTag>{}</w:smartTag>",
    "<x:unknown>{}</x:unknown>",
    '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
    f"{BEGIN}{r('<w:instrText>REF</w:instrText>')}{SEPARATE}{{}}{END}",
    f"{BEGIN}{{}}{SEPARATE}{END}",
    f"{BEGIN}{{}}",
    f"{{}}{SEPARATE}{END}{END}",
    "<m:oMath><m:r><m:t>" + GAP + "</m:t></m:r>{}</m:oMath>",
    "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>" + r(GAP) + "</w:rubyBase></w:ruby></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
    "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
)
WRAPPERS = (
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml><w:customXmlPr/>{}</w:customXml>",
    "<x:unknown>{}</x:unknown>",
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
)
BOXES = (
    "<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r>",
    "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>",
    "<w:r><w:object><w:txbxContent>{}</w:txbxContent></w:object></w:r>",
)
STYLES = root(
    "styles",
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style>',
)
NUMBERING = root(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)


def wrapped(kinds: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda kind, text: kind.replace("{}", text), st.sampled_from(kinds), inner)


def several(one: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(one, min_size=1, max_size=most).map("".join)


def table(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cell = st.builds(tc, blocks, st.sampled_from(CELL_PROPERTIES))
    cells = several(cell | wrapped(WRAPPERS, cell))
    row = st.builds(
        lambda inner, properties: tr(inner, properties=properties), cells, st.sampled_from(ROW_PROPERTIES)
    )
    return several(row | wrapped(WRAPPERS, row)).map(tbl)


RUNS = st.builds(
    r, st.just(GAP) | st.just(f"{t(GAP)}<w:tab/>{t(GAP)}<w:br/>"), st.sampled_from(RUN_PROPERTIES)
)
PLAIN = several(RUNS)
CONTENTS = st.recursive(
    PLAIN,
    lambda inner: several(
        RUNS
        | wrapped(INLINE, inner)
        | wrapped(WRAPPERS, inner)
        | wrapped(BOXES, several(st.builds(p, inner)))
    ),
    max_leaves=5,
)
PARAGRAPHS = st.builds(p, st.just("") | PLAIN | CONTENTS, st.sampled_from(PARAGRAPH_PROPERTIES))
BLOCKS = st.recursive(
    several(PARAGRAPHS),
    lambda inner: several(
        PARAGRAPHS
        | RUNS
        | wrapped(WRAPPERS, inner)
        | table(inner)
        | wrapped(BOXES, inner).map(lambda content: p(content))
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(BLOCKS, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_no_character_of_a_word_file_is_lost(body: str, words: list[str]):
    filled, texts = with_texts(body, words)
    found = read_source(docx(filled, styles=STYLES, numbering=NUMBERING), "tệp.docx")
    kept = letters("".join(entry.what for entry in found.account))
    for block in found.blocks:
        if isinstance(block, Paragraph):
            kept += letters(block.text)
        else:
            kept += letters("".join(cell.text for row in block.rows for cell in row))
    seen = letters("".join(texts).replace("&lt;", "<").replace("&gt;", ">"))
    assert "".join((seen - kept).elements()) == ""


def with_texts(body: str, words: list[str]) -> tuple[str, list[str]]:
    """Return the body with a text of its own in each gap, and these texts."""
    number = count()
    pieces = body.split(GAP)
    texts = [f"{words[next(number) % len(words)]}{place}" for place in range(len(pieces) - 1)]
    return "".join(piece + text for piece, text in zip(pieces, [*texts, ""], strict=True)), texts


@settings(max_examples=100, deadline=None)
@given(several(table(several(PARAGRAPHS)) | PARAGRAPHS | BLOCKS, 4), st.integers(1, 400), st.booleans())
def test_a_file_is_the_same_in_whatever_blocks_it_is_read(body: str, size: int, strict: bool):
    data = docx(with_texts(body, list(WORDS))[0], styles=STYLES, numbering=NUMBERING)
    if strict:
        data = with_parts(data, lambda xml: xml.replace(TRANSITIONAL, STRICT))
    whole = read_source(data, "tệp.docx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package, "_BLOCK", size)
        assert read_source(data, "tệp.docx") == whole
    assert whole.blocks or whole.account or GAP not in body


def with_parts(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with each part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: change(archive.read(name)) for name in archive.namelist()})


def letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFD", text).split()))
