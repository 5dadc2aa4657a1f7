"""The guide's pages as they are shipped: Markdown, cut into sections at their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEYS_HERE = "<!-- keys -->"
"""Where the list of keys is put in: it is made of the commands themselves."""
_MARKS = re.compile(r"[*`_|]|!?\[|\]\([^)]*\)|^#+ ", re.MULTILINE)
_SHOWN_AS = {"Del": "Delete", "Ins": "Insert", "Up": "↑", "Down": "↓", "PgDown": "PgDn"}


class KeyRow(NamedTuple):
    """A shortcut as Qt writes it, what it does in the clerk's language, and whether only in the tree."""

    shortcut: str
    does: str
    in_tree: bool


@dataclass(frozen=True)
class PagePart:
    """A part of a page from a heading to the next; the first one has the page's own title."""

    page: str
    heading: str
    text: str

    @property
    def anchor(self) -> str:
        """Return what a link behind `#` calls the part."""
        return anchor_of(self.heading)

    @cached_property
    def words(self) -> str:
        """Return the text without Markdown's marks."""
        return " ".join(_MARKS.sub("", self.text).split())


@dataclass(frozen=True)
class GuidePage:
    """A page by the name that links give it, with its Markdown."""

    name: str
    text: str

    @cached_property
    def parts(self) -> list[PagePart]:
        """Return the page's parts in their order; the first one's heading is the page's title."""
        found: list[PagePart] = []
        for part in re.split(r"^(?=##? )", self.text, flags=re.MULTILINE):
            if part.startswith("#"):
                heading, _, text = part.lstrip("# ").partition("\n")
                found.append(PagePart(self.name, heading.strip(), text))
        return found

    @property
    def title(self) -> str:
        """Return the page's first heading."""
        return self.parts[0].heading


def folder() -> Path:
    """Return where the pages lie."""
    return resources.path("guide")


def guide_pages(keys: Sequence[KeyRow]) -> list[GuidePage]:
    """Return the guide's pages in their order, with these keys in its list of them."""
    return [
        GuidePage(file.name, file.read_text(encoding="utf-8").replace(KEYS_HERE, key_tables(keys)))
        for file in sorted(folder().glob("*.md"))
    ]


def anchor_of(heading: str) -> str:
    """Return a heading as links name it: in small letters, with hyphens for spaces."""
    return "-".join(re.sub(r"[^\w\s-]", "", heading.lower()).split())


def shown_key(shortcut: str) -> str:
    """Return a shortcut as it stands on a keyboard: `Alt+Ins` is `Alt+Insert`."""
    return "+".join(_SHOWN_AS.get(key, key) for key in shortcut.split("+"))


def key_tables(keys: Sequence[KeyRow]) -> str:
    """Return the keys as two tables of Markdown: those for everywhere, those of the tree."""
    tables = []
    for heading, in_tree in (("Ở mọi chỗ trong cửa sổ", False), ("Chỉ trong cây bên trái", True)):
        rows = [f"| `{shown_key(key.shortcut)}` | {key.does} |" for key in keys if key.in_tree == in_tree]
        tables.append("\n".join((f"## {heading}\n", "| Phím | Việc |", "|---|---|", *rows)))
    return "\n\n".join(tables)
