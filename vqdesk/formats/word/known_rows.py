"""Rows of Word tables whose markup was read before: their texts are taken without reading it again.

Programs write the cells of a long table all alike. Once a reader has read a cell's markup, and found
nothing in it but plain text, a cell with the same markup and other texts means the same with these.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROW_START, ROW_END = b"<w:tr", b"</w:tr>"
_CELL_END, _TEXT_END = b"</w:tc>", b"</w:t>"
_REFERENCE = re.compile("&[^;]*;?")
_SIGNS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_GAP = b"\0"  # where a text stands in markup
_SAVED_AT = re.compile(
    rb'(?<= w:rsid[A-Z])((?:Pr|Default|r)?)="[0-9A-F]{8}"|(?<= w14:(?:para|text)Id)="[0-9A-F]{8}"'
)
# Comments and the like, in which a text would be none; and signs that forms have.
_DOUBTFUL = re.compile(b"<[!?]|[&{}]")
_MOST_KEYS = 2_000
_MOST_MISSES = 200
_MOST_AT_ONCE = 64  # rows
_ENCODING = re.compile(rb"""^[^<]*<\?xml[^>]*encoding\s*=\s*["']([^"']+)""")
_NUMBER = re.compile(r"(?<=\{)[0-9]+(?=\})")
ODD = bytes((*range(9), *range(11, 32)))
"""What XML does not hold or hands on as something else; of U+FFFE and U+FFFF the first two bytes tell."""

FAR = b"\xef\xbf"


class Unread:
    """Rows as they are in the file, without their ends, behind the last one that was parsed.

    Who knows them counts those that were `taken`; the next one is parsed, or with `over` all that is left.
    """

    def __init__(self, rows: Sequence[bytes]) -> None:
        self.rows = rows
        self.taken = 0
        self.over = False


def is_utf8(head: bytes) -> bool:
    """Tell whether a document that begins so is read as UTF-8; in UTF-16 none of its rows are known."""
    said = _ENCODING.search(head)
    return said is None or said[1].lower() == b"utf-8"


def rows_in(data: bytes) -> list[bytes]:
    """Return rows without their ends; none where XML might hold less or something else."""
    # One byte is looked for ten times as fast as two, and hardly any text has it.
    if len(data.translate(None, ODD)) < len(data) or (FAR[0] in data and FAR in data):
        return []
    return data.removesuffix(ROW_END).split(ROW_END)


class KnownRows:
    """Remember the markup of one table's plain cells, the first one's with that of its row's beginning.

    `read` gives the texts of the cells of a row, None where it is not a whole one of plain cells.
    """

    def __init__(self, read: Callable[[bytes], Sequence[str] | None]) -> None:
        self._read = read
        # Whether a cell is its row's first, and how its text is made of its texts: how many these are, and a
        # form of str.format for them.
        self._forms: dict[bytes, tuple[bool, int, str]] = {}
        self._missed: bytes | None = None
        self._in_vain = 0
        self._at_once = 1

    def next_texts(self, rows: Sequence[bytes], start: int) -> list[list[str]]:
        """Return the texts of the cells of the next rows from `start` on; none where the first is not known.

        Twice as many as were known together last: together they take less time than one after the other.
        """
        texts = self.texts(rows[start : start + self._at_once])
        if texts is None and self._at_once > 1:
            self._at_once = 1
            texts = self.texts(rows[start : start + 1])
        if texts is None:
            return []
        self._at_once = min(2 * self._at_once, _MOST_AT_ONCE)
        return texts

    def texts(self, rows: Sequence[bytes]) -> list[list[str]] | None:
        """Return the texts of the cells of each row; None where the markup of one of them is not known."""
        keys, found = _split_rows(rows)
        start = 0
        row: list[str] = []
        texts: list[list[str]] = []
        try:
            pieces = _unescape(found)
            for is_first, count, form in map(self._forms.__getitem__, keys):
                if is_first:
                    row = []
                    texts.append(row)
                # As nearly all: one text.
                if form == "{0}":
                    row.append(pieces[start])
                else:
                    row.append(form.format(*pieces[start : start + count]))
                start += count
        except (KeyError, UnicodeDecodeError):
            return None
        return texts

    def taken(self, unread: Unread) -> Iterator[list[list[str]]]:
        """Yield the texts of rows that are known, some at once, up to the first one that is not.

        That one is to be learned when it was parsed. It is over where most rows are not known.
        """
        while unread.taken < len(unread.rows):
            texts = self.next_texts(unread.rows, unread.taken)
            if not texts:
                self._missed = unread.rows[unread.taken]
                self._in_vain += 1
                unread.over = self._in_vain > _MOST_MISSES
                return
            self._in_vain = max(0, self._in_vain - len(texts))
            unread.taken += len(texts)
            yield texts

    def learn_missed(self, *, plain: bool) -> None:
        """Learn the markup of the row that was parsed meanwhile; `plain` tells that nothing else is in it."""
        row, self._missed = self._missed, None
        if row is not None and plain:
            self.learn(row)

    def learn(self, row: bytes) -> None:
        """Learn the markup of a row that was read."""
        keys, _ = _split_rows([row])
        if len(self._forms) >= _MOST_KEYS or any(map(_DOUBTFUL.search, keys)):
            return
        counts = [key.count(_GAP) for key in keys]
        texts = self._read(_number_texts(keys, sum(counts)))
        forms = _forms(texts, counts) if texts is not None and len(texts) == len(keys) else None
        if forms:
            firsts = (place == 0 for place in range(len(keys)))
            self._forms.update(
                (key, (is_first, *form)) for key, is_first, form in zip(keys, firsts, forms, strict=True)
            )


def _split_rows(rows: Sequence[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Return the markup of the cells of rows, and the texts in it; no markup where it may be more than that.

    The markup of a row's first cell begins with the end of the row before.
    """
    *before, rest = ROW_END.join([b"", *rows]).split(_TEXT_END)
    parts = [piece.rpartition(b">") for piece in before]
    texts = [text for _, _, text in parts]
    if b"<" in b"".join(texts) or not all(texts):
        return [b""], []
    markup = _GAP.join([*[head for head, _, _ in parts], rest])
    if b" w:rsid" in markup or b" w14:" in markup:
        # When and by whom it was saved: of a word's length, and told of every paragraph.
        markup = _SAVED_AT.sub(rb'\1=""', markup)
    *keys, rest = markup.split(_CELL_END)
    if rest:
        keys.append(rest)  # what no row has that was learned
    return keys, texts


def _unescape(texts: list[bytes]) -> list[str]:
    """Return texts as they are shown; KeyError for references that only a parser may read."""
    joined = _GAP.join(texts).decode()
    if "&" in joined:
        joined = _REFERENCE.sub(lambda match: _SIGNS[match[0]], joined)
    return joined.split("\0")


def _number_texts(keys: Sequence[bytes], count: int) -> bytes:
    """Return a row of this markup in which each text is its number, in the braces of a form."""
    row = _CELL_END.join([*keys, ROW_END]).removeprefix(ROW_END)
    for number in range(count):
        row = row.replace(_GAP, b">{%d}%b" % (number, _TEXT_END), 1)
    return row


def _forms(texts: Sequence[str], counts: Sequence[int]) -> list[tuple[int, str]] | None:
    """Return how the texts of cells are made of the numbered ones; None where one has another cell's."""
    forms = []
    start = 0
    for text, count in zip(texts, counts, strict=True):
        # Their numbers in the row become those in the cell.
        own = {number: str(int(number) - start) for number in _NUMBER.findall(text)}
        if not all(0 <= int(number) < count for number in own.values()):
            return None
        forms.append((count, _NUMBER.sub(partial(_replace, own), text)))
        start += count
    return forms


def _replace(own: Mapping[str, str], match: re.Match[str]) -> str:
    return own[match[0]]
