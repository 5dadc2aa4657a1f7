"""Where paragraphs, markers and sections lie in a part of somebody's Word file, to the byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from db.errors import Refused
from db.limits import LARGEST_STORY, MOST_MARKERS
from db.text.folding import fold_name
from vqdesk.formats.opc.values import OFF, escaped
from vqdesk.formats.word.writer.body import WORDPROCESSINGML

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Attributes = Mapping[str, str]

TABLE, TITLES, ATTACHED, ORGANISATION = "bieu", "tieu de", "kem theo", "co quan"
MARKERS = (TABLE, TITLES, ATTACHED, ORGANISATION)
"""What stands between double brackets, folded: marks, case and composition do not matter."""

_MARKER = re.compile(r"\[\[([^\[\]]{1,40})\]\]")
_BODY = ["w:document", "w:body"]
_UTF_8 = (None, "utf-8", "us-ascii")
# What a paragraph may hold beside its marker; nobody sees it, and nobody misses it.
_SILENT = frozenset(
    (
        *("w:r", "w:t", "w:ins", "w:smartTag", "w:proofErr", "w:lastRenderedPageBreak"),
        *("w:bookmarkStart", "w:bookmarkEnd"),
    )
)
_PROPERTIES = ("w:pPr", "w:rPr")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


class StoryText(NamedTuple):
    """One `w:t`: where it begins and ends, and what it says."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class StorySection:
    """The properties of a section, which end at byte `end`; widths as they are written.

    `headers` are the kinds of headers that it has itself; `has_first_page`: one of its own for page 1.
    """

    start: int
    end: int = 0
    page: Mapping[str, str] = field(default_factory=dict)
    margins: Mapping[str, str] = field(default_factory=dict)
    columns: str = "1"
    headers: set[str] = field(default_factory=set)
    has_first_page: bool = False


@dataclass(slots=True)
class StoryParagraph:
    """One paragraph, from byte `start` to `end`.

    `is_own` tells that it stands in the body itself, `is_plain` that there is nothing but text in it.
    """

    start: int
    is_own: bool
    end: int = 0
    is_plain: bool = True
    new_page: bool = False
    texts: list[StoryText] = field(default_factory=list)
    markers: list[re.Match[str]] = field(default_factory=list)
    section: StorySection | None = None

    @property
    def text(self) -> str:
        """Return all that it says."""
        return "".join(text.text for text in self.texts)


