"""Word layouts: the shape of the table."""

from __future__ import annotations

from dataclasses import replace

from annexes.register import EVERY, docx, layout, parted
from handmade.docx import Made, Style, paragraphs, word
from handmade.plan import (
    CAPITAL_HEADINGS,
    OTHER_HEADINGS,
    RARE_HEADINGS,
    C,
    Plan,
    Table,
    expected,
    laid_out,
    renumbered,
)
from handmade.truths import FIELDS


@layout
def docx_plain(truth):
    return docx(truth)


@layout
def docx_one_header_row(truth):
    return docx(truth, Plan(headers=1, numbered_columns=True, sections="merged", numeral="{numeral}."))


@layout
def docx_other_headings_and_order(truth):
    columns = ("number", "content", "unit", "documents", "result", "evaluation", "deadline", "note")
    return docx(truth, Plan(columns, OTHER_HEADINGS, headers=1, sections="two-merged"))


@layout
def docx_evaluation_first(truth):
    columns = ("unit", "evaluation", "content", "result", "documents")
    return docx(truth, Plan(columns, OTHER_HEADINGS, headers=1, sections="merged"))


@layout
def docx_unit_merged(truth):
    return docx(truth, Plan(merged=("unit",), sections="two-merged", numbered_columns=True))


@layout
def docx_unit_and_documents_merged(truth):
    going_on = '<w:vMerge w:val="continue"/>'
    return docx(truth, Plan(merged=("unit", "documents"), sections="merged"), Style(going_on=going_on))


@layout
def docx_number_merged(truth):
    shared = truth.mapped(lambda task: replace(task, number=f"{ord(task.unit[0]) % 7 + 1}"))
    return docx(shared, Plan(merged=("number", "unit"), sections="two"))


@layout
def docx_cut_by_pages_header_repeated(truth):
    return docx(truth, Plan(cut=4, repeated=True, sections="merged"))


@layout
def docx_cut_by_pages_without_header(truth):
    return docx(truth, Plan(cut=5, repeated=False, sections="two"))


@layout
def docx_header_again_inside(truth):
    plan = Plan(sections="two-merged")
    title, attached, table = parted(laid_out(truth, plan))
    rows = list(table.rows)
    again = rows[: table.header]
    for place in range(len(rows) - 4, table.header, -5):
        rows[place:place] = again
    return Made(*word([*title, *attached, Table(rows, table.header)]), [expected(truth, plan)])


@layout
def docx_section_paragraphs(truth):
    return docx(truth, Plan(sections="para", numeral="{numeral}.", repeated=True))


@layout
def docx_section_paragraphs_one_header(truth):
    return docx(truth, Plan(sections="para", repeated=False, headers=1, joint=" - "))


@layout
def docx_capital_letters(truth):
    plan = Plan(sections="two", headers=1)
    return docx(renumbered(truth, "ABCDE"), plan)


@layout
def docx_parts(truth):
    parts = [f"Phần thứ {word}" for word in ("nhất", "hai", "ba", "tư", "năm")]
    return docx(renumbered(truth, parts), Plan(sections="merged", joint=": "))


@layout
def docx_section_in_first_cell(truth):
    return docx(truth, Plan(sections="one"))


@layout
def docx_no_sections(truth):
    return docx(truth, Plan(sections="none", columns=EVERY))


@layout
def docx_few_columns(truth):
    return docx(
        truth, Plan(("number", "content", "unit", "evaluation"), OTHER_HEADINGS, headers=1, sections="merged")
    )


@layout
def docx_extra_columns_in_two_rows(truth):
    columns = ("number", "unit", "content", "deadline", "documents", "result", "evaluation", "note")
    return docx(truth, Plan(columns, merged=("unit",)))


@layout
def docx_rare_headings(truth):
    columns = ("number", "content", "unit", "note", "deadline", "documents", "result", "evaluation")
    return docx(truth, Plan(columns, RARE_HEADINGS, headers=1, sections="merged"))


@layout
def docx_capital_headings(truth):
    columns = ("number", "content", "unit", "deadline", "documents", "result", "evaluation", "note")
    return docx(truth, Plan(columns, CAPITAL_HEADINGS, merged=("unit",), sections="two-merged"))


@layout
def docx_section_over_two_lines(truth):
    parts = [f"PHẦN THỨ {word}" for word in ("NHẤT", "HAI", "BA", "TƯ", "NĂM")]
    return docx(renumbered(truth, parts), Plan(sections="merged", joint="\n"))


@layout
def docx_merged_across_the_old_way(truth):
    """Merge across as Word 97 did: with hMerge instead of gridSpan."""
    return docx(truth, Plan(sections="merged"), Style(old_merges=True))


@layout
def docx_unnamed_column(truth):
    """Let the last column have no heading: what stands there is in the account."""
    headings = dict(CAPITAL_HEADINGS, note="")
    made = docx(truth, Plan((*FIELDS, "note"), headings, headers=1))
    for domain in made.reports[0]["domains"]:
        for task in domain["tasks"]:
            task["extra"] = {}
    return made


@layout
def docx_content_merged(truth):
    """Give one task to several units: TT and content stand once over their rows."""

    def shared(tasks):
        pairs = [tasks[place - place % 2] for place in range(len(tasks))]
        return tuple(
            replace(task, number=first.number or "7", content=first.content)
            for task, first in zip(tasks, pairs, strict=True)
        )

    domains = tuple(replace(domain, tasks=shared(domain.tasks)) for domain in truth.domains)
    return docx(replace(truth, domains=domains), Plan(merged=("number", "content"), sections="merged"))


@layout
def docx_loose_header(truth):
    """Leave the cells under headings of one row empty instead of merging them."""
    plan = Plan(sections="two")
    title, attached, table = parted(laid_out(truth, plan))
    upper = [replace(cell, down=1) for cell in table.rows[0]]
    lower = [*[C(role="heading")] * 3, *table.rows[1]]
    made = word([*title, *attached, Table([upper, lower, *table.rows[2:]], 2)])
    return Made(*made, [expected(truth, plan)])


@layout
def docx_cut_with_page_numbers(truth):
    """Let numbers of pages stand as paragraphs between the pieces."""
    pages = iter(range(2, 99))

    def para(pen, of):
        return paragraphs(pen, of.text or str(next(pages)))

    return docx(truth, Plan(cut=6, repeated=False, sections="merged"), Style(para=para))
