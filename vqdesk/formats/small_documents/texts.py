"""What a cell of a small document says: a text, or pieces of one that stayed, came, went or are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from db.text.characters import fit
from vqdesk.text.word_diff import DiffKind, DiffPiece

FILE_LANG = "vi"
"""Files go to offices; the language of the program's own words stays out of them."""

PieceKind = DiffKind | Literal["doubted", "lit"]
"""What became of words (came: underlined, went: struck through), or why they are marked: they are in doubt
(bold, underlined), or show why others are (bold)."""


class TextPiece(NamedTuple):
    """A stretch of a text and how it is shown."""

    kind: PieceKind
    text: str


Text = str | Sequence[DiffPiece | TextPiece]

UNDERLINED: frozenset[PieceKind] = frozenset(["added", "doubted"])
STRUCK: frozenset[PieceKind] = frozenset(["removed"])
BOLDENED: frozenset[PieceKind] = frozenset(["doubted", "lit"])


def pieces_of(text: Text) -> list[TextPiece]:
    """Return a text in pieces as files can hold them: without what XML has no place for, none empty."""
    if isinstance(text, str):
        text = fit(text)[0]
        return [TextPiece("same", text)] if text else []
    pieces = [TextPiece(kind, fit(words)[0]) for kind, words in text]
    return [piece for piece in pieces if piece.text]
