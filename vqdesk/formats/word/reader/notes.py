"""What stands beside a Word document's body: notes, comments, headers and footers of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.word.names import W, tag_names
from vqdesk.formats.word.reader.drawings import Links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.annex.source.import_log import ImportLog
    from vqdesk.formats.opc.parts import Parts
    from vqdesk.formats.word.reader.paragraphs import InlineReader
    from vqdesk.formats.word.reader.tables import TableReader

_NOTES = {
    "footnotes": ("footnote", "account.footnote"),
    "endnotes": ("endnote", "account.footnote"),
    "comments": ("comment", "account.comment"),
}
_MARGINS = ("header", "footer")
_TAGS = tag_names("footnote", "endnote", "comment")


class SideReader:
    """Account for the texts in the parts around a document."""

    def __init__(self, parts: Parts, account: ImportLog, inline: InlineReader, tables: TableReader) -> None:
        self._parts = parts
        self._account = account
        self._inline = inline
        self._tables = tables

    def read(self, related: Iterable[tuple[str, str, str]]) -> None:
        """Go through the parts that a document is related to."""
        margins: dict[str, dict[str, None]] = {}
        # Each once: a part may be named a million times.
        for kind, part in dict.fromkeys(each[:2] for each in related):
            if part not in self._parts.names:
                continue
            self._inline.links = Links(self._parts, part)
            if kind in _NOTES:
                self._read_notes(self._parts.parsed(part), *_NOTES[kind])
            elif kind in _MARGINS:
                text = self._text(self._parts.parsed(part), kind)
                if text:
                    margins.setdefault(kind, {})[text] = None
        for kind, texts in margins.items():
            self._account.add(kind, "\n".join(texts), "skipped", "word.margin")

    def _read_notes(self, root: Any, place: str, why: str) -> None:
        # The others are the lines that Word draws above the notes.
        notes = (each for each in root.iter(*_TAGS) if each.get(W + "type", "normal") == "normal")
        for number, note in enumerate(notes, 1):
            where = f"{place} {number}"
            text = self._text(note, where)
            if text:
                self._account.add(where, text, "skipped", why)

    def _text(self, root: Any, where: str) -> str:
        self._inline.fields.reset()
        return "\n".join(line for line in self._tables.lines(root, where) if line.strip())
