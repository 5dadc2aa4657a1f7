"""Word files by hand: blocks of a plan become a package, and everything that a reader would see is listed."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from handmade.plan import C, Para, Table, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    _W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": (
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
    ),
}
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass
class Pen:
    """Note what is written; `count` lets marks vary from place to place."""

    seen: list[str] = field(default_factory=list)
    count: int = 0

    def say(self, text: str) -> str:
        """Note a text that a reader sees, and return it for XML."""
        self.seen.append(text)
        return escape(text)

    def next(self) -> int:
        """Count on."""
        self.count += 1
        return self.count


@dataclass
class Made:
    """A file of the measuring set, what a reader sees in it, and the reports that it holds."""

    data: bytes
    seen: str
    reports: list[dict] = field(default_factory=list)
    args: tuple[str, ...] = ()
    ending: str = ".docx"


def t(pen: Pen, text: str, tag: str = "t") -> str:
    """Return the content of a run; tabs are elements."""
    parts = [
        f'<w:{tag} xml:space="preserve">{pen.say(part)}</w:{tag}>' if part else ""
        for part in text.split("\t")
    ]
    return "<w:tab/>".join(parts)


def run(pen: Pen, text: str, rpr: str = "") -> str:
    """Return a run."""
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{t(pen, text)}</w:r>" if text else ""


def p(inner: str, ppr: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"


def paragraphs(pen: Pen, text: str, rpr: str = "", ppr: str = "") -> str:
    """Return a text's paragraphs."""
    return "".join(p(run(pen, line, rpr), ppr) for line in text.split("\n"))


def plain_cell(pen: Pen, cell: C) -> str:
    """Return a cell's paragraphs; headings and sections are bold."""
    return paragraphs(pen, cell.text, "<w:b/>" if cell.role in ("heading", "section") else "")


def plain_para(pen: Pen, para: Para) -> str:
    """Return a paragraph between tables."""
    return paragraphs(pen, para.text, "<w:b/>" if para.bold else "", '<w:jc w:val="center"/>')


@dataclass
class Style:
    """How blocks are written; each hook gets the pen first."""

    cell: Callable[[Pen, C], str] = plain_cell
    para: Callable[[Pen, Para], str] = plain_para
    tc: Callable[[Pen, C, str], str] = lambda _pen, _cell, xml: xml
    row: Callable[[Pen, Sequence[C], str], str] = lambda _pen, _row, xml: xml
    table: Callable[[Pen, str], str] = lambda _pen, xml: xml
    before: Callable[[Pen], str] = lambda _pen: ""
    after: Callable[[Pen], str] = lambda _pen: ""
    parts: Callable[[Pen], Mapping[str, str]] = lambda _pen: {}
    styles: str = ""
    strict: bool = False
    restart: str = '<w:vMerge w:val="restart"/>'
    going_on: str = "<w:vMerge/>"
    old_merges: bool = False


def table(pen: Pen, of: Table, style: Style) -> str:
    """Return a table; what covers several rows is merged down."""
    lines = flat(of.rows)
    width = max(column + cell.across for line in lines for cell, column, _ in line)
    grid = "".join('<w:gridCol w:w="1500"/>' for _ in range(width))
    rows = []
    for place, line in enumerate(lines):
        cells = "".join(_tc(pen, cell, began == place, style) for cell, _, began in line)
        trpr = "<w:trPr><w:tblHeader/></w:trPr>" if place < of.header else ""
        mine = [cell for cell, _, began in line if began == place]
        rows.append(style.row(pen, mine, f"<w:tr>{trpr}{cells}</w:tr>"))
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return style.table(pen, f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")


def _tc(pen: Pen, cell: C, first: bool, style: Style) -> str:
    if style.old_merges and cell.across > 1:
        return _old_merge(pen, cell, style)
    tcpr = '<w:tcW w:w="1500" w:type="dxa"/>'
    tcpr += f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    if cell.down > 1:
        tcpr += style.restart if first else style.going_on
    inner = style.cell(pen, cell) if first else "<w:p/>"
    return style.tc(pen, cell, f"<w:tc><w:tcPr>{tcpr}</w:tcPr>{inner}</w:tc>")


def _old_merge(pen: Pen, cell: C, style: Style) -> str:
    first = f'<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>{style.cell(pen, cell)}</w:tc>'
    return first + "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>" * (cell.across - 1)


def word(blocks: Sequence[Para | Table], style: Style | None = None) -> tuple[bytes, str]:
    """Return a Word file and what is seen in it."""
    style = style or Style()
    pen = Pen()
    body = [style.before(pen)]
    for block in blocks:
        body.append(
            style.para(pen, block) if isinstance(block, Para) else table(pen, block, style) + "<w:p/>"
        )
    body.append(style.after(pen))
    return package(pen, "".join(body), style), "".join(pen.seen)


def package(pen: Pen, body: str, style: Style) -> bytes:
    """Return the zip of a document with this body."""
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    more = dict(style.parts(pen))
    refs = more.pop("sectPr", "")
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{section.replace('<w:pgSz', refs + '<w:pgSz', 1)}"
        "</w:body></w:document>",
        "word/styles.xml": f'<w:styles {NAMESPACES}>{style.styles}<w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
        '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style></w:styles>',
        **{f"word/{name}": f"{xml}" for name, xml in more.items() if name != "rels"},
    }
    kinds = {
        name.split("/")[-1].removesuffix(".xml").rstrip("0123456789")
        for name in parts
        if name.endswith(".xml")
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{_kind(name)}+xml"/>'
        for name in parts
        if "rels" not in name
    )
    assert kinds
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{_R}/{_kind(name)}" Target="{name.removeprefix("word/")}"/>'
        for place, name in enumerate(parts, 10)
        if name != "word/document.xml"
    ) + more.get("rels", "")
    package_ns = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package_ns}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package_ns}/relationships"><Relationship Id="rId1" '
        f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package_ns}/relationships">{relations}</Relationships>',
        **parts,
    }
    if style.strict:
        for old, new in _STRICT.items():
            files = {name: xml.replace(old, new) for name, xml in files.items()}
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip; texts are XML and get their declaration."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if isinstance(content, str):
                content = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content).encode()
            archive.writestr(name, content)
    return stream.getvalue()


def _kind(name: str) -> str:
    stem = name.split("/")[-1].removesuffix(".xml").rstrip("0123456789")
    return {"document": "document.main"}.get(stem, stem)
