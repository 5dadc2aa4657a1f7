"""Bytes of HTML files: encodings as they are and as they are declared, and what is refused."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Refused
from db.limits import (
    DEEPEST_NESTING,
    LONGEST_CELL,
    MOST_ATTRIBUTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TAGS,
)
from vqdesk.annex.source.grid import Paragraph
from vqdesk.formats.html.reader import read_copied_html, read_source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Nhiệm vụ trọng tâm của đơn vị"
WORD = "<html><head><meta http-equiv=Content-Type content='text/html; charset={}'></head><body><p>{}</p>"


def texts(data: bytes | str) -> list[str]:
    source = read_source(data, "a.htm") if isinstance(data, bytes) else read_copied_html(data, "a.htm")
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


def refusal(data: bytes | str) -> str:
    with pytest.raises(Refused) as refused:
        texts(data)
    assert refused.value.values["name"] == "a.htm"
    return refused.value.key


def outcome(data: bytes) -> str:
    try:
        read_source(data, "a.htm")
    except Refused as refused:
        return refused.key
    return "read"


@pytest.mark.parametrize(
    "data",
    [
        f"<p>{TEXT}".encode(),
        f"<p>{TEXT}".encode("utf-8-sig"),
        f"<p>{TEXT}".encode("utf-16"),
        codecs.BOM_UTF16_BE + f"<p>{TEXT}".encode("utf-16-be"),
        f"\r\n<p>{TEXT}".encode("utf-16-le"),
        f"<p>{TEXT}".encode("utf-16-be"),
        WORD.format("utf-8", TEXT).encode(),
        WORD.format("unicode", TEXT).encode("utf-16"),
        WORD.format("windows-1252", TEXT).encode(),
        WORD.format("idna", TEXT).encode(),
        f'<?xml version="1.0" encoding="UTF-8"?><html><body><p>{TEXT}</p></body></html>'.encode(),
        WORD.format("windows-1252", TEXT.encode("ascii", "xmlcharrefreplace").decode()).encode(),
        WORD.format("windows-1258", "Nhiệm vụ trọng tâm của đơn vị").replace(
            TEXT, "Nhiê\u0323m vu\u0323 tro\u0323ng tâm cu\u0309a đơn vi\u0323"
        ).encode("cp1258"),
    ],
)  # fmt: skip
def test_the_encoding_that_is_right_is_found(data: bytes):
    assert texts(data) == [TEXT]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("iso-8859-15", "iso-8859-15")],
)
def test_a_declared_encoding_is_used(charset: str, encoding: str):
    data = WORD.format(charset, "Điều 1 – 5 €").replace("Đ", "D")
    assert texts(data.encode(encoding, "xmlcharrefreplace")) == ["Diều 1 – 5 €"]


@pytest.mark.parametrize("head", ["<p>", WORD.format("windows-1252", ""), WORD.format("x-user-defined", "")])
def test_tcvn3_bytes_become_unicode(head: str):
    data = head.encode() + "NhiÖm vô träng t©m cña ®¬n vÞ".encode("cp1252")
    assert texts(data) == [TEXT]


def test_the_head_of_the_windows_clipboard_is_taken_off():
    head = "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nStartFragment:00000131\r\n"
    assert texts(f"{head}<html><body><!--StartFragment-->{TEXT}<!--EndFragment--></body></html>") == [TEXT]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file.empty"),
        (b" \r\n ", "file.empty"),
        ("", "file.empty"),
        ("Version:0.9\r\nStartHTML:-1\r\n", "file.empty"),
        (b"<p>Nhi\xe1\xbb\x87m v\xe1\xbb", "file.not_text"),
        (b"<meta charset=utf-8><p>caf\xe9", "file.not_text"),
        (b"<meta charset=unicode_escape><p>caf\xe9", "file.not_text"),
        (b"<meta charset=undefined><p>caf\xe9", "file.not_text"),
        (f"<p>{TEXT}".encode("utf-32"), "file.not_text"),
        (f"<p>{TEXT}".encode("utf-16")[:-1], "file.not_text"),
        (b"<p>a\0b", "file.not_text"),
        (b"\x89PNG\r\n\x1a\n\0\xff\xd8", "file.not_text"),
        ("<div>" * 3000 + "a", "file.too_big"),
        ("<table><tr><td>" * 3000 + "a", "file.too_big"),
        ("<table><tr><td>" * (DEEPEST_NESTING + 1) + "a", "file.too_big"),
        ("<b>" * 200_000 + "a", "file.too_big"),
        ("<table>" + "<tr>" * (MOST_ROWS + 1), "file.too_big"),
        ("<table><tr><td>a</table>" * (MOST_ROWS + 1), "file.too_big"),
        ("<table><tr>" + "<td>" * (MOST_COLUMNS + 1), "file.too_big"),
        ("<table><tr><td>" + "a" * (LONGEST_CELL + 1), "file.too_big"),
        ("<pre>" + "\n" * (LONGEST_CELL + 1) + "a", "file.too_big"),
        ("<br>" * (MOST_TAGS + 1), "file.too_big"),
        ("<meta " * 100_000 + "<p>a", "file.too_big"),
        ("<tr " + " ".join(f"a{n}='>'" for n in range(MOST_ATTRIBUTES + 2)) + "><p>a", "file.too_big"),
        ("<br " + " ".join(f"a{n}" for n in range(300_000)) + "><p>a", "file.too_big"),
        (("<br " + " ".join(f"a{n}" for n in range(90)) + "><p>a") * 95_000, "file.too_big"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes | str, key: str):
    assert refusal(data) == key


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<sup>2</sup>" * 40_000,
        "<p>" + "a<sup>2</sup>" * 100_000,
        "<p>" + "\u2028a<br>" * 50_000,
        "<table><tr>" + "<td rowspan=99999>a" * 200 + "<tr>" * 20_000,
        "<style>" + "/*" * 1_000_000 + "a{" * 100_000 + "</style><p>a",
        f"<p style='{'a' * 1_000_000}'>a",
        "<ol reversed>" + "<li>a" * 10_000,
        "<table><tr><td>" + "<table><tr><td>b</table>" * 10_000,
        "<p>a" + "<p><b hidden>b</b>" * 50_000,
        "<meta " * 100 + ">" + "<meta >" * 100_000 + "<p>a",
        "<td " + " ".join(f"a{n}='> <b c d'" for n in range(MOST_ATTRIBUTES)) + "><p>a",
        "<!-- <a " + "b " * 1_000_000 + "--><script>if (i<n " + "b " * 1_000_000 + "</script><p>a",
        "<!--" * 100_000 + "--><p>a",
    ],
)
def test_long_and_odd_pages_come_in_soon(html: str):
    # What takes time for each pair of parts would not end here before the tests are stopped.
    assert read_copied_html(html, "a").blocks


def test_no_page_reaches_out(tmp_path: Path):
    secret = tmp_path / "mật.txt"
    secret.write_text("mật khẩu", encoding="utf-8")
    url = secret.as_uri()
    html = (
        f'<!DOCTYPE html SYSTEM "{url}" [<!ENTITY a SYSTEM "{url}"><!ENTITY b "{"b" * 1000}"><!ENTITY c "&b;&b;">]>'
        f'<link rel=stylesheet href="{url}"><iframe src="{url}"></iframe><p>&a;&c;</p>'
    )
    source = read_copied_html(html, "a")
    told = [block.text for block in source.blocks] + [entry.what for entry in source.account]
    assert "mật khẩu" not in "".join(told)
    assert len("".join(told)) < 2000


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<table><tr><td>", b"<meta charset=windows-1252>", b"<!--"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes):
    assert outcome(head + data) in ("read", "file.empty", "file.not_text", "file.too_big", "file.unreadable")


def test_a_page_cut_anywhere_is_read_or_refused():
    page = WORD.format(
        "utf-8", f"<table><tr><td rowspan=2>{TEXT}</td><td>&nbsp;<ol start=3><li>a</table>"
    ).encode()
    assert {outcome(page[:end]) for end in range(len(page))} == {"read", "file.empty", "file.not_text"}
