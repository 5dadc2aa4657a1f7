"""Document symbols (`42/KH-UBND`, `63-NQ/HU`) with hyphens that no line break follows."""

from __future__ import annotations

import re
from functools import partial

# Each begins with a sign that is rare: a long annex is looked through in a hundredth of a second.
_STATE = re.compile(r"/[A-ZĐÐ]\w*(?:-[A-ZĐÐ]\w*)+")  # with eth, which looks like Đ
_PARTY = re.compile(r"-(?=[A-ZĐÐ]{2,5}/[A-ZĐÐ])(?<=[0-9]-)")


def replace_hyphens(text: str, hyphen: str) -> str:
    """Return the text with another hyphen in the symbols of documents."""
    if "/" not in text or "-" not in text:
        return text
    return _PARTY.sub(hyphen, _STATE.sub(partial(_replaced, hyphen), text))


def _replaced(hyphen: str, symbol: re.Match[str]) -> str:
    return symbol[0].replace("-", hyphen)
