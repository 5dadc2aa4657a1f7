"""What a task is to reach, by its own words: at least, at most, growing or falling."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from vqdesk.checks.numbers.amounts import MOST_OF_TASK
from vqdesk.checks.numbers.words import content_words

if TYPE_CHECKING:
    from vqdesk.checks.numbers.amounts import Amount
    from vqdesk.checks.numbers.passages import NumberedText

Direction = Literal["least", "most", "up", "down"]

_MOST = re.compile(
    r"\b(?:dưới|quá|tối đa|thấp hơn|nhỏ hơn|xuống|còn|xuống còn"
    r"|giảm(?:\s[^\W\d_]+){0,6}\s(?:còn|xuống)|hạ(?:\s[^\W\d_]+){0,6}\s(?:còn|xuống))(?:\s(?:còn|mức|dưới|là|khoảng))*\s?\Z"
)
_MOST_AFTER = re.compile(r"(?:\s[^\W\d_]+){0,4}?\s?trở xuống\b")
_CHANGE = re.compile(
    r"\b(?P<word>kéo giảm|giảm|tăng)\b(?!\s?(?:nghèo|trưởng))(?P<of>(?:\s[^\W\d_]+){0,8}?)"
    r"(?:\s(?:từ|trên|tối thiểu|ít nhất|thêm|khoảng))*\s?\Z"
)
_LEVEL = re.compile(r"\b(?:còn|xuống|lên|đạt|đến)\b")
_FALL = re.compile(
    r"\b(?:kéo giảm|giảm|kiềm chế|kìm chế|kiểm chế|hạn chế|ngăn chặn)\b(?! nghèo\b)"
    r"(?P<of>(?:\s[^\W\d_]+){1,8})"
)
_BREAK = re.compile(r"[;\n]|[.!?](?=\s|\Z)")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    [
        "phấn đấu", "tỷ lệ", "tỉ lệ", "kế hoạch", "thực hiện", "hoàn thành", "trở lên", "chỉ tiêu",
        "đạt tỷ", "trên địa", "địa bàn", "toàn xã", "toàn huyện", "trong năm", "trong đó", "đến nay",
        "lệ đạt", "phần đầu", "tổng số", "số lượng", "so với", "với cùng", "cùng kỳ", "năm trước",
        "giảm số", "tăng cường", "tiếp tục", "triển khai", "trong tháng", "đề ra", "được giao", "ít nhất",
        "giảm tỷ", "giảm còn", "đã được",
    ]
)  # fmt: skip
_COMMON_WORDS = frozenset(word for pair in _COMMON for word in pair.split()) | frozenset(
    ["hộ", "dân", "mới", "xã", "thôn", "huyện", "ha", "đấu", "một", "này", "đó", "khi", "lên", "dưới", "còn"]
)
_PARTICLES = frozenset(
    [
        "đạt", "được", "bằng", "có", "là", "và", "đã", "của", "với", "so", "trên", "trong", "các", "cho",
        "tại", "từ", "đến", "ở", "theo", "để", "sẽ", "lệ", "kế", "năm", "giao", "đấu", "số", "tổng",
        "không", "chưa", "còn", "do", "khi", "thì", "mà", "này", "chiếm", "tăng", "giảm", "hơn", "trở",
        "toàn", "mỗi", "mức", "ra", "vượt",
    ]
)  # fmt: skip


class Subjects(NamedTuple):
    """What words speak of: names of two syllables, and single words."""

    pairs: frozenset[str]
    words: frozenset[str]

    def meets(self, other: Subjects) -> bool:
        """Tell whether both speak of one thing: by a pair, or by two words apart."""
        return bool(self.pairs & other.pairs) or len(self.words & other.words) > 1


class TaskTarget(NamedTuple):
    """A number to be reached; of `up` and `down` it is by how much something is to grow or fall."""

    amount: Amount
    direction: Direction
    about: Subjects


def targets_of(content: NumberedText) -> list[TaskTarget]:
    """Return the numbers that a task states, but those that are only about right, and ends of ranges."""
    return [
        TaskTarget(amount, _direction(amount), subjects_of(label(amount)))
        for amount in content.amounts[:MOST_OF_TASK]
        if not amount.ranged and amount.approximator != "about" and amount.value > 0
    ]


def label(amount: Amount) -> str:
    """Return the words around a number in its part of a sentence."""
    after = _BREAK.split(amount.after, maxsplit=1)[0]
    return f"{label_before(amount)} {after}"


def label_before(amount: Amount) -> str:
    """Return the words before a number in its part of a sentence."""
    return _BREAK.split(amount.before)[-1]


def falling(content: str) -> list[Subjects]:
    """Return what is to become less: `giảm tội phạm hình sự`, `kiềm chế tai nạn giao thông`."""
    found = (subjects_of(fall["of"]) for fall in _FALL.finditer(content))
    return [about for about in found if about.pairs]


def _direction(amount: Amount) -> Direction:
    words = amount.own[-80:]
    if amount.approximator == "under" or _MOST.search(words) or _MOST_AFTER.match(amount.after):
        return "most"
    change = _CHANGE.search(words)
    if change is not None and not _LEVEL.search(change["of"]):
        return "up" if change["word"] == "tăng" else "down"
    return "least"


def subjects_of(text: str) -> Subjects:
    """Return what words speak of, without those that any report has."""
    words = _WORD.findall(text)
    pairs = (f"{first} {second}" for first, second in pairwise(words) if not {first, second} & _PARTICLES)
    return Subjects(frozenset(pairs) - _COMMON, content_words(text) - _COMMON_WORDS)
