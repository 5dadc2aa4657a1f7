"""Word files with one foreign thing at one place, made by hand for the tests of templates."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from vqdesk.formats.word.writer.template_example import example

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.microsoft.com/office"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HOST = "evil.invalid"
SHARE, PAGE, FILE = f"\\\\{HOST}\\c", f"https://{HOST}/x.png", f"file://{HOST}/c/x.docx"
SHOWN = "Chữ hiện"

SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Relation:
    """A relation `id`, by default out of the file."""

    id: str
    kind: str
    target: str
    outside: bool = True
    space: str = R

    def xml(self) -> str:
        mode = ' TargetMode="External"' if self.outside else ""
        return f'<Relationship Id="{self.id}" Type="{self.space}/{self.kind}" Target="{self.target}"{mode}/>'


@dataclass(frozen=True)
class Plant:
    """One foreign thing: its kind, its XML inside a paragraph, its relations and parts; what it shows."""

    kind: str
    xml: str = ""
    relations: tuple[Relation, ...] = ()
    parts: tuple[tuple[str, str, bytes], ...] = ()
    shown: str = ""
    whole: bool = False
    """Tell that the XML stands beside paragraphs."""


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def text(shown: str = SHOWN) -> str:
    return run(f"<w:t>{shown}</w:t>")


ALONE = text()


def mark(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def code(of: str, tag: str = "instrText") -> str:
    return run(f'<w:{tag} xml:space="preserve">{of}</w:{tag}>')


def complex_field(of: str, shown: str = ALONE) -> str:
    return f"{mark('begin')}{code(of)}{mark('separate')}{shown}{mark('end')}"


def simple_field(of: str, shown: str = ALONE) -> str:
    quoted = of.replace('"', "&quot;")
    return f'<w:fldSimple w:instr="{quoted}">{shown}</w:fldSimple>'


def split_field(of: str, shown: str = ALONE) -> str:
    letters = "".join(code(letter) for letter in of)
    return f"{mark('begin')}{letters}{mark('separate')}{shown}{mark('end')}"


def nested_field(of: str, shown: str = ALONE) -> str:
    """Put the field into the result of a harmless one."""
    return complex_field(" QUOTE x ", complex_field(of, shown))


def in_code(of: str, shown: str = ALONE) -> str:
    """Put the field into the code of a harmless one, which shows the text."""
    inner = complex_field(of, text("HIDDEN"))
    return f"{mark('begin')}{code(' IF ')}{inner}{code(' = 1 a b')}{mark('separate')}{shown}{mark('end')}"


FIELDS = {
    "DDEAUTO": ("dde", f'DDEAUTO c:\\\\{HOST}\\\\cmd.exe "/k calc.exe"'),
    "DDE": ("dde", f"DDE Excel {FILE} R1C1"),
    "INCLUDEPICTURE": ("picture", f'INCLUDEPICTURE "{PAGE}" \\d'),
    "IMPORT": ("picture", f"IMPORT {PAGE}"),
    "INCLUDETEXT": ("text", f'INCLUDETEXT "{FILE}"'),
    "INCLUDE": ("text", f'INCLUDE "{FILE}"'),
    "RD": ("text", f"RD {FILE}"),
    "AUTOTEXT": ("text", f"AUTOTEXT {HOST}"),
    "LINK": ("link", f"LINK Excel.Sheet.12 {FILE} R1C1 \\a \\t"),
    "EMBED": ("object", f"EMBED {HOST}"),
    "DATABASE": ("database", f'DATABASE \\d "{FILE}" \\c "DSN={HOST}"'),
    "HYPERLINK": ("hyperlink", f'HYPERLINK "{PAGE}"'),
    "HYPERLINK share": ("hyperlink", f'HYPERLINK "\\\\\\\\{HOST}\\\\c" \\l "x"'),
    "HYPERLINK place": ("hyperlink", f'HYPERLINK \\l "x" "{PAGE}"'),
    "MERGEFIELD": ("merge", f"MERGEFIELD {HOST}"),
    "NEXT": ("merge", f"NEXT {HOST}"),
    "MACROBUTTON": ("macro", f"MACROBUTTON {HOST} Bấm"),
    "PRINT": ("macro", f"PRINT {HOST}"),
    "ASK": ("question", f"ASK x {HOST}"),
    "FILLIN": ("question", f"FILLIN {HOST}"),
    "CONTROL": ("control", f"CONTROL Forms.TextBox.1 {HOST}"),
    "a later one": ("field", f"FETCHFROM {HOST}"),
    "no name": ("field", f'"{HOST}"'),
    "a sign before it": ("field", f"\u200bDDEAUTO {HOST}"),
}
SHAPES = {
    "in runs": complex_field,
    "as one element": simple_field,
    "letter by letter": split_field,
    "in a result": nested_field,
    "in a code": in_code,
    "in small letters": lambda of, shown=ALONE: complex_field(
        of.swapcase().replace(HOST.upper(), HOST), shown
    ),
    "deleted": lambda of: f"{mark('begin')}{code(of, 'delInstrText')}{mark('end')}{ALONE}",
    "in texts": lambda of: f"{mark('begin')}{text(of)}{mark('separate')}{ALONE}{mark('end')}",
    "without a result": lambda of: f"{mark('begin')}{code(of)}{mark('end')}{ALONE}",
    "without an end": lambda of: f"{mark('begin')}{code(of)}{ALONE}",
    "without a begin": lambda of: f"{code(of)}{ALONE}",
}


def _picture(how: str) -> str:
    return run(
        '<w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="a"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill><a:blip {how}/></pic:blipFill>"
        "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _shape(inside: str, more: str = "") -> str:
    return run(f'<w:pict><v:shape style="width:9pt;height:9pt" {more}>{inside}</v:shape></w:pict>')


def _object(inside: str) -> str:
    return run(
        '<w:object w:dxaOrig="9" w:dyaOrig="9"><v:shape id="s"><v:imagedata o:title=""/></v:shape>'
        f"{inside}</w:object>"
    )


_IMAGE = Relation("rIdF", "image", PAGE)
_OLE = Relation("rIdF", "oleObject", FILE)
_BIN = (
    "word/embeddings/oleObject1.bin",
    "application/vnd.openxmlformats-officedocument.oleObject",
    HOST.encode(),
)
_HTML = ("word/afchunk.htm", "text/html", f'<img src="{PAGE}">'.encode())

PLANTS = {
    "linked picture": Plant("picture", _picture('r:link="rIdF"'), (_IMAGE,)),
    "linked and kept picture": Plant("picture", _picture('r:embed="rIdF"'), (_IMAGE,)),
    "linked picture on a share": Plant(
        "picture", _picture('r:link="rIdF"'), (Relation("rIdF", "image", f"file:///{SHARE}"),)
    ),
    "a page as a picture inside": Plant(
        "picture", _picture('r:embed="rIdF"'), (Relation("rIdF", "image", PAGE, outside=False),)
    ),
    "VML picture": Plant("picture", _shape('<v:imagedata r:id="rIdF"/>'), (_IMAGE,)),
    "VML picture by href": Plant("picture", _shape('<v:imagedata r:href="rIdF"/>'), (_IMAGE,)),
    "VML picture by src": Plant("picture", _shape(f'<v:imagedata src="{PAGE}"/>')),
    "VML picture by o:href": Plant("picture", _shape(f'<v:imagedata o:href="{PAGE}"/>')),
    "VML picture by a bare name": Plant("picture", _shape(f'<v:imagedata src="{HOST}"/>')),
    "VML fill": Plant("picture", _shape(f'<v:fill type="frame" src="{PAGE}" o:althref="{SHARE}"/>')),
    "VML stroke": Plant("picture", _shape('<v:stroke r:id="rIdF"/>'), (_IMAGE,)),
    "VML shape with a link": Plant("hyperlink", _shape("", f'href="{PAGE}" target="_blank"')),
    "linked object": Plant(
        "link",
        _object('<o:OLEObject Type="Link" ProgID="Excel.Sheet.12" r:id="rIdF" UpdateMode="Always"/>'),
        (_OLE,),
    ),
    "embedded object": Plant(
        "object",
        _object('<o:OLEObject Type="Embed" ProgID="Package" r:id="rIdF"/>'),
        (Relation("rIdF", "oleObject", "embeddings/oleObject1.bin", outside=False),),
        (_BIN,),
    ),
    "embedded workbook": Plant(
        "object",
        _object('<o:OLEObject Type="Embed" r:id="rIdF"/>'),
        (Relation("rIdF", "package", "embeddings/oleObject1.bin", outside=False),),
        (_BIN,),
    ),
    "object of the standard": Plant("object", _object('<w:objectEmbed r:id="rIdF"/>'), (_OLE,)),
    "linked object of the standard": Plant("link", _object('<w:objectLink r:id="rIdF"/>'), (_OLE,)),
    "control": Plant(
        "control", _object('<w:control r:id="rIdF" w:name="x"/>'), (Relation("rIdF", "control", FILE),)
    ),
    "film": Plant("media", _object('<w:movie r:id="rIdF"/>'), (Relation("rIdF", "video", PAGE),)),
    "hyperlink": Plant(
        "hyperlink",
        f'<w:hyperlink r:id="rIdF" w:history="1">{text()}</w:hyperlink>',
        (Relation("rIdF", "hyperlink", PAGE),),
        shown=SHOWN,
    ),
    "hyperlink to a share": Plant(
        "hyperlink",
        f'<w:hyperlink r:id="rIdF">{text()}</w:hyperlink>',
        (Relation("rIdF", "hyperlink", f"file:///{SHARE}"),),
        shown=SHOWN,
    ),
    "hyperlink on a picture": Plant(
        "hyperlink",
        _picture("").replace(
            '<wp:docPr id="1" name="a"/>', '<wp:docPr id="1" name="a"><a:hlinkClick r:id="rIdF"/></wp:docPr>'
        ),
        (Relation("rIdF", "hyperlink", PAGE),),
    ),
    "film on a page": Plant(
        "media",
        _picture("").replace(
            '<wp:docPr id="1" name="a"/>',
            '<wp:docPr id="1" name="a"><a:extLst><a:ext uri="{C}"><wp15:webVideoPr '
            f'xmlns:wp15="{OFFICE}/word/2012/wordprocessingDrawing" embeddedHtml="&lt;a {PAGE}&gt;"/>'
            "</a:ext></a:extLst></wp:docPr>",
        ),
    ),
    "macro of a form": Plant(
        "macro",
        run(
            '<w:fldChar w:fldCharType="begin">'
            f'<w:ffData><w:entryMacro w:val="{HOST}"/></w:ffData></w:fldChar>'
        )
        + f"{code('FORMTEXT')}{mark('separate')}{text()}{mark('end')}",
        shown=SHOWN,
    ),
    "an unknown relation": Plant(
        "part", '<x:y xmlns:x="urn:x" r:id="rIdF"/>', (Relation("rIdF", "later", PAGE),)
    ),
    "an unknown address": Plant("address", f'<x:y xmlns:x="urn:x" from="{SHARE}"/>'),
    "a schema": Plant(
        "schema",
        '<x:y xmlns:x="urn:x" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        f'i:schemaLocation="u {PAGE}"/>',
    ),
    "chunk": Plant(
        "chunk",
        '<w:altChunk r:id="rIdF"/>',
        (Relation("rIdF", "aFChunk", "afchunk.htm", outside=False),),
        (_HTML,),
        whole=True,
    ),
    "chunk from outside": Plant(
        "chunk", '<w:altChunk r:id="rIdF"/>', (Relation("rIdF", "aFChunk", FILE),), whole=True
    ),
    "subdocument": Plant(
        "subdocument", '<w:subDoc r:id="rIdF"/>', (Relation("rIdF", "subDocument", FILE),), whole=True
    ),
}
FIELD_PLANTS = {
    (name, shape): Plant(kind, make(of.replace("&", "&amp;")), shown=SHOWN)
    for name, (kind, of) in FIELDS.items()
    for shape, make in SHAPES.items()
}

PLACES = ("body", "header", "footer", "footnote", "box", "table", "nested table")


def at_place(place: str, plant: Plant) -> dict[str, bytes]:
    """Return the parts of a template with the thing at a place."""
    parts = parts_of(example())
    inside = plant.xml if plant.whole else f"<w:p>{plant.xml}</w:p>"
    if place == "box":
        box = f"<v:shape><v:textbox><w:txbxContent>{inside}<w:p/></w:txbxContent></v:textbox></v:shape>"
        inside = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    for _ in range(("table", "nested table").index(place) + 1 if "table" in place else 0):
        inside = f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl>"
    part = "word/document.xml"
    if place in ("body", "box", "table", "nested table"):
        document = parts[part].decode()
        start = document.index(">", document.index("<w:document")) + 1
        opening = document[:start].replace("<w:document", f"<w:document {_missing(document[:start])}")
        parts[part] = (opening + document[start:].replace("<w:body>", f"<w:body>{inside}", 1)).encode()
    else:
        part = f"word/{place}F.xml"
        root = {"header": "hdr", "footer": "ftr", "footnote": "footnotes"}[place]
        if place == "footnote":
            inside = f'<w:footnote w:id="2">{inside}</w:footnote>'
        parts[part] = f"{HEAD}<w:{root} {SPACES}>{inside}</w:{root}>".encode()
        kind = "footnotes" if place == "footnote" else place
        declare(parts, part, f"{WORD}{kind}+xml")
        relate(parts, "word/document.xml", Relation("rIdPlace", kind, f"{place}F.xml", outside=False))
    for name, kind, data in plant.parts:
        parts[name] = data
        declare(parts, name, kind)
    for relation in plant.relations:
        relate(parts, part, relation)
    return parts


def declare(parts: dict[str, bytes], part: str, kind: str) -> None:
    types = parts["[Content_Types].xml"].decode()
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()


def relate(parts: dict[str, bytes], owner: str, relation: Relation) -> None:
    folder, _, base = owner.rpartition("/")
    name = f"{folder}/_rels/{base}.rels".lstrip("/")
    before = parts.get(name, f'{HEAD}<Relationships xmlns="{P}"></Relationships>'.encode()).decode()
    parts[name] = before.replace("</Relationships>", f"{relation.xml()}</Relationships>").encode()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _missing(opening: str) -> str:
    return " ".join(each for each in SPACES.split() if each.partition("=")[0] + "=" not in opening)
