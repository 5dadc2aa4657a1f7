"""What Word draws: text boxes of any kind, and the texts in pictures, diagrams and charts."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from vqdesk.formats.opc.drawn_texts import drawn_texts
from vqdesk.formats.word.names import W
from vqdesk.formats.word.walk import ALTERNATE, BOX, SDT, TBL, P, chosen_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.formats.opc.parts import Parts

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_CONTENT = (P, TBL, SDT)
# Words and numbers for programs: where a thing stands, how large it is, what it is called by.
_UNSEEN = frozenset(
    {
        *("posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"),
        *("LinkType", "LockedField", "FieldCodes", "f", "formatCode", "fldData", "binData"),
    }
)
_SPOKEN = ("string", "Caption")
# Lines under titles: nothing of them is missed.
_LINES = ("line", "straightConnector1")
_KINDS = (
    (re.compile(r"excel|calc|opendocument\.spread|sheet", re.IGNORECASE), "sheet"),
    (re.compile(r"word|writer|document", re.IGNORECASE), "document"),
    (re.compile(r"powerpoint|impress|show", re.IGNORECASE), "slides"),
    (re.compile(r"acro|pdf", re.IGNORECASE), "pdf"),
    (re.compile(r"package", re.IGNORECASE), "file"),
)


class Links:
    """What the drawings of one part refer to, by the part's relations."""

    def __init__(self, parts: Parts, part: str) -> None:
        self._parts = parts
        self._part = part
        self._known: dict[str, tuple[str, str]] | None = None
        self._told: set[str] = set()

    def target(self, relation: str) -> tuple[str, str]:
        """Return the kind and the part of a relation; two empty texts where there is none in the file."""
        if self._known is None:
            self._known = {key: (kind, part) for kind, part, key in self._parts.related(self._part)}
        kind, part = self._known.get(relation, ("", ""))
        return (kind, part) if part in self._parts.names else ("", "")

    def texts(self, relation: str) -> str:
        """Return the texts of a diagram or a chart: once, however often it is named."""
        kind, part = self.target(relation)
        if kind not in ("diagramData", "chart", "chartEx") or part in self._told:
            return ""
        self._told.add(part)
        return " ".join(self._of(part))

    def _of(self, part: str) -> Iterator[str]:
        yield from drawn_texts(self._parts.parsed(part))
        for kind, drawing, _ in self._parts.related(part):
            if kind == "chartUserShapes" and drawing in self._parts.names:
                yield from drawn_texts(self._parts.parsed(drawing))


def boxes_in(element: Any) -> list[Any]:
    """Return what holds paragraphs in a drawing, whatever it is called, those of one another left out."""
    found: list[Any] = []
    for child in element:
        if child.tag == BOX or any(each.tag in _CONTENT for each in child):
            found.append(child)
        elif child.tag == ALTERNATE:
            found += (each for form in chosen_forms(child) for each in boxes_in(form))
        elif len(child):
            found += boxes_in(child)
    return found


def texts_beside(element: Any, links: Links | None) -> str:
    """Return the texts in a drawing that stand in no box: of shapes, word art, diagrams and charts."""
    return " ".join(each for each in _texts(element, links) if each.strip())


def _texts(element: Any, links: Links | None) -> Iterator[str]:
    pending = [element]
    while pending:
        each = pending.pop()
        if not isinstance(each.tag, str) or each.tag == BOX or each.tag in _CONTENT:
            continue
        if each.tag == ALTERNATE:
            pending += reversed(chosen_forms(each))
            continue
        name = each.tag.rpartition("}")[2]
        if name not in _UNSEEN:
            yield (each.text or "").strip()
        yield from (each.get(key, "") for key in _SPOKEN if name in ("textpath", "ocxPr"))
        if links is not None and name in ("chart", "relIds"):
            yield from (links.texts(key) for key in _relations(each))
        pending += reversed(each)
        if each is not element and each.tail and each.tail.strip():
            yield each.tail.strip()


def _relations(element: Any) -> Iterator[str]:
    """Return the relations that an element names; of a diagram's, its data alone."""
    for name, value in element.attrib.items():
        if name.startswith((_R, _STRICT_R)) and name.rpartition("}")[2] in ("id", "dm"):
            yield value


def is_line(element: Any) -> bool:
    """Tell whether a drawing is no more than a line."""
    for each in element.iter("{*}prstGeom", "{*}line", "{*}pic", "{*}imagedata", "{*}chart"):
        name = each.tag.rpartition("}")[2]
        return name == "line" or (name == "prstGeom" and each.get("prst") in _LINES)
    return False


def drawing_name(element: Any) -> str:
    """Return what stands for a drawing where it cannot be seen: its description, title or name."""
    for each in element.iter("{*}docPr", "{*}shape", "{*}imagedata", "{*}rect", "{*}cNvPr", "{*}control"):
        for key in ("descr", "alt", "title", _OFFICE + "title", "name", W + "name"):
            if (said := each.get(key, "")).strip():
                return str(said)
    return ""


def embedded(element: Any, links: Links | None) -> tuple[str, str] | None:
    """Return what kind of thing lies in an object, and its name; None where none does.

    The kind is one of sheet, document, slides, pdf, file, control, other.
    """
    for each in element.iter("{*}OLEObject", "{*}control", "{*}objectEmbed", "{*}objectLink"):
        program = each.get("ProgID", "") or each.get(W + "progId", "")
        part = next((links.target(key)[1] for key in _relations(each)), "") if links else ""
        if each.tag.endswith("}control"):
            return "control", drawing_name(element) or program
        kind = next((kind for known, kind in _KINDS if known.search(program or part)), "other")
        return kind, drawing_name(element) or posixpath.basename(part) or program
    return None
