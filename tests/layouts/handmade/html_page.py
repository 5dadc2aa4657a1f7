"""HTML by hand, as Word, Excel, LibreOffice and web pages write it."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handmade.docx import Pen
from handmade.plan import C, Para, Table, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def entities(pen: Pen, text: str) -> str:
    """Return a text for HTML; no-break spaces are entities."""
    return pen.say(text).replace("\u00a0", "&nbsp;").replace("²", "&sup2;").replace('"', "&quot;")


def wrapped(pen: Pen, text: str) -> str:
    """Return a text over source lines, as Word breaks them: a break is one space."""
    return "\n  ".join(textwrap.wrap(entities(pen, text), 60, break_long_words=False, break_on_hyphens=False))


def word_cell(pen: Pen, cell: C) -> str:
    """Return Word's paragraphs."""
    if not cell.text:
        return "<p class=MsoNormal style='margin:0cm'><span lang=VI><o:p>&nbsp;</o:p></span></p>"
    bold = ("<b>", "</b>") if cell.role in ("heading", "section") else ("", "")
    return "\n".join(
        f"<p class=MsoNormal align=center style='margin-bottom:0cm;mso-x:\"a\"'>{bold[0]}<span lang=VI\n"
        f"  style='font-size:12.0pt'>{wrapped(pen, line) or '&nbsp;'}<o:p></o:p></span>{bold[1]}</p>"
        for line in cell.text.split("\n")
    )


def excel_cell(pen: Pen, cell: C) -> str:
    """Return Excel's text; breaks are `br`."""
    return "<br>\n    ".join(entities(pen, line) for line in cell.text.split("\n"))


def libre_cell(pen: Pen, cell: C) -> str:
    """Return LibreOffice's paragraphs with fonts."""
    lines = [
        f'<font face="Times New Roman, serif"><font size="3" style="font-size: 12pt">{wrapped(pen, line)}</font></font>'
        if line
        else "<br/>\n"
        for line in cell.text.split("\n")
    ]
    return "".join(f'<p align="justify" style="orphans: 2">\n{line}</p>\n' for line in lines)


def web_cell(pen: Pen, cell: C) -> str:
    """Return a web page's text: divs, a list for dashes."""
    lines = [
        f"<div>{entities(pen, line)}</div>" if line else "<div><br></div>" for line in cell.text.split("\n")
    ]
    return lines[0].removeprefix("<div>").removesuffix("</div>") if len(lines) == 1 else "\n".join(lines)


@dataclass
class Dialect:
    """How a program writes HTML."""

    cell: Callable[[Pen, C], str] = word_cell
    para: str = "<p class=MsoNormal align=center>{}</p>"
    bold_para: str = "<p class=MsoNormal align=center><b><span lang=VI>{}<o:p></o:p></span></b></p>"
    table: str = "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>"
    td: str = "td width=90 valign=top style='border:solid windowtext 1.0pt'"
    before: str = ""
    after: str = ""
    close: bool = True  # ends of rows and cells are written
    th: bool = False


def html(blocks: Sequence[Para | Table], dialect: Dialect, pen: Pen | None = None) -> str:
    """Return the HTML of blocks."""
    pen = pen or Pen()
    out = [dialect.before]
    for block in blocks:
        if isinstance(block, Para):
            form = dialect.bold_para if block.bold else dialect.para
            out.append(form.format(entities(pen, block.text)) if block.text else "<p>&nbsp;</p>")
        else:
            out.append(_table(pen, block, dialect))
    return "\n".join([*out, dialect.after])


def _table(pen: Pen, table: Table, dialect: Dialect) -> str:
    rows = []
    for place, line in enumerate(flat(table.rows)):
        tag = "th" if dialect.th and place < table.header else dialect.td
        cells = []
        for cell, _, began in line:
            if began != place:
                continue
            spans = f" colspan={cell.across}" if cell.across > 1 else ""
            spans += f' rowspan="{cell.down}"' if cell.down > 1 else ""
            end = f"</{tag.split()[0]}>" if dialect.close else ""
            cells.append(f"<{tag}{spans}>{dialect.cell(pen, cell)}{end}")
        rows.append("<tr>\n" + "\n".join(cells) + ("\n</tr>" if dialect.close else ""))
    return dialect.table + "\n" + "\n".join(rows) + "\n</table>"


WORD = Dialect(
    before="""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Times New Roman",serif;} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->""",
    after="<!--EndFragment--></body></html>",
)
EXCEL = Dialect(
    cell=excel_cell,
    para="<table><tr><td colspan=6 class=xl66>{}</td></tr></table>",
    bold_para="<table><tr><td colspan=6 class=xl65>{}</td></tr></table>",
    table="<table border=0 cellpadding=0 cellspacing=0 width=900 style='border-collapse:collapse'>\n"
    "<col width=64 span=6 style='width:48pt'>",
    td="td class=xl67 width=64 style='border-left:none;width:48pt'",
    before="""<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:"0\\.0%";} --></style></head>
<body link=blue vlink=purple>
<!--StartFragment-->""",
    after="<!--EndFragment-->\n</body></html>",
)
LIBRE = Dialect(
    cell=libre_cell,
    para='<p align="center" style="margin-bottom: 0cm"><i>{}</i></p>',
    bold_para='<p align="center" style="margin-bottom: 0cm"><font size="4"><b>{}</b></font></p>',
    table='<table width="100%" cellpadding="7" cellspacing="0"><col width="30"/><col width="90"/><thead></thead><tbody>',
    td='td style="border: 1px solid #000000; padding: 0cm 0.19cm"',
    before='<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title></title>\n<meta name="generator" '
    'content="LibreOffice 7.4.7.2 (Linux)"/>\n<style type="text/css">\np { margin-bottom: 0.25cm }\n</style>\n</head>\n'
    '<body lang="vi-VN" link="#000080" vlink="#800000" dir="ltr">',
    after="</body>\n</html>",
)
WEB = Dialect(
    cell=web_cell,
    para="<p>{}</p>",
    bold_para="<h3>{}</h3>",
    table="<table class='table table-bordered'>",
    td="td",
    before="<!doctype html><html lang=vi><head><meta charset=utf-8><style>td{}</style><script>var a='<td>';</script>"
    "</head><body>",
    after="</body></html>",
    close=False,
    th=True,
)
