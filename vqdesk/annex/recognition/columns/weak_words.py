"""Columns that words of their headings and the texts below tell together, where either alone would not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import find_known_field, heading_words
from vqdesk.annex.recognition.columns.texts_below import (
    are_cited,
    are_groups,
    are_shares,
    count_done_and_planned,
    share_of_people,
    share_of_times,
    share_of_units,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from vqdesk.annex.recognition.columns.table_words import TableWords

_MOST = 0.5  # of the texts in a column


def _units(texts: Sequence[str]) -> bool:
    return share_of_units(texts) > _MOST


def _people(texts: Sequence[str]) -> bool:
    return share_of_people(texts) > _MOST


def _times(texts: Sequence[str]) -> bool:
    return share_of_times(texts) > _MOST


def _cited(texts: Sequence[str]) -> bool:
    return any(texts) and are_cited(texts)


def _products(texts: Sequence[str]) -> bool:
    done, planned = count_done_and_planned(texts)
    return planned > max(done, len(texts) * _MOST - 1)


# In their order: what is said more surely before what may be said of several.
_WEAK: tuple[tuple[str, re.Pattern[str], Callable[[Sequence[str]], bool]], ...] = tuple(
    (key, re.compile(rf".*\b({words})\b.*"), fits)
    for key, words, fits in (
        ("coordinating", "phoi hop|lien quan|cung", _units),
        (
            "unit",
            "chu tri|giao|dau moi|soan thao|tham muu|thuc hien|xu ly|phu trach|phong|don vi|co quan|"
            "trach nhiem|tham quyen giai quyet",
            _units,
        ),
        ("leader", "lanh dao|chi dao|chu tich|pct|bi thu|duyet|dong chi|d/c", _people),
        (
            "officer",
            "can bo|ca nhan|cong chuc|chuyen vien|nguoi|nhan vien|chu tri|phu trach|dau moi|theo doi|don doc|"
            "dam nhiem|tham muu|xu ly",
            _people,
        ),
        ("finished", "thuc te|da|xong|hoan thanh|tra ket qua|trinh|bao cao", _times),
        (
            "deadline",
            "han|thoi han|thoi gian|moc|giai doan|lich trinh|hoan thanh|thuc hien|lo trinh|thang|quy|"
            "tien do|truoc",
            _times,
        ),
        (
            "status",
            "tinh trang|trang thai|tinh hinh|muc do|tien do|chua|thuc hien|hoan thanh|status",
            are_groups,
        ),
        ("evaluation", "hoan thanh|thuc hien|tien do|phan tram|dat|ket qua|khoi luong|progress", are_shares),
        ("output", "san pham|dau ra|muc tieu|yeu cau|van ban|the thuc|output", _products),
        (
            "assignment",
            "giao|ket luan|thong bao|nghi quyet|chi dao|chi thi|cap tren|tham quyen|nguon|can cu",
            _cited,
        ),
        ("documents", "van ban|ho so|tai lieu|minh chung|bao cao|ket qua|san pham", _cited),
    )
)
# When something else was, how much is left, who only looks on.
_ELSE = re.compile(
    r".*\b(con lai|bat dau|khoi (dong|cong)|tiep nhan|den ngay|(?<!van ban )ban hanh|cap nhat|sinh|"
    r"ngay giao|giao ngay|"
    r"ngay,? thang(?!.*\b(hoan thanh|thuc hien|ket thuc)\b)|ngay (den|van ban|nhan|ky)|phe duyet|tham dinh|"
    r"ho tro|giam sat|kiem tra|danh gia|nhan xet|uu tien|hinh thuc(?! (van ban|trinh))|[0-9]+|chi tieu|"
    r"che do|tan suat|chu ky|dia (diem|ban)|so (ngay|luong|lan)|"
    r"kinh phi|du toan|de xuat|kien nghi|cap trinh|giao viec|"
    r"(co quan|don vi|cap|nguoi|dong chi|d/c|lanh dao) giao(?! (chu tri|phoi hop|thuc hien)))\b.*"
)


def take_weak(fields: list[str | None], table: TableWords, taken: Collection[str]) -> set[int]:
    """Give keys that no heading has to columns whose words and texts both tell them; return which.

    Of headings that mean a key by themselves it was decided already.
    """
    given: set[int] = set()
    for key, words, fits in _WEAK:
        if key in fields or key in taken or (key == "finished" and "deadline" not in fields):
            continue
        for at, leaf in enumerate(table.leaves):
            free = fields[at] is None and _is_open(table, at)
            if free and _says(leaf.texts[-1], words) and fits(leaf.below):
                fields[at] = key
                given.add(at)
                break
    return given


def _is_open(table: TableWords, at: int) -> bool:
    """Tell a heading of which nothing was decided: it means no key, and stands under no results."""
    known = [find_known_field(text) for text in table.leaves[at].texts]
    groups = {each.field for each in known if each}
    decided = known[-1] is not None or bool(groups & {"result", "documents", "assignment"})
    return not decided and not table.is_of_other_time(at)


def _says(heading: str, words: re.Pattern[str]) -> bool:
    own = heading_words(heading)
    return bool(words.fullmatch(own)) and not _ELSE.fullmatch(own)
