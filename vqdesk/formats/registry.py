"""The formats of files: what each is called by, what reads it and what writes it. A new one is a row here.

A format's module is loaded with the first file of it. What files look like inside is told by `kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from vqdesk.annex.layout.style import AnnexStyle
    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.annex.source.grid import Source
    from vqdesk.formats.exchange.reader import Exchanged
    from vqdesk.formats.opc.package import Allowance
    from vqdesk.formats.word.reader.embedded_files import ReadEmbedded

    TableWriter = Callable[[AnnexTable, BinaryIO, str, bytes | None], None]
    """Write an annex into a stream for a file of this name, into the template if it can; read it back."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file's bytes and name, whether its struck-out text stays, and what reads the files that lie in it.

    `allowance` is what may still be unpacked of the outermost file.
    """

    data: bytes
    name: str
    keep_struck: bool
    read_embedded: ReadEmbedded
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class Format:
    """One format; what it has no function for it cannot do. Get it by `format_of`, `written_as`.

    `name` is what `kinds.kind_of` calls its files, and what its label is called by (`messages.format_names`).
    `endings` are those of files that are usually read, `ending` the one that is written. Most hold an annex
    (`read`, `write`): `has_markup` tells that markup may stand in their cells as text, `may_have_macros` and
    `takes_template` are about office files. Others hold a whole report (`read_draft`, `write_draft`). What
    has an ending and nothing that writes it is written by a floor above.
    """

    name: str
    endings: tuple[str, ...] = ()
    ending: str = ""
    read: Callable[[FileToRead], Source] | None = None
    write: TableWriter | None = None
    has_markup: bool = False
    may_have_macros: bool = False
    takes_template: bool = False
    read_draft: Callable[[bytes, str], Exchanged] | None = None
    write_draft: Callable[[Draft, AnnexStyle], bytes] | None = None


def format_of(kind: str) -> Format:
    """Return the format of a kind of files; KeyError where there is none."""
    return {each.name: each for each in FORMATS}[kind]


def written_as(ending: str) -> Format | None:
    """Return the format of the files that are written with an ending; None where there is none."""
    return next((each for each in written_formats() if each.ending == ending.lower()), None)


def written_formats() -> tuple[Format, ...]:
    """Return the formats that a report goes out as, in the order in which a person is offered them."""
    return tuple(each for each in FORMATS if each.ending)


def usual_endings() -> tuple[str, ...]:
    """Return the endings of files that are usually read.

    Every other file is looked at, too, for its content decides.
    """
    return tuple(ending for each in FORMATS for ending in each.endings)


# PyInstaller finds what these import.


def _read_word(file: FileToRead) -> Source:
    from vqdesk.formats.word.reader import document

    return document.read_source(
        file.data,
        file.name,
        keep_struck=file.keep_struck,
        read_embedded=file.read_embedded,
        allowance=file.allowance,
    )


def _read_flat_word(file: FileToRead) -> Source:
    from vqdesk.formats.word.reader import flat_xml

    return flat_xml.read_source(
        file.data,
        file.name,
        keep_struck=file.keep_struck,
        read_embedded=file.read_embedded,
        allowance=file.allowance,
    )


def _read_excel(file: FileToRead) -> Source:
    from vqdesk.formats.excel.reader import workbook

    return workbook.read_source(file.data, file.name, keep_struck=file.keep_struck)


def _read_html(file: FileToRead) -> Source:
    from vqdesk.formats.html import reader

    return reader.read_source(file.data, file.name, keep_struck=file.keep_struck)


def _read_web_archive(file: FileToRead) -> Source:
    from vqdesk.formats.html import web_archive

    return web_archive.read_source(file.data, file.name, keep_struck=file.keep_struck)


def _read_separated_values(file: FileToRead) -> Source:
    from vqdesk.formats.plain_text import separated_values

    return separated_values.read_source(file.data, file.name)


def _read_text(file: FileToRead) -> Source:
    from vqdesk.formats.readers import read_text

    return read_text(file.data, file.name)


def _read_exchange(data: bytes, name: str) -> Exchanged:
    from vqdesk.formats.exchange import writer

    return writer.read_exchange(data, name)


def _write_word(table: AnnexTable, stream: BinaryIO, name: str, template: bytes | None) -> None:
    from vqdesk.formats.word.writer import document

    document.write(table, stream, template)
    stream.seek(0)
    document.compare(table, stream, name, template)


def _write_excel(table: AnnexTable, stream: BinaryIO, name: str, _: bytes | None) -> None:
    from vqdesk.formats.excel.writer import workbook

    workbook.write(table, stream)
    stream.seek(0)
    workbook.compare(table, stream, name)


def _write_html(table: AnnexTable, stream: BinaryIO, name: str, _: bytes | None) -> None:
    from vqdesk.formats.html import writer

    writer.write(table, stream)
    stream.seek(0)
    writer.compare(table, stream, name)


def _write_exchange(draft: Draft, style: AnnexStyle) -> bytes:
    from vqdesk.formats.exchange import writer

    return writer.write(draft, style).encode()


FORMATS: tuple[Format, ...] = (
    Format(
        "word",
        (".docx", ".docm", ".dotx"),
        ".docx",
        read=_read_word,
        write=_write_word,
        has_markup=True,
        may_have_macros=True,
        takes_template=True,
    ),
    Format(
        "excel",
        (".xlsx", ".xlsm", ".xltx"),
        ".xlsx",
        read=_read_excel,
        write=_write_excel,
        has_markup=True,
        may_have_macros=True,
    ),
    Format("pdf", ending=".pdf"),
    # Many programs give a page the ending of an old office file.
    Format(
        "html",
        (".doc", ".xls", ".html", ".htm"),
        ".html",
        read=_read_html,
        write=_write_html,
        has_markup=True,
    ),
    Format("mime", (".mht",), read=_read_web_archive, has_markup=True),
    Format("flat", (".xml",), read=_read_flat_word, has_markup=True),
    Format("csv", (".csv",), read=_read_separated_values),
    Format("text", (".txt", ".tsv"), read=_read_text),
    Format("json", (".json",), ".json", read_draft=_read_exchange, write_draft=_write_exchange),
    Format("store", (".vqd",)),
)
"""All formats. One that is read is told by its bytes in `kinds.kind_of`; a store is opened, not read."""
