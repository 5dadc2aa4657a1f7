"""Words that divide a whole between them: men and women, old and new, in time and late."""

from __future__ import annotations

import re

_TWO = 2
_ALL_ELSE_WORDS = "còn lại|khác"
_LONGEST = 2_000  # characters of what several numbers are called that are looked at


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


_PARTITIONS = tuple(
    tuple(map(_pattern, kinds))
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
        ("định kỳ|theo lịch", "đột xuất|thường xuyên|thường trực"),
        ("trong nước|nội địa", "ngoài nước|nước ngoài|quốc tế|fdi"),
        ("ddi", "fdi"),
        ("tự nhiên", "trồng"),
        ("bắt buộc", "tự nguyện"),
        ("mũi 1", "mũi 2"),
        ("tài khoản", "tiền mặt"),
        ("ngắn hạn", "(?:trung|dài)[^;.]{0,12} hạn"),
        ("vốn đầu tư", "vốn sự nghiệp"),
        ("trung ương", "địa phương"),
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
        ("(?:htx|hợp tác xã|doanh nghiệp) nông nghiệp", "phi nông nghiệp"),
        (_ALL_ELSE_WORDS,),
    )
)
# What both of two numbers must be called by if they divide a whole so: most are by none.
_ONE_OF_TWO = re.compile(
    rf"\b(?=\w)(?:{'|'.join(kind.pattern for kinds in _PARTITIONS if len(kinds) == _TWO for kind in kinds)})"
)
_ALL_ELSE = _pattern(_ALL_ELSE_WORDS)
_DENIALS = ("chưa", "không", "ngoài")
# Who votes may abstain as well.
_DENIED = re.compile(
    r"\b(?:chưa|không|ngoài)\s(?!đồng ý|tán thành|nhất trí|ủng hộ)([^\W\d_]+(?:\s[^\W\d_]+)?)"
)


def divides(labels: str) -> bool:
    """Tell whether what is said of several numbers leaves nothing of their whole out."""
    labels = labels[:_LONGEST]
    if any(all(kind.search(labels) for kind in kinds) for kinds in _PARTITIONS):
        return True
    # `đủ điều kiện`, `không đủ điều kiện`: what is denied of one is said of another before it.
    return any(_is_said(denied[1], labels[: denied.start()]) for denied in _DENIED.finditer(labels))


_OF_TWO = (
    (re.compile(r"(?<!không )(?<!chưa )\bđã\b"), re.compile(r"\bđang\b")),
    (re.compile(r"(?<!không )(?<!chưa )\bđạt\b|\ban toàn\b"), re.compile(r"\bvi phạm\b")),
    (_pattern("công chức"), _pattern("viên chức")),
)
"""What divides a whole where no third part is told."""


def are_opposite(one: str, other: str) -> bool:
    """Tell whether what is said of one number and of another leaves nothing of their whole out."""
    may = _ONE_OF_TWO.search(other) and _ONE_OF_TWO.search(one)
    for one_kind, other_kind in (kinds for kinds in _PARTITIONS if len(kinds) == _TWO) if may else ():
        if one_kind.search(one) and other_kind.search(other):
            return True
        if one_kind.search(other) and other_kind.search(one):
            return True
    if _ALL_ELSE.search(other) or any(
        first.search(one) and second.search(other) for first, second in _OF_TWO
    ):
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
