"""Word's styles for the annex: the shipped ones, and one for every kind of text, made from its look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.typography import FONT, SIGNATURE_ROOM
from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vqdesk.annex.layout.typography import Role, TextStyle, TextStyles

STYLE_IDS: Mapping[Role, str] = {
    "annex": "PhuLuc",
    "title": "TenBieu",
    "subtitle": "TenPhu",
    "attached": "KemTheo",
    "heading": "BangDauCot",
    "numeral": "BangSoLinhVuc",
    "domain": "BangLinhVuc",
    "number": "BangSo",
    "label": "BangChu",
    "narrative": "BangNoiDung",
    "evaluation": "BangTyLe",
    "page_number": "SoTrang",
    "recipients": "NoiNhan",
    "recipient": "NoiNhanDong",
    "date": "NgayThang",
    "authority": "QuyenHan",
    "signer": "NguoiKy",
}
"""The id of each kind's paragraph style: what is said once for all its paragraphs."""

STYLE_NAMES: Mapping[Role, str] = {
    "annex": "Biểu - phụ lục",
    "title": "Biểu - tên",
    "subtitle": "Biểu - tên phụ",
    "attached": "Biểu - kèm theo",
    "heading": "Bảng - đầu cột",
    "numeral": "Bảng - số lĩnh vực",
    "domain": "Bảng - lĩnh vực",
    "number": "Bảng - số",
    "label": "Bảng - chữ",
    "narrative": "Bảng - nội dung",
    "evaluation": "Bảng - tỷ lệ",
    "page_number": "Số trang",
    "recipients": "Ký - nơi nhận",
    "recipient": "Ký - nơi nhận, từng dòng",
    "date": "Ký - ngày tháng",
    "authority": "Ký - quyền hạn, chức vụ",
    "signer": "Ký - họ tên",
}
TABLE_STYLE = "BangBieu"
"""The annex's own table style: readers know our tables by it, also after Word has saved the file."""

AFTER_TABLE = "CuoiBang"
"""The style of what Word wants after a table: a paragraph of a single point makes no page of its own."""

_ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "both"}
_END = "</w:styles>"


def styles_part(looks: TextStyles) -> bytes:
    """Return word/styles.xml with a style for every kind of text."""
    base = resources.path("word/styles.xml").read_text(encoding="utf-8")
    return base.replace(_END, "".join(own_styles(looks)) + _END).encode()


def own_styles(looks: TextStyles) -> Iterable[str]:
    """Return our paragraph styles; none builds on another, so that they are the same in any document."""
    yield from (_style(STYLE_IDS[role], STYLE_NAMES[role], each) for role, each in looks.items())
    room = round(SIGNATURE_ROOM * 1440 / 25.4)
    for style, name, height in (
        ("ChoKySo", "Biểu - chỗ ký số", room),
        ("GiuaBang", "Ký - khoảng cách", 240),
        (AFTER_TABLE, "Bảng - dòng cuối", 20),
    ):
        yield _space(style, name, height)


def _style(style: str, name: str, look: TextStyle) -> str:
    keep = "<w:keepNext/>" if look.keep_next else ""
    before, after = round(look.before * 20), round(look.after * 20)
    size = round(look.size * 2)
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    return _paragraph_style(
        style,
        name,
        f"{keep}<w:widowControl/>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{_ALIGNMENTS[look.alignment]}"/>',
        f'{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    )


def _space(style: str, name: str, height: int) -> str:
    """Return the style of an empty paragraph of just this height, in twentieths of a point."""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'
    return _paragraph_style(style, name, spacing, '<w:sz w:val="2"/><w:szCs w:val="2"/>')


def _paragraph_style(style: str, name: str, paragraph: str, run: str) -> str:
    fonts = "".join(f' w:{slot}="{FONT}"' for slot in ("ascii", "eastAsia", "hAnsi", "cs"))
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>"
        f"<w:rPr><w:rFonts{fonts}/>{run}</w:rPr></w:style>\n"
    )
