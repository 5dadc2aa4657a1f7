"""What the titles of an annex tell of its table: a plan, or a report of what became of the tasks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from vqdesk.annex.recognition.columns.headings import heading_key

if TYPE_CHECKING:
    from collections.abc import Iterable

TitlesTell = Literal["plan", "report", ""]
"""What the titles say that a table is; "" where they do not, or say both."""

_ATTACHED = re.compile(r"\W*(?:ban hanh |dinh )?kem (?:theo )?(?P<to>.*)")
_PLANS = re.compile(
    r".*\b(ke hoach|chuong trinh|phan cong|giao (nhiem vu|viec)|danh muc|lo trinh|dang ky|de cuong)\b.*"
)
_REPORTS = re.compile(
    r".*\b(bao cao|ket qua (cong tac|hoat dong|nhiem vu|"
    r"(da )?(thuc hien|trien khai|xu ly|giai quyet|hoan thanh|khac phuc|dat duoc))|"
    r"(tinh hinh|tien do)( ket qua)? (thuc hien|trien khai|xu ly|giai quyet|cong viec|nhiem vu)|"
    r"theo doi|danh gia)\b.*"
)
_BEGINS_PLAN = re.compile(r"\W*(phu luc\W*([ivx0-9]+\W*)?)?(ke hoach|chuong trinh)\b.*")


def told_by_titles(lines: Iterable[str]) -> TitlesTell:
    """Return what the lines above a table say that it is; where they do not, what it is attached to."""
    titles: list[str] = []
    attached: list[str] = []
    for line in lines:
        key = heading_key(line)
        found = _ATTACHED.fullmatch(key)
        (attached if found else titles).append(found["to"] if found else key)
    if any(map(_BEGINS_PLAN.fullmatch, titles)):
        return "plan"
    return _told(titles) or _told(each.split(" so ")[0] for each in attached)


def _told(lines: Iterable[str]) -> TitlesTell:
    keys = list(lines)
    if any(map(_REPORTS.fullmatch, keys)):
        return "report"
    return "plan" if any(map(_PLANS.fullmatch, keys)) else ""
