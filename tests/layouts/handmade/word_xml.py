"""A small Word file from fragments of its XML, and what is found in it."""

from __future__ import annotations

import io
import zipfile

from vqdesk.annex.recognition.open_questions.nested_tables import take_out_nested
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.formats.word.reader.document import read_source

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "x": "urn:x",
}
_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def root(tag: str, inner: str) -> str:
    """Return the root element of a part."""
    return f"<w:{tag} {_NAMES}>{inner}</w:{tag}>"


def docx(body: str, compression: int = zipfile.ZIP_DEFLATED, **sides: str) -> bytes:
    """Return a DOCX; `sides` are other parts by kind: styles, numbering, footnotes, header1, header2."""
    parts = {"document": root("document", f"<w:body>{body}<w:sectPr/></w:body>"), **sides}
    related = "".join(
        f'<Relationship Id="r{place}" Type="{_KINDS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for place, name in enumerate(sides)
    )
    main = f'<Relationship Id="r0" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
            **{f"word/{name}.xml": xml for name, xml in parts.items()},
        },
        compression,
    )


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text: str, properties: str = "") -> str:
    inner = text if text.startswith("<") else t(text)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def p(content: str = "", properties: str = "") -> str:
    inner = content if not content or content.startswith("<") else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def source(body: str, *, keep_struck: bool = False, **sides: str) -> Source:
    """Read such a file, and take the tables out of its cells."""
    return take_out_nested(read_source(docx(body, **sides), "tệp.docx", keep_struck=keep_struck))


def noted(found: Source) -> list[tuple[str, str, str]]:
    """Return the account: place, text and why."""
    return [(entry.where, entry.what, entry.why.removeprefix("account.")) for entry in found.account]


def shown(found: Source) -> list[object]:
    """Return the blocks: a paragraph as its text, a table as the texts of its rows."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in found.blocks
    ]
