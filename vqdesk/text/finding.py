"""Words found in a text as a clerk sees them, and others put in their place; all other letters stay."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from db.text.characters import fit
from db.text.folding import fold
from db.text.signs import as_read, without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

# A letter with the marks that stand apart from it, as in text that is not composed.
_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_KEPT_LETTERS = 20_000


class FoundAt(NamedTuple):
    """Where found words stand in a text: characters from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class SoughtWords:
    """Words to be found: with the capitals as written (`cases`), without marks being told apart (`plain`).

    `whole`: only where neither a letter nor a digit goes on with the first or the last word. Blanks of every
    kind but a line's end count as one space each, signs that nobody sees as nothing, those that look like
    a letter as that letter.
    """

    words: str
    cases: bool = False
    whole: bool = False
    plain: bool = False

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {}

    @cached_property
    def _sought(self) -> str:
        return "".join(map(self._key, _LETTER.findall(fit(self.words)[0])))

    @cached_property
    def _rough(self) -> str:
        """Return what a text that has the words has when it is folded: the longest part without a blank.

        "" where only a look at each letter tells: capitals of other scripts may be folded as the word is.
        """
        longest = max(fold(self._sought).split(), key=len, default="")
        return longest if longest.isascii() else ""

    def __bool__(self) -> bool:
        return bool(self._sought)

    def places(self, text: str) -> list[FoundAt]:
        """Return where the words stand, one behind the other; in time that grows with the text alone."""
        if not self._sought or self._rough not in fold(text):
            return []
        keys, starts, ends = self._read(text)
        found: list[FoundAt] = []
        at = keys.find(self._sought)
        while at >= 0:
            stop = at + len(self._sought)
            # One letter may be read as two: words begin and end with a whole one.
            is_whole = starts[at] is not None and ends[stop - 1] is not None
            if is_whole and not (self.whole and self._goes_on(keys, at, stop)):
                found.append(FoundAt(starts[at] or 0, ends[stop - 1] or 0))
                at = keys.find(self._sought, stop)
            else:
                at = keys.find(self._sought, at + 1)
        return found

    def _read(self, text: str) -> tuple[str, list[int | None], list[int | None]]:
        """Return a text as it is compared, and where the letter of each character begins, and ends."""
        keys: list[str] = []
        starts: list[int | None] = []
        ends: list[int | None] = []
        for match in _LETTER.finditer(text):
            key = self._key(match[0])
            if key:
                keys.append(key)
                more = [None] * (len(key) - 1)
                starts += [match.start(), *more]
                ends += [*more, match.end()]
            elif ends and not match[0].isspace():
                # What nobody sees, or a mark that is not told, goes with the letter before it.
                ends[-1] = match.end() if ends[-1] == match.start() else ends[-1]
        return "".join(keys), starts, ends

    def _key(self, letter: str) -> str:
        known = self._keys.get(letter)
        if known is None:
            if len(self._keys) >= _KEPT_LETTERS:
                self._keys.clear()
            known = self._keys[letter] = self._make_key(letter)
        return known

    def _make_key(self, letter: str) -> str:
        if letter.isspace():
            return "\n" if letter == "\n" else " "
        seen = unicodedata.normalize("NFC", as_read(without_unseen(letter)))
        if self.plain:
            return _bare(seen) if self.cases else fold(seen)
        return seen if self.cases else seen.lower()

    def _goes_on(self, keys: str, start: int, stop: int) -> bool:
        """Tell whether a word goes on before or behind found ones."""
        before = start > 0 and _is_of_word(keys[start - 1]) and _is_of_word(keys[start])
        behind = stop < len(keys) and _is_of_word(keys[stop]) and _is_of_word(keys[stop - 1])
        return before or behind


def put_in_places(text: str, places: Iterable[FoundAt], words: str) -> str:
    """Return a text with words in these places, which rise and do not overlap; all else is as it was.

    What stands beside them is as a report may hold it (`db.text.characters.fit`) and stays to the letter.
    """
    words = fit(words)[0]
    parts: list[str] = []
    last = 0
    for place in places:
        parts += [text[last : place.start], words]
        last = place.end
    if not parts:
        return text
    made = "".join([*parts, text[last:]])
    return made if unicodedata.is_normalized("NFC", made) else unicodedata.normalize("NFC", made)


def sentence_around(text: str, place: FoundAt, most: int = 60) -> tuple[str, str, str]:
    """Return what stands in a place with what is before and behind it in its sentence, on one line.

    Of a long sentence at most so many characters on each side, cut between words and told by an ellipsis.
    """
    start, end = max(place.start - most, 0), min(place.end + most, len(text))
    before, behind = text[start : place.start], text[place.end : end]
    ends = [match.end() for match in _END.finditer(before)]
    if ends:
        before = before[ends[-1] :].lstrip()
    elif start:
        before = "…" + before[before.find(" ") + 1 :]
    stop = _END.search(behind)
    if stop is not None:
        behind = behind[: stop.end()].rstrip()
    elif end < len(text):
        behind = behind[: behind.rfind(" ") if " " in behind else most] + "…"
    return _line(before), _line(text[place.start : place.end]), _line(behind)


_END = re.compile(r"[.!?;](?=\s)|\n")


def _line(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _bare(text: str) -> str:
    """Return a letter without marks, as great as it was."""
    folded = fold(text)
    return folded.upper() if text.isupper() else folded


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
