"""A questioned place in its whole sentence, with the numbers that it is computed from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.checks.numbers.passages import ends_sentence
from vqdesk.formats.small_documents.texts import TextPiece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.frame.finding import Stretch
    from vqdesk.formats.small_documents.texts import PieceKind

_MOST = 1_400
"""Characters of one text's sentences that are shown: as many as a row of Excel has lines for."""

_REACH = 600
"""Characters that are shown to each side of a place in a longer sentence, which is cut with dots."""

_MOST_LIT = 100
_HEAD, _TAIL = 300, 60  # characters that are shown of longer words at a place
_END = re.compile(r"\n|[.!?…](?=\s)")
_GAP = " … "


class _Span(NamedTuple):
    start: int
    end: int


class _Sentence(NamedTuple):
    """What is shown of one sentence or several, and whether that is all to each side."""

    start: int
    end: int
    begins: bool
    ends: bool


def quoted_sentences(text: str, place: Stretch | None, lit: Iterable[Stretch] = ()) -> tuple[TextPiece, ...]:
    """Return the sentences of a text in which a place stands, and the words that are lit for it.

    The place's words are `doubted`, the others' `lit`. What is left out between or within sentences shows as
    dots. Takes time proportional to what is shown, not to the text.
    """
    marks: list[tuple[_Span, PieceKind]] = [] if place is None else [(_Span(*place[1:]), "doubted")]
    taken = [span for span, _ in marks]
    nearest = sorted(lit, key=lambda each: abs(each.start - place.start) if place else each.start)
    for each in nearest[:_MOST_LIT]:
        span = _Span(each.start, each.end)
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            marks.append((span, "lit"))
    shown = _shown(text, [span for span, _ in marks])
    return tuple(piece for piece in _pieces(text, shown, sorted(marks)) if piece.text)


def _shown(text: str, spans: Sequence[_Span]) -> list[_Sentence]:
    """Return the sentences of stretches in the text's order; of too many the first stretches' ones."""
    found: list[_Sentence] = []
    for span in spans:
        grown = _joined(text, [*found, _sentence(text, span)])
        if found and sum(each.end - each.start for each in grown) > _MOST:
            break
        found = grown
    return found


def _sentence(text: str, span: _Span) -> _Sentence:
    whole = _around(text, span, _MOST)
    return whole if whole.end - whole.start <= _MOST else _around(text, span, _REACH)


def _around(text: str, span: _Span, reach: int) -> _Sentence:
    low, high = max(span.start - reach, 0), min(span.end + reach, len(text))
    starts = list(_ends(text, low, span.start))
    ends = next(_ends(text, max(span.end - 1, span.start), high), None)
    begins, is_ended = bool(starts) or not low, ends is not None or high == len(text)
    start = starts[-1] if starts else low
    if not begins:
        start = text.find(" ", low, span.start) + 1 or low
    end = high if ends is None else ends
    if not is_ended:
        end = max(text.rfind(" ", span.end, high), span.end)
    # White space that is itself in doubt stays.
    before, after = text[start : span.start], text[span.end : end]
    start += len(before) - len(before.lstrip())
    return _Sentence(start, max(end - len(after) + len(after.rstrip()), span.end), begins, is_ended)


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where sentences end between two places of a text."""
    for found in _END.finditer(text, start, stop):
        if found[0] == "\n" or ends_sentence(text, found.end()):
            yield found.end()


def _joined(text: str, sentences: Iterable[_Sentence]) -> list[_Sentence]:
    joined: list[_Sentence] = []
    for each in sorted(sentences):
        last = joined[-1] if joined else None
        if last is None or (each.start > last.end and text[last.end : each.start].strip()):
            joined.append(each)
        elif each.end > last.end:
            joined[-1] = _Sentence(last.start, each.end, last.begins, each.ends)
    return joined


def _pieces(
    text: str, shown: Sequence[_Sentence], marks: Sequence[tuple[_Span, PieceKind]]
) -> Iterator[TextPiece]:
    for at, each in enumerate(shown):
        if at or not each.begins:
            yield TextPiece("same", _GAP if at else _GAP.lstrip())
        place = each.start
        for mark, kind in marks:
            if each.start <= mark.start and mark.end <= each.end:
                yield TextPiece("same", text[place : mark.start])
                yield TextPiece(kind, _shortened(text[mark.start : mark.end]))
                place = mark.end
        yield TextPiece("same", text[place : each.end])
    if shown and not shown[-1].ends:
        yield TextPiece("same", _GAP.rstrip())


def _shortened(words: str) -> str:
    return words if len(words) <= _HEAD + _TAIL else words[:_HEAD] + _GAP + words[-_TAIL:]