class Story:
    """A document, header or footer: its sections, and the paragraphs in which there is a marker.

    Raises Refused template.form for what Word would write otherwise, file.unreadable and file.too_big.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.paragraphs: list[StoryParagraph] = []
        self.sections: list[StorySection] = []
        if len(data) > LARGEST_STORY:
            raise Refused("file.too_big", name=name)
        _Scan(self, name).run()
        if sum(len(each.markers) for each in self.paragraphs) > MOST_MARKERS:
            raise Refused("file.too_big", name=name)

    def paragraphs_with(self, marker: str) -> list[StoryParagraph]:
        """Return the paragraphs in which a marker stands, one for each time."""
        return [each for each in self.paragraphs for found in each.markers if _marker_name(found) == marker]

    def section_of(self, paragraph: StoryParagraph) -> StorySection | None:
        """Return the section in which a paragraph of the body stands."""
        return next((each for each in self.sections if each.start >= paragraph.start), None)

    def fill(self, start: int, end: int, texts: Mapping[str, str]) -> bytes:
        """Return the bytes from `start` to `end` with texts in place of their markers."""
        pieces: list[bytes] = []
        for position, upto, content in sorted(self._edits(texts)):
            if start <= position and upto <= end:
                pieces += (self.data[start:position], content)
                start = upto
        return b"".join((*pieces, self.data[start:end]))

    def _edits(self, texts: Mapping[str, str]) -> Iterator[tuple[int, int, bytes]]:
        for paragraph in self.paragraphs:
            found = [each for each in paragraph.markers if _marker_name(each) in texts]
            if found:
                yield from _rewrite(paragraph, found, texts)


def _markers(text: str) -> list[re.Match[str]]:
    if "[[" not in text:
        return []
    return [found for found in _MARKER.finditer(text) if _marker_name(found) in MARKERS]


def _marker_name(found: re.Match[str]) -> str:
    return fold_name(found[1])


def _rewrite(
    paragraph: StoryParagraph, found: list[re.Match[str]], texts: Mapping[str, str]
) -> Iterator[tuple[int, int, bytes]]:
    """Write the new text into the run where its marker begins; the others lose their part of the marker."""
    begins = {each.start(): texts[_marker_name(each)] for each in found}
    gone = {position for each in found for position in range(*each.span())}
    position = 0
    for text in paragraph.texts:
        positions = range(position, position + len(text.text))
        position = positions.stop
        if gone.isdisjoint(positions):
            continue
        new = "".join(
            begins.get(position, "") if position in gone else character
            for position, character in zip(positions, text.text, strict=True)
        )
        content = escaped(new).replace("\n", _BREAK)
        yield text.start, text.end, f'<w:t xml:space="preserve">{content}</w:t>'.encode()


class _Scan:
    """Hold where the parser stands in a story."""

    def __init__(self, story: Story, name: str) -> None:
        self._story = story
        self._name = name
        self._open: list[str] = []
        self._paragraphs: list[StoryParagraph] = []
        self._sections: list[StorySection] = []
        self._properties = 0
        self._text: list[str] = []
        self._text_start = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def run(self) -> None:
        data = self._story.data
        # Places are counted in bytes, and what is put in is UTF-8.
        if data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
            self._refuse()
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise Refused("file.unreadable", name=self._name) from error

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF_8:
            self._refuse()

    def _doctype(self, *_: object) -> None:
        raise Refused("file.unreadable", name=self._name)

    def _start(self, tag: str, attributes: Attributes) -> None:
        # What is put in says `w:`, and there it must mean the same.
        bound = attributes.get("xmlns:w")
        if bound != WORDPROCESSINGML and (bound is not None or not self._open):
            self._refuse()
        position = self._parser.CurrentByteIndex
        parent = self._open[-1] if self._open else ""
        if tag == "w:p":
            self._paragraphs.append(StoryParagraph(position, self._open == _BODY))
        elif tag == "w:sectPr" and parent in ("w:pPr", "w:body"):
            self._sections.append(StorySection(position))
        elif self._sections:
            self._note_section(tag, attributes)
        elif self._paragraphs:
            self._note(tag, attributes, position)
        self._properties += tag in _PROPERTIES
        self._open.append(tag)

    def _note(self, tag: str, attributes: Attributes, position: int) -> None:
        paragraph = self._paragraphs[-1]
        if tag == "w:t":
            self._text_start = position
            self._text.clear()
        elif tag == "w:pageBreakBefore":
            paragraph.new_page = attributes.get("w:val") not in OFF
        elif not self._properties and tag not in _SILENT and tag not in _PROPERTIES:
            paragraph.is_plain = False

    def _note_section(self, tag: str, attributes: Attributes) -> None:
        section = self._sections[-1]
        if "w:sectPrChange" in self._open:
            return
        if tag == "w:pgSz":
            section.page = dict(attributes)
        elif tag == "w:pgMar":
            section.margins = dict(attributes)
        elif tag == "w:cols":
            section.columns = attributes.get("w:num", "1")
        elif tag == "w:headerReference":
            section.headers.add(attributes.get("w:type", "default"))
        elif tag == "w:titlePg":
            section.has_first_page = attributes.get("w:val") not in OFF

    def _end(self, tag: str) -> None:
        self._open.pop()
        self._properties -= tag in _PROPERTIES
        position = self._parser.CurrentByteIndex
        if tag == "w:p":
            paragraph = self._paragraphs.pop()
            paragraph.markers = _markers(paragraph.text)
            if paragraph.markers:
                paragraph.end = self._after(position)
                self._story.paragraphs.append(paragraph)
        elif tag == "w:t" and self._paragraphs and position > self._text_start:
            text = StoryText(self._text_start, self._after(position), "".join(self._text))
            self._paragraphs[-1].texts.append(text)
        elif tag == "w:sectPr" and self._sections and self._open[-1] in ("w:pPr", "w:body"):
            self._end_section(position)

    def _end_section(self, position: int) -> None:
        section = self._sections.pop()
        section.end = self._after(position)
        self._story.sections.append(section)
        if self._paragraphs:
            self._paragraphs[-1].section = section

    def _characters(self, text: str) -> None:
        if self._open[-1] == "w:t":
            self._text.append(text)

    def _after(self, position: int) -> int:
        return self._story.data.index(b">", position) + 1

    def _refuse(self) -> None:
        raise Refused("template.form", name=self._name)
