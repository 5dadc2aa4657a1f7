"""What a cell of a small document says: a text, or pieces of one that stayed, came or went."""

from __future__ import annotations

from collections.abc import Sequence

from db.text.characters import fit
from vqdesk.text.word_diff import DiffPiece

FILE_LANG = "vi"
"""Files go to offices; the language of the program's own words stays out of them."""

Text = str | Sequence[DiffPiece]


def pieces_of(text: Text) -> list[DiffPiece]:
    """Return a text in pieces as files can hold them: without what XML has no place for, none empty."""
    if isinstance(text, str):
        text = fit(text)[0]
        return [DiffPiece("same", text)] if text else []
    pieces = [DiffPiece(kind, fit(words)[0]) for kind, words in text]
    return [piece for piece in pieces if piece.text]
