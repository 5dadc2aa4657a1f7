"""Rows that draw a line with characters (`----`, `====`): they separate rows and hold no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_RULE = re.compile(r"[-‐-―─-╿=_+|:*~#\s]*")
_DRAWN = re.compile(r"([-‐-―─-╿=_*~#])( ?\1){2}|[-=]:|:[-=]|\+[-=]|[-=]\+")


def is_rule(texts: Iterable[str]) -> bool:
    """Tell the texts of a row that is only drawn, to part others: `---`, `===`, `:---:` in each cell."""
    drawn = False
    for text in texts:
        if not _RULE.fullmatch(text):
            return False  # as nearly all rows, at their first text
        drawn = drawn or bool(_DRAWN.search(text))
    return drawn
