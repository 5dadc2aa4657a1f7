"""What is found in one sentence in one row of a table: it is read once, with all that is said of it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from vqdesk.formats.small_documents.texts import TextPiece, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.formats.small_documents.texts import PieceKind, Text

    Row = Sequence[Text]

_MOST = 6
"""Findings of a row: a row is not torn, and more would not stand on a page."""


def joined_rows(rows: Iterable[Row], sentence: int) -> Iterator[Row]:
    """Yield rows, those that follow each other in one sentence as one.

    `sentence` is its place in the rows; what stands before it is the same in these, what stands behind is
    numbered, so that one sees which belongs to which.
    """

    def where(row: Row) -> list[str]:
        return [_plain(text) for text in row[: sentence + 1]]

    for _, found in groupby(rows, where):
        group: list[Row] = []
        taken: set[int] = set()
        for row in found:
            doubted = {at for at, kind in enumerate(_kinds([row[sentence]])) if kind == "doubted"}
            # What doubts the same words is of a sentence that is there twice, or of another rule.
            if group and (len(group) == _MOST or doubted & taken):
                yield _joined(group, sentence)
                group, taken = [], set()
            group.append(row)
            taken |= doubted
        yield _joined(group, sentence)


def _joined(rows: Sequence[Row], sentence: int) -> Row:
    first = rows[0]
    if len(rows) == 1:
        return first
    told = (_numbered([row[at] for row in rows]) for at in range(sentence + 1, len(first)))
    return (*first[:sentence], _overlaid([row[sentence] for row in rows]), *told)


def _overlaid(texts: Sequence[Text]) -> list[TextPiece]:
    """Return the same words with all that is marked in one or the other of these."""
    whole, place, pieces = _plain(texts[0]), 0, list[TextPiece]()
    for kind, run in groupby(_kinds(texts)):
        length = len(list(run))
        pieces.append(TextPiece(kind, whole[place : place + length]))
        place += length
    return pieces


def _kinds(texts: Iterable[Text]) -> list[PieceKind]:
    """Return how each character of the same words is marked."""
    kinds: list[PieceKind] = []
    for text in texts:
        place = 0
        for kind, words in pieces_of(text):
            kinds += ["same"] * (place + len(words) - len(kinds))
            for at in range(place, place + len(words)):
                if kind == "doubted" or kinds[at] == "same":
                    kinds[at] = kind
            place += len(words)
    return kinds


def _numbered(texts: Sequence[Text]) -> list[TextPiece]:
    pieces: list[TextPiece] = []
    for number, text in enumerate(texts, 1):
        pieces += [TextPiece("same", f"{chr(10) if pieces else ''}({number}) "), *pieces_of(text)]
    return pieces


def _plain(text: Text) -> str:
    return "".join(piece.text for piece in pieces_of(text))
