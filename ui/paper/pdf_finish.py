"""The finish of a PDF that Qt wrote: the same bytes whenever and wherever it is made."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAIL = 2048
_FIXED = datetime(1980, 1, 1, tzinfo=UTC)
_PRODUCER = "vqdesk"
_LANGUAGE = "vi-VN"
_CATALOG = b"/Type /Catalog"
_PIECE = 1 << 20


class Properties(NamedTuple):
    """What a PDF says of itself: title, author, and the ISO time of the last change, "" where not known."""

    title: str
    author: str
    changed: str

    @property
    def moment(self) -> datetime:
        """Return the last change in UTC; a fixed moment where it is not known."""
        try:
            moment = datetime.fromisoformat(self.changed)
        except ValueError:
            return _FIXED
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def metadata(properties: Properties) -> bytes:
    """Return the properties as XMP."""
    moment = properties.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(properties.title)}</rdf:li></rdf:Alt>'
        "</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:language><rdf:Bag><rdf:li>{_LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
        f"<xmp:MetadataDate>{moment}</xmp:MetadataDate><xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>"
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    ).encode()


def finish(made: BinaryIO, out: BinaryIO, properties: Properties) -> None:
    """Copy a PDF of Qt's with our properties and language; its id and dates depend on the report alone.

    Qt writes the clock's time and a time zone into a part of its own; that part and the catalogue are
    written anew, and with them the table of where every part lies.
    """
    trailer, offsets = _read_trailer(made)
    info, root = (_reference(trailer, name) for name in (b"Info", b"Root"))
    parts = sorted((offset, number) for number, offset in offsets.items())
    ends = [offset for offset, _ in parts[1:]] + [_xref_offset(made)]
    made.seek(0)
    target = _Target(out)
    target.put(made.read(parts[0][0]))
    for (offset, number), end in zip(parts, ends, strict=True):
        target.places[number] = target.written
        made.seek(offset)
        if number == info:
            target.put(_information(number, properties))
        elif number == root:
            target.put(_catalog(made.read(end - offset)))
        else:
            for data in _pieces(made, end - offset):
                target.put(data)
    target.end(info, root)


class _Target:
    """What is written: where its parts lie, and the sum over them."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._sum = hashlib.sha256()
        self.written = 0
        self.places: dict[int, int] = {}

    def put(self, data: bytes) -> None:
        self._out.write(data)
        self._sum.update(data)
        self.written += len(data)

    def end(self, info: int, root: int) -> None:
        """Write where the parts lie; a number that has no part is a free one."""
        size = max(self.places) + 1
        entries = [b"0000000000 65535 f \n"]
        for number in range(1, size):
            place = self.places.get(number)
            entries.append(b"0000000000 00000 f \n" if place is None else b"%010d 00000 n \n" % place)
        self._out.write(b"xref\n0 %d\n" % size + b"".join(entries))
        name = self._sum.hexdigest()[:32].encode()
        self._out.write(
            b"trailer\n<<\n/Size %d\n/Info %d 0 R\n/Root %d 0 R\n/ID [ <%s> <%s> ]\n>>\n"
            b"startxref\n%d\n%%%%EOF\n" % (size, info, root, name, name, self.written)
        )


def _pieces(made: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0:
        data = made.read(min(length, _PIECE))
        length -= len(data)
        yield data


def _xref_offset(made: BinaryIO) -> int:
    size = made.seek(0, 2)
    made.seek(max(size - _TAIL, 0))
    return int(re.findall(rb"startxref\s+(\d+)", made.read())[-1])


def _read_trailer(made: BinaryIO) -> tuple[bytes, dict[int, int]]:
    """Return the trailer, and where each part begins."""
    made.seek(_xref_offset(made))
    table, _, trailer = made.read().partition(b"trailer")
    entries = re.findall(rb"(\d{10}) \d{5} ([nf])", table)
    offsets = {number: int(offset) for number, (offset, kind) in enumerate(entries) if kind == b"n"}
    return trailer, {number: offset for number, offset in offsets.items() if offset}


def _reference(trailer: bytes, name: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % name, trailer)
    assert found, name
    return int(found[1])


def _information(number: int, properties: Properties) -> bytes:
    moment = properties.moment.strftime("D:%Y%m%d%H%M%SZ").encode()
    return (
        b"%d 0 obj\n<<\n/Title %s\n/Author %s\n/Creator %s\n/Producer %s\n"
        b"/CreationDate (%s)\n/ModDate (%s)\n/Trapped /False\n>>\nendobj\n"
        % (
            number,
            _string(properties.title),
            _string(properties.author),
            _string(_PRODUCER),
            _string(_PRODUCER),
            moment,
            moment,
        )
    )


def _catalog(part: bytes) -> bytes:
    """Add the language, and that the window's title is the document's and not the file's name."""
    more = b"\n/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>" % _LANGUAGE.encode()
    assert _CATALOG in part
    return part.replace(_CATALOG, _CATALOG + more, 1)


def _string(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()
