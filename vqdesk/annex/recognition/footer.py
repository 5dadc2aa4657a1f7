"""The rows at an annex's foot that are no tasks: totals, notes, the recipients, the signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.counts import is_count
from vqdesk.annex.recognition.signatures import are_signatures, is_name
from vqdesk.annex.source.grid import non_blank, row_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.header import Header
    from vqdesk.annex.source.grid import Cell, Grid

_RECIPIENTS = "noi nhan"
_SUMS = ("tong", "cong", "ty le", "ti le", "binh quan", "trung binh")
_SUMS_MARKED = ("tổng", "cộng", "tỷ lệ", "tỉ lệ", "bình quân", "trung bình")
_PART = r"(linh vuc|muc|phan|nhom|khoi)"
_NUMERAL = r"([ivx]{1,4}|[a-d]|[0-9]{1,2})"
_TOTAL = re.compile(
    rf"(tong|cong)( so| cong)?( cong)?( (cac )?nhiem vu)?(( {_PART})? {_NUMERAL})?( \(.*\))? ?:?"
)
_TOTAL_ACROSS = re.compile(rf"tong (so|cong)\b.*|cong ?:.*|cong ({_PART} )?{_NUMERAL} ?[:(].*")
_SUMMED = re.compile(
    r"(tong|cong)( so| cong)*( (cac )?(nhiem vu|cong viec|dau viec))?"
    rf"( (cua )?(cac )?{_PART}\b(?! luong| tieu| tram).{{0,80}})?( {_NUMERAL})?( ?\(.*\))?|"
    r"cong (phong|ban|don vi)\b.{0,80}|"
    r"(ty le|ti le|binh quan|trung binh)( (hoan thanh|thuc hien|chung|cac|nhiem vu|dat))*"
    rf"( {_PART}\b(?! luong| tieu| tram).{{0,80}})?"
)
_SUMMED_ALONE = re.compile(r"tong (so|cong)\b.{2,80}")
_LEGEND = re.compile(
    r"((bang |danh muc )?(cac )?(chu|tu|tu ngu|cum tu|ky hieu) viet tat|chu giai|"
    r"(giai thich )?(cac )?ky hieu)"
    r"( (trong|cua|su dung).*)?\W*"
)
_MARK = re.compile(r"[-+*•–]|[ivx]{1,5}\.?|[a-d]\.?")
_NOTE = re.compile(r"(ghi chu|chu thich|luu y|nguon)( so lieu)? ?:.*|\(?\*\)?.*")
_REMARK = re.compile(r"[^:]{2,60}: ?[^\s:].*")
_SAYS, _ENDS = re.compile(r"\w"), re.compile(r"[a-zà-ỹ0-9)%]\.")
_LONGEST = 250  # characters; what is longer is a narrative
_LONGEST_NUMBER = 12  # characters; a note may begin under TT and hold figures
_LONGEST_PERSON = 25  # characters of a name that stands below a signature
_TASKS_TEXTS = 3  # texts that a row of a task has at least, where tasks have no numbers


def is_total(first: str, cells: Sequence[Cell]) -> bool:
    """Tell a row that sums up: `Tổng cộng | | 9`, or `Tổng số nhiệm vụ: 9` across the table.

    `first` is the key of its first text.
    """
    if len(cells) > 1 and _MARK.fullmatch(first):
        cells = cells[1:]
        first = heading_key(cells[0].text)
    if not first.startswith(_SUMS):
        return False
    across = len(cells) == 1 and cells[0].column_span > 1
    return bool(_TOTAL.fullmatch(first) or (across and _TOTAL_ACROSS.fullmatch(first)) or _sums_up(cells))


def _sums_up(cells: Sequence[Cell]) -> bool:
    """Tell a section's sum, or one with its figures behind it: `Cộng lĩnh vực I | 2`, `Tổng: 12 nhiệm vụ`.

    Its marks tell `Cộng` from `Công an`.
    """
    name, _, figures = cells[0].text.partition(":")
    if not name.casefold().lstrip().startswith(_SUMS_MARKED):
        return False
    if not all(is_count(text) for text in (figures, *(cell.text for cell in cells[1:])) if text.strip()):
        return False
    name = heading_key(name)
    if len(cells) == 1 and figures.strip() and _SUMMED_ALONE.fullmatch(name):
        return True  # nothing else is said of it: `Tổng số tiêu chí đạt: 5/8`
    return bool(_SUMMED.fullmatch(name) or (name == "tong hop" and figures.strip()))


def last_task_row(grid: Grid, header: Header) -> int:
    """Return the last row that has a number; where no row has one, the last that has a task's texts."""
    rows = range(len(grid.rows) - 1, header.end - 1, -1)
    if "number" in header.columns:
        column = header.number_column
        for row in rows:
            cell = next((cell for cell in grid.rows[row] if cell.column == column), None)
            if cell is not None and len(cell.text) <= _LONGEST_NUMBER and any(map(str.isdigit, cell.text)):
                return row
    return last_full_row(grid, header)


def last_full_row(grid: Grid, header: Header) -> int:
    """Return the last row that has as many texts as a task has at least."""
    rows = range(len(grid.rows) - 1, header.end - 1, -1)
    return next((row for row in rows if _is_full(non_blank(grid.rows[row]))), header.end - 1)


def _is_full(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells]
    return len(texts) >= _TASKS_TEXTS and not (all(map(is_name, texts)) or are_signatures(texts))


def heads_task(grid: Grid, row: int) -> bool:
    """Tell whether the row below one with a name alone is a task's: an office that signs may have tasks."""
    below = row_below(grid.rows, row)
    tells = any(len(cell.text) > _LONGEST_PERSON or any(map(str.isdigit, cell.text)) for cell in below)
    return len(non_blank(grid.rows[row])) == 1 and tells and _is_full(below)


def is_sentence(text: str) -> bool:
    """Tell a remark from a section's name: `Nhận xét: đã cố gắng`, or what ends with a full stop."""
    text = " ".join(text.split())
    is_ended = _ENDS.fullmatch(text[-2:]) and _SAYS.search(text[:-2])
    return bool(is_ended or _REMARK.fullmatch(text)) and not heading_key(text).startswith("linh vuc")


def begins_foot(first: str, cells: Sequence[Cell], *, below_tasks: bool) -> bool:
    """Tell whether a row, the key of whose first text is `first`, begins what stands below the last task.

    The recipients and a legend are known anywhere; a note, a date and signatures only in a row `below_tasks`,
    and signatures only where the whole row has nothing else: an office in them may be a task's unit.
    """
    if first.startswith(_RECIPIENTS) or (len(cells) == 1 and _LEGEND.fullmatch(first)):
        return True
    if not below_tasks or any(len(cell.text) > _LONGEST for cell in cells):
        return False
    note = len(cells) == 1 and cells[0].column_span > 1 and _NOTE.fullmatch(first)
    return bool(note) or are_signatures(cell.text for cell in cells)
