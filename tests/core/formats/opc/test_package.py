"""Zip packages: what is let in, and what is refused before it does harm."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from db import limits
from db.errors import Refused
from vqdesk.formats.kinds import kind_of
from vqdesk.formats.opc import package

MIB = 1024 * 1024


def zipped(*parts: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return stream.getvalue()


def read(data: bytes, part: str = "a.xml") -> bytes:
    with package.open_package(io.BytesIO(data), "tệp.docx") as opened:
        return opened.read(part)


def refusal(data: bytes, part: str = "a.xml") -> str:
    with pytest.raises(Refused) as refused:
        read(data, part)
    assert refused.value.values == {"name": "tệp.docx"}
    return refused.value.key


def test_parts_are_read_whole_and_in_blocks():
    content = bytes(range(256)) * 10_000
    data = zipped(("a.xml", content), ("word/b.xml", b""))
    with package.open_package(io.BytesIO(data), "tệp.docx") as opened:
        assert opened.parts == ("a.xml", "word/b.xml")
        assert opened.read("a.xml") == content
        blocks = list(opened.blocks("a.xml"))
        assert len(blocks) > 1
        assert b"".join(blocks) == content
        assert opened.read("word/b.xml") == b""


@pytest.mark.parametrize(
    "name", ["//a.xml", "../a.xml", "word/../../a.xml", "word\\..\\a.xml", "C:a.xml", "c:\\a.xml"]
)
def test_a_part_that_leads_out_of_the_package_is_refused(name):
    assert refusal(zipped(("a.xml", b"x"), (name, b"y"))) == "file.unreadable"


@pytest.mark.parametrize("name", ["word/a.xml", "word\\a.xml", "/word/a.xml", "\\word\\a.xml"])
def test_a_part_is_found_however_its_path_is_written(name: str) -> None:
    with package.open_package(io.BytesIO(zipped((name, b"x"))), "tệp.docx") as opened:
        assert opened.parts == ("word/a.xml",)
        assert opened.named("Word/A.xml") == "word/a.xml"
        assert opened.named("word/b.xml") is None
        assert opened.read("word/a.xml") == b"x"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_no_office_file_uses_is_refused(compression):
    assert refusal(zipped(("a.xml", b"x"), compression=compression)) == "file.unreadable"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["a.xml", "A.XML", "/a.xml", "\\a.xml"])
def test_two_parts_of_one_name_are_refused(name):
    assert refusal(zipped(("a.xml", b"x"), (name, b"y"))) == "file.unreadable"


def test_too_many_parts_are_refused():
    parts = [(f"{number}.xml", b"") for number in range(limits.MOST_ENTRIES + 1)]
    assert refusal(zipped(*parts)) == "file.too_big"


def test_a_small_file_may_unpack_to_much_but_not_to_anything():
    assert len(read(zipped(("a.xml", b" " * limits.FREE_BYTES)))) == limits.FREE_BYTES
    assert refusal(zipped(("a.xml", b" " * (limits.FREE_BYTES + 1)))) == "file.too_big"


def listing(count: int, name: int) -> bytes:
    """Return a zip that lists so many parts of names so long, all the same one."""
    head = b"PK\x01\x02" + bytes(24) + struct.pack("<H", name) + bytes(16)
    listed = (head + b"a" * name) * count
    end = b"PK\x05\x06" + bytes(4) + struct.pack("<HHII", 1, 1, len(listed), 0) + bytes(2)
    return listed + end


def test_a_list_of_parts_is_not_read_where_it_is_longer_than_any(monkeypatch):
    made = []
    monkeypatch.setattr(zipfile.ZipInfo, "__init__", lambda *_: made.append(1) or pytest.fail("it was read"))
    for data in (listing(200_000, 20), listing(70, 65_000)):
        assert len(data) > limits.MOST_LISTED
        assert refusal(data) == "file.too_big"
        with pytest.raises(Refused) as refused:
            kind_of(data.replace(b"PK\x01\x02", b"PK\x03\x04", 1), "tệp.docx")
        assert refused.value.key == "file.too_big"


def test_a_list_within_the_limit_is_read():
    assert refusal(listing(5_000, 20)) == "file.too_big"  # of parts
    assert refusal(listing(2, 20)) == "file.unreadable"  # twice one name


def test_packages_in_a_package_share_what_may_be_unpacked():
    data = zipped(("a.xml", bytes(600_000)))
    shared = package.Allowance(1_000_000)
    with package.open_package(io.BytesIO(data), "tệp.docx", shared) as opened:
        assert len(opened.read("a.xml")) == 600_000
    assert shared.left == 400_000
    with (
        package.open_package(io.BytesIO(data), "tệp.docx", shared) as inner,
        pytest.raises(Refused) as refused,
    ):
        inner.read("a.xml")
    assert refused.value.key == "file.too_big"
    assert shared.left == -1  # no more was unpacked than shows that it is too much


def test_nothing_else_opens_a_zip_that_somebody_made():
    root = Path(__file__).resolve().parents[4]
    opening = [
        path.name
        for floor in ("db", "vqdesk", "ui")
        for path in sorted((root / floor).rglob("*.py"))
        if re.search(r"ZipFile\((?![^)]*\"w\")", path.read_text(encoding="utf-8"))
    ]
    assert opening == ["package.py"]


def test_the_limit_is_for_all_parts_together(monkeypatch):
    monkeypatch.setattr(package, "FREE_BYTES", MIB)
    monkeypatch.setattr(package, "MOST_RATIO", 1)
    data = zipped(("a.xml", bytes(600_000)), ("b.xml", bytes(600_000)))
    with package.open_package(io.BytesIO(data), "tệp.docx") as opened:
        opened.read("a.xml")
        with pytest.raises(Refused) as refused:
            opened.read("b.xml")
    assert refused.value.key == "file.too_big"


def test_a_declared_size_is_not_believed(monkeypatch):
    monkeypatch.setattr(package, "FREE_BYTES", MIB)
    monkeypatch.setattr(package, "MOST_RATIO", 1)
    data = bytearray(zipped(("a.xml", bytes(3 * MIB))))
    place = data.rindex(b"PK\x01\x02") + 24
    assert struct.unpack_from("<I", data, place) == (3 * MIB,)
    struct.pack_into("<I", data, place, 5)
    assert refusal(bytes(data)) in ("file.too_big", "file.unreadable")


def damaged() -> dict[str, bytes]:
    whole = zipped(("a.xml", bytes(range(256)) * 50))
    start = whole.index(b"a.xml") + 5
    flipped = bytearray(whole)
    flipped[start + 40] ^= 0xFF
    encrypted = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        encrypted[whole.index(mark) + place] |= 1
    method = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        method[whole.index(mark) + place] = 99
    stored = bytearray(zipped(("a.xml", b"x" * 100), compression=zipfile.ZIP_STORED))
    stored[stored.index(b"xxx")] ^= 1
    return {
        "empty": b"",
        "no zip": b"PK but not really",
        "cut in half": whole[: len(whole) // 2],
        "bytes changed": bytes(flipped),
        "wrong sum": bytes(stored),
        "encrypted": bytes(encrypted),
        "unknown method": bytes(method),
        "old Word": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000),
    }


SAID = {"encrypted": "file.encrypted", "old Word": "file.old_office"}


@pytest.mark.parametrize("kind", damaged())
def test_damage_is_refused(kind):
    assert refusal(damaged()[kind]) == SAID.get(kind, "file.unreadable")


def test_a_missing_part_is_refused():
    assert refusal(zipped(("a.xml", b"")), "b.xml") == "file.unreadable"
