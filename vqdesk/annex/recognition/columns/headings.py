"""The words of headings: which key of a column one names, and of which time it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from db.text.folding import fold_name
from vqdesk.columns.headings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_KEY = 1_000  # characters; no heading is longer, and folding a narrative of any length takes long
_LONGEST_HEADING = 300
_COUNTED = re.compile(r"\(([0-9]{1,2}|[a-d])\) ?(?=.)|(?<=.) ?\(([0-9]{1,2}|[a-d])\)")
_MARKED = re.compile(r" ?\((noi bo|internal|khong phat hanh|khong cong bo)\)$")
FORMER = re.compile(
    r".*\b((nam|ky|thang|quy|lan|giai doan)( bao cao| lien)? truoc|cung ky|nam ngoai)\b(?! hay).*"
)
"""The headings of what was in another period: no key's."""
# What offices write short in headings, where they have no room.
_SHORT = {
    **{"vb": "van ban", "kq": "ket qua", "nv": "nhiem vu", "nd": "noi dung", "kh": "ke hoach"},
    **{"dv": "don vi", "d/v": "don vi", "cq": "co quan", "th": "thuc hien", "ht": "hoan thanh"},
    **{"td": "tien do", "kl": "khoi luong", "tl (%)": "ty le (%)", "tl %": "ty le %"},
    **{"ten cv": "ten cong viec", "nd cv": "noi dung cong viec"},
    **{"dvct": "don vi chu tri", "dvph": "don vi phoi hop", "dvth": "don vi thuc hien"},
    **{"cqct": "co quan chu tri", "cqph": "co quan phoi hop", "kqth": "ket qua thuc hien"},
    **{"cbcc": "can bo cong chuc", "cbccvc": "can bo cong chuc", "ccvc": "cong chuc vien chuc"},
    **{"t/gian": "thoi gian", "so cv": "so cong van", "cv giao": "cong van giao", "cv den": "cong van den"},
    **{"sp": "san pham", "tg": "thoi gian", "ld": "lanh dao", "cb": "can bo", "cv": "chuyen vien"},
    **{"d.vi": "don vi", "d.v": "don vi", "c.quan": "co quan", "k.qua": "ket qua", "n.vu": "nhiem vu"},
}
# Elsewhere they are a `nhân viên`, a `kết luận`.
_ONLY = {
    "cb": r"(?= (phu trach|theo doi|tham muu|thuc hien|xu ly|dau moi))",
    "cv": r"(?= (phu trach|theo doi|tham muu|thuc hien|xu ly))",
    "ld": r"(?= (phu trach|chi dao|theo doi|ubnd|phong|don vi))",
    "tg": r"(?= (th|ht|thuc hien|hoan thanh|ket thuc|trinh|bao cao|du kien))",
    "nv": r"(?! (phu trach|theo doi|tham muu|thuc hien|chu tri|xu ly))",
    "kl": (
        r"(?= (theo )?(th|thuc hien|trien khai|hoan thanh|ht|dat|cong viec|nhiem vu|hop dong|du toan|"
        r"thiet ke|moi thau|nghiem thu|thi cong)\b)"
    ),
}
_SHORT_WORD = re.compile(
    rf"(?<![\w.])(?:{'|'.join(re.escape(short) + _ONLY.get(short, '') for short in _SHORT)})(?![\w.])"
)
_BRACKETS = re.compile(r" ?\((?!tinh\b)[^()%]*\)$")
_HYPHEN = re.compile(r"(?<=[a-z])- ?(?=[a-z])")


class Known(NamedTuple):
    """A key that a heading names, and how surely: of two that name one key the lower rank has it."""

    field: str
    rank: int


class Read(NamedTuple):
    """What a heading names in its table: key and rank, `why` it is that where its words leave it open.

    `other` is what it may be as well, "" where nothing else. `why` is a word of `vqdesk.messages.columns`.
    """

    field: str
    rank: int
    why: str = ""
    other: str = ""


_PATTERNS = tuple((Known(key, rank), re.compile(pattern)) for key, rank, pattern in HEADINGS)
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_MONTH = re.compile(r"\bthang ([0-9]{1,2})\b")
_QUARTER = re.compile(r"\bquy (iii|iv|ii|i|[1-4])\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIMED = re.compile(r"(trong |den |den het |uoc )?(ky|thang|quy|tuan|nam|[69] thang)\b.{0,30}")


class Leaf(NamedTuple):
    """A heading over a column: its texts from the group above down to its own, and what is below first."""

    texts: tuple[str, ...]
    below: tuple[str, ...] = ()


def heading_key(text: str) -> str:
    """Return the form in which headings are compared: folded, one space between words, not too long."""
    return fold_name(text[:_LONGEST_KEY])


def heading_words(text: str) -> str:
    """Return what a heading says: folded, its words parted by spaces alone, short forms spelt out."""
    return _spelt(heading_key(text))


def find_known_field(text: str) -> Known | None:
    """Return which key a heading names by its words; None where they name none."""
    return _known(heading_key(text))


def is_number_heading(text: str) -> bool:
    """Tell the heading of the tasks' numbers: `TT`, `STT`."""
    known = find_known_field(text)
    return known is not None and known == Known("number", 0)


def _spelt(folded: str) -> str:
    return _SHORT_WORD.sub(lambda match: _SHORT[match[0]], _HYPHEN.sub(" ", folded).rstrip(" .:"))


@lru_cache(maxsize=2_000)
def _known(heading: str) -> Known | None:
    heading = _MARKED.sub("", _COUNTED.sub("", _spelt(heading))).strip()
    if len(heading) > _LONGEST_HEADING:
        return None
    # What stands in brackets behind may be said of any heading: `Thời gian thực hiện (bắt đầu - kết thúc)`.
    bare = _BRACKETS.sub("", heading)
    return _named(heading) or (_named(bare) if bare != heading else None)


def _named(heading: str) -> Known | None:
    return next((known for known, pattern in _PATTERNS if pattern.fullmatch(heading)), None)


def find_reported(texts: Sequence[str]) -> int | None:
    """Return which of the headings under one of results is of the period reported on; None where none tells.

    `Tháng trước | Tháng này`, `Tháng 4 | Tháng 5 | Lũy kế`: of two times it is the later one. Among more of
    them nobody can tell it by the headings.
    """
    keys = [heading_key(text) for text in texts]
    places = [at for at, each in enumerate(keys) if _TIMED.fullmatch(each) and not FORMER.fullmatch(each)]
    times = [_time(texts[at]) for at in places]
    if len(places) != 2:
        return places[0] if len(places) == 1 and len(texts) > 1 else None
    one, other = times
    if not one or not other or one == other or [*map(bool, one)] != [*map(bool, other)]:
        return None
    return places[one < other]


def latest(places: Sequence[int], leaves: Sequence[Leaf]) -> int:
    """Return the place whose headings name the latest time; the first where not all name one."""
    times = [_time(" ".join(leaves[at].texts)) for at in places]
    return places[0] if None in times else max(places, key=lambda at: times[places.index(at)] or (0, 0))


def _time(text: str) -> tuple[int, int] | None:
    folded = heading_key(text)
    year, month, quarter = _YEAR.search(folded), _MONTH.search(folded), _QUARTER.search(folded)
    if month is None and quarter is None:
        return (int(year[0]), 0) if year else None
    number = int(month[1]) if month else 0
    if quarter and not month:
        number = 3 * (_QUARTERS.get(quarter[1]) or int(quarter[1]))
    return (int(year[0]) if year else 0, number)
