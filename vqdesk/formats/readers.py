"""Reading: files of any format, the clipboard, and files inside Word files become a Source."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from vqdesk.annex.source.grid import Table
from vqdesk.annex.source.import_log import LogEntry
from vqdesk.annex.source.literal_markup import strip_literal_markup
from vqdesk.annex.source.struck_signs import strip_struck_signs
from vqdesk.formats.kinds import has_macros, kind_of
from vqdesk.formats.registry import FileToRead, format_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vqdesk.annex.source.grid import Source
    from vqdesk.formats.kinds import FileKind

_MOST_PACKAGES = 5  # Word files in one: each may unpack to as much as a file may
_DEEPEST = 2  # files in files
_PAGES = (".htm", ".html", ".xhtml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_source(kind: FileKind, data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read a file as what `kinds.kind_of` found it to be, but JSON and stores, which are no containers.

    Markup that stands as text in it is taken off and told. Struck-out text is left out and told, unless it
    shall be kept. Raises Refused as the readers do.
    """
    return _read_at(0, kind, data, name, keep_struck=keep_struck)


def _read_at(depth: int, kind: FileKind, data: bytes, name: str, *, keep_struck: bool) -> Source:
    """Read a file that lies in as many others as `depth` says."""
    found = format_of(kind)
    if found.read is None:
        raise ValueError(f"{kind} is no container")
    embedded = _EmbeddedFiles(depth + 1, name, keep_struck=keep_struck)
    source = found.read(FileToRead(data, name, keep_struck, embedded.read))
    if found.may_have_macros and has_macros(data):
        told = LogEntry("file", "macro", "skipped", "account.macros")
        source = replace(source, account=(*source.account, told))
    if found.has_markup:
        source = strip_literal_markup(source)
    return source.apply(partial(strip_struck_signs, keep_struck=keep_struck))


def read_clipboard(html: str, text: str, name: str, *, keep_struck: bool = False) -> Source:
    """Read what another program has copied, as `read_source`: its HTML, or its text where it gives none."""
    if html.strip():
        from vqdesk.formats.html import reader as html_reader

        source = strip_literal_markup(html_reader.read_copied_html(html, name, keep_struck=keep_struck))
    else:
        source = read_text(text.encode("utf-8", "replace"), name)
    return source.apply(partial(strip_struck_signs, keep_struck=keep_struck))


def read_text(data: bytes, name: str) -> Source:
    """Read a text whose cells are parted by tabs or drawn; where there are none, by other signs or by spaces.

    Of these ways its headings are to decide. Raises Refused as `plain_text.reader.read_source` does.
    """
    from vqdesk.formats.plain_text import reader as text_reader

    source = text_reader.read_source(data, name)
    if any(isinstance(block, Table) for block in source.blocks):
        return source
    from vqdesk.formats.plain_text import separated_values, spaced_columns

    ways = (*separated_values.separator_readings(data, name), *spaced_columns.column_readings(data, name))
    return replace(source, readings=ways)


class _EmbeddedFiles:
    """Read the files that lie in one Word file; `depth` says in how many, for a package may hold itself."""

    def __init__(self, depth: int, name: str, *, keep_struck: bool) -> None:
        self._depth = depth
        self._name = name
        self._keep_struck = keep_struck
        self._packages = 0

    def read(self, data: bytes, part: str, declared: Callable[[], str]) -> Source | None:
        """Read a part of a package by its name and declared type; None where it is of no kind to be read.

        Raises Refused as the readers do.
        """
        if self._depth > _DEEPEST:
            return None
        kind = kind_of(data, part)
        if kind in ("word", "flat"):
            self._packages += 1
            if self._packages > _MOST_PACKAGES:
                return None
        if kind in ("text", "csv") and (part.lower().endswith(_PAGES) or declared() in _PAGE_TYPES):
            from vqdesk.formats.html import reader as html_reader

            return html_reader.read_source(data, self._name, keep_struck=self._keep_struck)
        if kind not in ("word", "flat", "html", "mime", "text"):
            return None
        return _read_at(self._depth, kind, data, self._name, keep_struck=self._keep_struck)
