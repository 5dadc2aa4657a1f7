"""Elements and attributes of a Word part that fetch or start something, or lead out of the file."""

from __future__ import annotations

import io
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused
from vqdesk.formats.opc.package import Allowance, open_package
from vqdesk.formats.opc.values import OFF
from vqdesk.formats.word.foreign.kinds import ADDRESS, ELEMENTS, TEXT_ATTRIBUTES, VOCABULARIES, W_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Found = tuple[str, str, str]
"""A kind, where it leads to, and the place in the part."""

Dropped = dict[str, tuple[str, str]]
"""The relations of a part that go, by id: kind and target."""

_RELATED = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_OFFICE = "urn:schemas-microsoft-com:office:office"
_VML = ("urn:schemas-microsoft-com:vml", _OFFICE, "urn:schemas-microsoft-com:office:word")
_SVG = "http://www.w3.org/2000/svg"
_FILLED = frozenset(["imagedata", "fill", "stroke"])
_SOURCES = frozenset(["src", "href", "althref"])
_SCHEMAS = frozenset(["schemaLocation", "noNamespaceSchemaLocation"])
_FEW, _MOST_SHRUNK = 4_096, 20  # bytes; how many times its size
_OBJECTS = frozenset(["OLEObject", "control", "objectEmbed", "objectLink", "movie"])
_DRAWN = frozenset(["drawing", "pict", "object"])


def strip_elements(root: Any, dropped: Dropped) -> list[Found]:
    """Take off what is foreign in a part, fields apart, and return it; texts and stored pictures stay."""
    found: list[Found] = []
    gone: set[Any] = set()
    with_text = {above for box in root.iter("{*}txbxContent") for above in box.iterancestors()}
    for element in list(root.iter(etree.Element)):
        if element in gone:
            continue
        kind = _kind(element)
        if kind and element is not root:
            found.append((kind, _target(element, dropped), place_in_part(element)))
            gone.update(element.iter(etree.Element))
            _remove(element)
            continue
        for name, value in list(element.attrib.items()):
            if kind := _kind_of_attribute(element, name, value, dropped):
                target = dropped[value][1] if _is_relation(name) else value
                found.append((kind, target, place_in_part(element)))
                del element.attrib[name]
                if _is_relation(name):
                    gone.update(_without_relation(element, with_text))
    return found


def place_in_part(element: Any) -> str:
    """Return where in its part an element stands: `box`, `table`, or ""."""
    for above in element.iterancestors():
        tag = bare_name(above)
        if tag in ("txbxContent", "tbl"):
            return "box" if tag == "txbxContent" else "table"
    return ""


def bare_name(element: Any) -> str:
    """Return an element's name without its vocabulary."""
    return str(etree.QName(element).localname)


def unwrap(element: Any) -> None:
    """Put what an element holds in its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _kind(element: Any) -> str:
    """Return the kind of an element that goes as a whole, "" for one that stays."""
    space, tag = etree.QName(element).namespace or "", bare_name(element)
    if "wordprocessingml" in space:
        kind = W_ELEMENTS.get(tag, "")
        return "" if kind == "update" and element.get(f"{{{space}}}val") in OFF else kind
    if tag == "OLEObject":
        return "link" if element.get("Type") == "Link" else "object"
    if space == _SVG and tag == "style":
        text = element.text or ""
        return "picture" if "@import" in text or ADDRESS.search(text) else ""
    return ELEMENTS.get(tag, "")


def _kind_of_attribute(element: Any, name: str, value: str, dropped: Dropped) -> str:
    """Return the kind of an attribute that goes, "" for one that stays."""
    if _is_relation(name):
        return dropped.get(value, ("", ""))[0]
    own, space = etree.QName(name).localname, etree.QName(element).namespace
    if own in _SCHEMAS and value.strip():
        return "schema"
    if space in _VML and bare_name(element) in _FILLED and own in _SOURCES and value.strip():
        return "picture"
    if own == "gfxdata":
        return "picture" if _holds_relations(value) else ""
    if own in TEXT_ATTRIBUTES or VOCABULARIES.fullmatch(value) or not ADDRESS.search(value):
        return ""
    if space == _SVG:
        return "picture"
    return "hyperlink" if own == "href" else "address"


def _holds_relations(value: str) -> bool:
    """Tell whether a drawing that Word packed into an attribute leads out of it, or cannot be read."""
    try:
        data = b64decode("".join(value.split()), validate=True)
        # A drawing's relations are a few lines; what unpacks to more hides something.
        allowance = Allowance(_FEW + _MOST_SHRUNK * len(data))
        with open_package(io.BytesIO(data), "", allowance) as opened:
            relations = [opened.read(part) for part in opened.parts if part.casefold().endswith(".rels")]
            return any(b"TargetMode" in each or b"\0" in each for each in relations)
    except (ValueError, Refused):
        return True


def _is_relation(name: str) -> bool:
    named = etree.QName(name)
    return named.namespace in _RELATED or (named.namespace == _OFFICE and named.localname == "relid")


def _target(element: Any, dropped: Mapping[str, tuple[str, str]]) -> str:
    """Return where an element's relations, or those in it, lead to."""
    for each in element.iter(etree.Element):
        for name, value in each.attrib.items():
            if _is_relation(name) and value in dropped:
                return dropped[value][1]
    return ""


def _remove(element: Any) -> None:
    """Take an element off; the picture that an object shows stays one."""
    parent = element.getparent()
    parent.remove(element)
    if bare_name(element) not in _OBJECTS or bare_name(parent) != "object":
        return
    if not len(parent) and parent.getparent() is not None:
        parent.getparent().remove(parent)
    elif not any(bare_name(child) == "drawing" for child in parent):
        parent.tag = f"{{{etree.QName(parent).namespace}}}pict"
        for name in [name for name in parent.attrib if etree.QName(name).localname in ("dxaOrig", "dyaOrig")]:
            del parent.attrib[name]


def _without_relation(element: Any, with_text: set[Any]) -> Iterator[Any]:
    """Put right what has lost a relation; return what is no longer there. What is drawn keeps its texts."""
    tag = bare_name(element)
    related = any(_is_relation(name) for name in element.attrib)
    if tag == "hyperlink":
        unwrap(element)
        yield element
    elif "wordprocessingml" in (etree.QName(element).namespace or ""):
        yield from _removed(element)
    elif related:
        return
    elif tag in ("blip", "imagedata", "chart", "relIds", "contentPart"):
        drawn = next((each for each in element.iterancestors() if bare_name(each) in _DRAWN), None)
        if drawn is not None and drawn not in with_text and not _is_fill(element):
            yield from _removed(drawn)
        elif tag != "blip":
            yield from _removed(element)
    elif tag in ("userShapes", "svgBlip", "imgLayer"):
        yield from _removed(element)


def _is_fill(element: Any) -> bool:
    """Tell whether a picture only fills a shape."""
    parent = element.getparent()
    return bare_name(element) == "blip" and bool(etree.QName(parent).namespace.endswith("/main"))


def _removed(element: Any) -> Iterator[Any]:
    yield from list(element.iter(etree.Element))
    if element.getparent() is not None:
        element.getparent().remove(element)
