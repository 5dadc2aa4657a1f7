"""HTML and text layouts."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace

from annexes.register import EVERY, joined, layout, one_line, parted, without
from handmade import html_page as markup
from handmade.docx import Made, Pen
from handmade.legacy import tcvn3, vni
from handmade.plan import OTHER_HEADINGS, C, Para, Plan, Table, expected, flat, laid_out


def html(truth, dialect, plan=None, encoding="utf-8", *, one_table=False) -> Made:
    """Return an HTML file of a plan; `one_table`: the titles are rows of the table."""
    plan = plan or Plan()
    pen = Pen()
    blocks = laid_out(truth, plan)
    if one_table:
        title, attached, table = parted(blocks)
        rows = [[C(para.text, across=len(plan.columns))] for para in (*title, *attached)]
        blocks = [Table([*rows, *table.rows])]
    text = markup.html(blocks, dialect, pen)
    return Made(text.encode(encoding), "".join(pen.seen), [expected(truth, plan)], (), ".html")


@layout
def html_word_clipboard(truth):
    return html(truth, markup.WORD, Plan(merged=("unit",), sections="merged"))


@layout
def html_word_with_bom(truth):
    return html(truth, markup.WORD, Plan(EVERY, headers=1, sections="two"), "utf-8-sig")


@layout
def html_excel_clipboard(truth):
    return html(truth, markup.EXCEL, Plan(sections="merged"), one_table=True)


@layout
def html_excel_merged(truth):
    plan = Plan(merged=("unit", "documents"), sections="two", headings=OTHER_HEADINGS, headers=1)
    return html(truth, markup.EXCEL, plan, one_table=True)


@layout
def html_excel_title_tables(truth):
    """Let each title be a table of one cell, as a copied range with gaps becomes."""
    return html(truth, markup.EXCEL, Plan(sections="merged"))


@layout
def html_libreoffice(truth):
    return html(truth, markup.LIBRE, Plan(merged=("unit",), sections="two-merged"))


@layout
def html_web_page(truth):
    """Put the annex of a web page into layout tables, between a menu and a footer."""
    pen = Pen()
    plan = Plan(sections="merged", headings=OTHER_HEADINGS, headers=1)
    inner = markup.html(laid_out(truth, plan), replace(markup.WEB, before="", after=""), pen)
    menu = "".join(
        f"<li><a href='#'>{pen.say(item)}</a></li>" for item in ("Trang chủ", "Tin tức", "Văn bản")
    )
    foot = pen.say("Bản quyền thuộc cổng thông tin điện tử")
    text = (
        f"{markup.WEB.before}<table width=100%><tr><td colspan=2><ul>{menu}</ul></td></tr>\n<tr><td width=20%>&nbsp;</td>"
        f"<td>{inner}</td></tr><tr><td colspan=2>{foot}</td></tr></table>{markup.WEB.after}"
    )
    return Made(text.encode(), "".join(pen.seen), [expected(truth, plan)], (), ".html")


@layout
def html_web_utf16(truth):
    return html(truth, markup.WEB, Plan(EVERY, sections="two-merged"), "utf-16")


@layout
def html_tcvn3_fonts(truth):
    def cell(pen, c):
        return "<br>".join(
            "".join(f'<font face="{font}">{markup.entities(pen, text)}</font>' for text, font in tcvn3(line))
            for line in c.text.split("\n")
        )

    return html(truth, replace(markup.LIBRE, cell=cell), Plan(sections="two"))


# Text


def _text(truth, plan, *, quoted, newline="\n") -> str:
    lines = []
    for block in laid_out(truth, plan):
        if isinstance(block, Para):
            lines.append(block.text)
            continue
        for line in _flat_rows(block):
            cells = []
            for text in line:
                special = quoted and ("\n" in text or '"' in text)
                cells.append('"' + text.replace('"', '""') + '"' if special else text)
            lines.append("\t".join(cells))
    return newline.join(lines) + newline


def _flat_rows(table):
    width = max(column + cell.across for line in flat(table.rows) for cell, column, _ in line)
    for r, line in enumerate(flat(table.rows)):
        texts = [""] * width
        for cell, column, began in line:
            if began == r:
                texts[column] = cell.text
        yield texts


def text(truth, plan, encoding, *, quoted=True, newline="\n") -> Made:
    """Return tab-separated text of a plan."""
    said = _text(truth, plan, quoted=quoted, newline=newline)
    return Made(said.encode(encoding), said.replace('"', ""), [expected(truth, plan)], (), ".txt")


@layout
def text_utf8(truth):
    return text(one_line(truth), Plan(), "utf-8", quoted=False)


@layout
def text_excel_bom(truth):
    return text(truth, Plan(EVERY, headers=1, sections="two"), "utf-8-sig", newline="\r\n")


@layout
def text_utf16(truth):
    return text(truth, Plan(sections="one", headings=OTHER_HEADINGS, headers=1), "utf-16")


@layout
def text_wrapped(truth):
    """Let the narratives go on over lines that have no tab."""
    squeezed = truth.mapped(lambda task: replace(task, result=task.result.replace("\n\n", "\n")))
    return text(squeezed, Plan(sections="two"), "utf-8", quoted=False, newline="\r\n")


@layout
def text_vni(truth):
    plan = Plan(headers=1)
    plain = without(one_line(truth), "²°“”–\u00a0")
    said = joined(vni(_text(plain, plan, quoted=False)))
    return Made(said.encode("utf-8"), said, [expected(plain, plan)], (), ".txt")
