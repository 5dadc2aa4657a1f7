"""A template to begin with: the annex's page with a letterhead and every marker, to be changed in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.formats.word.writer.body import TEXT_WIDTH_DXA
from vqdesk.formats.word.writer.frame import make_document
from vqdesk.formats.word.writer.parts import document_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LEFT = TEXT_WIDTH_DXA * 2 // 5
_SMALL, _USUAL, _LARGE = 24, 26, 28  # half points


def example() -> bytes:
    """Return a DOCX that `Template` takes: letterhead, titles, attached line, and the table's marker.

    Titles and attached line are written as Decree 30/2020/NĐ-CP, Appendix I, wants them; whoever changes
    them in Word gets them so in every annex.
    """
    return make_document(document_parts("", "", {}), "".join((_letterhead(), *_titles())))


def _letterhead() -> str:
    organisation = [_paragraph("[[CƠ QUAN]]", _USUAL, "b")]
    nation = [_paragraph(_NATION, _SMALL, "b"), _paragraph(_MOTTO, _USUAL, "bu")]
    widths = (_LEFT, TEXT_WIDTH_DXA - _LEFT)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(map(_cell, widths, (organisation, nation)))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangKy"/>'
        f'<w:tblW w:w="{TEXT_WIDTH_DXA}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _cell(width: int, paragraphs: Iterable[str]) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def _titles() -> Iterable[str]:
    yield _paragraph("", _USUAL)
    yield _paragraph("[[TIÊU ĐỀ]]", _LARGE, "b")
    yield _paragraph("[[KÈM THEO]]", _LARGE, "i", after=160)
    yield _paragraph("[[BIỂU]]", _LARGE)


def _paragraph(text: str, size: int, look: str = "", after: int = 0) -> str:
    """Return a centred line; `look` has b for bold, i for italic, u for underlined."""
    kinds = (("b", "<w:b/><w:bCs/>"), ("i", "<w:i/><w:iCs/>"))
    weight = "".join(tags for kind, tags in kinds if kind in look)
    line = '<w:u w:val="single"/>' if "u" in look else ""
    run = f'<w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr>'
    spacing = f'<w:spacing w:after="{after}"/>' if after else ""
    return (
        f'<w:p><w:pPr><w:keepNext/>{spacing}<w:jc w:val="center"/></w:pPr>'
        f"<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"
    )
