"""What Word puts into a cell besides text: tracked changes, controls, fields, notes, numbering, symbols."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import re

from handmade.docx import NAMESPACES, C, Para, Pen, p, paragraphs, plain_cell, plain_para, run, t

_WHO = 'w:author="Văn phòng" w:date="2024-09-27T08:00:00Z"'
_LONG = ("content", "result", "documents")


def _bold(cell: C) -> str:
    return "<w:b/>" if cell.role in ("heading", "section") else ""


def _halves(line: str) -> tuple[str, str]:
    place = line.find(" ", len(line) // 2)
    return (line[:place], line[place:]) if place > 0 else (line, "")


def _lines(pen: Pen, cell: C, mark) -> str:
    """Return the cell's paragraphs, each line as `mark` writes it."""
    return "".join(p(mark(pen, line) if line else "") for line in cell.text.split("\n"))


def tracked(pen: Pen, cell: C) -> str:
    """Insert the second half of each line; something deleted stands between the halves."""

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        here = pen.next()
        kinds = ("moveTo", "moveFrom") if here % 4 == 0 else ("ins", "del")
        moved = run(pen, second)
        ins = f'<w:{kinds[0]} w:id="{here}" {_WHO}>{moved}</w:{kinds[0]}>' if second else ""
        tag = "delText" if kinds[1] == "del" else "t"
        gone = f"<w:r>{t(pen, f'bỏ{here}', tag)}</w:r>"
        gone = f'<w:{kinds[1]} w:id="{here + 5000}" {_WHO}>{gone}</w:{kinds[1]}>'
        return run(pen, first) + gone + ins

    return _lines(pen, cell, mark) if cell.role in _LONG else plain_cell(pen, cell)


def mark_deleted(pen: Pen, cell: C) -> str:
    """Part a line in two paragraphs of which the first has its mark deleted: both are one."""
    if cell.role != "content":
        return plain_cell(pen, cell)
    xml = ""
    for line in cell.text.split("\n"):
        first, second = _halves(line)
        xml += p(run(pen, first), f'<w:rPr><w:del w:id="{pen.next()}" {_WHO}/></w:rPr>') + p(run(pen, second))
    return xml


def deleted_row(pen: Pen, row, xml: str) -> str:
    """Put a deleted row behind every third row of tasks."""
    if not row or row[0].role not in ("number", "unit") or pen.next() % 3:
        return xml
    cells = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='1500' w:type='dxa'/></w:tcPr>{p(_gone(pen, f'hàng bỏ {pen.count}'))}</w:tc>"
        for _ in row
    )
    inserted = xml.replace("<w:tr>", f'<w:tr><w:trPr><w:ins w:id="1" {_WHO}/></w:trPr>', 1)
    return inserted + f'<w:tr><w:trPr><w:del w:id="2" {_WHO}/></w:trPr>{cells}</w:tr>'


def _gone(pen: Pen, text: str) -> str:
    return f'<w:del w:id="3" {_WHO}><w:r>{t(pen, text, "delText")}</w:r></w:del>'


def _sdt(inner: str, more: str = "") -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="o"/>{more}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def controls(pen: Pen, cell: C) -> str:
    """Put content controls around text, and around paragraphs; an empty one shows its placeholder."""
    if cell.role == "evaluation" and not cell.text:
        return p(_sdt(run(pen, "Bấm vào đây để nhập"), "<w:showingPlcHdr/>"))
    if cell.role == "result":
        return _sdt(paragraphs(pen, cell.text))

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        return run(pen, first) + _sdt(_sdt(run(pen, second)) if pen.next() % 2 else run(pen, second))

    return _lines(pen, cell, mark)


def control_around_cell(_pen: Pen, cell: C, xml: str) -> str:
    """Put a content control around cells."""
    return _sdt(xml) if cell.role in ("unit", "evaluation") else xml


def control_around_row(pen: Pen, row, xml: str) -> str:
    """Put a content control, or a custom element, around rows; a repeating section around some."""
    if not row or row[0].role == "heading":
        return xml
    wraps = (_sdt, lambda inner: f'<w:customXml w:element="nv">{inner}</w:customXml>', lambda inner: inner)
    return wraps[pen.next() % 3](xml)


def control_around_table(_pen: Pen, xml: str) -> str:
    """Put a content control around the table."""
    return _sdt(xml)


