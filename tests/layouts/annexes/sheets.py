"""Excel layouts."""

from __future__ import annotations

import io
from dataclasses import replace

from annexes.register import EVERY, joined, layout, parted, without
from handmade.docx import Made
from handmade.legacy import vni
from handmade.plan import OTHER_HEADINGS, C, Para, Plan, Table, expected, flat, laid_out
from handmade.truths import FORTY, TWENTY_TWO
from handmade.xlsx import Book, Sheet, formulas, numbers


def xlsx(truth, plan=None, *, args=(), strict=False, fonts=("Times New Roman",), others=(), **how) -> Made:
    """Return an Excel file of a plan; `others` are sheets before it."""
    plan = plan or Plan(sections="merged")
    book = Book(strict=strict, fonts=fonts)
    for other in others:
        book.add(other)
    sheet = Sheet(**how)
    sheet.blocks = sheet.blocks or laid_out(truth, plan)
    book.add(sheet)
    return Made(book.bytes(), book.seen, [expected(truth, plan)], args, ".xlsx")


@layout
def xlsx_plain(truth):
    return xlsx(truth, Plan(sections="two"))


@layout
def xlsx_numbers_and_merges(truth):
    return xlsx(truth, Plan(EVERY, merged=("unit",), sections="merged"), value=numbers, titles_across=8)


@layout
def xlsx_inline_from_c5(truth):
    return xlsx(
        truth, Plan(headers=1, sections="two-merged"), inline=True, first_row=5, first_column=2, value=numbers
    )


@layout
def xlsx_formulas(truth):
    return xlsx(truth, Plan(EVERY, headers=1, sections="merged"), value=formulas, titles_across=8)


@layout
def xlsx_hidden(truth):
    # The hidden rows and columns are taken all the same.
    return xlsx(truth, Plan(EVERY), hidden_rows=(8, 9, 13), hidden_columns=(3, 7), value=numbers)


@layout
def xlsx_second_sheet(truth):
    index = Sheet(
        "Mục lục", blocks=[Para("Danh mục biểu"), Table([[C("Biểu"), C("Tên")], [C("1"), C("Tiến độ")]])]
    )
    money = Sheet(
        "Thu chi",
        state='state="hidden"',
        blocks=[Table([[C("Khoản mục"), C("Số tiền")], [C("Thu nội địa"), C("26.974")]])],
    )
    return xlsx(truth, Plan(merged=("unit", "documents")), others=(index, money), value=numbers)


@layout
def xlsx_wide_range(truth):
    tail = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(1000, 201000, 4000))
    tail += '<row r="200000"><c r="A200000" s="1"/><c r="XFD200000" s="1"/></row>'
    return xlsx(truth, Plan(sections="two-merged"), dimension="A1:XFD200000", tail=tail)


@layout
def xlsx_signature(truth):
    after = [["Người lập biểu", "", "", "", "TM. ỦY BAN NHÂN DÂN"], ["Nơi nhận: như trên; lưu VT"]]
    return xlsx(truth, Plan(sections="one", headings=OTHER_HEADINGS, headers=1), after=after, value=numbers)


@layout
def xlsx_section_above_header(truth):
    """Let each section be a block of rows of its own: its name above the header, also the first."""
    return xlsx(truth, Plan(sections="para", numeral="{numeral}."), value=numbers)


@layout
def xlsx_strict(truth):
    return xlsx(truth, strict=True, value=numbers)


@layout
def xlsx_two_sheets_all(truth):
    other = TWENTY_TWO if truth is not TWENTY_TWO else FORTY
    plan = Plan(sections="two", headers=1)
    made = xlsx(truth, others=(Sheet("Kỳ trước", blocks=laid_out(other, plan)),), value=numbers)
    return replace(made, reports=[expected(other, plan), *made.reports], args=("--annex", "all"))


@layout
def xlsx_vni_fonts(truth):
    plain = without(truth, "²°“”–")
    blocks = []
    for block in laid_out(plain, Plan(sections="merged")):
        if isinstance(block, Para):
            blocks.append(replace(block, text=joined(vni(block.text))))
        else:
            rows = [[replace(cell, text=joined(vni(cell.text))) for cell in row] for row in block.rows]
            blocks.append(Table(rows, block.header))
    return xlsx(plain, fonts=("Calibri", "VNI-Times"), blocks=blocks)


@layout
def xlsx_by_openpyxl(truth):
    import openpyxl

    plan = Plan(sections="merged", merged=("unit",))
    title, attached, table = parted(laid_out(truth, plan))
    book = openpyxl.Workbook()
    sheet = book.active
    seen = []
    for row, para in enumerate((*title, *attached), 1):
        sheet.cell(row, 1, para.text)
        seen.append(para.text)
    base = len(seen) + 2
    for r, line in enumerate(flat(table.rows)):
        for cell, column, began in line:
            if began != r or not cell.text:
                continue
            value, form = cell.text, None
            if cell.role == "evaluation" and cell.text.endswith(",0%"):
                value, form = float(cell.text[:-1].replace(",", ".")) / 100, "0.0%"
            made = sheet.cell(base + r, column + 1, value)
            made.number_format = form or "General"
            seen.append(cell.text)
            if cell.down > 1 or cell.across > 1:
                ends = base + r + cell.down - 1, column + cell.across
                sheet.merge_cells(
                    start_row=base + r, start_column=column + 1, end_row=ends[0], end_column=ends[1]
                )
    stream = io.BytesIO()
    book.save(stream)
    return Made(stream.getvalue(), "".join(seen), [expected(truth, plan)], (), ".xlsx")
