"""What the files that go out are called: plain letters, which every system and every mail passes on."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from vqdesk.periods import period_name

if TYPE_CHECKING:
    from db.records import Report

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 120
_D = str.maketrans("đĐ", "dD")


def annex_name(report: Report, part: str = "") -> str:
    """Return the proposed name of a report's file without its ending: title, period, organisation.

    `part` names what goes out of it where that is not all: `Bieu danh gia 9 thang 2024 - Phong Noi vu`.
    """
    title = report.titles[0].strip() if report.titles else ""
    title = title.capitalize() if title.isupper() else title
    period = period_name(report.period)
    if report.period.kind != "năm":
        period = period.replace("năm ", "")
    head = " ".join(part for part in (title, period) if part)
    stem = " - ".join(part for part in (head, part.strip(), report.organisation.strip()) if part)
    return plain_name(stem) or "vqdesk"


def plain_name(words: str) -> str:
    """Return words as a file's name without its ending: no marks, short, nothing that Windows forbids."""
    letters = unicodedata.normalize("NFD", words.translate(_D))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_NOT_IN_NAMES.sub(" ", bare).split())[:_LONGEST].rstrip(" .")
