"""Word files with one foreign thing that stands in no text: among settings, relations and parts."""

from __future__ import annotations

from foreign.word import (
    FILE,
    HOST,
    OFFICE,
    PAGE,
    SHARE,
    SPACES,
    WORD,
    P,
    Plant,
    R,
    Relation,
    declare,
    parts_of,
    relate,
)

from vqdesk.formats.word.writer.template_example import example

SETTINGS = "word/settings.xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.drawingml."


def in_settings(kind: str, xml: str, *relations: Relation) -> Plant:
    """Return a plant among the settings, for `in_file`."""
    return Plant(kind, xml, relations, parts=((SETTINGS, "", b""),))


def in_file(plant: Plant, owner: str = "word/document.xml") -> dict[str, bytes]:
    """Return the parts of a template with something that stands nowhere in its text."""
    parts = parts_of(example())
    for name, kind, data in plant.parts:
        if name == SETTINGS:
            owner = name
            declared = f'xmlns:r="{R}" xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main" '
            settings = parts[name].decode().replace("<w:settings ", f"<w:settings {declared}", 1)
            parts[name] = settings.replace("<w:zoom", f"{plant.xml}<w:zoom", 1).encode()
        else:
            parts[name] = data
            declare(parts, name, kind)
    for relation in plant.relations:
        relate(parts, "" if relation.id.startswith("package") else owner, relation)
    return parts


def _related(relation: Relation) -> bytes:
    return f'<Relationships xmlns="{P}">{relation.xml()}</Relationships>'.encode()


