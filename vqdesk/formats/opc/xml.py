"""How XML of files that anybody made is parsed: no entities, no document types, no network."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lxml import etree

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""What lxml's parsers are told for any file."""

_TOO_MUCH = "XML_PARSE_HUGE"  # in what the parser says of texts of 10 MB and of depths that nobody writes


@contextmanager
def refuse_xml_errors(name: str) -> Iterator[None]:
    """Turn a parser's complaints into Refused file.unreadable, file.too_big for what it will not hold."""
    try:
        yield
    except (etree.XMLSyntaxError, ValueError) as error:
        key = "file.too_big" if _TOO_MUCH in str(error) else "file.unreadable"
        raise Refused(key, name=name) from error


def refuse_doctype(element: Any, name: str) -> None:
    """Refuse a document that declares a type, for it could define entities: file.unreadable."""
    if element.getroottree().docinfo.doctype:
        raise Refused("file.unreadable", name=name)
