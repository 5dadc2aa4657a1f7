"""Changes of a zip package: its parts, their names, what its directory says of them, and the XML in them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

from mutants.byte_changes import change_bytes
from mutants.markup_changes import change_markup

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Parts = list[tuple[str, bytes]]

_NAMES = (
    *(
        "../../etc/a.xml",
        "/etc/a.xml",
        "C:\\a.xml",
        "word\\document.xml",
        "WORD/DOCUMENT.XML",
        "",
        "/",
        ".",
        "..",
    ),
    *(
        "word/document.xml",
        "xl/workbook.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "a" * 60_000,
        "\u202e.xml",
    ),
    *(
        "word/_rels/document.xml.rels",
        "xl/sharedStrings.xml",
        "word/ệ.xml",
        "word/a\0b.xml",
        "con.xml",
        "a//b",
    ),
)
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_WHERE = ((_LOCAL, 4, 26), (_CENTRAL, 4, 42), (_END, 4, 18))
_LARGE = 2_000_000  # bytes of a part whose tags are not looked through any more
_NUMBERS = (0, 1, 8, 12, 14, 99, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF)


def change_package(data: bytes, other: bytes, chance: Random) -> bytes:
    """Return a package with something of it changed; parts of the other one may come into it."""
    if chance.random() < 0.12:
        return change_bytes(data, chance)
    if chance.random() < 0.12:
        return _changed_headers(data, chance)
    parts = _parts(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if parts:
            chance.choice(_WAYS)(parts, _parts(other), chance)
    return _packed(parts, chance)


def _parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _packed(parts: Parts, chance: Random) -> bytes:
    stream = io.BytesIO()
    rare = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    method = rare if chance.random() < 0.05 else zipfile.ZIP_DEFLATED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name twice is meant
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, content in parts:
                archive.writestr(zipfile.ZipInfo(name), content, method)
    data = stream.getvalue()
    return chance.choice((b"junk", bytes(5000))) + data if chance.random() < 0.03 else data


def _changed_headers(data: bytes, chance: Random) -> bytes:
    """Change what the zip's own headers say: sizes, sums, methods, flags, offsets."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        mark, first, last = chance.choice(_WHERE)
        places = [at for at in range(len(made)) if made.startswith(mark, at)]
        if places:
            at = chance.choice(places) + chance.randrange(first, last)
            if at + 4 <= len(made):
                struct.pack_into("<I" if chance.random() < 0.5 else "<H", made, at, _number(chance))
    return bytes(made)


def _number(chance: Random) -> int:
    return (chance.choice(_NUMBERS) if chance.random() < 0.7 else chance.randrange(1 << 16)) & 0xFFFF


def _change_xml(parts: Parts, _other: Parts, chance: Random) -> None:
    places = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    # The part that the package is about is the one that is read most.
    main = [at for at in places if "document.xml" in parts[at][0] or "sheet" in parts[at][0]]
    at = chance.choice(main if main and chance.random() < 0.6 else places or [0])
    name, content = parts[at]
    if len(content) > _LARGE:
        return
    changed = change_markup(content.decode("utf-8", "replace"), chance)
    parts[at] = name, changed.encode("utf-8", "surrogatepass")


def _change_bytes(parts: Parts, _other: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    parts[at] = parts[at][0], change_bytes(parts[at][1], chance)


def _rename_part(parts: Parts, _other: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    parts[at] = chance.choice(_NAMES), parts[at][1]


def _part_again(parts: Parts, _other: Parts, chance: Random) -> None:
    name, content = chance.choice(parts)
    parts.append((chance.choice((name, name.upper(), name.replace("/", "\\"), f"/{name}")), content))


def _drop_part(parts: Parts, _other: Parts, chance: Random) -> None:
    del parts[chance.randrange(len(parts))]


def _swap_parts(parts: Parts, _other: Parts, chance: Random) -> None:
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    (first, data), (second, more) = parts[one], parts[other]
    parts[one], parts[other] = (first, more), (second, data)


def _foreign_part(parts: Parts, other: Parts, chance: Random) -> None:
    if not other:
        return
    name, content = chance.choice(other)
    same = [at for at, (each, _) in enumerate(parts) if each == name]
    if same and chance.random() < 0.7:
        parts[same[0]] = name, content
    else:
        at = chance.randrange(len(parts))
        parts[at] = parts[at][0], content


def _many_parts(parts: Parts, _other: Parts, chance: Random) -> None:
    parts += [(f"word/x{n}.xml", b"") for n in range(chance.choice((10, 3000, 6000)))]


def _large_part(parts: Parts, _other: Parts, chance: Random) -> None:
    at = chance.randrange(len(parts))
    filler = chance.choice((b" ", b"<w:p/>", b"<si/>", b"\0"))
    parts[at] = parts[at][0], parts[at][1] + filler * (chance.choice((1, 20, 60)) * (1 << 20) // len(filler))


_WAYS: tuple[Callable[[Parts, Parts, Random], None], ...] = (
    *(_change_xml,) * 10,
    *(_change_bytes, _rename_part, _part_again, _drop_part, _swap_parts, _foreign_part, _foreign_part),
    *(_many_parts, _large_part),
)
