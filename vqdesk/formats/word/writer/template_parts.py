"""The parts of a template that do not stay as they are: types, properties, styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from db.errors import Refused
from vqdesk.annex.layout.typography import CELL_SIDE, text_styles
from vqdesk.formats.opc.parts import parsed
from vqdesk.formats.opc.properties import properties
from vqdesk.formats.word.names import VAL, W, child, parse_int
from vqdesk.formats.word.writer.body import WORDPROCESSINGML
from vqdesk.formats.word.writer.styles import own_styles
from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.annex.layout.typography import TextStyles
    from vqdesk.formats.opc.parts import Parts

TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT, _TEMPLATE = WORD + "document.main+xml", WORD + "template.main+xml"
_MACROS = ("macroenabled", "vbaproject", "vbadata", "activex")
_PROPERTIES = (
    (
        "core-properties",
        "docProps/core.xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    (
        "extended-properties",
        "docProps/app.xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
)
_STYLES_END = b"</w:styles>"
_OWN_STYLE = re.compile(r'<w:style .*?w:styleId="(.*?)".*?<w:name w:val="(.*?)".*?</w:style>', re.DOTALL)
_SHIPPED_TABLES = ("BangBieu", "BangKy")
_INDENT = f'<w:tblInd w:w="{round(CELL_SIDE * 20)}" w:type="dxa"/>'
_LAST_OLD = 14  # Word 2010


class Roles(NamedTuple):
    """What the parts of a template are for: `margins` are headers and footers, `properties` by kind."""

    document: str
    styles: str
    margins: tuple[str, ...]
    settings: str | None
    properties: Mapping[str, str]


def find_roles(parts: Parts, name: str) -> Roles:
    """Return which part is which; Refused template.macros, template.form where it is no usual DOCX."""
    document = parts.main()
    types = parts.parsed(TYPES)
    told = [*parts.names, *(each.get("ContentType", "") for each in types)]
    if any(word in text.casefold() for text in told for word in _MACROS):
        raise Refused("template.macros", name=name)
    related = [(kind, part) for kind, part, _ in parts.related(document) if part in parts.names]
    styles = next((part for kind, part in related if kind == "styles"), None)
    if _type_of(types, document) not in (_DOCUMENT, _TEMPLATE) or styles is None:
        raise Refused("template.form", name=name)
    return Roles(
        document,
        styles,
        tuple(dict.fromkeys(part for kind, part in related if kind in ("header", "footer"))),
        next((part for kind, part in related if kind == "settings"), None),
        {kind: part for kind, part, _ in parts.related("") if part in parts.names},
    )


def expect_parts(parts: Mapping[str, bytes], told: Roles, name: str) -> None:
    """Raise Refused template.form, file.* where the parts of an annex's own could not be made later."""
    _changed(parts, told, properties("", ""), text_styles(), name)


def changed_parts(parts: Mapping[str, bytes], told: Roles, table: AnnexTable, name: str) -> dict[str, bytes]:
    """Return the parts that an annex in the template has of its own; nothing names a person or a machine."""
    return _changed(parts, told, properties(table.title, table.organisation), table.looks, name)


def _changed(
    parts: Mapping[str, bytes], told: Roles, own: Mapping[str, bytes], looks: TextStyles, name: str
) -> dict[str, bytes]:
    found = {told.properties.get(kind, part): own[part] for kind, part, _, _ in _PROPERTIES}
    settings = parsed(parts[told.settings], name) if told.settings else None
    found[told.styles] = _styles(parts[told.styles], looks, _indent(settings), name)
    missing = [each for each in _PROPERTIES if each[0] not in told.properties]
    types = parsed(parts[TYPES], name)
    if missing or _type_of(types, told.document) != _DOCUMENT:
        found[TYPES] = _types(types, told.document, missing)
    if missing:
        relations = next((part for part in parts if part.casefold() == _RELATIONS), None)
        if relations is None:
            raise Refused("template.form", name=name)
        found[relations] = _relations(parsed(parts[relations], name), missing)
    return found


# Types and relations


