"""What says that a column is not for others: the words of its heading, and the mark of the leader's copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.text.folding import fold_name

if TYPE_CHECKING:
    from db.records import Column

WATERMARK = "Bản nội bộ"
"""What stands behind the text of an annex that must not leave the office."""

_MARK = " (nội bộ)\u00a0"
"""What the leader's copy puts behind a heading: its no-break space tells it from an office's own words."""

_LONGEST = 1_000  # characters; no heading is longer, and folding a narrative of any length takes long
_INTERNAL = re.compile(
    r"[^(]*+\((?>.*?\b(noi bo|internal|khong (phat hanh|cong bo|dua vao bieu))\b).*\).*|"
    r".*\b(khong phat hanh|luu hanh noi bo)\b.*|"
    r"(ghi chu|y kien|nhan xet|trao doi|danh gia) (rieng )?noi bo\b.*"
)


def is_internal(heading: str) -> bool:
    """Tell a heading that says that its column is not for others: `Ghi chú (nội bộ)`."""
    return bool(_INTERNAL.fullmatch(fold_name(heading[:_LONGEST])))


def marked_heading(column: Column) -> str:
    """Return a column's heading as it stands on the leader's copy, where an internal one says so."""
    says_so = column.visibility != "internal" or is_internal(column.heading) or is_internal(column.group)
    return column.heading if says_so else (column.heading + _MARK).lstrip()


def without_mark(heading: str) -> str:
    """Return a heading as it was before the leader's copy marked it; an office's own words stay."""
    bare = heading.rstrip(" \n")  # which a program that saved the file may have put behind it
    return bare.removesuffix(_MARK) if bare.endswith(_MARK) else heading
