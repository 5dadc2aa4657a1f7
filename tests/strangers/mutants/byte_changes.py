"""Changes of bytes, whatever they mean: what disks, sticks, mail programs and fuzzers do to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_TELLING = (
    *(
        b"\0",
        b"\xff",
        b"\x7f",
        b"\x80",
        b"\xff\xff\xff\xff",
        b"\xff\xff\xff\x7f",
        b"\0\0\0\x80",
        b"PK\x03\x04",
    ),
    *(b"\r", b"\n\n", b"\t" * 300, b'"', b"<", b">", b"&", b"&#0;", b"]]>", b"<!--", b"%", b"{", b"[" * 2000),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\xef\xbf\xbe", b"\x0b", b"\x1b", b"\x85"),
    *("\u2028".encode(), "\u202e".encode(), "ệ".encode(), ("a" + "\u0301" * 400).encode(), b"A" * 70_000),
)


def _flip(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 60))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _put(data: bytearray, chance: Random) -> None:
    at, piece = chance.randrange(len(data)), chance.choice(_TELLING)
    data[at : at + len(piece)] = piece


def _insert(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = chance.choice(_TELLING) * chance.choice((1, 1, 3, 40))


def _cut(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data)) :]


def _cut_out(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 2, 16, 512, 4096))]


def _again(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data))
    piece = data[at : at + chance.choice((1, 20, 500, 8000))]
    data[at:at] = piece * min(chance.choice((1, 2, 20, 800)), 4_000_000 // max(1, len(piece)))


def _swap(data: bytearray, chance: Random) -> None:
    size = chance.choice((1, 4, 64, 512, 4096))
    one, other = (chance.randrange(len(data)) for _ in range(2))
    data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]


def _blank(data: bytearray, chance: Random) -> None:
    at, size = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    data[at : at + size] = bytes(len(data[at : at + size]))


WAYS: tuple[Callable[[bytearray, Random], None], ...] = (
    *(_flip, _put, _insert, _cut, _cut_out, _again, _swap, _blank),
)


def change_bytes(data: bytes, chance: Random) -> bytes:
    """Return a file with some of its bytes changed; an empty one stays."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if made:
            chance.choice(WAYS)(made, chance)
    return bytes(made)
