"""Long texts in the history: an edit is kept as what it took out and put in, not as the text twice.

A row with a `base` has in "before" and "after" only what differs, from the character `place` on, of the text
in which the entry `base` of the same field ended; a row without has both texts whole. At the latest after
LONGEST_CHAIN such rows one is whole again, so that what a damaged row takes with it stays little.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from db.mending import Damaged

if TYPE_CHECKING:
    from db.file.database import Database

LONGEST_CHAIN = 32
WORTH = 256
"""Characters of both texts below which they are kept whole: finding a base costs more than it saves."""

_KEPT_ENDS = 64

FieldKey = tuple[str, str | None, str, str | None]
"""Record, report id, record id, field."""


class Texts(NamedTuple):
    """What a row of the history has for its texts."""

    before: str | None
    after: str | None
    base: int | None = None
    place: int | None = None


def whole_from(start: str, texts: Texts) -> tuple[str, str]:
    """Return the texts before and after of a row, given the text that its base ended in; ValueError."""
    place, taken, put = texts.place, texts.before, texts.after
    if not isinstance(place, int) or not isinstance(taken, str) or not isinstance(put, str):
        raise ValueError("no difference of texts")
    if isinstance(taken, Damaged) or isinstance(put, Damaged):
        raise ValueError("a text in the history does not decode")
    end = place + len(taken)
    if not 0 <= place <= end <= len(start) or start[place:end] != taken:
        raise ValueError("a difference of another text")
    return start, start[:place] + put + start[end:]


def difference(start: str, end: str, base: int) -> Texts:
    """Return a row's texts where only what differs is kept."""
    place = _common(start, end)
    shorter = min(len(start), len(end)) - place
    behind = _common(start[::-1], end[::-1], shorter)
    return Texts(start[place : len(start) - behind], end[place : len(end) - behind], base, place)


def worth_it(before: str | None, after: str | None, base: int | None) -> Texts:
    """Return a row's texts as a difference where there is a base and it saves half of them, else whole."""
    whole = Texts(before, after)
    if base is None or before is None or after is None or len(before) + len(after) < WORTH:
        return whole
    made = difference(before, after, base)
    return made if _length(made) < _length(whole) // 2 else whole


def _common(one: str, other: str, most: int | None = None) -> int:
    """Return how many characters two texts begin with in common, by halves: comparing slices is quick."""
    low, high = 0, min(len(one), len(other)) if most is None else most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class Differences:
    """Read rows of a store's history that keep differences, and make such rows."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._ends: OrderedDict[tuple[FieldKey, int], tuple[str, int]] = OrderedDict()

    def whole(self, key: FieldKey, id_: int, texts: Texts) -> tuple[Any, Any]:
        """Return the texts before and after that a row means.

        Raises ValueError where what it builds upon is not there, is damaged or is of another field.
        """
        if texts.base is None:
            return texts.before, texts.after
        before, after = whole_from(self._end(key, id_, texts.base)[0], texts)
        return before, after

    def shortened(self, key: FieldKey, before: str, after: str, *, besides: int = 0) -> Texts:
        """Return what a new entry of a field has for its texts; `besides`: an entry that is no base of it."""
        whole = Texts(before, after)
        if len(before) + len(after) < WORTH:
            return whole
        for base in self._last_of(key, besides):
            try:
                text, depth = self._end(key, 1 << 62, base)
            except ValueError:
                continue
            if text == before and depth < LONGEST_CHAIN:
                return worth_it(before, after, base)
        return whole

    def _last_of(self, key: FieldKey, besides: int) -> list[int]:
        """Return the entries in which a field was written last, by the steps that may be taken back."""
        record, report_id, record_id, field = key
        rows = self.db.read(
            "SELECT step FROM undo WHERE report_id IS ? AND record = ? AND record_id = ? AND field = ?"
            " ORDER BY step DESC LIMIT 2",
            [report_id, record, record_id, field],
        )
        steps = [step for (step,) in rows]
        sql = (
            "SELECT max(id) FROM history WHERE step = ? AND record = ? AND report_id IS ?"
            " AND record_id = ? AND field = ? AND id <> ? AND verb NOT IN ('undo', 'redo')"
        )
        found = [self.db.read(sql, [step, *key, besides])[0][0] for step in steps]
        return [id_ for id_ in found if id_ is not None]

    def _end(self, key: FieldKey, below: int, base: int) -> tuple[str, int]:
        """Return the text that an entry ended in, and how many rows lie between it and a whole one."""
        chain: list[tuple[int, Texts]] = []
        found: tuple[str, int] | None = None
        at: int | None = base
        while at is not None and (found := self._ends.get((key, at))) is None:
            if not isinstance(at, int) or at >= below or len(chain) > LONGEST_CHAIN:
                raise ValueError("a difference without its text")
            below = at
            texts = self._texts(key, at)
            chain.append((at, texts))
            at = texts.base
        text, depth = found or ("", -1)
        for id_, texts in reversed(chain):
            if texts.base is not None:
                _, text = whole_from(text, texts)
            elif isinstance(texts.after, str) and not isinstance(texts.after, Damaged):
                text = texts.after
            else:
                raise ValueError("a difference without its text")
            depth += 1
            self._keep((key, id_), (text, depth))
        return text, depth

    def _texts(self, key: FieldKey, id_: int) -> Texts:
        rows = self.db.read(
            'SELECT record, report_id, record_id, field, "before", "after", base, place FROM history'
            " WHERE id = ? AND verb NOT IN ('undo', 'redo')",
            [id_],
        )
        if not rows or tuple(rows[0][:4]) != key:
            raise ValueError("a difference without its text")
        return Texts(*rows[0][4:])

    def _keep(self, place: tuple[FieldKey, int], end: tuple[str, int]) -> None:
        self._ends[place] = end
        if len(self._ends) > _KEPT_ENDS:
            self._ends.popitem(last=False)


def _length(texts: Texts) -> int:
    return len(texts.before or "") + len(texts.after or "")
