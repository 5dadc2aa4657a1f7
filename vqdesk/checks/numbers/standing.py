"""How much a number's own words make a total of it: `tổng số`, `toàn huyện có`, `trong số`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vqdesk.checks.numbers.amounts import Amount

_TOTAL = re.compile(r"\b(?:tổng|toàn bộ)\b|(?:^|[.;\n]\s?|,\s)trong(?:\stổng số|\ssố)?\s?\Z")
_WHOLE = re.compile(r"\btoàn (?:xã|huyện|tỉnh|ngành|trường|đảng bộ|phường|thành phố|thị trấn)\b")
_HAS = re.compile(
    r"\b(?:có|là|tiếp nhận|nhận được|quản lý|toàn (?:xã|huyện|tỉnh|ngành|trường|đảng bộ|phường|thành phố))\b"
)
_OF_WHOLE = re.compile(
    r"\b(?:toàn|cả|của|trong)\s(tỉnh|huyện|nước|quốc|xã|thành phố|thị xã|thế giới|cầu|vùng|ngành|khu vực)\b"
)
_ANY_WHOLE = re.compile(r"\b(?:tổng(?! điều tra)|toàn|cả)\b")
_NEAR = 20  # characters before a number that may call it a total


def is_called_total(words: str) -> bool:
    """Tell whether words before a number call it a total."""
    return _TOTAL.search(words) is not None


def standing(amount: Amount) -> int:
    """Return how much a number's own words make a total of it: 0 nothing, 5 the most."""
    total = is_called_total(amount.own) or is_called_total(amount.before[-_NEAR:])
    return 3 * total + bool(_HAS.search(amount.own)) + bool(_WHOLE.search(amount.own))


def names_other_whole(name: str, label: str) -> bool:
    """Tell whether a share's name is of a whole of which a total's label says nothing: `dân số toàn tỉnh`."""
    named = _OF_WHOLE.search(name)
    return named is not None and named[1] not in label and not _ANY_WHOLE.search(label)
