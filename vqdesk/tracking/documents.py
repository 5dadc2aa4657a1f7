"""The documents that a task's texts refer to; their days are no deadlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.tracking.spans import plain

if TYPE_CHECKING:
    from vqdesk.text.citations import Citation

CITED = "\x03"
"""Stands in a plain text for a document with its date."""

CITING = ("assignment", "documents", "output")
"""The fields in which documents are referred to."""


def citations_by_field(task: object) -> dict[str, list[Citation]]:
    """Return the documents that a task refers to, by the field in which it does, in CITING's order."""
    return {field: _citations(getattr(task, field)) for field in CITING}


_NAMES = (
    "cv|cong van|van ban|vb|ke hoach|kh|quyet dinh|qd|thong bao|tb|to trinh|ttr|cong dien|nghi quyet|nq"
    "|chi thi|ct|bao cao|bc|giay moi|ket luan|kl|chuong trinh|huong dan|hd|cuoc hop|phien hop|hoi nghi|ky hop"
    "|giao ban"
)
_DATE = (
    r"(?:[0-9]{1,2} ?[/.-] ?[0-9]{1,2}(?: ?[/.-] ?(?:[0-9]{4}|[0-9]{2}))?(?![0-9])"
    r"|[0-9]{1,2} thang [0-9]{1,2}(?: nam [0-9]{4})?)"
)
_NO_DEADLINE = r"(?:(?!truoc|\bden\b|cham nhat|\bhan\b|xong|hoan thanh)[^;()])"
_DOCUMENT = re.compile(
    # `theo Công văn của tỉnh ngày 15/8`, `CV 123 ngày 15/8`, `kết luận tại cuộc họp ngày 15/8`
    rf"\b(?:theo|can cu|tai|thuc hien)\b(?: [a-z]+){{0,4}}? (?:{_NAMES})\b"
    rf"{_NO_DEADLINE}{{0,80}}?\bngay {_DATE}"
    rf"|\b(?:{_NAMES})\b\.?(?: so)?:? ?[0-9]+[^ ;()]*{_NO_DEADLINE}{{0,60}}?,? ?\bngay {_DATE}"
    rf"|{CITED}{_NO_DEADLINE}{{0,60}}?\bngay {_DATE}"
    rf"|\btheo (?:{_NAMES})(?: so)?:? ?[0-9]+(?:/[a-z][^ ;()]*)?(?![/.0-9-])"
)


_DIGIT = re.compile(r"\d")


def without_documents(text: str) -> str:
    """Return a cell as days are read from it, CITED in the place of each document with its date."""
    for citation in reversed(_citations(text)):
        text = f"{text[: citation.start]} {CITED} {text[citation.end :]}"
    words = plain(text)
    return _DOCUMENT.sub(f" {CITED} ", words) if "ngay" in words or "theo" in words else words


def _citations(text: str) -> list[Citation]:
    """Return a text's citations; where no words have a number the window opens without loading them."""
    if not _DIGIT.search(text):
        return []
    from vqdesk.text.citations import find_citations

    return find_citations(text)
