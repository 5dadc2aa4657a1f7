"""What a stranger put into a Word file beside its text: told by name, and taken off."""

from __future__ import annotations

import io
import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from db.errors import Notice, Refused
from vqdesk.formats.opc import package
from vqdesk.formats.opc.parts import parsed
from vqdesk.formats.word.foreign import elements as foreign_elements
from vqdesk.formats.word.foreign import fields as foreign_fields
from vqdesk.formats.word.foreign.kinds import (
    ADDRESS,
    HARMLESS_RELATIONS,
    HARMLESS_TYPES,
    RELATIONS,
    VOCABULARIES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vqdesk.formats.word.foreign.elements import Dropped

_TYPES = "[Content_Types].xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STYLE_SHEET = b"<?xml-stylesheet"
_XML_ENDINGS = (".xml", ".rels", ".vml", ".svg")
_PLACES = {
    "document": "body",
    "hdr": "header",
    "ftr": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "settings": "settings",
    "webSettings": "settings",
    "glossaryDocument": "glossary",
}
_LONGEST = 60  # characters of an address that a sentence shows
_MOST_NAMED = 4


class Foreign(NamedTuple):
    """One thing that comes from elsewhere or acts by itself.

    `kind` is a key of `FOREIGN_KINDS`, `where` a place for `messages.place`, `what` the address or code as it
    stands.
    """

    kind: str
    where: str
    what: str


def found(data: bytes, name: str) -> list[Foreign]:
    """Return all that is foreign in a DOCX; raises Refused file.* where it cannot be read."""
    return strip_package(_read(data, name), name)[1]


def strip_foreign(data: bytes, name: str) -> bytes:
    """Return a DOCX without what is foreign in it; what it shows stays, but linked pictures.

    A file that has nothing foreign stays as it is. Raises Refused file.*, and template.form where something
    would be left.
    """
    parts, taken = strip_package(_read(data, name), name)
    if not taken:
        return data
    if strip_package(parts, name)[1]:
        raise Refused("template.form", name=name)
    stream = io.BytesIO()
    with package.new_package(stream) as archive:
        package.write_parts(archive, parts)
    return stream.getvalue()


def strip_package(parts: Mapping[str, bytes], name: str) -> tuple[dict[str, bytes], list[Foreign]]:
    """Return a package's parts without what is foreign, and what that was, each thing once."""
    return _Package(parts, name).result()


def notices(foreign: Iterable[Foreign]) -> list[Notice]:
    """Return what a sentence says of them: the first few by name, the others counted."""
    told = [
        Notice(
            "show.template.named" if each.what else "show.template.told",
            {
                "kind": Notice(f"show.foreign.{each.kind}"),
                "what": each.what if len(each.what) <= _LONGEST else f"{each.what[:_LONGEST]}…",
                "place": each.where,
            },
        )
        for each in foreign
    ]
    if len(told) > _MOST_NAMED:
        told[_MOST_NAMED:] = [Notice("show.template.more", {"count": len(told) - _MOST_NAMED})]
    return told


def _read(data: bytes, name: str) -> dict[str, bytes]:
    with package.open_package(io.BytesIO(data), name) as opened:
        return {part: opened.read(part) for part in opened.parts if not part.endswith("/")}


class _Package:
    """Hold the parts of a package while they are gone through."""

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self._parts = dict(parts)
        self._name = name
        self._found: dict[Foreign, None] = {}
        self._names = {part.casefold(): part for part in parts}
        self._types = self._parsed(_TYPES) if _TYPES in parts else None
        self._types_of = dict(_types_of(() if self._types is None else self._types))
        self._dropped: dict[str, Dropped] = {}

    def result(self) -> tuple[dict[str, bytes], list[Foreign]]:
        before = self._reached()
        for part in self._parts:
            if part.casefold().endswith(".rels"):
                self._take_off_relations(part)
        left = self._reached()
        for part in list(self._parts):
            relations = part == _TYPES or part.casefold().endswith(".rels")
            if part in left and not relations and self._is_xml(part):
                self._take_off_in(part)
        for part in self._parts.keys() - before:
            self._note("part", "file", part)
        if self._found:
            self._forget_parts()
        return self._parts, list(self._found)

    def _note(self, kind: str, where: str, what: str) -> None:
        self._found[Foreign(kind, where, " ".join(what.split()))] = None

    def _parsed(self, part: str) -> Any:
        return parsed(self._parts[part], self._name)

    # Relations

    def _take_off_relations(self, relations: str) -> None:
        root = self._parsed(relations)
        folder, base = posixpath.split(relations)
        owner = posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
        owner = self._names.get(owner.casefold(), owner)
        dropped: Dropped = {}
        for each in list(root.iter(_RELATION)):
            if kind := self._kind_of(each, owner):
                dropped[each.get("Id", "")] = kind, each.get("Target", "")
                if (parent := each.getparent()) is None:
                    raise Refused("file.unreadable", name=self._name)
                parent.remove(each)
        if not dropped:
            return
        self._parts[relations] = _serialised(root)
        self._dropped[owner] = dropped
        if owner not in self._parts or not self._is_xml(owner):
            for kind, target in dropped.values():
                self._note(kind, "file", target)

    def _kind_of(self, relation: Any, owner: str) -> str:
        """Return the kind of a relation that goes, "" for one that stays."""
        target, called = relation.get("Target", ""), relation.get("Type", "")
        tail = called.rpartition("/")[2]
        kind = RELATIONS.get(tail.casefold(), "part")
        outside = relation.get("TargetMode", "Internal") != "Internal" or ADDRESS.search(target)
        if outside or "\\" in target:
            return "link" if kind == "object" else kind
        if tail not in HARMLESS_RELATIONS or not VOCABULARIES.fullmatch(called):
            return kind
        part = self._meant(owner, target)
        return "part" if part is not None and not self._is_harmless(part) else ""

    def _meant(self, owner: str, target: str) -> str | None:
        """Return the part that a relation leads to, None where there is none."""
        path = posixpath.join("/", posixpath.dirname(owner), target.partition("#")[0])
        path = posixpath.normpath(path).lstrip("/").casefold()
        return self._names.get(path) or self._names.get(unquote(path))

    def _is_harmless(self, part: str) -> bool:
        if not HARMLESS_TYPES.fullmatch(self._type_of(part)):
            return False
        if not part.casefold().endswith(".svg"):
            return True
        try:
            self._parsed(part)
        except Refused:
            return False
        return True

    def _reached(self) -> set[str]:
        """Return the parts to which relations lead, from the package on, and the parts with the relations."""
        reached, left = {_TYPES}, [""]
        while left:
            folder, base = posixpath.split(left.pop())
            relations = self._names.get(posixpath.join(folder, "_rels", f"{base}.rels").casefold(), "")
            if relations not in self._parts or relations in reached:
                continue
            reached.add(relations)
            owner = posixpath.join(folder, base)
            for each in self._parsed(relations).iter(_RELATION):
                part = self._meant(owner, each.get("Target", ""))
                if part is not None and part not in reached and each.get("TargetMode") != "External":
                    reached.add(part)
                    left.append(part)
        return reached

    # Parts

    def _type_of(self, part: str) -> str:
        own, usual = f"/{part.casefold()}", part.rpartition(".")[2].casefold()
        return self._types_of.get(own) or self._types_of.get(usual, "")

    def _is_xml(self, part: str) -> bool:
        return part.casefold().endswith(_XML_ENDINGS) or self._type_of(part).endswith("xml")

    def _take_off_in(self, part: str) -> None:
        dropped = self._dropped.get(part, {})
        root = self._parsed(part)
        place = _PLACES.get(foreign_elements.bare_name(root), "file")
        styled = list(_style_sheets(self._parts[part]))
        for each in styled:
            self._note("address", place, each.decode(errors="replace"))
        found = foreign_fields.strip_fields(root) + foreign_elements.strip_elements(root, dropped)
        for kind, what, inside in found:
            self._note(kind, f"{place}, {inside}" if inside else place, what)
        told = {what for _, what, _ in found}
        for kind, target in dropped.values():
            if target not in told:
                self._note(kind, place, target)
        if found or styled:
            self._parts[part] = _serialised(root)

    def _forget_parts(self) -> None:
        """Take off the parts to which nothing leads any more, and what is said of them."""
        reached = self._reached()
        self._parts = {part: data for part, data in self._parts.items() if part in reached}
        if self._types is None:
            return
        there = {part.casefold() for part in self._parts}
        endings = {part.rpartition(".")[2] for part in there} | {"rels", "xml"}
        for each in list(self._types):
            named, ending = each.get("PartName"), each.get("Extension", "").casefold()
            known = ending in endings if named is None else named.lstrip("/").casefold() in there
            if not known:
                self._types.remove(each)
        self._parts[_TYPES] = _serialised(self._types)


def _style_sheets(data: bytes) -> Iterator[bytes]:
    """Yield a part's instructions that name a style sheet, comments and all."""
    begin = data.find(_STYLE_SHEET)
    while begin >= 0 and (end := data.find(b"?>", begin)) >= 0:
        yield data[begin : end + 2]
        begin = data.find(_STYLE_SHEET, end)


def _types_of(types: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Give the kinds of parts by `/name` and by ending, in small letters."""
    for each in types:
        name, ending = each.get("PartName"), each.get("Extension", "")
        key = ending if name is None else f"/{name.lstrip('/')}"
        yield key.casefold(), each.get("ContentType", "")


def _serialised(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
