"""Reading: files of any format, the clipboard, and files inside Word files become a Source."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db.limits import DEEPEST_FILES, MOST_PACKAGES
from vqdesk.annex.source.grid import Table
from vqdesk.annex.source.import_log import LogEntry
from vqdesk.annex.source.literal_markup import strip_literal_markup
from vqdesk.annex.source.struck_signs import strip_struck_signs
from vqdesk.formats.kinds import has_macros, kind_of
from vqdesk.formats.opc.package import Allowance
from vqdesk.formats.registry import FileToRead, format_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vqdesk.annex.source.grid import Source
    from vqdesk.formats.kinds import FileKind

    Decide = Callable[[Source], Source]

_PAGES = (".htm", ".html", ".xhtml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_source(
    kind: FileKind, data: bytes, name: str, *, keep_struck: bool = False, decide: Decide | None = None
) -> Source:
    """Read a file as what `kinds.kind_of` found it to be, but JSON and stores, which are no containers.

    Markup that stands as text in it is taken off and told. Struck-out text is left out and told, unless it
    shall be kept. `decide` decides what a file inside it leaves open, of which the Source has but the blocks;
    without it a text there stays lines. Raises Refused as the readers do.
    """
    return _read_with(_EmbeddedFiles(1, name, decide, Allowance(), keep_struck=keep_struck), kind, data)


def _read_with(embedded: _EmbeddedFiles, kind: FileKind, data: bytes) -> Source:
    """Read a file with the reader of those that lie in it."""
    found = format_of(kind)
    if found.read is None:
        raise ValueError(f"{kind} is no container")
    keep_struck = embedded.keep_struck
    source = found.read(FileToRead(data, embedded.name, keep_struck, embedded.read, embedded.allowance))
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

    def __init__(
        self, depth: int, name: str, decide: Decide | None, allowance: Allowance, *, keep_struck: bool
    ) -> None:
        self.name = name
        self.keep_struck = keep_struck
        self.allowance = allowance
        self._depth = depth
        self._decide = decide
        self._packages = 0

    def read(self, data: bytes, part: str, declared: Callable[[], str]) -> Source | None:
        """Read a part of a package by its name and declared type; None where it is of no kind to be read.

        Raises Refused as the readers do.
        """
        source = self._read_open(data, part, declared)
        return source if source is None or self._decide is None else self._decide(source)

    def _read_open(self, data: bytes, part: str, declared: Callable[[], str]) -> Source | None:
        if self._depth > DEEPEST_FILES:
            return None
        kind = kind_of(data, part)
        if kind in ("word", "flat"):
            self._packages += 1
            if self._packages > MOST_PACKAGES:
                return None
        if kind in ("text", "csv") and (part.lower().endswith(_PAGES) or declared() in _PAGE_TYPES):
            from vqdesk.formats.html import reader as html_reader

            return html_reader.read_source(data, self.name, keep_struck=self.keep_struck)
        if kind not in ("word", "flat", "html", "mime", "text"):
            return None
        deeper = _EmbeddedFiles(
            self._depth + 1, self.name, self._decide, self.allowance, keep_struck=self.keep_struck
        )
        return _read_with(deeper, kind, data)
