"""Texts that say when: a day, a span, a recurrence, or what a task waits for, and no more than that."""

from __future__ import annotations

import re

_YEAR = r"20[0-9]{2}"
_NUMBER = r"(?:[0-9]{1,2}|[ivx]{1,4})"
# What tells a time by itself.
_TIMES = re.compile(
    r"\b(?:"
    rf"{_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?: 00:00(?::00)?)?|"
    r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2}(?:[0-9]{2})?|"
    rf"[0-9]{{1,2}}[/.\-]{_YEAR}|"
    rf"ngay [0-9]{{1,2}} thang [0-9]{{1,2}}(?:[/, ]+(?:nam )?{_YEAR})?|"
    rf"(?:nam|thang|quy|tuan|q|t)(?: thu)? ?{_NUMBER}(?:[/\-, ]+(?:nam )?{_YEAR})?|"
    rf"(?:nam(?: hoc)? )?{_YEAR}|"
    r"(?:hang|moi) (?:ngay|tuan|thang|quy|nam|ky)|thuong xuyen|lien tuc|dot xuat|dinh ky|thang ?/ ?quy|"
    r"ca (?:nam|quy|thang|giai doan|nhiem ky)|"
    r"(?:trong|het|cuoi|dau|giua|den)(?: (?:het|cuoi|ca))? (?:nam|quy|thang|ky|tuan|nhiem ky)\b(?! [0-9ivx])|"
    r"[0-9]{1,2} thang(?: (?:dau|cuoi) nam| ?/ ?lan)?|[0-9]{1,2} (?:hang|cua) (?:thang|quy|nam)|"
    r"[0-9]{1,2} lan ?/ ?(?:ngay|tuan|thang|quy|nam)|"
    r"(?:trong(?: vong)?|sau|cham nhat) [0-9]{1,3} (?:ngay|tuan|thang)(?: lam viec)?(?: (?:ke )?tu .{1,40})?|"
    r"vu (?:xuan|mua|he thu|dong|dong xuan|chiem)|(?:truoc|sau|dip|trong) (?:tet|le|[0-9]{1,2}/[0-9]{1,2})\b"
    r")(?!\w)"
)
# What a task waits for: nothing else is said.
_OPEN = re.compile(
    r"(?:ngay )?(?:sau )?khi (?:co|phat sinh|duoc|tinh|can|bo|trung uong|cap tren|hoan thanh)\b.{0,40}|"
    r"theo (?:ke hoach|yeu cau|quy dinh|tien do|huong dan|chi dao|lo trinh|tung giai doan|cv|cong van|"
    r"van ban|thoi gian|lich|chuong trinh|thuc te)\b.{0,40}|"
    r"khong (?:quy dinh )?thoi han|(?:truoc |sau |tai |den )*(?:ky hop|phien hop|dai hoi)\b.{0,30}|"
    r"truoc tet\b.{0,20}"
)
# Words between times, and what is done at one.
_BETWEEN = re.compile(
    r"(?:trong|truoc|sau|den|toi|het|tu|vao|cham nhat|muon nhat|khoang|du kien|han|thoi han|va|hoac|cac|"
    r"nhung|"
    r"tiep theo|cua|ngay|thang|quy|nam|tuan|ky|dau|giua|cuoi|thu (?:hai|ba|tu|nam|sau|bay)|giai doan|"
    r"lam viec|tro di|(?:hoan thanh|xong|thuc hien|trinh|nghiem thu)|"
    r"(?:bao cao|ban hanh)(?= (?:trong|truoc|vao|ngay|cham))|"
    r"[0-9]{1,2} ?(?:h|gio|g|:)(?: ?[0-9]{2})?(?: ?phut)?|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}|[ivx]{1,4}|"
    r"\([^()]{0,60}\)|gia han|dieu chinh|lui|khi co yeu cau)(?!\w)|[-–,;/.:+→ ]"
)
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})[/\-]([0-9]{1,2})")
_NAMED_DAY = re.compile(
    r"(?:(?:truoc|den|het|ngay|han|cham nhat|xong|trong) )+([0-9]{1,2})[/\-.]([0-9]{1,2})"
)
_LAST_DAY, _LAST_MONTH = 31, 12


def is_time(text: str) -> bool:
    """Tell a folded text that says when and nothing else: `truoc ngay 15/9`, `thuong xuyen`, `quy ii, iii`.

    `4/5` alone may be four of five; a statement of what was done at a time, `da trinh ngay 15/6`, is none.
    """
    if day := _DAY_OF_MONTH.fullmatch(text):
        padded = day[1].startswith("0") or day[2].startswith("0")
        return (padded or int(day[2]) < int(day[1])) and _is_day(day)
    if day := _NAMED_DAY.fullmatch(text):
        return _is_day(day)
    return bool(_OPEN.fullmatch(text)) or _is_made_of_times(text)


def is_day_of_month(text: str) -> bool:
    """Tell `5/9`, which may be a day or five of nine."""
    day = _DAY_OF_MONTH.fullmatch(text)
    return day is not None and _is_day(day)


def _is_day(day: re.Match[str]) -> bool:
    return 0 < int(day[1]) <= _LAST_DAY and 0 < int(day[2]) <= _LAST_MONTH


def _is_made_of_times(text: str) -> bool:
    """Tell a text of times and the words between them."""
    at, days, told = 0, 0, False
    while at < len(text):
        found = _TIMES.match(text, at) or _BETWEEN.match(text, at)
        if not found:
            return False
        days += bool(_DAY_OF_MONTH.fullmatch(found[0]))
        told = told or found.re is _TIMES
        at = found.end()
    return told or days > 1
