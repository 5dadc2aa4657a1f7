"""The parts of a DOCX around its document: texts in page margins, styles that make numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.word_read import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def margin_text(blocks: Iterable[bytes], name: str) -> str:
    """Return the text of a header or footer part, one line a paragraph, without what fields show."""
    reader = _MarginReader()
    for _ in parsed(blocks, reader, name):
        pass
    return "".join(reader.pieces).strip("\n")


def makes_numbers(blocks: Iterable[bytes], name: str) -> bool:
    """Tell whether a styles part makes Word write numbers that stand in no text."""
    reader = _TagReader()
    for _ in parsed(blocks, reader, name):
        pass
    return "w:numPr" in reader.tags


class _TagReader:
    """Collect which elements there are."""

    def __init__(self) -> None:
        self.tags: set[str] = set()

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        self.tags.add(tag)

    def end(self, tag: str) -> None:
        pass

    def characters(self, text: str) -> None:
        pass


class _MarginReader:
    """Collect what is written between fields; `pieces` joined is the text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._fields = 0
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "w:t":
            self._in_text = True
        elif tag == "w:fldSimple":
            self._fields += 1
        elif tag == "w:fldChar":
            self._fields += {"begin": 1, "end": -1}.get(attributes.get("w:fldCharType", ""), 0)

    def end(self, tag: str) -> None:
        if tag == "w:t":
            self._in_text = False
        elif tag == "w:fldSimple":
            self._fields -= 1
        elif tag == "w:p":
            self.pieces.append("\n")

    def characters(self, text: str) -> None:
        if self._in_text and not self._fields:
            self.pieces.append(text)
