"""Whether a change goes the way that its word says: `12 vụ, giảm 25% so với 9 vụ` went up."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.claims.stated import Judged, StatedClaim

_UP, _DOWN = ("tăng", "nhiều hơn", "cao hơn"), ("giảm", "ít hơn", "thấp hơn")
_OPPOSITES = {**dict(zip(_UP, _DOWN, strict=True)), **dict(zip(_DOWN, _UP, strict=True))}
CHANGES = re.compile(rf"\b({'|'.join(_OPPOSITES)})\b")
_FROM = re.compile(r"\btừ(?: mức| con số)?\s?\Z")
_TO = re.compile(r"\bso với (?:cùng kỳ|ck|năm|tháng|quý|kỳ|niên vụ|vụ)\b")
_GOES_ON = re.compile(r"\s(?:thêm|lên|xuống|còn)\b")  # words of one way alone, behind the word of change


def is_up(word: str) -> bool:
    """Tell whether a word of change says that something grew."""
    return word in _UP


def word_of_change(text: str, claim: StatedClaim) -> re.Match[str] | None:
    """Return the word that says which way a claim's number goes, where its two numbers are told in order."""
    now, base = claim.parts
    start = now.stop
    if base.start < now.start and _FROM.search(base.before):
        start = max(base.stop, claim.stated.start - len(claim.stated.own))
    elif now.start < base.start < claim.stated.start and _TO.search(text, now.stop, base.start):
        start = base.stop
    elif not now.start < claim.stated.start < base.start:
        return None
    words = [*CHANGES.finditer(text, start, claim.stated.start)]
    return words[-1] if words else None


def turn(judged: Judged, cell: ClaimCell) -> Judged:
    """Return a change that is right but for its direction as wrong, with what it should be below nought."""
    claim = judged.claim
    if claim.formula not in ("growth", "difference") or judged.verdict not in ("hold", "cut_off"):
        return judged
    if len(claim.parts) != 2 or judged.computed is None:
        return judged
    now, base = claim.parts
    word = word_of_change(cell.passage.text, claim) if now.value != base.value else None
    if word is None or (now.value > base.value) == is_up(word[1]):
        return judged
    return replace(judged, verdict="wrong", computed=-judged.computed, why="", slip="way")


def opposite(text: str, word: re.Match[str]) -> str:
    """Return the word of the other direction; "" where the words behind it would have to change as well."""
    return "" if _GOES_ON.match(text, word.end()) else _OPPOSITES[word[1]]
