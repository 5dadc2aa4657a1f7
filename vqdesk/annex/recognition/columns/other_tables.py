"""Tables that are no annex, by what they look like: a summary, a list of people, a budget, a bill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.limits import LATEST_HEADER
from vqdesk.annex.recognition.columns.headings import find_known_field, heading_words
from vqdesk.annex.recognition.columns.table_headings import MEASURED
from vqdesk.annex.source.grid import Table, non_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vqdesk.annex.source.grid import Cell, Source

_LEAST_HEADINGS = 3
_LONGEST_HEADING = 80
_HEADER_ROWS = 2
_PRICES = re.compile(r"(don gia|thanh tien|gia (tri hop dong|tri goi thau|goi thau|ban|thanh toan))\b.*")
_SUM = re.compile(r"(thanh tien|gia tri)\b.*")
_QUANTITY = re.compile(r"(khoi luong|so luong|dinh muc)\b.*")
_WORKS = re.compile(r"(ten )?hang muc\b.*")
_UNIT_PRICE = re.compile(
    r"(don gia|gia (ban|mua|thu|cho thue|niem yet|ky (truoc|nay)|thi truong|thap nhat|cao nhat)|muc (gia|"
    r"thu|phi))\b.*"
)
_BOUGHT = re.compile(r"(.*\b)?(mua sam|goi thau|lua chon nha thau)\b.*|(ten |danh muc )*hang hoa\b.*")
_OWNED = re.compile(
    r"(ten |danh muc |loai )*(tai san|thiet bi|cong cu|dung cu|may moc)\b.*|nguyen gia\b.*|"
    r"gia tri con lai\b.*|"
    r"nam (dua vao )?su dung\b.*"
)
_INDICATORS = re.compile(r"(ten |cac )*(chi tieu|chi so|tieu chi)\b.*")
MONEY = re.compile(
    r"(.*\b)?(du toan|quyet toan|kinh phi|so tien|ngan sach|tong muc dau tu|von (bo tri|dau tu|giao)|"
    r"giai ngan)\b.*"
)
_FUNDED = re.compile(r"nguon (kinh phi|von|ngan sach|chi)\b.*|muc chi\b.*")
# But `chỉ đạo`, `chỉ tiêu`, `Thủ tướng` are no spending.
_SPENDING = r"chi\b(?! (dao|tieu|tiet|dan|thi|so|huy|bo|hoi|em)\b)"
SPENT = re.compile(
    rf"noi dung(,? nhiem vu)? ({_SPENDING}|kinh phi\b).*|nhiem vu {_SPENDING}.*|khoan (chi|muc)\b.*|"
    rf"noi dung thu( (ngan sach|phi|tien|nop|le phi|thue)\b.*|,? chi\b.*)?|muc ({_SPENDING}|thu\b).*"
)
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
_SCHEDULE = re.compile(r"(dia diem|thanh phan|gio|buoi|(ngay |ca )truc)\b.*|thu(,? ngay.*)?|ngay,? thu")
_WHEN = re.compile(r"(thoi gian|gio|buoi|ngay|ca)\b.*|thu(,? ngay.*)?")
_OF_PAPERS = re.compile(r"(.*\b)?trich yeu\b.*|(ngay|noi|co quan)(,? thang(,? nam)?)? (ban hanh|ky)\b.*")
_MARKS = re.compile(r"(thang )?diem\b(?! (dau|cuoi|den|di|mo|nghen)\b).*")
_PROCEDURES = re.compile(r"(.*\b)?(thu tuc hanh chinh|tthc)\b.*")


def name_other_table(source: Source) -> str:
    """Return what the first table of a source looks like that is none of tasks; "" where nothing tells.

    `summary`, `people`, `budget`, `bill`, `prices`, `purchases`, `assets`, `indicators`, `documents`,
    `procedures`, `schedule` or `marks`: the end of a sentence's key.
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
    words = _Heads(heads, below)
    return next((kind for kind, looks in _KINDS if looks(words)), "")


class _Heads:
    """The words of a table's headings, `below` those of the row under them."""

    def __init__(self, heads: Sequence[str], below: Sequence[str]) -> None:
        self._heads, self._below = heads, below

    def has(self, *patterns: re.Pattern[str]) -> bool:
        """Tell whether each pattern fits a heading."""
        return all(any(map(pattern.fullmatch, self._heads)) for pattern in patterns)

    def count(self, pattern: re.Pattern[str]) -> int:
        """Return how many headings a pattern fits."""
        return sum(bool(pattern.fullmatch(each)) for each in self._heads)

    @property
    def is_budget(self) -> bool:
        """Tell what money is spent on, or where it comes from."""
        return self.has(SPENT) or (self.has(_FUNDED) and not self.has(MEASURED) and not self.has(_WORKS))

    @property
    def is_price_list(self) -> bool:
        """Tell what things cost, one each."""
        return self.has(_UNIT_PRICE) and not self.has(_QUANTITY) and not self.has(_SUM)

    @property
    def is_bill(self) -> bool:
        """Tell amounts, or what they cost together."""
        return self.has(_PRICES) or self.has(_WORKS, _QUANTITY) or self.has(MEASURED, _QUANTITY)

    @property
    def is_summary(self) -> bool:
        """Tell how many tasks there are, and how it stands with them."""
        states = sum(bool(_STATE.fullmatch(each)) for each in (*self._heads, *self._below))
        return self.has(_TOTAL) and states > 1

    @property
    def lists_documents(self) -> bool:
        """Tell documents and who issued them."""
        named = any((known := find_known_field(each)) and known.field == "documents" for each in self._heads)
        return named and self.has(_OF_PAPERS)


_KINDS: tuple[tuple[str, Callable[[_Heads], bool]], ...] = (
    ("procedures", lambda words: words.has(_PROCEDURES)),
    ("purchases", lambda words: words.has(_BOUGHT)),
    ("assets", lambda words: words.has(_OWNED)),
    ("budget", lambda words: words.is_budget),
    ("prices", lambda words: words.is_price_list),
    ("bill", lambda words: words.is_bill),
    ("summary", lambda words: words.is_summary),
    ("budget", lambda words: words.has(MONEY)),
    ("people", lambda words: words.has(_NAMES) or words.count(_PEOPLE) > 1),
    ("marks", lambda words: words.has(_MARKS)),
    ("documents", lambda words: words.lists_documents),
    ("schedule", lambda words: words.has(_SCHEDULE, _WHEN)),
    ("indicators", lambda words: words.has(_INDICATORS)),
)
"""What a table looks like, the surer kinds first."""
