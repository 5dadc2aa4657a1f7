"""Pages written as a clerk sees them, with what is right: lines are paragraphs, lines with bars are rows.

`**text**` is bold; `{2}` before a cell's text spans two columns, `{,3}` three rows, `{2,3}` both; `¶` breaks
the line; `---` parts two tables, `===` two sheets.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handmade.docx import word
from handmade.html_page import WEB, html
from handmade.plan import C, Para, Table, flat
from handmade.truths import FIELDS
from handmade.xlsx import Book, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

Blocks = list[Para | Table]
_SPAN = re.compile(r"\{(\d*),?(\d*)\}")
PAGES: dict[str, Page] = {}
WITH_TEXT = (".docx", ".xlsx", ".html", ".txt")
ALL = (*WITH_TEXT, ".csv")


@dataclass(frozen=True)
class Page:
    """A layout: what is written, the reports that are right, and in which containers it can be written."""

    text: str
    reports: Sequence[dict[str, Any]]
    endings: Sequence[str] = WITH_TEXT[:3]
    args: Sequence[str] = ()
    blocks: Blocks = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", [*_blocks(self.text)])


def page(name: str, text: str, *reports: str, endings: Sequence[str] = (), args: Sequence[str] = ()) -> None:
    """Register a page under its name, with what is right of it; see `report` for how that is written."""
    PAGES[name] = Page(text.strip("\n"), [*map(report, reports)], endings or WITH_TEXT[:3], args)


def report(text: str) -> dict[str, Any]:
    """Return the report that a text writes line by line.

    `9 tháng/2025` or `tháng 9/2025` is the period, `# ` begins a title, `@ ` the attached line, `of ` the
    organisation, `= I|Kinh tế` a domain. A line with bars is a task: number, unit, content, documents,
    result, evaluation, then further columns as `Ghi chú: ...`.
    """
    form: dict[str, Any] = {"titles": [], "attached_to": "", "organisation": "", "domains": []}
    for line in filter(None, text.strip().split("\n")):
        mark, _, rest = line.partition(" ")
        if mark == "#":
            form["titles"].append(rest)
        elif mark == "@":
            form["attached_to"] = rest.replace("¶", "\n")
        elif mark == "of":
            form["organisation"] = rest
        elif mark == "=":
            numeral, _, name = rest.partition("|")
            form["domains"].append({"numeral": numeral, "name": name, "tasks": []})
        elif line.startswith("|"):
            if not form["domains"]:
                form["domains"].append({"numeral": "", "name": "", "tasks": []})
            form["domains"][-1]["tasks"].append(_task(line))
        else:
            form["period"] = _period(line)
    return form


def _period(line: str) -> dict[str, Any]:
    kind, _, rest = line.partition("/")
    year, *days = rest.split()
    ordinal = ""
    if kind.startswith(("tháng", "quý")):
        kind, _, ordinal = kind.partition(" ")
    made = {"kind": kind, "ordinal": int(ordinal) if ordinal else None, "year": int(year)}
    first, last = days or (None, None)
    return made | {"from": first, "to": last}


def _task(line: str) -> dict[str, Any]:
    texts = [part.strip().replace("¶", "\n") for part in line.removeprefix("|").removesuffix("|").split("|")]
    texts += [""] * (len(FIELDS) - len(texts))
    further = [text.partition(": ") for text in texts[len(FIELDS) :]]
    return dict(zip(FIELDS, texts, strict=False)) | {"extra": {name: text for name, _, text in further}}


def written(made: Page, ending: str) -> tuple[bytes, str]:
    """Return a page in a container, and what a reader sees in it."""
    return written_blocks([[*_blocks(text)] for text in made.text.split("\n===\n")], ending)


def written_blocks(sheets: Sequence[Blocks], ending: str) -> tuple[bytes, str]:
    """Return sheets of lines and tables in a container, and what a reader sees in them."""
    blocks = [block for sheet in sheets for block in sheet]
    seen = "".join(_seen(blocks))
    if ending == ".docx":
        return word(blocks)[0], seen
    if ending == ".xlsx":
        book = Book()
        for place, sheet in enumerate(sheets, 1):
            book.add(Sheet(f"Biểu {place}", blocks=sheet))
        return book.bytes(), seen
    if ending == ".html":
        return html(blocks, WEB).encode(), seen
    if ending == ".csv":
        return _separated(blocks).encode(), seen
    return "\n".join(_lines(blocks)).encode(), seen


def _seen(blocks: Blocks):
    for block in blocks:
        if isinstance(block, Para):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def _lines(blocks: Blocks):
    for cells in _rows(blocks):
        yield "\t".join(f'"{text}"' if "\n" in text else text for text in cells)


def _separated(blocks: Blocks) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(_rows(blocks))
    return stream.getvalue()


def _rows(blocks: Blocks):
    for block in blocks:
        if isinstance(block, Para):
            yield [block.text]
            continue
        for r, line in enumerate(flat(block.rows)):
            cells = [""] * (line[-1][1] + 1)
            for cell, column, began in line:
                if began == r and cell:
                    cells[column] = cell.text
            yield cells


def _blocks(text: str):
    rows: list[list[C]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            rows.append([_cell(part) for part in line.removeprefix("|").removesuffix("|").split("|")])
            continue
        if rows:
            yield Table(rows)
            rows = []
        if line not in ("---", "==="):
            bold = line.startswith("**") and line.endswith("**")
            yield Para(line.strip("*") if bold else line, bold=bold)


def _cell(part: str) -> C:
    part = part.strip()
    match = _SPAN.match(part)
    if match is None:
        return C(part.replace("¶", "\n"))
    text = part[match.end() :].strip().replace("¶", "\n")
    return C(text, int(match[1] or 1), int(match[2] or 1))
