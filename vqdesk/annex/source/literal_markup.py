"""HTML tags and entities that stand in cells as text (`<p>`, `&nbsp;`): taken off and noted.

Only what is surely markup goes: a paragraph or line break, or a known name with attributes or with its
closing tag behind it. `<5%`, `a < b`, `<Họ tên>`, `<b>` alone and addresses are texts like others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from db.text.characters import raised_digits
from vqdesk.annex.source.cell_contents import change_texts
from vqdesk.annex.source.grid import Paragraph, Source
from vqdesk.annex.source.import_log import ImportLog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.source.grid import Cell, Table

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*(?::[a-z0-9]+)?)"
    r"(?P<said>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+))*)\s*/?>"
    r"|<!--(?:(?!-->|<!--)[^\0])*+-->|<!\[(?:if [^\]<>]*|endif)\]>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ALONE = frozenset(["p", "br", "div", "hr", "o:p"])
_STRUCK = frozenset(["s", "strike", "del"])
_CELLS = frozenset(["td", "th"])
_LISTS = frozenset(["ul", "ol"])
_LINES = frozenset(
    {
        *("p", "div", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre"),
        *("table", "thead", "tbody", "tfoot", "tr", "caption", "blockquote", "center", "section", "article"),
    }
)
_INLINE = frozenset(
    {
        *(
            "b",
            "i",
            "u",
            "em",
            "strong",
            "span",
            "font",
            "a",
            "ins",
            "sup",
            "sub",
            "small",
            "big",
            "tt",
            "code",
        ),
        *("mark", "nobr", "label", "html", "body"),
    }
)
_WITH_ATTRIBUTES = frozenset(["img", "input", "col", "meta", "link"])  # nothing closes them
_NAMES = _LINES | _INLINE | _CELLS | _STRUCK
_AROUND = {  # these need no closing tag of their own
    **dict.fromkeys(("tr", "td", "th", "thead", "tbody", "tfoot", "caption"), ("table",)),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    "li": ("ul", "ol"),
}
_MOST_PASSES = 2  # what was escaped may be markup itself


class _Piece(NamedTuple):
    """A piece of the text: `name` is that of a tag, "" for a text, "!" for a comment."""

    text: str
    name: str = ""
    end: bool = False


def strip_literal_markup(source: Source) -> Source:
    """Return a source without the markup in its texts; each place is told."""
    account = ImportLog(source.account)
    blocks = _strip_blocks(source.blocks, account)
    return replace(source, blocks=blocks, account=tuple(account))


def _strip_blocks(dirty: Sequence[Paragraph | Table], account: ImportLog) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for block in dirty:
        if isinstance(block, Paragraph):
            text = strip_tags(block.text, block.where, account)
            blocks += [block] if text is block.text else [replace(block, text=text)] if text.strip() else []
        else:
            row, inner = partial(_strip_row, account=account), partial(_strip_blocks, account=account)
            blocks.append(change_texts(block, row, inner))
    return blocks


def _strip_row(row: Sequence[Cell], account: ImportLog) -> Sequence[Cell]:
    # Said here first: a hundred thousand cells have neither sign.
    whole = "".join([cell.text for cell in row])
    if "<" not in whole and "&" not in whole:
        return row
    return [cell._replace(text=strip_tags(cell.text, cell.where, account)) for cell in row]


def strip_tags(text: str, where: str, account: ImportLog) -> str:
    """Return a text without tags and with the signs that entities stand for.

    Paragraphs and breaks become line ends, cells of a row tabs, items get their labels, raised digits their
    characters; what is struck out is left out. All of it is told.
    """
    gone: list[str] = []
    for _ in range(_MOST_PASSES):
        if "<" not in text and "&" not in text:
            break
        shown = _Text(account, where).of(_pieces(text), gone) if "<" in text else text
        entities = [entity for entity in _ENTITY.findall(shown) if unescape(entity) != entity]
        gone += entities
        shown = _ENTITY.sub(lambda match: unescape(match[0]), shown) if entities else shown
        if shown == text:
            break
        text = shown
        if not entities:
            break
    if gone:
        account.add(where, "".join(gone), "converted", "account.tag")
    return text


def _pieces(text: str) -> list[_Piece]:
    """Return the text in pieces, tags that do not count as text."""
    tags = list(_TAG.finditer(text))
    counting = _counting(tags)
    pieces: list[_Piece] = []
    place = 0
    for tag, counts in zip(tags, counting, strict=True):
        if counts:
            name = (tag["name"] or "!").lower()
            pieces += [_Piece(text[place : tag.start()]), _Piece(tag[0], name, bool(tag["end"]))]
            place = tag.end()
    return [*pieces, _Piece(text[place:])]


def _counting(tags: Sequence[re.Match[str]]) -> list[bool]:
    """Tell of each tag whether it is markup: such a name by itself, with attributes, or in a pair."""
    closing = Counter((tag["name"] or "").lower() for tag in tags if tag["end"])
    opened = Counter[str]()
    counts = []
    for tag in tags:
        name = (tag["name"] or "").lower()
        if not name or name in _ALONE:
            counts.append(True)
        elif tag["end"]:
            closing[name] -= 1
            counts.append(opened[name] > 0)
            opened[name] -= 1
        elif name in _WITH_ATTRIBUTES or ":" in name:
            counts.append(bool(tag["said"]) or (":" in name and closing[name] > 0))
            opened[name] += 1
        else:
            around = any(closing[each] > 0 for each in _AROUND.get(name, ()))
            counts.append(name in _NAMES and (around or closing[name] > 0 or bool(tag["said"])))
            opened[name] += counts[-1]
    return counts


class _Text:
    """Put the pieces of a text together as a browser shows them."""

    def __init__(self, account: ImportLog, where: str) -> None:
        self._account = account
        self._where = where
        self._shown: list[str] = []
        self._breaks = 0
        self._label = ""
        self._lists: list[int | None] = []
        self._raised = self._struck = 0
        self._in_row = False

    def of(self, pieces: Sequence[_Piece], gone: list[str]) -> str:
        """Return the text; what was taken off is added to `gone`."""
        if len(pieces) == 1:
            return pieces[0].text
        for text, name, end in pieces:
            if name:
                gone.append(text)
                self._tag(name, end=end)
            else:
                self._add(text)
        return "".join(self._shown)

    def _tag(self, name: str, *, end: bool) -> None:
        if name == "br":
            self._breaks += 1
        elif name in _LINES:
            self._breaks = max(self._breaks, 1)
        if name in _LISTS:
            self._lists = self._lists[:-1] if end else [*self._lists, 0 if name == "ol" else None]
        elif name == "li" and not end:
            self._begin_item()
        elif name == "tr":
            self._in_row = False
        elif name in _CELLS and not end:
            self._shown += ["\t"] if self._in_row else []
            self._in_row = True
        elif name == "sup":
            self._raised += -1 if end else 1
        elif name in _STRUCK:
            self._struck += -1 if end else 1

    def _begin_item(self) -> None:
        if self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            self._label = f"{self._lists[-1]}. "
        else:
            self._label = "• "

    def _add(self, text: str) -> None:
        if self._struck > 0 and text.strip():
            self._account.add(self._where, text, "skipped", "account.struck")
            return
        if self._breaks and text.strip():
            if any(map(str.strip, self._shown)):
                self._shown[-1] = self._shown[-1].rstrip(" \t\n")
                self._shown.append("\n" * self._breaks)
            text = text.lstrip(" \t\n")
            self._breaks = 0
        elif self._breaks:
            return
        if self._raised > 0:
            text = raised_digits(text) or text
        if self._label and text.strip():
            text, self._label = self._label + text, ""
        self._shown.append(text)