def tags_and_links(pen: Pen, cell: C) -> str:
    """Put smart tags, hyperlinks, bidirectional spans and bookmarks around words."""

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        inner = run(pen, second)
        wraps = (
            f'<w:smartTag w:uri="urn:x" w:element="place">{inner}</w:smartTag>',
            f'<w:hyperlink w:anchor="a">{inner}</w:hyperlink>',
            f'<w:hyperlink w:anchor="a"><w:smartTag w:uri="urn:x" w:element="date">{inner}</w:smartTag></w:hyperlink>',
            f'<w:customXml w:element="x">{inner}</w:customXml>',
            f'<w:bdo w:val="ltr">{inner}</w:bdo>',
        )
        bookmark = (
            f'<w:bookmarkStart w:id="{pen.count}" w:name="b{pen.count}"/><w:proofErr w:type="spellStart"/>'
        )
        return run(pen, first) + bookmark + wraps[pen.next() % 5]

    return _lines(pen, cell, mark)


def fields(pen: Pen, cell: C) -> str:
    """Show parts of lines as results of simple, complex and nested fields."""

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        result = run(pen, second)
        code = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'.format
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
        )
        nested = begin + code("IF") + begin + code("PAGE") + separate + "<w:r><w:t>77</w:t></w:r>" + end
        kinds = (
            f'<w:fldSimple w:instr=" REF x ">{result}</w:fldSimple>',
            begin + code('HYPERLINK "https://example.vn/a?b=1"') + separate + result + end,
            nested + code('= 1 "a" "b"') + separate + result + end,
            begin + code("QUOTE") + end + result,
        )
        return run(pen, first) + kinds[pen.next() % 4]

    return _lines(pen, cell, mark)


class Notes:
    """Footnotes, endnotes and comments: marks in the narratives and the parts that hold the texts."""

    def __init__(self) -> None:
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": [], "comment": []}

    def cell(self, pen: Pen, cell: C) -> str:
        """Put a reference behind the first line of narratives."""
        if cell.role != "result":
            return plain_cell(pen, cell)
        kind = ("footnote", "endnote", "comment")[pen.next() % 3]
        number = len(self.notes[kind]) + 1
        body = p(run(pen, f"Ghi chú riêng {kind} {number}: đối chiếu với số liệu thống kê."))
        self.notes[kind].append(f'<w:{kind} w:id="{number}">{body}</w:{kind}>')
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'
        first, _, rest = cell.text.partition("\n")
        return p(run(pen, first) + mark) + (paragraphs(pen, rest) if rest else "")

    def parts(self, pen: Pen) -> dict[str, str]:
        """Return the parts; header and footer of the pages too."""
        separator = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        )
        parts = {
            f"{kind}s.xml": f"<w:{kind}s {NAMESPACES}>{separator if kind == 'footnote' else ''}{''.join(xml)}</w:{kind}s>"
            for kind, xml in self.notes.items()
        }
        parts["header1.xml"] = f"<w:hdr {NAMESPACES}>{p(run(pen, 'Mẫu biểu lưu hành nội bộ'))}</w:hdr>"
        # Parts are numbered from rId10: document, styles, three kinds of notes, then this one.
        parts["sectPr"] = '<w:headerReference w:type="default" r:id="rId15"/>'
        return parts


def specials(pen: Pen, cell: C) -> str:
    """Write breaks, hyphens, raised digits and symbols as Word's elements."""
    if cell.role not in _LONG:
        return plain_cell(pen, cell)
    pieces = re.split("([\n²°\u2011\u00ad])", cell.text)
    xml = ""
    for piece in pieces:
        if piece == "\n":
            xml += ("<w:r><w:br/></w:r>", "<w:r><w:cr/></w:r>", "</w:p><w:p>")[pen.next() % 3]
        elif piece == "²":
            xml += run(pen, "2", '<w:vertAlign w:val="superscript"/>')
        elif piece == "°":
            xml += '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
        elif piece:
            special = {"\u2011": "<w:r><w:noBreakHyphen/></w:r>", "\u00ad": "<w:r><w:softHyphen/></w:r>"}
            xml += special.get(piece) or run(pen, piece)
    return f"<w:p>{xml}</w:p>"


def scattered(pen: Pen, cell: C) -> str:
    """Write a run for every few letters, as spelling checks leave them."""

    def mark(pen: Pen, line: str) -> str:
        size = 2 + pen.next() % 5
        runs = [run(pen, line[at : at + size], '<w:lang w:val="vi-VN"/>') for at in range(0, len(line), size)]
        return '<w:proofErr w:type="gramStart"/><w:r><w:lastRenderedPageBreak/></w:r>'.join(runs)

    return _lines(pen, cell, mark)


NESTED = [["Xã", "Diện tích (ha)", "Tỷ lệ"], ["Bản Mạ", "12,5", "50%"], ["Nà Lùng", "12,5", "50%"]]
NESTED_TEXT = "\n".join("\t".join(row) for row in NESTED)


