"""An office's own Word file as the template: page, styles, letterhead, and our table in a marker's place."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Refused
from db.limits import LARGEST_TEMPLATE
from vqdesk.annex.layout.columns import fit_widths
from vqdesk.formats.opc import package
from vqdesk.formats.opc.parts import Parts
from vqdesk.formats.word.foreign import content as foreign_content
from vqdesk.formats.word.names import parse_int
from vqdesk.formats.word.writer import template_parts as kept
from vqdesk.formats.word.writer.body import to_dxa
from vqdesk.formats.word.writer.frame import Frame
from vqdesk.formats.word.writer.template_story import ATTACHED, ORGANISATION, TABLE, TITLES, Story
from vqdesk.formats.word.writer.template_watermark import mark_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.formats.word.writer.template_story import StoryParagraph, StorySection

TEMPLATE_NAME = "mau-bieu.docx"
"""What a template is called where its own name is not known any more."""

_LEAST_WIDTH = to_dxa(60)
_WIDEST = 31_680  # twentieths of a point: Word's largest page
# What Word takes where a section does not say it.
_PAGE, _MARGIN = 12_240, 1_440
_NEW_PAGE = b'<w:p><w:pPr><w:pStyle w:val="CuoiBang"/><w:pageBreakBefore/></w:pPr></w:p>'
_SECTION_END = (b'<w:p><w:pPr><w:pStyle w:val="CuoiBang"/>', b"</w:pPr></w:p>")


class Template:
    """A checked DOCX or DOTX; `frame` is what stands around an annex in it.

    Raises Refused: what the package is refused for; template.macros, template.form (no file of Word's usual
    kind), and for what the clerk has to put right in it: template.foreign (parts that `word.foreign` takes
    off, but for the file that the template was made from: its name alone goes), template.no_marker,
    template.markers, template.place (the marker stands in a table, a header, a box), template.alone (beside
    something else), template.columns, template.page.
    """

    def __init__(self, data: bytes, name: str = TEMPLATE_NAME) -> None:
        if len(data) > LARGEST_TEMPLATE:
            raise Refused("file.too_big", name=name)
        self._name = name
        with package.open_package(io.BytesIO(data), name) as opened:
            parts = Parts(opened, name)
            read = {part: opened.read(part) for part in parts.names if not part.endswith("/")}
            self._roles = kept.find_roles(parts, name)
        self._own = _Own(_without_foreign(read, name), self._roles, name)
        # What is kept now must take each annex later.
        kept.expect_parts(self._own.parts, self._roles, name)
        self._width = self._text_width(self._own.document.section_of(self._own.table))

    def frame(self, table: AnnexTable) -> Frame:
        """Return what stands around an annex; lines that have a marker of their own leave the table's."""
        own = self._own
        if table.watermark:
            own = _Own(
                mark_template(own.parts, self._roles, own.document, table.watermark, self._name),
                self._roles,
                self._name,
            )
        titles = [line for line in table.lines if line.role != "attached"]
        attached = [line for line in table.lines if line.role == "attached"]
        texts = {
            TITLES: "\n".join(line.text for line in titles),
            ATTACHED: "\n".join(line.text for line in attached),
            ORGANISATION: table.organisation,
        }
        above = [] if own.document.paragraphs_with(TITLES) else titles
        above += [] if own.document.paragraphs_with(ATTACHED) else attached
        before, after = own.around(texts)
        # Where the page begins, and what is free there, is the template's.
        columns = fit_widths(table.columns, round(self._width * 25.4 / 1440))
        inside = replace(table, lines=tuple(above), columns=columns, room=0)
        return Frame(own.sides(table, texts), self._roles.document, before, after, inside, self._width)

    def _text_width(self, section: StorySection | None) -> int:
        """Return the room between the margins in twentieths of a point."""
        if section is None:
            return _PAGE - 2 * _MARGIN
        if section.columns != "1":
            raise Refused("template.columns", name=self._name)
        page = parse_int(section.page.get("w:w"), 0) if section.page else _PAGE
        sides = [section.margins.get(f"w:{side}", str(_MARGIN)) for side in ("left", "right")]
        margins = sum(parse_int(side, _WIDEST) for side in (*sides, section.margins.get("w:gutter", "0")))
        if page > _WIDEST or page - margins < _LEAST_WIDTH:
            raise Refused("template.page", name=self._name)
        return page - margins


class _Own:
    """What a template has of its own: its parts, and where in them the annex comes."""

    def __init__(self, parts: dict[str, bytes], roles: kept.Roles, name: str) -> None:
        self.parts = parts
        self._roles, self._name = roles, name
        self.document = self._story(roles.document)
        self._margins = {part: self._story(part) for part in roles.margins}
        self.table = self._table_paragraph()

    def _story(self, part: str) -> Story:
        return Story(self.parts[part], self._name)

    def _table_paragraph(self) -> StoryParagraph:
        """Return the paragraph that the table takes the place of."""
        paragraphs = self.document.paragraphs_with(TABLE)
        elsewhere = [each for story in self._margins.values() for each in story.paragraphs_with(TABLE)]
        if elsewhere or not all(paragraph.is_own for paragraph in paragraphs):
            raise Refused("template.place", name=self._name)
        if len(paragraphs) != 1:
            raise Refused("template.markers" if paragraphs else "template.no_marker", name=self._name)
        text = paragraphs[0].text.strip()
        if not paragraphs[0].is_plain or text.count("[") + text.count("]") != 4 or text[0] + text[-1] != "[]":
            raise Refused("template.alone", name=self._name)
        return paragraphs[0]

    def around(self, texts: Mapping[str, str]) -> tuple[bytes, bytes]:
        """Return what of the document stands before the table and behind it."""
        story, paragraph = self.document, self.table
        before = story.fill(0, paragraph.start, texts)
        after = story.fill(paragraph.end, len(story.data), texts)
        if paragraph.new_page:
            before += _NEW_PAGE
        if paragraph.section is not None:
            section = story.data[paragraph.section.start : paragraph.section.end]
            after = b"".join((_SECTION_END[0], section, _SECTION_END[1], after))
        return before, after

    def sides(self, table: AnnexTable, texts: Mapping[str, str]) -> dict[str, bytes]:
        """Return all parts in their order, the document empty."""
        changed = {part: story.fill(0, len(story.data), texts) for part, story in self._margins.items()}
        changed |= kept.changed_parts(self.parts, self._roles, table, self._name)
        changed[self._roles.document] = b""
        return {part: changed.pop(part, data) for part, data in self.parts.items()} | changed


def _without_foreign(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """Return the parts where nothing is in them that comes from elsewhere or acts by itself."""
    own, foreign = foreign_content.strip_package(parts, name)
    if any(each.kind != "template" for each in foreign):
        raise Refused("template.foreign", name=name, what=foreign_content.notices(foreign))
    return own