def _type_of(types: Any, part: str) -> str:
    for each in types.iter(TYPE + "Override"):
        if each.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return str(each.get("ContentType", ""))
    return ""


def _types(types: Any, document: str, missing: list[tuple[str, str, str, str]]) -> bytes:
    for each in types.iter(TYPE + "Override"):
        if each.get("PartName", "").lstrip("/").casefold() == document.casefold():
            each.set("ContentType", _DOCUMENT)
    for _, part, _, kind in missing:
        etree.SubElement(types, TYPE + "Override", PartName=f"/{part}", ContentType=kind)
    return serialise(types)


def _relations(relations: Any, missing: list[tuple[str, str, str, str]]) -> bytes:
    for index, (_, part, kind, _) in enumerate(missing):
        ids = {"Id": f"vqdesk{index}", "Type": kind, "Target": part}
        etree.SubElement(relations, RELATION + "Relationship", ids)
    return serialise(relations)


def serialise(root: Any) -> bytes:
    """Return a part as XML."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


# Styles


def _styles(data: bytes, looks: TextStyles, indent: str, name: str) -> bytes:
    """Return the template's styles and those of ours that it has not; its own definition of one wins."""
    root = parsed(data, name)
    if root.nsmap.get("w") != WORDPROCESSINGML or _STYLES_END not in data:
        raise Refused("template.form", name=name)
    head, _, tail = data.rpartition(_STYLES_END)
    new = "".join(_missing_styles(root, looks, indent))
    made = b"".join((head, new.encode(), _STYLES_END, tail))
    ids = {each.get(W + "styleId") for each in parsed(made, name).iterchildren(W + "style")}
    if not ids.issuperset(found[1] for found in _OWN_STYLE.finditer(new)):
        raise Refused("template.form", name=name)
    return made


def _missing_styles(root: Any, looks: TextStyles, indent: str) -> Iterator[str]:
    known = {style.get(W + "styleId"): style for style in root.iterchildren(W + "style")}
    names = {_name(style): style_id for style_id, style in known.items()}
    for found in _OWN_STYLE.finditer("".join((*own_styles(looks), *_table_styles(root, indent)))):
        style_id, style_name = found[1], found[2]
        if style_id in known:
            continue
        if style_name.casefold() in names:
            yield _built_on(found[0], style_name, names[style_name.casefold()])
        else:
            yield found[0].replace("</w:rPr>", '<w:lang w:val="vi-VN"/></w:rPr>') + "\n"


def _built_on(style: str, name: str, known: str) -> str:
    """Return a style that looks as the template's own one of this name: Word renames the ids of ours."""
    head = style.partition("<w:name")[0]
    return f'{head}<w:name w:val="{name} (vqdesk)"/><w:basedOn w:val="{known}"/></w:style>\n'


def _table_styles(root: Any, indent: str) -> Iterator[str]:
    """Return our table styles, built on the template's usual table, whatever its id is there."""
    usual = [
        style.get(W + "styleId")
        for style in root.iterchildren(W + "style")
        if style.get(W + "type") == "table" and style.get(W + "default") in ("1", "true", "on")
    ]
    base = f'<w:basedOn w:val="{usual[0]}"/>' if usual else ""
    for found in _OWN_STYLE.finditer(resources.path("word/styles.xml").read_text(encoding="utf-8")):
        if found[1] in _SHIPPED_TABLES:
            style = found[0].replace('<w:basedOn w:val="TableNormal"/>', base)
            yield style.replace("<w:tblPr>", f"<w:tblPr>{indent}")


def _indent(settings: Any | None) -> str:
    """Return what lets a table begin at the margin: up to Word 2010 its text did instead."""
    told = [] if settings is None else settings.iter(W + "compatSetting")
    modes = [each.get(VAL) for each in told if each.get(W + "name") == "compatibilityMode"]
    return "" if parse_int(modes[0] if modes else None, 12) > _LAST_OLD else _INDENT


def _name(style: Any) -> str:
    name = child(style, W + "name")
    return "" if name is None else str(name.get(VAL, "")).casefold()
