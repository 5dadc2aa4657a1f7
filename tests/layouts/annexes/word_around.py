"""Word layouts: what stands around the table, and several annexes in one file."""

from __future__ import annotations

import io

from annexes.register import EVERY, PAGE_BREAK, layout, parted
from handmade.docx import Made, Style, p, plain_cell, plain_para, run, word
from handmade.docx import table as word_table
from handmade.plan import CAPITAL_HEADINGS, OTHER_HEADINGS, C, Para, Plan, Table, expected, flat, laid_out
from handmade.truths import NINE, TWENTY_TWO


@layout
def docx_letter(truth):
    before = [
        Table(
            [
                [
                    C("UBND HUYỆN ĐỒNG KHUYẾN\nVĂN PHÒNG"),
                    C("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
                ]
            ]
        ),
        Para("BÁO CÁO", bold=True),
        Para("Về việc thực hiện nhiệm vụ được giao"),
        Para("Kính gửi: Ủy ban nhân dân tỉnh."),
        Para(
            "Thực hiện Công văn số 88/UBND-TH, đơn vị báo cáo kết quả như sau (chi tiết tại biểu kèm theo):"
        ),
        Table(
            [
                [C("Chỉ tiêu"), C("Dự toán"), C("Thực hiện")],
                [C("Thu nội địa"), C("26.400"), C("26.974")],
                [C("Chi thường xuyên"), C("41.200"), C("39.815")],
            ]
        ),
        Para("Trên đây là báo cáo của đơn vị./."),
        Table([[C("Nơi nhận:\n- Như trên;\n- Lưu: VT."), C("CHÁNH VĂN PHÒNG")]]),
    ]
    after = [
        Para("Ghi chú: số liệu tính đến hết kỳ báo cáo."),
        Table(
            [
                [C("STT"), C("Họ và tên"), C("Chữ ký")],
                [C("1"), C("Đại biểu thứ nhất"), C("")],
                [C("2"), C("Đại biểu thứ hai"), C("")],
            ]
        ),
        Table([[C("Nơi nhận:\n- Thường trực;\n- Lưu: VT, TH."), C("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")]]),
    ]
    plan = Plan(sections="two-merged", merged=("unit",))
    style = Style(
        para=lambda pen, para: (PAGE_BREAK if para.text == truth.titles[0] else "") + plain_para(pen, para)
    )
    return Made(*word([*before, *laid_out(truth, plan), *after], style), [expected(truth, plan)])


@layout
def docx_signature_in_table(truth):
    plan = Plan(sections="merged")
    title, attached, table = parted(laid_out(truth, plan))
    rows = [
        *table.rows,
        [C("Nơi nhận:\n- Như trên;\n- Lưu: VT.", across=3), C("TM. ỦY BAN NHÂN DÂN", across=3)],
    ]
    return Made(*word([*title, *attached, Table(rows, 2)]), [expected(truth, plan)])


@layout
def docx_title_in_table(truth):
    plan = Plan(sections="merged", titles=True)
    title, attached, table = parted(laid_out(truth, plan))
    rows = [[C(para.text, across=6)] for para in (*title, *attached)]
    return Made(*word([Table([*rows, *table.rows])]), [expected(truth, plan)])


@layout
def docx_annex_in_layout_table(truth):
    """Put the titles and the annex into the one cell of a table that only lays out."""
    plan = Plan(sections="two-merged")
    title, attached, table = parted(laid_out(truth, plan))

    def cell(pen, c):
        if c.role != "layout":
            return plain_cell(pen, c)
        lines = "".join(plain_para(pen, para) for para in (*title, *attached))
        return lines + word_table(pen, table, Style()) + "<w:p/>"

    outer = Table([[C("", role="layout")]])
    return Made(*word([outer], Style(cell=cell)), [expected(truth, plan)])


def _two(truth):
    other = TWENTY_TWO if truth is not TWENTY_TWO else NINE
    plans = Plan(sections="merged"), Plan(sections="two", headings=OTHER_HEADINGS, headers=1)
    signed = Table([[C("Nơi nhận:\n- Như trên;\n- Lưu: VT."), C("TM. ỦY BAN NHÂN DÂN")]])
    blocks = [*laid_out(truth, plans[0]), signed, *laid_out(other, plans[1])]
    first = other.titles[0]
    style = Style(para=lambda pen, para: (PAGE_BREAK if para.text == first else "") + plain_para(pen, para))
    return word(blocks, style), [expected(truth, plans[0]), expected(other, plans[1])]


@layout
def docx_two_annexes_first(truth):
    made, reports = _two(truth)
    return Made(*made, reports[:1], ("--annex", "1"))


@layout
def docx_two_annexes_second(truth):
    made, reports = _two(truth)
    return Made(*made, reports[1:], ("--annex", "2"))


@layout
def docx_two_annexes_all(truth):
    made, reports = _two(truth)
    return Made(*made, reports, ("--annex", "all"))


@layout
def docx_by_python_docx(truth):
    import docx as python_docx

    plan = Plan(headers=2, sections="two-merged", merged=("unit",))
    title, attached, table = parted(laid_out(truth, plan))
    document = python_docx.Document()
    seen = []
    for para in title:
        document.add_heading(para.text, level=1)
    for para in attached:
        document.add_paragraph(para.text)
    of = document.add_table(rows=len(table.rows), cols=6)
    grid = [list(row.cells) for row in of.rows]
    for r, line in enumerate(flat(table.rows)):
        for cell, column, began in line:
            if began != r:
                continue
            made = grid[r][column]
            if cell.down > 1 or cell.across > 1:
                made = made.merge(grid[r + cell.down - 1][column + cell.across - 1])
            made.text = cell.text
            seen.append(cell.text)
    stream = io.BytesIO()
    document.save(stream)
    seen += [para.text for para in (*title, *attached)]
    return Made(stream.getvalue(), "".join(seen), [expected(truth, plan)])


@layout
def docx_title_in_one_paragraph(truth):
    """Write the titles as one paragraph of several lines, with the attached line behind an empty one."""

    def para(pen, of):
        if of.text == truth.titles[0]:
            lines = "<w:r><w:br/></w:r>".join(run(pen, line, "<w:b/>") for line in truth.titles)
            return p(lines, '<w:pStyle w:val="Heading1"/>')
        return "<w:p/>" if of.text in truth.titles else "<w:p/>" + plain_para(pen, of) + "<w:p/>"

    plan = Plan(headings=CAPITAL_HEADINGS, columns=EVERY, headers=1)
    return Made(*word(laid_out(truth, plan), Style(para=para)), [expected(truth, plan)])


@layout
def docx_title_in_own_table(truth):
    """Put the titles into a table of one cell above the annex."""
    plan = Plan(sections="merged")
    title, attached, table = parted(laid_out(truth, plan))
    head = Table([[C("\n".join(para.text for para in (*title, *attached)))]])
    return Made(*word([head, table]), [expected(truth, plan)])
