"""Undo steps of an editor: words, not the single keys and backspaces of an input method."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

EditSource = Literal["key", "method", "whole"]
"""Where a change comes from: a key, an input method, or anything that is one step: pasting, a choice."""

PAUSE = 2.0
"""Seconds without a change that end a step."""


class Caret(NamedTuple):
    """Where the cursor stands, in characters; from `anchor` to `position` is selected."""

    anchor: int
    position: int


class TextEdit(NamedTuple):
    """Put `text` in the place of `length` characters at `start`; the cursor then stands at `caret`."""

    start: int
    length: int
    text: str
    caret: Caret


class _Piece(NamedTuple):
    """Where two texts differ."""

    at: int
    erased: str
    added: str


class _Done(NamedTuple):
    piece: _Piece
    before: Caret
    after: Caret


@dataclass(slots=True)
class _Open:
    """The step that the next key may belong to."""

    base: str
    before: Caret
    start: int
    """Where the step's own text begins, or where it has erased up to."""
    end: int
    at: float
    closed: bool
    erased: str = ""
    """The character that was erased last, of a text older than the step."""


class WordSteps:
    """Remember a text's changes as steps of a word each.

    Keys, backspaces and what an input method sends anew belong to one step until the next word begins, the
    cursor goes elsewhere, `PAUSE` has passed or `close` is called. Whatever is no typing is a step of its
    own. A step that leaves the text as it was is none. `clock` tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._text = ""
        self._open: _Open | None = None
        self._done: list[_Done] = []
        self._undone: list[_Done] = []

    def clear(self, text: str) -> None:
        """Begin with a text, without steps."""
        self._text = text
        self._open = None
        self._done, self._undone = [], []

    @property
    def text(self) -> str:
        """The text as it was told last. Read-only."""
        return self._text

    @property
    def can_undo(self) -> bool:
        """Tell whether there is a step to take back."""
        return bool(self._done) or (self._open is not None and self._open.base != self._text)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return bool(self._undone)

    def changed(self, text: str, before: Caret, after: int, source: EditSource) -> None:
        """Take notice of a change: `before` the cursor stood there, `after` it ends here."""
        piece = _difference(self._text, text, after)
        if not (piece.erased or piece.added):
            return
        now = self.clock()
        step = self._open
        if step is None or not self._goes_on(step, piece, before, source, now):
            self.close()
            step = self._open = _Open(self._text, before, len(text), after, now, closed=False)
        if piece.at < step.start and piece.erased:
            step.erased = piece.erased[0]
        elif piece.at >= step.end and piece.erased:
            step.erased = piece.erased[-1]
        step.start = min(step.start, piece.at)
        step.end, step.at = piece.at + len(piece.added), now
        # A selection, or a word at once, that a key has erased: what follows is another thing.
        at_once = len(piece.erased) > 1 or before.anchor != before.position
        step.closed = source == "whole" or (source == "key" and at_once and not piece.added)
        self._text = text
        self._undone = []

    def moved(self, caret: Caret) -> None:
        """Take notice of where the cursor stands: away from the open step, the next key begins another."""
        step = self._open
        if step is not None and caret.anchor == caret.position != step.end:
            self.close()

    def close(self) -> None:
        """End the open step."""
        step, self._open = self._open, None
        if step is not None and step.base != self._text:
            piece = _difference(step.base, self._text, step.end)
            self._done.append(_Done(piece, step.before, Caret(step.end, step.end)))

    def undo(self) -> TextEdit | None:
        """Return what takes the last step back, and take it for done; None where there is no step."""
        self.close()
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        at, erased, added = step.piece
        self._text = self._text[:at] + erased + self._text[at + len(added) :]
        return TextEdit(at, len(added), erased, step.before)

    def redo(self) -> TextEdit | None:
        """Return what does the step again that was taken back last, and take it for done."""
        self.close()
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        at, erased, added = step.piece
        self._text = self._text[:at] + added + self._text[at + len(erased) :]
        return TextEdit(at, len(erased), added, step.after)

    def _goes_on(self, step: _Open, piece: _Piece, before: Caret, source: EditSource, now: float) -> bool:
        if step.closed or source == "whole" or now - step.at > PAUSE or step.base == self._text:
            return False
        is_ahead = piece.at == step.end and not piece.added
        if piece.at + len(piece.erased) != step.end and not is_ahead:
            return False
        is_own = piece.at >= step.start and not is_ahead
        if before.anchor != before.position and not is_own:
            return False
        if piece.added and _begins_word(self._text[: piece.at], piece.added):
            # What was erased just before is what the word replaces.
            return not _difference(step.base, self._text, step.end).added.strip()
        return is_own or not piece.erased or _same_word(step, piece, source, ahead=is_ahead)


def _same_word(step: _Open, piece: _Piece, source: EditSource, *, ahead: bool) -> bool:
    """Tell whether text older than the step is erased within the word that is being erased."""
    if source == "key" and len(piece.erased) > 1:
        return False
    run = step.erased + piece.erased if ahead else piece.erased + step.erased
    return not any(a.isspace() and not b.isspace() for a, b in pairwise(run))


def _begins_word(before: str, added: str) -> bool:
    """Tell whether a word begins in what is added behind a text."""
    last = before[-1:] or " "
    return any(a.isspace() and not b.isspace() for a, b in zip(last + added, added, strict=False))


def _difference(old: str, new: str, end: int) -> _Piece:
    """Return where two texts differ; what was put in ends at `end`, a place in the new one, if it can."""
    tail = new[end:]
    if not old.endswith(tail):
        tail = tail[len(tail) - _alike(old[::-1], tail[::-1]) :]
    rest_old, rest_new = old[: len(old) - len(tail)], new[: len(new) - len(tail)]
    at = _alike(rest_old, rest_new)
    return _Piece(at, rest_old[at:], rest_new[at:])


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    least, most = 0, min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    while least < most:
        middle = (least + most + 1) // 2
        if one.startswith(other[:middle]):
            least = middle
        else:
            most = middle - 1
    return least
