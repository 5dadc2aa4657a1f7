"""The readers of all kinds of files, each loaded for its own files alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vqdesk.formats.account import Entry
from vqdesk.formats.grid import Table
from vqdesk.formats.header import has_header
from vqdesk.formats.kinds import has_macros
from vqdesk.formats.literal_markup import cleaned
from vqdesk.formats.struck_signs import without_struck_signs

if TYPE_CHECKING:
    from vqdesk.formats.grid import Source
    from vqdesk.formats.kinds import Kind


def read_source(kind: Kind, data: bytes, name: str, *, keep_struck: bool = False) -> Source:
    """Read a file as what `kinds.kind_of` found it to be, but JSON and stores, which are no containers.

    Markup that stands as text in it is taken off and told. Struck-out text is left out and told, unless it
    shall be kept. Raises Refused as the readers do.
    """
    source = _read(kind, data, name, keep_struck=keep_struck)
    return without_struck_signs(source, keep_struck=keep_struck)


def read_clipboard(html: str, text: str, name: str, *, keep_struck: bool = False) -> Source:
    """Read what another program has copied, as `read_source`: its HTML, or its text where it gives none."""
    if html.strip():
        from vqdesk.formats import markup

        source = cleaned(markup.read_clipboard(html, name, keep_struck=keep_struck))
    else:
        source = read_text(text.encode("utf-8", "replace"), name)
    return without_struck_signs(source, keep_struck=keep_struck)


def _read(kind: Kind, data: bytes, name: str, *, keep_struck: bool) -> Source:
    if kind in ("word", "excel", "flat"):
        return cleaned(_office(kind, data, name, keep_struck=keep_struck))
    if kind == "html":
        from vqdesk.formats import markup

        return cleaned(markup.read_source(data, name, keep_struck=keep_struck))
    if kind == "mime":
        from vqdesk.formats import web_archive

        return cleaned(web_archive.read_source(data, name, keep_struck=keep_struck))
    if kind == "csv":
        from vqdesk.formats import separated

        return separated.read_source(data, name)
    return read_text(data, name)


def read_text(data: bytes, name: str) -> Source:
    """Read a text whose cells are parted by tabs or drawn; where there are none by other signs, or by spaces.

    Raises Refused as `plain.read_source` does.
    """
    from vqdesk.formats import plain

    source = plain.read_source(data, name)
    if any(isinstance(block, Table) for block in source.blocks):
        return source
    from vqdesk.formats import plain_columns, separated

    other = separated.read_source(data, name)
    tables = [block.rows for block in other.blocks if isinstance(block, Table)]
    if any(map(has_header, tables)):
        return other
    return plain_columns.read_source(data, name) or source


def _office(kind: Kind, data: bytes, name: str, *, keep_struck: bool) -> Source:
    if kind == "flat":
        from vqdesk.formats import flat_package

        return flat_package.read_source(data, name, keep_struck=keep_struck)
    if kind == "word":
        from vqdesk.formats import word_source

        source = word_source.read_source(data, name, keep_struck=keep_struck)
    else:
        from vqdesk.formats import excel

        source = excel.read_source(data, name, keep_struck=keep_struck)
    if not has_macros(data):
        return source
    told = Entry("file", "macro", "skipped", "account.macros")
    return replace(source, account=(*source.account, told))
