"""Tables that are no annex, by what they look like: a summary, a list of people, a budget, a bill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.limits import LATEST_HEADER
from vqdesk.annex.recognition.columns.headings import find_known_field, heading_words
from vqdesk.annex.recognition.columns.table_words import MEASURED
from vqdesk.annex.source.grid import Table, non_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Cell, Source

_LEAST_HEADINGS = 3
_LONGEST_HEADING = 80
_HEADER_ROWS = 2
_PRICES = re.compile(r"(don gia|thanh tien|gia (tri hop dong|tri goi thau|goi thau|ban|thanh toan))\b.*")
_QUANTITY = re.compile(r"(khoi luong|so luong|dinh muc)\b.*")
_WORKS = re.compile(r"(ten )?hang muc\b.*")
_MONEY = re.compile(
    r"(.*\b)?(du toan|quyet toan|kinh phi|so tien|ngan sach|tong muc dau tu|von (bo tri|dau tu|giao)|"
    r"giai ngan)\b.*"
)
_FUNDED = re.compile(r"nguon (kinh phi|von|ngan sach|chi)\b.*|muc chi\b.*")
_SPENT = re.compile(r"noi dung (chi|thu|kinh phi)\b.*|nhiem vu chi\b.*|khoan (chi|muc)\b.*|muc chi\b.*")
_PEOPLE = re.compile(
    r"ho,? (va |chu )?(chu )?(dem,? )?ten\b.*|(ngay,? thang,? )?(nam|ngay) sinh\b.*|que quan|chuc vu\b.*|"
    r"ky (nhan|ten)|"
    r"chu ky|so (cccd|cmnd|can cuoc).*|gioi tinh"
)
_NAMES = re.compile(r"ho,? (va |chu )?(chu )?(dem,? )?ten\b.*")
_TOTAL = re.compile(
    r"(so )?(nhiem vu|cong viec|viec) (duoc )?giao\b.*|(da )?duoc giao|"
    r"(tong( so| cong)?|so luong|so)( (nhiem vu|"
    r"cong viec|dau viec|nv|viec))?( (duoc )?giao)?|"
    r"tong (so )?(nhiem vu|nv)\b.*"
)
_STATE = re.compile(
    r"(so )?(nhiem vu |viec |nv )?(da |chua |dang |khong )?(hoan thanh|thuc hien|trien khai|xu ly)\b.*|"
    r"(trong|dung|tre|qua|truoc|cham|con) han\b.*|(ty|ti) le\b.*"
)
_SCHEDULE = re.compile(r"(dia diem|thanh phan|gio|buoi|thu,? ngay|ngay,? thu|thu)\b.*")
_WHEN = re.compile(r"(thoi gian|gio|buoi|thu|ngay)\b.*")
_OF_PAPERS = re.compile(r"(.*\b)?trich yeu\b.*|(ngay|noi|co quan)(,? thang(,? nam)?)? (ban hanh|ky)\b.*")
_MARKS = re.compile(r"(thang )?diem\b.*")


def name_other_table(source: Source) -> str:
    """Return what the first table of a source looks like that is none of tasks; "" where nothing tells.

    `summary`, `people`, `budget`, `bill`, `documents`, `schedule` or `marks`: the end of a sentence's key.
    """
    tables = (block for block in source.blocks if isinstance(block, Table))
    return next((kind for table in tables if (kind := _kind(table.rows))), "")


def _kind(rows: Sequence[Sequence[Cell]]) -> str:
    for place in range(min(len(rows), LATEST_HEADER)):
        heads = non_blank(rows[place])
        if len(heads) < _LEAST_HEADINGS or any(len(cell.text) > _LONGEST_HEADING for cell in heads):
            continue
        if any(map(str.isdigit, heads[0].text)):
            continue  # a row of the list
        below = (cell for row in rows[place + 1 : place + _HEADER_ROWS] for cell in non_blank(row))
        words = [heading_words(cell.text) for cell in heads]
        if kind := _named(
            words, [heading_words(cell.text) for cell in below if len(cell.text) <= _LONGEST_HEADING]
        ):
            return kind
    return ""


def _named(heads: Sequence[str], below: Sequence[str]) -> str:
    def count(pattern: re.Pattern[str], words: Sequence[str] = heads) -> int:
        return sum(bool(pattern.fullmatch(each)) for each in words)

    fields = {known.field for each in heads if (known := find_known_field(each))}
    states = count(_STATE, (*heads, *below))
    if count(_SPENT) or (count(_FUNDED) and not count(MEASURED) and not count(_WORKS)):
        return "budget"
    works = count(_WORKS) and count(_QUANTITY)
    if count(_PRICES) or works or (count(MEASURED) and count(_QUANTITY)):
        return "bill"
    if count(_TOTAL) and states > 1:
        return "summary"
    if count(_MONEY):
        return "budget"
    if count(_NAMES) or count(_PEOPLE) > 1:
        return "people"
    if count(_MARKS):
        return "marks"
    if "documents" in fields and count(_OF_PAPERS):
        return "documents"
    return "schedule" if count(_SCHEDULE) and count(_WHEN) else ""
