"""Groups of three digits that spaces set off: `11 650 phiếu`, `2 460ha/2 500ha`."""

from __future__ import annotations

import re

from vqdesk.checks.numbers.units import read_unit
from vqdesk.checks.numbers.words import word_set

_FIRST = re.compile(r"[1-9][0-9]{0,2}")
_REST = re.compile(r"(?: [0-9]{3})+(?:,[0-9]{1,2})?(?![0-9]|[.,-] ?[0-9]| [0-9])")
_STROKE = re.compile(r" ?/ ?[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.? \Z")
# What the first of two numbers is the name of: `lớp 5 120 em`, `ngày 15 350 hộ`.
_NAMED = word_set(
    "cấp loại nhóm hạng bậc đợt khóa vùng mức tuyến đội độ bản thứ mũi kỳ quý bảng biểu khoản năm"
)
_NAMED_HIGH = word_set("thôn khu tổ lớp khối tuần tháng ngày điều mục trang ấp xóm")


def end_of_groups(text: str, start: int, end: int) -> int:
    """Return where a number ends that begins with the digits from `start` to `end`, a space and a digit.

    What follows must be groups of three digits and a unit or a noun; else the digits are the number.
    """
    if not _FIRST.fullmatch(text, start, end):
        return end
    found = _REST.match(text, end)
    if not found or _is_beside_another(text, start) or _is_name(text, start, end):
        return end
    stop = found.end()
    _, basis, _, noun = read_unit(text, stop)
    counts = basis not in ("%", "điểm %") and (basis or noun)
    return stop if counts or _STROKE.match(text, stop) else end


def _is_beside_another(text: str, start: int) -> bool:
    """Tell whether digits stand right before a number, or before a stroke: `15/10 150 người`."""
    before = text[max(0, start - 2) : start]
    return before[-1:] in ("/", "-", ",", ".") and before[:1].isdecimal() and not _is_grouped(text, start - 1)


def _is_grouped(text: str, end: int) -> bool:
    return re.search(r"[0-9] [0-9]{3}\Z", text[max(0, end - 5) : end]) is not None


def _is_name(text: str, start: int, end: int) -> bool:
    word = _LAST_WORD.search(text[max(0, start - 12) : start])
    if word is None or end - start > 2:
        return False
    return word[1] in _NAMED_HIGH or (word[1] in _NAMED and end - start == 1)
