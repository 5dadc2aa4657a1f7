"""Parts of a Word file that are named otherwise than usual: found, and nothing of them lost."""

from __future__ import annotations

import io
import zipfile

import pytest
from handmade.word_xml import docx, noted, p, r, root, shown, zipped

from vqdesk.formats.word.reader.document import read_source

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
SIDES = {
    "numbering": root(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ),
    "comments": root("comments", f'<w:comment w:id="1">{p("xem lại")}</w:comment>'),
    "styles": root(
        "styles", '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    ),
}
BODY = p("Thu ngân sách", LISTED) + p(r("kín", '<w:rStyle w:val="Gone"/>'))


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx(BODY, **SIDES))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def renamed(*pairs: tuple[str, str]) -> dict[str, bytes]:
    """Return the parts with other names."""
    found = parts()
    for old, new in pairs:
        found = {name.replace(old, new): data for name, data in found.items()}
    return found


def targets(old: str, new: str) -> dict[str, bytes]:
    """Return the parts with other targets in their relations."""
    return {
        name: data.replace(old.encode(), new.encode()) if name.endswith(".rels") else data
        for name, data in parts().items()
    }


OTHERWISE = {
    "as usual": parts(),
    "another case": renamed(("numbering.xml", "Numbering.XML"), ("comments.xml", "Comments.xml")),
    "a folder in another case": renamed(("word/", "Word/")),
    "relations in another case": renamed(("_rels", "_RELS"), (".rels", ".Rels")),
    "backslashes": renamed(("/", "\\")),
    "from the root": {f"/{name}": data for name, data in parts().items()},
    "targets from the root": targets('Target="', 'Target="/word/')
    | {"_rels/.rels": parts()["_rels/.rels"].replace(b'Target="', b'Target="/')},
    "targets with dots": targets('Target="numbering', 'Target="../word/./numbering'),
    "targets with backslashes": targets('Target="word/', 'Target="word\\'),
    "escaped targets": {
        **targets('Target="numbering.xml"', 'Target="m%E1%BB%A5c%20s%E1%BB%91.xml"'),
        "word/mục số.xml": parts()["word/numbering.xml"],
    },
    "no relation to the document": {name: data for name, data in parts().items() if name != "_rels/.rels"},
}


@pytest.mark.parametrize("kind", OTHERWISE)
def test_numbers_styles_and_comments_are_found(kind: str) -> None:
    found = read_source(zipped(OTHERWISE[kind]), "tệp.docx")
    assert shown(found) == ["1. Thu ngân sách"]
    assert noted(found) == [("paragraph 2", "kín", "hidden_text"), ("comment 1", "xem lại", "comment")]
