"""Texts that only count tasks (`5/8 nhiệm vụ`), as the rows of sections and totals have them."""

from __future__ import annotations

import re

from vqdesk.annex.recognition.columns.headings import heading_key

LONGEST_COUNT = 120
"""Characters of a text that counts; what is longer is a narrative."""

_WORDS = (
    r"nhiem vu|nv|dau viec|cong|viec|don vi|chi tieu|van ban|noi dung|muc tieu|da|dang|chua|duoc|giao|"
    r"hoan thanh|thuc hien|trien khai|xong|dat|vuot|(?:qua|truoc|tre|som|con|trong) han|dung|han|cham|"
    r"tien do|tong|so|trong do|ty le|ti le|binh quan|bq|trung binh|chung|co|con lai|va|gom|khong|ket qua"
)
_COUNT = re.compile(rf"(?:[0-9%/.,:;()+=–\- \n]|\b(?:{_WORDS})\b)+")
_OF_TASKS = re.compile(r"[0-9] (?:nhiem vu|nv|cong viec|dau viec|viec)\b|\b(?:nhiem vu|cong viec) ?: ?[0-9]")


def is_count(text: str) -> bool:
    """Tell figures and the words that stand with them: `03`, `5/8 nhiệm vụ`, `đạt 80%`, `Cộng: 3`."""
    return len(text) <= LONGEST_COUNT and any(map(str.isdigit, text)) and is_verdict(text)


def is_verdict(text: str) -> bool:
    """Tell a text of such words, with figures or without: `Chưa hoàn thành`, `đạt 80%`."""
    return len(text) <= LONGEST_COUNT and bool(_COUNT.fullmatch(heading_key(text)))


def counts_tasks(text: str) -> bool:
    """Tell a count that says of what it is: `02 nhiệm vụ`, not `02`."""
    return is_count(text) and bool(_OF_TASKS.search(heading_key(text)))