FILE_PLANTS = {
    "attached template": in_settings(
        "template", '<w:attachedTemplate r:id="rIdF"/>', Relation("rIdF", "attachedTemplate", PAGE)
    ),
    "mail merge": in_settings(
        "merge",
        '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/>'
        f'<w:connectString w:val="Data Source={FILE}"/><w:query w:val="SELECT * FROM {HOST}"/>'
        '<w:dataSource r:id="rIdF"/><w:headerSource r:id="rIdG"/><w:odso><w:src r:id="rIdF"/>'
        f'<w:udl w:val="{HOST}"/><w:recipientData r:id="rIdH"/></w:odso></w:mailMerge>',
        Relation("rIdF", "mailMergeSource", FILE),
        Relation("rIdG", "mailMergeHeaderSource", FILE),
        Relation("rIdH", "recipientData", "recipients.xml", outside=False),
    ),
    "update on opening": in_settings("update", '<w:updateFields w:val="true"/>'),
    "update of styles": in_settings("update", "<w:linkStyles/>"),
    "attached schema": in_settings("schema", f'<w:attachedSchema w:val="{PAGE}"/>'),
    "schema library": in_settings(
        "schema", f'<sl:schemaLibrary><sl:schema sl:schemaLocation="{PAGE}" sl:uri="u"/></sl:schemaLibrary>'
    ),
    "transformation": in_settings(
        "schema", '<w:saveThroughXslt r:id="rIdF"/>', Relation("rIdF", "transform", PAGE)
    ),
    "recipients alone": Plant(
        "merge",
        relations=(Relation("rIdF", "recipientData", "recipients.xml", outside=False),),
        parts=(("word/recipients.xml", f"{WORD}mailMergeRecipientData+xml", b"<w/>"),),
    ),
    "frames": Plant(
        "frame",
        relations=(Relation("rIdF", "webSettings", "webSettings.xml", outside=False),),
        parts=(
            (
                "word/webSettings.xml",
                f"{WORD}webSettings+xml",
                f'<w:webSettings {SPACES}><w:frameset><w:frame><w:sourceFileName r:id="rIdF"/></w:frame>'
                "</w:frameset></w:webSettings>".encode(),
            ),
            (
                "word/_rels/webSettings.xml.rels",
                _RELATIONS_TYPE,
                _related(Relation("rIdF", "frame", PAGE)),
            ),
        ),
    ),
    "styles from outside": Plant("part", relations=(Relation("rIdF", "styles", PAGE),)),
    "theme from outside": Plant("part", relations=(Relation("rIdF", "theme", FILE),)),
    "header from outside": Plant("part", relations=(Relation("rIdF", "header", FILE),)),
    "mode in small letters": Plant(
        "picture", relations=(Relation("rIdF", 'image" TargetMode="external" x="', PAGE, outside=False),)
    ),
    "add-in that opens by itself": Plant(
        "addin",
        relations=(
            Relation(
                "package1",
                "webextensiontaskpanes",
                "word/webextensions/taskpanes.xml",
                outside=False,
                space=f"{OFFICE}/2011/relationships",
            ),
        ),
        parts=(
            (
                "word/webextensions/taskpanes.xml",
                "application/vnd.ms-office.webextensiontaskpanes+xml",
                b"<w/>",
            ),
        ),
    ),
    "ribbon": Plant(
        "addin",
        relations=(
            Relation(
                "package1",
                "extensibility",
                "customUI/a.xml",
                outside=False,
                space=f"{OFFICE}/2006/relationships/ui",
            ),
        ),
        parts=(("customUI/a.xml", "application/xml", f'<c onLoad="{HOST}"/>'.encode()),),
    ),
    "keys": Plant(
        "macro",
        relations=(
            Relation(
                "rIdF",
                "keyMapCustomizations",
                "customizations.xml",
                outside=False,
                space=f"{OFFICE}/2006/relationships",
            ),
        ),
        parts=(("word/customizations.xml", "application/vnd.ms-word.keyMapCustomizations+xml", b"<w/>"),),
    ),
    "printer": Plant(
        "printer",
        relations=(Relation("rIdF", "printerSettings", "printerSettings1.bin", outside=False),),
        parts=(
            (
                "word/printerSettings1.bin",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings",
                SHARE.encode("utf-16-le"),
            ),
        ),
    ),
    "signature": Plant(
        "signature",
        relations=(
            Relation(
                "package1",
                "origin",
                "_xmlsignatures/origin.sigs",
                outside=False,
                space=f"{P}/digital-signature",
            ),
        ),
        parts=(
            (
                "_xmlsignatures/origin.sigs",
                "application/vnd.openxmlformats-package.digital-signature-origin",
                b"",
            ),
        ),
    ),
    "page instead of a picture": Plant(
        "part",
        relations=(Relation("rIdF", "image", "media/a.png", outside=False),),
        parts=(("word/media/a.png", "text/html", f'<img src="{PAGE}">'.encode()),),
    ),
    "part that nothing leads to": Plant(
        "part", parts=(("word/embeddings/a.bin", "application/octet-stream", HOST.encode()),)
    ),
    "drawing of SVG": Plant(
        "picture",
        relations=(Relation("rIdF", "image", "media/a.svg", outside=False),),
        parts=(
            (
                "word/media/a.svg",
                "image/svg+xml",
                f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{PAGE}"/></svg>'.encode(),
            ),
        ),
    ),
    "script in SVG": Plant(
        "macro",
        relations=(Relation("rIdF", "image", "media/a.svg", outside=False),),
        parts=(
            (
                "word/media/a.svg",
                "image/svg+xml",
                f'<svg xmlns="http://www.w3.org/2000/svg"><script>{HOST}</script></svg>'.encode(),
            ),
        ),
    ),
    "style sheet in SVG": Plant(
        "picture",
        relations=(Relation("rIdF", "image", "media/a.svg", outside=False),),
        parts=(
            (
                "word/media/a.svg",
                "image/svg+xml",
                f'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "{PAGE}"</style></svg>'.encode(),
            ),
        ),
    ),
    "SVG with a document type": Plant(
        "part",
        relations=(Relation("rIdF", "image", "media/a.svg", outside=False),),
        parts=(("word/media/a.svg", "image/svg+xml", f'<!DOCTYPE svg SYSTEM "{PAGE}"><svg/>'.encode()),),
    ),
    "data with a schema": Plant(
        "schema",
        relations=(Relation("rIdF", "customXml", "../customXml/item1.xml", outside=False),),
        parts=(
            (
                "customXml/item1.xml",
                "application/xml",
                '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
                f'i:noNamespaceSchemaLocation="{PAGE}"/>'.encode(),
            ),
        ),
    ),
    "workbook behind a chart": Plant(
        "object",
        relations=(Relation("rIdF", "chart", "charts/chart1.xml", outside=False),),
        parts=(
            (
                "word/charts/chart1.xml",
                f"{_DRAWING}chart+xml",
                '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
                f'xmlns:r="{R}"><c:externalData r:id="rIdF"><c:autoUpdate c:val="1"/></c:externalData>'
                "</c:chartSpace>".encode(),
            ),
            (
                "word/charts/_rels/chart1.xml.rels",
                _RELATIONS_TYPE,
                _related(Relation("rIdF", "oleObject", FILE)),
            ),
        ),
    ),
}