def nested(pen: Pen, cell: C) -> str:
    """Put a small table behind the narrative of every second task."""
    if not cell.text.endswith(NESTED_TEXT):
        return plain_cell(pen, cell)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(run(pen, text))}</w:tc>" for text in row) + "</w:tr>" for row in NESTED
    )
    before = cell.text.removesuffix(NESTED_TEXT).removesuffix("\n")
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    return paragraphs(pen, before) + f"<w:tbl><w:tblPr/>{grid}{rows}</w:tbl><w:p/>"


def in_box(pen: Pen, para: Para) -> str:
    """Put titles into a text box, as Word writes it: a drawing, and its likeness in VML."""
    if para.role != "title":
        return plain_para(pen, para)
    inner = plain_para(pen, para)
    again = plain_para(Pen(), para)  # the likeness is not seen
    return p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{again}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def in_vml_box(pen: Pen, para: Para) -> str:
    """Put titles into one VML box, as Word 2003 did; the attached line stays outside."""
    if para.role != "title":
        return plain_para(pen, para)
    box = f"<w:txbxContent>{plain_para(pen, para)}</w:txbxContent>"
    return p(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")


def alternate(pen: Pen, cell: C) -> str:
    """Write half a line as alternate content: what every reader knows is the choice."""

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        again = run(Pen(), second)
        return run(pen, first) + (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{run(pen, second)}</mc:Choice>'
            f"<mc:Fallback>{again}</mc:Fallback></mc:AlternateContent>"
        )

    return _lines(pen, cell, mark)


class Numbering:
    """Automatic numbers: TT counts on, lists of documents restart in each cell, `-` is a bullet."""

    def __init__(self, label: str = "%1") -> None:
        self.label = label
        self.nums = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
        self.last = 0
        self.num = 1

    def cell(self, pen: Pen, cell: C) -> str:
        """Number TT and lists."""
        if cell.role == "number":
            return self._number(cell.text)
        if cell.role == "documents" and cell.text.startswith("1. "):
            num = self._new(1)
            return "".join(p(run(pen, line[3:]), self._ppr(num)) for line in cell.text.split("\n"))
        if cell.role == "result":
            return "".join(
                p(run(pen, line[2:]), self._ppr(2)) if line.startswith("- ") else p(run(pen, line))
                for line in cell.text.split("\n")
            )
        return plain_cell(pen, cell)

    def _number(self, text: str) -> str:
        if not text:
            return "<w:p/>"
        value = int(text.rstrip("."))
        if value == 1 and self.last:
            self.num = self._new(0)
        self.last = value
        return p("", self._ppr(self.num))

    def _new(self, abstract: int) -> int:
        number = len(self.nums) + 2
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        self.nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>')
        return number

    @staticmethod
    def _ppr(num: int) -> str:
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'

    def parts(self, _pen: Pen) -> dict[str, str]:
        """Return numbering.xml."""
        levels = (("decimal", self.label), ("decimal", "%1."), ("bullet", "-"))
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            for place, (form, text) in enumerate(levels)
        )
        bullet = '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        return {
            "numbering.xml": f"<w:numbering {NAMESPACES}>{kinds}{''.join(self.nums)}{bullet}</w:numbering>"
        }


def hidden(pen: Pen, cell: C) -> str:
    """Put hidden text between the halves of each line."""

    def mark(pen: Pen, line: str) -> str:
        first, second = _halves(line)
        here = pen.next()
        off = run(pen, f"ẩn{here}", "<w:vanish/>")
        return run(pen, first) + off + run(pen, second, '<w:vanish w:val="0"/>')

    return _lines(pen, cell, mark) if cell.role in _LONG else plain_cell(pen, cell)


class SectionNumbering(Numbering):
    """Sections are numbered I., II. automatically; TT is numbered by its paragraphs' style."""

    STYLE = (
        '<w:style w:type="paragraph" w:styleId="SoTT"><w:name w:val="So TT"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )

    def cell(self, pen: Pen, cell: C) -> str:
        """Number TT and sections."""
        if cell.role == "section" and cell.text:
            return p(run(pen, cell.text.split(" ", 1)[1], "<w:b/>"), self._ppr(99))
        if cell.role == "number" and cell.text:
            return p("", '<w:pStyle w:val="SoTT"/>')
        return plain_cell(pen, cell)

    def parts(self, pen: Pen) -> dict[str, str]:
        """Return numbering.xml."""
        xml = super().parts(pen)["numbering.xml"]
        level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        roman = f'<w:abstractNum w:abstractNumId="9">{level}</w:abstractNum>'
        num = '<w:num w:numId="99"><w:abstractNumId w:val="9"/></w:num>'
        return {
            "numbering.xml": xml.replace("<w:num w", roman + "<w:num w", 1).replace(
                "</w:numbering>", num + "</w:numbering>"
            )
        }
