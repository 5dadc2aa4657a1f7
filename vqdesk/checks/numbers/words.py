"""What the words around a number say: a growth, a level, a plan, a period, a total, a target."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.checks.numbers.amounts import Amount, Lead

BaseKind = Literal["plan", "period", "total", ""]


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(words.split())


_BRACKET = re.compile(r"\([^()]*\)")
_UP_TO_CLAUSE = re.compile(r"(?s:.*)[,;(\n|.!?-](?:(?<=[,;(\n|])|(?<=[.!?])(?= )|(?<= -)(?= ))")
_TO_LEVEL = r"(?:\s[^\W\d_]+){0,8}?\s(?:lên|xuống|còn|đến|từ|thành)(?:\s(?:còn|tới|đến|mức))?"
_LEVELS = [
    *(word + _TO_LEVEL for word in ("tăng", "giảm", "nâng", "hạ", "rút", "kéo", "đưa")),
    *(r"từ(?:\smức)?", r"xuống(?:\scòn)?"),
]
_FORMERLY = r"(?:cùng kỳ|(?:năm|quý|tháng|kỳ|tuần|vụ) (?:trước|20[0-9]{2})|năm ngoái)"
_KINDS: dict[str, tuple[Lead, str]] = {
    "tăng trưởng": ("growth", ""), "tăng": ("growth", r"(?!\s(?:cường|huyết|gia|động|ca)\b)"),
    "giảm": ("growth", r"(?!\s(?:nghèo|thiểu|trừ|án|đau)\b)"),
    "hơn": ("growth", rf"(?=\s{_FORMERLY})"), "kém": ("growth", rf"(?=\s{_FORMERLY})"),
    "mất": ("growth", r"(?=(?:\s(?:đi|tới|gần|khoảng|hơn))?\s\Z)"),
    "bớt": ("growth", r"(?=\s\Z)"), "mở rộng thêm": ("growth", ""),
    **dict.fromkeys(
        ("vượt", "hụt", "cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "nhanh hơn", "chậm hơn", "lớn hơn",
         "kém hơn", "sụt", "tụt"),
        ("growth", ""),
    ),
    **dict.fromkeys(
        ("phấn đấu", "mục tiêu", "tối thiểu", "tối đa", "ít nhất", "không quá", "không dưới",
         "trên tổng số ít nhất", "dự kiến", "yêu cầu", "quy định", "ngưỡng"),
        ("target", ""),
    ),
    **dict.fromkeys(
        ("chiếm", "đạt", "bằng", "tương ứng", "tương đương", "tỷ lệ", "tỉ lệ", "tỷ trọng", "hoàn thành",
         "bao phủ", "giải ngân", "tức", "ứng với", "chạm mốc", "="),
        ("share", ""),
    ),
}  # fmt: skip
"""What a word makes of a number that follows, and what must not, or must, stand behind the word."""
_KIND_OF: dict[str, Lead] = {word: kind for word, (kind, _) in _KINDS.items()}


def _by_first_letters(words: Iterable[str]) -> str:
    """Return a pattern of words that begin there; a search passes over all other letters at once."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word[1:])
    boundary = r"(?<!\w.)"
    return "|".join(
        f"{first}{boundary if first.isalpha() else ''}(?:{'|'.join(rest)})" for first, rest in groups.items()
    )


