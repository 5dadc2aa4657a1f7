"""What is done of what was taken up: `tiếp nhận 120 hồ sơ; đã trả 96`, `giao 86 biên chế, có mặt 79`."""

from __future__ import annotations

import re
from functools import lru_cache

# What is said of a whole, and of what is done of it.
_CHAINS = (
    (
        "thụ lý|tiếp nhận|nhận được|phát sinh|thu nhận|thẩm quyền",
        "giải quyết|trả|xử lý|xét xử|hòa giải thành|kích hoạt|cấp",
    ),
    ("thụ lý|phải thi hành|có điều kiện", "thi hành xong|giải quyết xong|xong"),
    ("xảy ra|phát hiện|khởi tố", "làm rõ|khám phá|điều tra|bắt giữ|xử lý|phá"),
    ("lập biên bản|phát hiện|phạt|xử phạt", "xử phạt|ra quyết định|đã nộp|nộp kho bạc|thu nộp|chấp hành"),
    ("sai phạm|kiến nghị thu hồi|phải thu hồi|phải thu", "đã thu hồi|thu hồi được|thu hồi nộp|đã nộp|đã thu"),
    ("khởi công|phê duyệt|triển khai|phải xóa", "hoàn thành|bàn giao|khánh thành"),
    ("kiểm tra|thanh tra|giám sát|rà soát|khám", "phát hiện|vi phạm|đạt yêu cầu|mắc"),
    ("giới thiệu|bồi dưỡng", "kết nạp"),
    ("mời|triệu tập|đăng ký", "dự|có mặt|tham gia|đến khám|trúng tuyển"),
    ("phát ra", "thu về|thu vào"),
    ("thu vào|thu về", "hợp lệ|đồng ý|nhất trí"),
    ("gieo cấy|gieo trồng|xuống giống|thả nuôi|trồng", "thu hoạch|thiệt hại|mất trắng|bị ngập|nhiễm"),
    ("đấu giá|mời thầu", "trúng|thành công"),
    ("giao|được giao", "có mặt|hiện có|thực hiện"),
    ("đất công nghiệp|quy hoạch", "cho thuê|lấp đầy"),
    ("bố trí|phân bổ|kế hoạch vốn", "giải ngân|thanh toán"),
    ("dự thi|dự tuyển", "đạt giải|đỗ|trúng tuyển|đậu"),
    ("đăng ký|vận động", "ủng hộ|đã nộp"),
)
# What a rate is called after, and what is said of its number.
_RATES = (
    ("giải quyết|xử lý|hoàn thành", "giải quyết|trả|xử lý|hoàn thành|xong|xét xử"),
    ("phá án|khám phá|điều tra(?: khám phá)?|làm rõ", "khám phá|làm rõ|điều tra|phá"),
    ("lấp đầy", "cho thuê|lấp đầy|thu hút"),
    ("thành công|trúng", "thành|trúng"),
    ("tập hợp|thu hút", "hội viên|đoàn viên|tập hợp|thu hút"),
    ("(?:trước và )?đúng hạn|trước hạn", "đúng hạn|trước hạn"),
    ("thu hồi", "thu hồi"),
    ("giải ngân", "giải ngân|thanh toán"),
    ("có mặt|dự họp|tham dự|dự", "có mặt|dự"),
    ("đỗ|đậu|trúng tuyển|tốt nghiệp", "đỗ|đậu|trúng tuyển|tốt nghiệp"),
    ("đạt giải", "đạt giải|giải"),
    ("thu nợ|thu", "thu được|đã thu"),
)
_ALL = {word for chain in _CHAINS for part in chain for word in part.split("|")}
# They may overlap: `đã thu nộp` has `đã thu` and `thu nộp`.
_WORDS = re.compile(rf"\b(?=({'|'.join(sorted(_ALL, key=len, reverse=True))})\b)")
_STARTS = [frozenset(whole.split("|")) for whole, _ in _CHAINS]
_NEXTS = [frozenset(done.split("|")) for _, done in _CHAINS]
_CALLED_RATE = "lệ"  # looked for first: most numbers are called so by nothing
_RATE = re.compile(
    rf"\s?(?:và\s|với\s)?(?:tỷ|tỉ)\s{_CALLED_RATE}\s(?:" + "|".join(f"({rate})" for rate, _ in _RATES) + r")"
    r"(?:\s(?:xong|hồ sơ|vụ việc|vụ|án|tội phạm|hóa|giải|hội viên|nợ|vốn))?"
    r"(?:\s(?:đạt|là|chiếm|bằng|được))?(?:\strên)?\s"
)
_OF_RATE = [re.compile(rf"\b(?:{said})\b") for _, said in _RATES]


@lru_cache(maxsize=1024)
def _stages(words: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return which chains begin with what is said, and which go on with it."""
    said = set(_WORDS.findall(words))
    starts = frozenset(place for place, start in enumerate(_STARTS) if start & said)
    return starts, frozenset(place for place, goes_on in enumerate(_NEXTS) if goes_on & said)


def is_done_of(whole: str, part: str) -> bool:
    """Tell whether what is said of a part is done of what is said of a whole."""
    return not _stages(whole)[0].isdisjoint(_stages(part)[1])


def rate_of(words: str) -> re.Pattern[str] | None:
    """Return what is said of the number that a rate is of: of `tỷ lệ phá án` what was cleared up."""
    found = _RATE.fullmatch(words) if _CALLED_RATE in words else None
    return _OF_RATE[found.lastindex - 1] if found and found.lastindex else None
