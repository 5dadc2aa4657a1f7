"""Rich values: pictures and named things in cells that hold an error for older programs (MS-XLSX 2.3.6)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from vqdesk.formats.opc.drawn_texts import element_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.formats.opc.parts import Parts

_METADATA, _VALUES, _STRUCTURES = "sheetMetadata", "rdRichValue", "rdRichValueStructure"
_PICTURES = ("_localImage", "_webimage")
_NAME = "_DisplayString"


class RichValue(NamedTuple):
    """What a cell shows: a text, or a picture with the text that is read out in its place."""

    text: str
    is_picture: bool


class RichValues:
    """The rich values of a workbook by the number of their cells (`vm`), read when the first is asked.

    `known` are the workbook's parts by what they are to it.
    """

    def __init__(self, parts: Parts, known: Mapping[str, str]) -> None:
        self._parts = parts
        self._known = known

    def get(self, number: str | None) -> RichValue | None:
        """Return a value; None where there is none, or one that is an error indeed."""
        if not number or not number.isascii() or not number.isdigit() or len(number) > 8:
            return None
        place = self._places.get(int(number))
        return self._values.get(place) if place is not None else None

    @cached_property
    def _places(self) -> dict[int, int]:
        """Return by a cell's number, from 1, the place of its rich value."""
        root = self._root(_METADATA)
        if root is None:
            return {}
        kinds = [each.get("name", "") for each in root.iter() if element_name(each) == "metadataType"]
        future = {
            each.get("name", ""): [_place(block) for block in each if element_name(block) == "bk"]
            for each in root.iter()
            if element_name(each) == "futureMetadata"
        }
        found: dict[int, int] = {}
        blocks = (
            each for listed in root.iter() if element_name(listed) == "valueMetadata" for each in listed
        )
        for number, block in enumerate(blocks, 1):
            for record in block:
                kind, at = _whole(record.get("t")) - 1, _whole(record.get("v"))
                places = future.get(kinds[kind], []) if 0 <= kind < len(kinds) else []
                if 0 <= at < len(places) and places[at] >= 0:
                    found[number] = places[at]
        return found

    @cached_property
    def _values(self) -> dict[int, RichValue]:
        structures, values = self._root(_STRUCTURES), self._root(_VALUES)
        if structures is None or values is None:
            return {}
        known = [
            (each.get("t", ""), [key.get("n", "") for key in each])
            for each in structures.iter()
            if element_name(each) == "s"
        ]
        found = {}
        for place, value in enumerate(each for each in values.iter() if element_name(each) == "rv"):
            at = _whole(value.get("s"))
            kind, keys = known[at] if 0 <= at < len(known) else ("", [])
            texts = [each.text or "" for each in value if element_name(each) == "v"]
            named = dict(zip(keys, texts, strict=False))
            if kind in _PICTURES:
                found[place] = RichValue(named.get("Text", ""), is_picture=True)
            elif named.get(_NAME):
                found[place] = RichValue(named[_NAME], is_picture=False)
        return found

    def _root(self, kind: str) -> Any:
        part = self._known.get(kind, "")
        return self._parts.parsed(part) if part in self._parts.names else None


def _place(block: Any) -> int:
    return next((_whole(each.get("i")) for each in block.iter() if element_name(each) == "rvb"), -1)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1
