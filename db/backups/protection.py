"""Backups that a password protects: XChaCha20-Poly1305 in chunks, the key made by Argon2id.

    magic VQDENC1 and a line feed · opslimit · memlimit · chunk (4 bytes each, big-endian) · salt (16)
    · check (16) · header of the stream (24) · chunks, each 17 bytes longer than its text, the last marked

The check is a keyed hash of all that stands before it: it tells a wrong password from a damaged chunk.
Without the password nobody can read such a file, whoever made the program.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAGIC_PROTECTED = b"VQDENC1\n"
OPSLIMIT, MEMLIMIT = 3, 64 * 1024 * 1024
"""Of Argon2id: passes, and bytes of memory; a guess takes a fifth of a second of an office PC."""

_HIGHEST_OPSLIMIT, _HIGHEST_MEMLIMIT = 16, 1024 * 1024 * 1024
_CHUNK = 64 * 1024
_LARGEST_CHUNK = 16 * 1024 * 1024
_HEAD = struct.Struct(">8sIII16s")
_CHECK, _STREAM_HEADER, _OVERHEAD = 16, 24, 17


@dataclass(frozen=True, slots=True)
class Key:
    """The key that was made of a password, and of what it was made: a file names the latter."""

    secret: bytes
    salt: bytes
    opslimit: int = OPSLIMIT
    memlimit: int = MEMLIMIT

    def __repr__(self) -> str:
        # No log and no traceback shall show it.
        return "Key(...)"


def make_key(password: str) -> Key:
    """Make a key of a password, with a new salt; takes a fifth of a second. Raises Refused temp.memory."""
    import os

    return _derived(password, os.urandom(16), OPSLIMIT, MEMLIMIT)


def _derived(password: str, salt: bytes, opslimit: int, memlimit: int) -> Key:
    from unicodedata import normalize

    from nacl.exceptions import RuntimeError as NaclError
    from nacl.pwhash import argon2id

    data = normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        secret = argon2id.kdf(32, data, salt, opslimit=opslimit, memlimit=memlimit)
    except (NaclError, MemoryError) as error:
        raise Refused("backup.no_memory") from error
    return Key(secret, salt, opslimit, memlimit)


def protect(source: BinaryIO, target: BinaryIO, key: Key) -> None:
    """Write what a stream gives, protected; OSError."""
    from nacl import bindings

    head = _HEAD.pack(MAGIC_PROTECTED, key.opslimit, key.memlimit, _CHUNK, key.salt)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream_header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key.secret)
    target.write(head + _check(head, key) + stream_header)
    piece = source.read(_CHUNK)
    while True:
        following = source.read(_CHUNK)
        tag = (
            bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
            if following
            else bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
        )
        target.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, head, tag))
        if not following:
            return
        piece = following


def unprotected(source: BinaryIO, name: str, *, password: str | None, key: Key | None) -> Iterator[bytes]:
    """Yield what a protected file holds, piece by piece; only what is sound is yielded.

    Raises Refused backup.password_needed where neither password nor fitting key is given,
    backup.password_wrong, backup.damaged, and OSError.
    """
    from nacl import bindings
    from nacl.exceptions import RuntimeError as NaclError

    head = source.read(_HEAD.size)
    chunk, key = _key_for(head, name, password, key)
    if source.read(_CHECK) != _check(head, key):
        raise Refused("backup.password_wrong", name=name)
    stream_header = source.read(_STREAM_HEADER)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    tag = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, stream_header, key.secret)
        while piece := source.read(chunk + _OVERHEAD):
            if tag == bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
                raise Refused("backup.damaged", name=name)
            data, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, piece, head)
            yield data
    except (NaclError, ValueError, TypeError) as error:
        raise Refused("backup.damaged", name=name) from error
    if tag != bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
        raise Refused("backup.damaged", name=name)


def _key_for(head: bytes, name: str, password: str | None, key: Key | None) -> tuple[int, Key]:
    if len(head) < _HEAD.size:
        raise Refused("backup.damaged", name=name)
    _, opslimit, memlimit, chunk, salt = _HEAD.unpack(head)
    # Whoever made the file chose these: what takes hours or all of the memory is refused.
    if not (1 <= opslimit <= _HIGHEST_OPSLIMIT and 8192 <= memlimit <= _HIGHEST_MEMLIMIT):
        raise Refused("backup.damaged", name=name)
    if not 1 <= chunk <= _LARGEST_CHUNK:
        raise Refused("backup.damaged", name=name)
    if password is not None:
        return chunk, _derived(password, salt, opslimit, memlimit)
    if key is None or (key.salt, key.opslimit, key.memlimit) != (salt, opslimit, memlimit):
        raise Refused("backup.password_needed", name=name)
    return chunk, key


def _check(head: bytes, key: Key) -> bytes:
    from hashlib import blake2b

    return blake2b(head, digest_size=_CHECK, key=key.secret, person=b"vqdesk check").digest()