_LEAD = re.compile(_by_first_letters([*_LEVELS, *(word + behind for word, (_, behind) in _KINDS.items())]))
_OF_NAMES = {"tức": ("cổ ", "lợi ", "tin "), "tăng": ("giá trị gia ",)}
"""What makes a word none that says so: `thu cổ tức 97%`, `thuế giá trị gia tăng 12 tỷ đồng`."""
_FURTHEST = 90  # characters before a number in which a word may say what it is
_PLANS = (
    "kế hoạch|khoạch|kh|dự toán|dt|chỉ tiêu|mục tiêu|nghị quyết|nq|giao|đề ra|định mức|hạn mức|nhu cầu|quy mô"
    "|đăng ký|phương án|phải thu(?! hồi)|được bố trí|được phân bổ|tổng mức đầu tư|giá trị hợp đồng|vốn bố trí"
)
PLAN = re.compile(rf"(?:{_by_first_letters(_PLANS.split('|'))})\b")
_FORMER_TIMES = (
    "cùng kỳ", "cùng thời điểm", "ck", "năm trước", "năm ngoái", "năm học trước", "năm 20[0-9]{2}", "đầu năm",
    "cuối năm", r"quý (?:[1-4]|i{1,3}|iv)\b", "tháng [0-9]{1,2}", "tháng trước", "quý trước", "kỳ trước",
    "vụ trước", "trước khi", "trước sắp xếp", "nhiệm kỳ trước", "đầu kỳ", "đầu nhiệm kỳ", "trước đó",
    "bình quân", "trung bình", "năm 19[0-9]{2}",
)  # fmt: skip
EARLIER = re.compile(_by_first_letters(_FORMER_TIMES))
_COMPARED = re.compile(r"\b(?:so với|so cùng|so ck|so)\b")
# What it begins with is told first, so that all between is passed over at once.
_NAME_END = re.compile(
    r"[,;(\n):&|.!?vtc](?:(?<=[,;(\n):&|])|(?<=[.!?])(?=\s|\Z)|(?<=v)(?<!\w.)à\b|(?<=t)(?<!\w.)rong đó\b"
    r"|(?<=c)(?<!\w.)òn\b(?!\s(?:lại|phải|tồn|nợ|hiệu))"
    r"|(?<=v)(?<!\w.)(?<!\bso .)ới\b(?!\s(?:kế|kh|dự|chỉ|mục|nghị|cùng|tổng|số|năm|đầu|bình|toàn)))"
)
_AT_LEAST = re.compile(r"\s?(?:trở lên|trở xuống|trở)\b")
_MOSTS = ("dưới", "ranh giới", "ngưỡng")
_AT_MOST = re.compile(rf"\b(?:{'|'.join(_MOSTS)})\s\Z")
_STOP_WORDS = word_set(
    "so với của là và các có được năm trên trong đó số tổng đã đến theo cho tại từ ở thực hiện "
    "đạt hiện nay toàn về những ước khoảng tính kỳ đầu tháng quý cả người hộ"
)
_WORD = re.compile(r"[^\W\d_]+")


def clause(before: str) -> str:
    """Return the words of the clause that leads up to a number."""
    if ")" in before:
        before = _BRACKET.sub(" ", before)
        before = before[before.rfind(")") + 1 :]
    cut = _UP_TO_CLAUSE.match(before)
    return before[cut.end() :] if cut else before


def lead(amount: Amount) -> Lead:
    """Return what the words before a percentage, or before any number, make of it: the last that says so."""
    if amount.led is None:
        amount.led = lead_of(amount.own, amount)
    return amount.led


def lead_of(before: str, amount: Amount) -> Lead:
    """Return what the words of a clause make of a number that follows them; see `lead`."""
    words = before[-_FURTHEST:]
    last: Lead = "none"
    for found in _LEAD.finditer(words):
        word = found[0]
        kind = _KIND_OF.get(word, "level")
        if kind == "level" and len(words[found.end() :].split()) > 2:
            continue
        if word in _OF_NAMES and words[: found.start()].endswith(_OF_NAMES[word]):
            continue
        if kind == "share":
            rest = words[found.end() :].split()
            if len(rest) > (8 if word.endswith("lệ") else 4) or "và" in rest:
                last = "none"
                continue
        last = kind
    if last == "none" and amount.depth and not words.strip(" :~≈"):
        return "bare"
    # What the pattern begins or ends with is looked for first: few numbers have it.
    if ("trở" in amount.after[:4] and _AT_LEAST.match(amount.after)) or (
        words[:-1].endswith(_MOSTS) and _AT_MOST.search(words)
    ):
        return "target"
    return last


def name_after(amount: Amount) -> str:
    """Return the words behind a percentage that say of what it is one: ` so với dự toán tỉnh giao`."""
    return _name_of(amount.after)


@lru_cache(maxsize=1024)
def _name_of(after: str) -> str:
    end = _NAME_END.search(after)
    return after[: end.start()] if end else after


@lru_cache(maxsize=1024)
def kind_of_base(name: str) -> BaseKind:
    """Tell what a base is called after: a plan, a former period, a total."""
    if PLAN.search(name):
        return "plan"
    if EARLIER.search(name):
        return "period"
    return "total" if _WORD.search(name) else ""


def is_compared(name: str) -> bool:
    """Tell whether a name begins a comparison."""
    return bool(_COMPARED.search(name))


@lru_cache(maxsize=1024)
def content_words(text: str) -> frozenset[str]:
    """Return the words of a label that tell it from others."""
    words = text.split() if text.replace(" ", "").isalpha() else _WORD.findall(text)
    return frozenset(words) - _STOP_WORDS
