"""Backups with a password: whoever has it reads them, nobody else, and no byte can be changed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backups.protection import MAGIC_PROTECTED, Key, make_key, protect, unprotected
from db.errors import Refused

KEY = Key(b"k" * 32, b"s" * 16)
CHUNK = 64 * 1024


def protected(data: bytes, key: Key = KEY) -> bytes:
    target = io.BytesIO()
    protect(io.BytesIO(data), target, key)
    return target.getvalue()


def read(data: bytes, *, key: Key | None = KEY, password: str | None = None) -> bytes:
    return b"".join(unprotected(io.BytesIO(data), "a.vqd.enc", key=key, password=password))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_protected_comes_back(size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    made = protected(data)
    assert made.startswith(MAGIC_PROTECTED)
    assert read(made) == data
    assert data[:64] not in made or size < 64


def test_a_password_opens_on_any_pc_what_its_key_protected() -> None:
    key = make_key("mật khẩu của văn thư")
    made = protected(b"abc", key)
    assert read(made, key=None, password="mật khẩu của văn thư") == b"abc"
    # An input method may compose the letters otherwise.
    assert read(made, key=None, password="mật khẩu của văn thư".encode().decode()) == b"abc"
    with pytest.raises(Refused, match=r"backup\.password_wrong"):
        read(made, key=None, password="mat khau cua van thu")
    with pytest.raises(Refused, match=r"backup\.password_needed"):
        read(made, key=None)
    with pytest.raises(Refused, match=r"backup\.password_needed"):
        read(made, key=KEY)


@given(st.data())
@settings(max_examples=200)
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    made = bytearray(protected(bytes(CHUNK + 100)))
    at = data.draw(st.integers(0, len(made) - 1))
    made[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Refused, match=r"backup\.(damaged|password_wrong|password_needed)"):
        read(bytes(made))


@given(st.integers(0, 2 * CHUNK + 200))
@settings(max_examples=100)
def test_no_missing_end_goes_unseen(size: int) -> None:
    made = protected(bytes(2 * CHUNK))
    if size < len(made):
        with pytest.raises(Refused, match=r"backup\.(damaged|password_wrong)"):
            read(made[:size])


def test_a_head_that_asks_for_hours_or_all_memory_is_refused_at_once() -> None:
    made = bytearray(protected(b"abc"))
    made[8:12] = (10**9).to_bytes(4, "big")
    with pytest.raises(Refused, match=r"backup\.damaged"):
        read(bytes(made), password="whatever")
    made[8:16] = (3).to_bytes(4, "big") + (2**32 - 1).to_bytes(4, "big")
    with pytest.raises(Refused, match=r"backup\.damaged"):
        read(bytes(made), password="whatever")


def test_a_key_is_not_told() -> None:
    assert "k" * 32 not in repr(KEY)
    assert "s" * 16 not in repr(KEY)
