"""Words that divide a whole between them: men and women, old and new, in time and late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_TWO = 2
_LONGEST = 2_000  # characters of what several numbers are called that are looked at
_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"(?:\A|\||\(\?:)(\w+)")


class _Kind(NamedTuple):
    """What a part of a whole is called, and the words with one of which all that begins: looked for first."""

    pattern: re.Pattern[str]
    first_words: frozenset[str]

    @classmethod
    def make(cls, words: str) -> _Kind:
        return cls(re.compile(rf"\b(?:{words})\b"), frozenset(_FIRST_WORD.findall(words)))

    def is_said(self, text: str, words: frozenset[str]) -> bool:
        """Tell whether a text of these words says it."""
        return not self.first_words.isdisjoint(words) and self.pattern.search(text) is not None


_ALL_ELSE = _Kind.make("còn lại|khác")
_PARTITIONS = tuple(
    tuple(map(_Kind.make, kinds))
    for kinds in (
        ("nam", "nữ"),
        ("khiếu nại", "tố cáo"),
        ("trai", "gái"),
        ("thành thị|đô thị", "nông thôn"),
        ("xã", "phường|thị trấn"),
        ("khai thác", "nuôi trồng"),
        ("xuất khẩu", "nhập khẩu"),
        ("tập thể", "cá nhân"),
        ("(?:đúng|trước|sớm|trong) h[ạẹ]n|chưa (?:tới|đến) h[ạẹ]n", "(?:quá|trễ|chậm) h[ạẹ]n|chậm"),
        ("trực tuyến", "trực tiếp"),
        ("cũ|lại|tái (?:đắc )?cử", "mới|lần đầu"),
        ("tồn(?: kỳ)?(?: trước)?|(?:kỳ|năm|tháng|quý) trước", "nhận mới|tiếp nhận mới|thụ lý mới|phát sinh"),
        ("mầm non", "tiểu học", "thcs|trung học cơ sở", "thpt|trung học phổ thông"),
        ("nông nghiệp", "lâm nghiệp", "thủy sản|ngư nghiệp"),
        ("(?:kỳ|năm|tháng|quý) trước", "trong (?:kỳ|năm|tháng|quý)|(?:kỳ|năm|tháng|quý) này|mới"),
        ("chuyển sang|chuyển qua|đầu kỳ", "mới"),
        ("định kỳ|theo (?:lịch|kế hoạch)", "đột xuất|thường xuyên|thường trực"),
        ("trong nước|nội địa", "ngoài nước|nước ngoài|quốc tế|fdi"),
        ("ddi", "fdi"),
        ("tự nhiên", "trồng"),
        ("bắt buộc", "tự nguyện"),
        ("mũi 1", "mũi 2"),
        ("tài khoản", "tiền mặt"),
        ("ngắn hạn", r"(?:trung|dài)\b[^;.]{0,12} hạn"),
        ("vốn đầu tư", "vốn sự nghiệp"),
        ("trung ương", "địa phương"),
        ("bảo hiểm(?: y tế)?|bhyt", "thu phí|viện phí"),
        ("nội trú", "ngoại trú"),
        ("bằng tiền|tiền mặt", "hiện vật"),
        ("dương tính", "âm tính"),
        ("có mặt", "vắng(?: mặt)?"),
        ("chính thức", "dự bị"),
        ("biên chế", "hợp đồng"),
        ("công lập", "tư thục"),
        ("đảng bộ(?: cơ sở)?", "chi bộ(?: cơ sở)?"),
        ("khối đảng", "khối chính quyền"),
        ("ngoài xã hội|cộng đồng", "giam giữ|trại giam|trung tâm"),
        ("mới", "sửa chữa|cải tạo"),
        ("khu vực i", "khu vực iii"),
        ("cấp tỉnh", "cấp huyện", "cấp xã"),
        ("cấp thành phố", "quận, huyện"),
        ("xuất sắc", "(?:không|chưa) hoàn thành"),
        ("hoàn thành tốt|vững mạnh", "yếu kém"),
        ("tốt", "khá", "yếu|kém|chưa đạt"),
        ("cảnh cáo", "phạt tiền"),
        ("(?:4|bốn) sao", "(?:3|ba) sao"),
        ("nông nghiệp(?<!phi nông nghiệp)(?<!đất nông nghiệp)", "phi nông nghiệp"),
    )
)
# What divides a whole where no third part is told.
_OF_TWO = (
    ("đã(?<!không đã)(?<!chưa đã)", "đang"),
    ("đạt(?<!không đạt)(?<!chưa đạt)|an toàn", "vi phạm"),
    ("công chức", "viên chức"),
)
_DENIALS = ("chưa", "không", "ngoài")
# Who votes may abstain as well.
_DENIED = re.compile(
    r"\b(?:chưa|không|ngoài)\s(?!đồng ý|tán thành|nhất trí|ủng hộ)([^\W\d_]+(?:\s[^\W\d_]+)?)"
)


def _by_first_word(groups: Iterable[tuple[_Kind, ...]]) -> dict[str, list[tuple[_Kind, ...]]]:
    """Return what numbers are called together by the words with which the first of it begins."""
    by_word: dict[str, list[tuple[_Kind, ...]]] = {}
    for kinds in groups:
        for word in kinds[0].first_words:
            by_word.setdefault(word, []).append(kinds)
    return by_word


_WHOLES = _by_first_word(_PARTITIONS)
_PAIRS = [kinds for kinds in _PARTITIONS if len(kinds) == _TWO]
_OPPOSITES = _by_first_word(
    [*(tuple(map(_Kind.make, kinds))[::-1] for kinds in _OF_TWO), *_PAIRS, *(kinds[::-1] for kinds in _PAIRS)]
)
"""What may be said of one number with what must be said of another."""


def divides(labels: str) -> bool:
    """Tell whether what is said of several numbers leaves nothing of their whole out."""
    labels = labels[:_LONGEST]
    words = frozenset(_WORD.findall(labels))
    if _ALL_ELSE.is_said(labels, words):
        return True
    begun = (kinds for word in _WHOLES.keys() & words for kinds in _WHOLES[word])
    if any(all(kind.is_said(labels, words) for kind in kinds) for kinds in begun):
        return True
    # `đủ điều kiện`, `không đủ điều kiện`: what is denied of one is said of another before it.
    return any(_is_said(denied[1], labels[: denied.start()]) for denied in _DENIED.finditer(labels))


def are_opposite(one: str, other: str) -> bool:
    """Tell whether what is said of one number and of another leaves nothing of their whole out."""
    words = frozenset(_WORD.findall(other))
    if _ALL_ELSE.is_said(other, words):
        return True
    for word in _OPPOSITES.keys() & words:
        for said, opposite in _OPPOSITES[word]:
            if said.pattern.search(other) and opposite.pattern.search(one):
                return True
    return any(_is_said(denied[1], one) for denied in _DENIED.finditer(other))


def _is_said(words: str, labels: str) -> bool:
    """Tell whether words stand somewhere undenied."""
    place = labels.find(words)
    while place >= 0:
        before = labels[:place].rstrip()
        ends = labels[place + len(words) : place + len(words) + 1].isalpha()
        if not ends and len(before) < place and not before.endswith(_DENIALS):
            return True
        place = labels.find(words, place + 1)
    return False
