"""The rule on stops: two where one is meant, one before a small letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.words.tokens import worded
from vqdesk.text.legacy.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject

# Three dots and more leave something out or wait to be filled in, `v.v..` and `../` are known.
_TWICE = re.compile(r"(?<![.…/0-9])(?<!v\.v)\.{2}(?![.…/0-9\\])|(?<![,0-9]),\s?,(?![,0-9])|(?<!;);\s?;(?!;)")
_MIXED = re.compile(r"(?<=\w)[,;]\s?\.(?![.\w])|(?<=\w)(?:,;|;,)")
_MAYBE = re.compile(r"[.,;]\s?[.,;]")
_SMALL = re.compile(r"\. (?<=[^\W\d_]\. )(?P<next>[^\W\d_]+)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 8  # letters of a syllable


def find_stops(subject: Subject) -> Iterator[Remark]:
    """Yield stops, commas and semicolons that stand twice, and sentences that begin with a small letter."""
    for field, text in worded(subject):
        if _MAYBE.search(text):
            for match in (*_TWICE.finditer(text), *_MIXED.finditer(text)):
                once = max(match[0], key=",;.".find)  # of two the stronger
                values = {"typed": match[0], "once": once}
                yield Remark(Stretch(field, *match.span()), "words.stop", values, suggestion=once)
        for match in _SMALL.finditer(text):
            if word := _begins_small(match):
                start = match.start() - len(word)
                yield Remark(
                    Stretch(field, start, match.end()),
                    "words.stop.small",
                    {"typed": text[start : match.end()], "next": match["next"]},
                )


def _begins_small(match: re.Match[str]) -> str:
    """Return the word before the stop; "" where it may be an abbreviation, or the next is no word."""
    following = match["next"]
    if not (following.islower() and len(following) > 1 and is_syllable(following)):
        return ""
    text, end = match.string, match.start()
    found = _WORD_BEFORE.search(text, max(0, end - _LONGEST), end)
    word = found[0] if found else ""
    # `tr. đồng`, `đ. Trần Phú`, `TP. hcm`: no syllable of small letters.
    is_word = len(word) > 2 and word[1:].islower() and is_syllable(word)
    return word if is_word else ""


STOPS = TaskRule(
    "words.stop",
    "info",
    find_stops,
    fires=(
        narrative("13 người bị thương (giảm 05 người so với cùng kỳ năm 2023).. Đạt 80%KH", "..", "."),
        narrative("Đã ban hành kế hoạch,, đang triển khai.", ",,", ","),
        narrative("Hoàn thành 02 công trình; ; đang thi công 01 công trình.", "; ;", ";"),
        narrative("Đã nghiệm thu 03 công trình,. Đang lập hồ sơ.", ",.", "."),
        narrative("Đã nghiệm thu,; đang quyết toán.", ",;", ";"),
        narrative("thuộc thôn Nà Hầy, xã Bình Phúc. do Phòng Giáo dục đang tạm quản lý", "Phúc. do"),
        narrative("Đã trồng được 795 ha rừng. đạt 106% kế hoạch.", "rừng. đạt"),
    ),
    silent=(
        narrative("các kế hoạch thực hiện từng dự án ... đã được xây dựng, ban hành; lúa, ngô, khoai..."),
        narrative("Ngày ..... tháng ..... năm 2024; thư mục ../bieu; giống lúa, ngô, v.v.. đã cấp đủ."),
        narrative("Thu 2,5 tr. đồng; đ/c. Nam; Q. Trưởng phòng; TP. Lạng Sơn; khoản 1. a) Thu gom rác."),
        narrative("Đạt 100% kế hoạch. Đã nghiệm thu. 02 công trình đang thi công."),
    ),
)
