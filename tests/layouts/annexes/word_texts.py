"""Word layouts: what stands in the text of cells."""

from __future__ import annotations

from dataclasses import replace

from annexes.register import docx, in_control, layout, parted
from handmade import marks
from handmade.docx import Made, Style, plain_para, word
from handmade.plan import C, Plan, Table, expected, laid_out


@layout
def docx_tracked(truth):
    return docx(truth, Plan(sections="two-merged"), Style(cell=marks.tracked))


@layout
def docx_tracked_rows(truth):
    return docx(truth, style=Style(row=marks.deleted_row))


@layout
def docx_tracked_paragraph_marks(truth):
    return docx(truth, style=Style(cell=marks.mark_deleted))


@layout
def docx_controls_in_cells(truth):
    return docx(
        truth, style=Style(cell=marks.controls, para=lambda pen, para: in_control(plain_para(pen, para)))
    )


@layout
def docx_controls_around_rows(truth):
    style = Style(
        tc=marks.control_around_cell, row=marks.control_around_row, table=marks.control_around_table
    )
    return docx(truth, Plan(merged=("unit",)), style)


@layout
def docx_tags_and_links(truth):
    return docx(truth, style=Style(cell=marks.tags_and_links))


@layout
def docx_fields(truth):
    return docx(truth, style=Style(cell=marks.fields))


@layout
def docx_notes(truth):
    notes = marks.Notes()
    return docx(truth, style=Style(cell=notes.cell, parts=notes.parts))


@layout
def docx_specials(truth):
    def special(task):
        result = task.result.replace("-", "\u2011").replace("thực hiện", "thực hi\u00adện") + "\tm²"
        return replace(task, result=result, content=task.content + "\nhết\u00a0ý")

    return docx(truth.mapped(special), style=Style(cell=marks.specials))


@layout
def docx_scattered_runs(truth):
    return docx(truth, style=Style(cell=marks.scattered))


@layout
def docx_alternate_content(truth):
    return docx(truth, style=Style(cell=marks.alternate))


@layout
def docx_title_in_box(truth):
    return docx(truth, style=Style(para=marks.in_box))


@layout
def docx_title_in_vml_box(truth):
    return docx(truth, style=Style(para=marks.in_vml_box))


@layout
def docx_nested_table(truth):
    def nest(task):
        return replace(task, result=f"{task.result}\n{marks.NESTED_TEXT}") if len(task.content) % 2 else task

    return docx(truth.mapped(nest), style=Style(cell=marks.nested))


@layout
def docx_automatic_numbers(truth):
    numbering = marks.Numbering()
    return docx(truth, Plan(sections="merged"), Style(cell=numbering.cell, parts=numbering.parts))


@layout
def docx_automatic_numbers_with_dots(truth):
    dotted = truth.mapped(lambda task: replace(task, number=task.number and f"{task.number}."))
    numbering = marks.Numbering("%1.")
    return docx(dotted, Plan(sections="two"), Style(cell=numbering.cell, parts=numbering.parts))


@layout
def docx_strict(truth):
    return docx(truth, Plan(merged=("unit",), sections="merged"), Style(strict=True, para=marks.in_box))


@layout
def docx_blank_rows_and_columns(truth):
    plan = Plan(sections="two")
    title, attached, table = parted(laid_out(truth, plan))
    rows = [[C(), *row] if place != 1 else row for place, row in enumerate(table.rows)]
    rows[0] = [C(down=2), *rows[0][1:]]
    rows.insert(5, [C()] * 7)
    rows.append([C()] * 7)
    return Made(*word([*title, *attached, Table(rows, 2)]), [expected(truth, plan)])


@layout
def docx_hidden_text(truth):
    return docx(truth, style=Style(cell=marks.hidden))


@layout
def docx_automatic_sections(truth):
    count = iter(range(1, 99))
    straight = truth.mapped(lambda task: replace(task, number=str(next(count)) if task.number else ""))
    numbering = marks.SectionNumbering()
    style = Style(cell=numbering.cell, parts=numbering.parts, styles=numbering.STYLE)
    return docx(straight, Plan(sections="merged", numeral="{numeral}."), style)
