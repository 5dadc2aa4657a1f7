"""The difference of two texts, word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DiffKind = Literal["same", "added", "removed"]


class DiffPiece(NamedTuple):
    """A stretch of text that stayed, came or went."""

    kind: DiffKind
    text: str


# A word, a number with its signs, or one other sign; with the white space after it.
_TOKEN = re.compile(r"(\d+(?:[.,/]\d+)*%?|\w+|[^\w\s]|^(?=\s))(\s*)")
_MOST_MATCHED = 250_000
"""Pairs of words up to which difflib looks for the longest common stretches, which read best."""
_MOST_ALIKE = 12_000
"""Pairs of equal words up to which it does: of few words said again and again it takes the cube of their
number. Narratives of 500 words have up to 3,000."""
_MOST_COMPARED = 400_000_000
"""Pairs of words beyond which the changed middle counts as written anew: a bit each would be 50 MB."""

_Opcode = tuple[str, int, int, int, int]
_Token = tuple[str, str]


def diff_words(old: str, new: str) -> tuple[DiffPiece, ...]:
    """Return the pieces that lead from one text to the other, word by word.

    What is "same" and "removed" joins to the old text, "same" and "added" to the new one, to the
    character. No piece is empty, no two neighbours are of one kind, and what went stands before what
    came in its place.
    """
    if old == new:
        return (DiffPiece("same", old),) if old else ()
    if not (old and new):
        return (DiffPiece("removed", old),) if old else (DiffPiece("added", new),)
    before, after = _tokens(old), _tokens(new)
    pieces = _Pieces()
    for tag, start, end, new_start, new_end in _opcodes(before, after):
        if tag == "equal":
            for (word, space), (_, new_space) in zip(
                before[start:end], after[new_start:new_end], strict=True
            ):
                pieces.keep(word)
                if space == new_space:
                    pieces.keep(space)
                else:
                    pieces.change(space, new_space)
        else:
            pieces.change(_joined(before[start:end]), _joined(after[new_start:new_end]))
    return pieces.finished()


class _Pieces:
    """Pieces as they come, neighbours of one kind joined."""

    def __init__(self) -> None:
        self._done: list[DiffPiece] = []
        self._same: list[str] = []
        self._removed: list[str] = []
        self._added: list[str] = []

    def keep(self, text: str) -> None:
        if text:
            self._end_change()
            self._same.append(text)

    def change(self, removed: str, added: str) -> None:
        if removed or added:
            self._end_same()
            self._removed.append(removed)
            self._added.append(added)

    def finished(self) -> tuple[DiffPiece, ...]:
        self._end_same()
        self._end_change()
        return tuple(self._done)

    def _end_same(self) -> None:
        self._end("same", self._same)

    def _end_change(self) -> None:
        self._end("removed", self._removed)
        self._end("added", self._added)

    def _end(self, kind: DiffKind, texts: list[str]) -> None:
        text = "".join(texts)
        if text:
            self._done.append(DiffPiece(kind, text))
        texts.clear()


def _tokens(text: str) -> list[_Token]:
    return _TOKEN.findall(text)


def _joined(tokens: Iterable[_Token]) -> str:
    return "".join(word + space for word, space in tokens)


def _opcodes(before: Sequence[_Token], after: Sequence[_Token]) -> Iterator[_Opcode]:
    """Yield equal and other stretches of words, the common beginning and end first taken off."""
    old, new = [word for word, _ in before], [word for word, _ in after]
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if head:
        yield "equal", 0, head, 0, head
    middle = _readable(
        old[head : len(old) - tail], _matched(old[head : len(old) - tail], new[head : len(new) - tail])
    )
    for tag, start, end, new_start, new_end in middle:
        yield tag, start + head, end + head, new_start + head, new_end + head
    if tail:
        yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _matched(old: list[str], new: list[str]) -> list[_Opcode]:
    pairs = len(old) * len(new)
    if pairs > _MOST_COMPARED:
        return [("replace", 0, len(old), 0, len(new))]
    if pairs > _MOST_MATCHED or _alike(old, new) > _MOST_ALIKE:
        from rapidfuzz.distance import Indel

        # It compares hashes of words, and two may share one ("" and U+0000 do): numbers are exact.
        numbers = {word: number for number, word in enumerate({*old, *new})}
        found = Indel.opcodes([numbers[word] for word in old], [numbers[word] for word in new])
        return [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in found]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _alike(old: Iterable[str], new: Iterable[str]) -> int:
    """Return how many pairs of equal words two texts have."""
    counts = Counter(new)
    return sum(count * counts[word] for word, count in Counter(old).items())


def _readable(old: Sequence[str], opcodes: Sequence[_Opcode]) -> Iterator[_Opcode]:
    """Count a lone comma between two changes as changed: what came and went reads as one then."""
    for index, opcode in enumerate(opcodes):
        tag, start, end, *_ = opcode
        lone = tag == "equal" and end - start == 1 and not old[start][0:1].isalnum()
        between = 0 < index < len(opcodes) - 1
        yield ("replace", *opcode[1:]) if lone and between else opcode
