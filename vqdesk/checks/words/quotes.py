"""The rule on quotes and brackets that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import TaskRule, narrative
from vqdesk.checks.words.tokens import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject

_SIGN = re.compile(r"[()\[\]“”«»\"]")
_CLOSES = {")": "(", "]": "[", "”": "“", "»": "«"}
# `a)`, `1)`, `1.2)`, `iv)` begin an item, at a line's start or behind a blank, a colon or a bracket.
_ITEM = re.compile(r"(?:\A|[\s;:,.(\[|–-])(?:[^\W\d_]|[ivxIVX]{1,4}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})\Z")
_MEASURE = re.compile(r"[0-9]['’′]?\Z")  # inches, seconds of an angle
_REACH = 10
_MOST = 20  # of one text; a text with more is no sentence, and how many more is told at once


def find_unclosed(subject: Subject) -> Iterator[Remark]:
    """Yield every quote and bracket without its other half; a bracket behind an item's number is none."""
    for field, text in worded(subject):
        alone = _alone(text)
        for at in alone[:_MOST]:
            sign = text[at]
            key = "words.quote.closed" if sign in _CLOSES else "words.quote"
            yield Remark(Stretch(field, at, at + 1), key, {"sign": sign})
        if more := alone[_MOST:]:
            yield Remark(Stretch(field, more[0], more[0] + 1), "words.quote.more", {"count": len(more)})


def _alone(text: str) -> list[int]:
    """Return where the signs stand that have no other half, in the text's order."""
    open_at: dict[str, list[int]] = {"(": [], "[": [], "“": [], "«": [], '"': []}
    alone = []
    for match in _SIGN.finditer(text):
        sign, at = match[0], match.start()
        if sign == '"':
            _meet_straight(open_at, at, text)
        elif sign in open_at:
            open_at[sign].append(at)
        elif open_at[_CLOSES[sign]]:
            open_at[_CLOSES[sign]].pop()
        elif sign == "”" and open_at['"']:
            open_at['"'].pop()
        elif not (sign == ")" and _is_behind(_ITEM, text, at)) and not (
            sign == "”" and _is_behind(_MEASURE, text, at)
        ):
            alone.append(at)
    return sorted([*alone, *(at for places in open_at.values() for at in places)])


def _is_behind(what: re.Pattern[str], text: str, at: int) -> bool:
    return what.search(text[max(0, at - _REACH) : at]) is not None


def _meet_straight(open_at: dict[str, list[int]], at: int, text: str) -> None:
    """Let a straight quote close what is open, or open; behind a digit that is open it is a measure."""
    if open_at['"']:
        open_at['"'].pop()
    elif open_at["“"]:
        open_at["“"].pop()
    elif not _is_behind(_MEASURE, text, at):
        open_at['"'].append(at)


UNCLOSED = TaskRule(
    "words.quote",
    "warning",
    find_unclosed,
    fires=(
        narrative('"* Về an ninh trật tự: Ngay từ đầu năm, đã chỉ đạo triển khai nghiêm túc.', '"'),
        narrative("Đã xây dựng 15 nhà văn hóa (hiện còn 07 nhà đang triển khai.", "("),
        narrative("Bộ phận «Một cửa tiếp nhận 312 hồ sơ.", "«"),
        narrative("Không có “xã trắng công dân nhập ngũ.", "“"),
        narrative("Đã chi trả 02/02 hộ, xã Trấn Ninh 03/03 trường hợp).", ")"),
        narrative("Đã hoàn thành hồ sơ [bản số 2 và gửi UBND tỉnh.", "["),
        narrative("(" * 20 + "a“", "“"),
    ),
    silent=(
        narrative("Gồm: a) Thu gom rác; b) Phát quang; 1) Đường trục; 2.1) Đường ngõ; iv) Mương."),
        narrative('Không có "xã trắng" công dân nhập ngũ (đạt 100%); “Một cửa"; "Nhà sạch”; «Dân vận khéo».'),
        narrative("- Văn hóa: (i) xây mới 02 nhà; (ii) sửa chữa 03 nhà (trong đó có nhà (cũ))."),
        narrative('Ống 21", tọa độ 21°52\'30"; màn hình 24".'),
        narrative("Đội tuyển về nhất nội dung 4 km nữ với thời gian 14’38”; ống 27”; tọa độ 21°52’30”."),
    ),
)
