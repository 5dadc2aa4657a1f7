"""Signature blocks: the signer's office, `(Ký tên, đóng dấu)`, place and date, the name below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import heading_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 250  # characters; what is longer is a narrative
_LONGEST_LINE = 90
_MOST_LINES = 12
_FOR = r"((tm|kt|tl|tuq|tuq|q|t ?/ ?m|k ?/ ?t|t ?/ ?l) ?[./]? ?)"
_SIGNER = re.compile(
    rf"{_FOR}?((pho|quyen) )?"
    r"(chu tich|bi thu|chanh (van phong|thanh tra|an)|chinh tri vien( pho)?|chi huy pho|chu nhiem|"
    r"(hieu|vien|tram|chi huy|to|doi|hat|cuc|chi cuc|vu) truong|"
    r"truong (phong|ban|cong an|tram|thon|khoa|bo phan|khu|doan)|(tong )?giam doc|tong bien tap|"
    r"thu truong( don vi| co quan)?|lanh dao( (phong|don vi|co quan|van phong|uy ban))?|"
    r"ke toan( truong)?|van thu|thu ky|thu quy|chuyen vien|phe duyet|duyet)"
    r"(?P<of>[ :(].+)?"
)
_SIGNING = re.compile(
    r"(tm|kt|tl|tuq|q) ?\. .*|(tm|kt|tl|tuq) ?/ ?.+|[tk] ?/ ?[mtl]\b.*|noi nhan\b.*|"
    r"(nguoi|can bo|don vi|co quan|bo phan|chuyen vien) "
    r"(lap|tong hop|bao cao|kiem tra|duyet|phe duyet|nhap|ky|soat|theo doi)( (bieu|bang|bao cao))?"
    r"( ?:.{0,40})?|"
    r"\(?(da )?ky\)?|\(?ky( ten\b|,| va | ghi ro| ro ho|\)).{0,60}|ky (boi|so|dien tu) ?:?.{0,60}|"
    r"xac nhan( cua\b.{0,60})?|(.{1,40}, ?)?ngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,10}"
)
_OFFICE = re.compile(
    r" (ubnd|uy ban|hdnd|hoi dong|ubmttq|mttq|mat tran|xa|phuong|thi tran|huyen|quan|tinh|thanh pho|"
    r"phong|ban|so|cuc|chi cuc|trung tam|van phong|cong an|truong|tram|hoi|doan|dang (uy|bo)|"
    r"chi (bo|uy|doan)|bch|don vi|co quan|thon|khoa|cong doan|kinh te|van hoa|noi vu|tu phap|tai chinh)\b.*|"
    r" ?:.+| ?\(.*\)"
)
# In small letters and with their marks: `Phòng Giáo dục`, `Ủy ban Kiểm tra` are names of offices.
_TELLING = re.compile(
    r"\b(đã|đang|sẽ|được|có|là|về|cho|để|cùng|chỉ đạo|báo cáo|yêu cầu|giao|ban hành|tổ chức|kiểm tra|chủ trì|"
    r"phụ trách|phát biểu|phê duyệt|đối thoại|tiếp|tham dự|dự|phân công|triển khai|thực hiện|quyết định|"
    r"thông qua|ký|xem xét|thống nhất|đánh giá|hướng dẫn|trình|tham mưu|trực tiếp|làm|họp|ủy quyền)\b"
)
_NAME_WORD = re.compile(r"[^\W\d_a-zđ][^\W\d_]*\.?|[-–]")
_MOST_WORDS = 6


def are_signatures(texts: Iterable[str]) -> bool:
    """Tell whether texts, of which one signs, are all signatures or names below one."""
    found = [(_signs(text), text) for text in texts]
    return any(signs for signs, _ in found) and all(signs or is_name(text) for signs, text in found)


def _signs(text: str) -> bool:
    """Tell a text whose first line signs; below it stand further ones or a name, and no sentence goes on."""
    if len(text) > _LONGEST:
        return False
    first, *below = [line.strip() for line in text.split("\n") if line.strip()][:_MOST_LINES]
    return _signs_line(first) and not any(map(_goes_on, below))


def _goes_on(line: str) -> bool:
    """Tell a line that goes on with a sentence."""
    return line[0].islower() or (bool(_TELLING.search(line)) and not _signs_line(line))


def _signs_line(line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    folded = heading_key(line)
    if _SIGNING.fullmatch(folded):
        return True
    match = _SIGNER.fullmatch(folded)
    if match is None or _TELLING.search(line):
        return False
    return match["of"] is None or line.isupper() or bool(_OFFICE.fullmatch(match["of"]))


def is_name(text: str) -> bool:
    """Tell what may be a person's name: some words that all begin with a capital."""
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS and all(map(_NAME_WORD.fullmatch, words))
