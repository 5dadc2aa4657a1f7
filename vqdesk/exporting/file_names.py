"""Names of exported files: proposed in plain letters that every mail passes on; impossible ones refused."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

from db.errors import Refused
from db.text.signs import as_read, without_unseen
from vqdesk.periods.period import period_name

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Report

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 120
_LONGEST_PART = 255
"""Of a name's or a folder's: bytes on Linux, signs of UTF-16 on Windows."""
# To Windows these are devices, whatever their ending: what is written to them is gone.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE)
_D = str.maketrans("đĐ", "dD")


def annex_name(report: Report, part: str = "") -> str:
    """Return the proposed name of a report's file without its ending: title, period, organisation.

    `part` names what goes out of it where that is not all: `Bieu danh gia 9 thang 2024 - Phong Noi vu`.
    """
    title = report.titles[0].strip() if report.titles else ""
    title = title.capitalize() if title.isupper() else title
    period = period_name(report.period)
    title = _without(period, title)
    if report.period.kind != "năm":
        period = period.replace("năm ", "")
    head = " ".join(part for part in (title, period) if part)
    stem = " - ".join(part for part in (head, part.strip(), report.organisation.strip()) if part)
    return plain_name(stem) or "vqdesk"


def _without(period: str, title: str) -> str:
    """Take the period off a title, which stands behind it anyway: `quý IV năm 2026`, `Quý IV/2026`."""
    if not period:
        return title
    said = re.escape(period).replace(re.escape(" năm "), r"(?:\s+năm\s+|\s*/\s*|\s+)")
    return " ".join(re.sub(rf"\b{said}\b", " ", title, flags=re.IGNORECASE).split())


def plain_name(words: str) -> str:
    """Return words as a file's name without its ending: no marks, short, nothing that Windows forbids."""
    letters = unicodedata.normalize("NFD", as_read(without_unseen(words)).translate(_D))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_NOT_IN_NAMES.sub(" ", bare).split())[:_LONGEST].rstrip(" .")


def expect_name(path: Path) -> None:
    """Refuse a path under which this system can keep no file: file.long_name, file.bad_name.

    A name that Windows would cut, take for a device or for a part of another file is none there.
    """
    name = path.name
    # A hidden file without an ending is an ending without a name.
    if not path.stem.strip(". ") or (name.startswith(".") and not path.suffix):
        raise Refused("file.bad_name", name=name or str(path))
    try:
        is_long = any(_length(part) > _LONGEST_PART for part in path.parts)
    except UnicodeError as error:
        raise Refused("file.bad_name", name=name) from error
    if is_long:
        raise Refused("file.long_name", name=too_long_part(path))
    if "\0" in str(path) or (sys.platform == "win32" and _is_odd_for_windows(name)):
        raise Refused("file.bad_name", name=name)


def too_long_part(path: Path) -> str:
    """Return the longest part of a path."""
    return max(path.parts, key=len, default="")


def _length(part: str) -> int:
    """Return how much a part of a path counts for the system; UnicodeError where it cannot be one."""
    if sys.platform == "win32":
        return len(part.encode("utf-16-le", "surrogatepass")) // 2
    return len(os.fsencode(part))


def _is_odd_for_windows(name: str) -> bool:
    return bool(_NOT_IN_NAMES.search(name) or _DEVICE.fullmatch(name)) or name != name.rstrip(" .")
