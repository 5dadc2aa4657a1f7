from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from vqdesk.diagnostics.font_check import LETTERS, Font, document_font, font_folders, read_font

if TYPE_CHECKING:
    from pathlib import Path


def made(
    family: str = "Times New Roman",
    letters: frozenset[str] = LETTERS,
    *,
    by_table: bool = False,
    platform: tuple[int, int] = (3, 1),
) -> bytes:
    """Return a TrueType file of the tables that are read; each letter is a segment of its own."""
    codes = sorted(map(ord, letters))
    ends = [*codes, 0xFFFF]
    count = len(ends)
    if by_table:
        deltas = [0] * (count - 1) + [1]
        # From each offset's own place to its glyph in the table behind.
        offsets = [2 * (count - at) + 2 * at for at in range(count - 1)] + [0]
        glyphs = [7] * (count - 1)
    else:
        deltas, offsets, glyphs = [(7 - code) & 0xFFFF for code in codes] + [1], [0] * count, []
    segments = struct.pack(f">{count}HH{3 * count}H", *ends, 0, *ends, *deltas, *offsets)
    body = segments + struct.pack(f">{len(glyphs)}H", *glyphs)
    cmap = struct.pack(">HHHHL", 0, 1, *platform, 12)
    cmap += struct.pack(">7H", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body
    text = family.encode("utf-16-be")
    name = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(text), 0) + text
    head = struct.pack(">LHH", 0x10000, 7, 0x8000)
    tables = {b"cmap": cmap, b"head": head, b"name": name}
    at, records = 12 + 16 * len(tables), b""
    for tag, data in tables.items():
        records += struct.pack(">4sLLL", tag, 0, at, len(data))
        at += len(data)
    return struct.pack(">LHHHH", 0x10000, len(tables), 0, 0, 0) + records + b"".join(tables.values())


def laid(folder: Path, data: bytes, name: str = "times.ttf") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder


def test_the_letters_are_those_of_vietnamese() -> None:
    assert len(LETTERS) == 2 * (12 * 6 + 1)
    assert {"đ", "Đ", "ẫ", "Ự", "ỹ", "ơ", "Ằ"} <= LETTERS
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("by_table", [False, True])
@pytest.mark.parametrize("platform", [(3, 1), (0, 3)])
def test_a_whole_font(tmp_path: Path, by_table: bool, platform: tuple[int, int]) -> None:
    laid(tmp_path, made(by_table=by_table, platform=platform))
    assert read_font(tmp_path / "times.ttf") == Font("Times New Roman", "7.50", frozenset())


@pytest.mark.parametrize("by_table", [False, True])
def test_every_letter_that_is_not_there_is_missed(tmp_path: Path, by_table: bool) -> None:
    lost = frozenset("Ễựđ")
    laid(tmp_path, made(letters=LETTERS - lost, by_table=by_table))
    font = read_font(tmp_path / "times.ttf")
    assert font is not None
    assert font.missing == lost


def test_a_table_of_symbols_covers_nothing(tmp_path: Path) -> None:
    laid(tmp_path, made(platform=(3, 0)))
    font = read_font(tmp_path / "times.ttf")
    assert font is not None
    assert font.missing == LETTERS


def test_a_broken_file_is_no_font(tmp_path: Path) -> None:
    data = made()
    for length in range(0, len(data) - 1, 41):
        laid(tmp_path, data[:length])
        font = read_font(tmp_path / "times.ttf")
        assert font is None or font.missing or font.family != "Times New Roman", length
    laid(tmp_path, b"\xff" * 4000)
    assert read_font(tmp_path / "times.ttf") is None
    assert read_font(tmp_path / "nowhere.ttf") is None


def test_the_best_of_all_folders_is_told(tmp_path: Path) -> None:
    poor = laid(tmp_path / "a", made(letters=LETTERS - {"ễ"}))
    other = laid(tmp_path / "b", made(family="Comic"), "Times.ttf")
    liberation = laid(tmp_path / "c" / "deep", made(family="Liberation Serif"), "LiberationSerif-Regular.ttf")
    whole = laid(tmp_path / "d", made(), "TIMES.TTF")
    unread = laid(tmp_path / "e", made(), "arial.ttf")

    def best(*folders: Path) -> tuple[str, int] | None:
        font = document_font(folders)
        return font and (font.family, len(font.missing))

    assert best(other, unread, tmp_path / "nowhere") is None
    assert best(other, poor) == ("Times New Roman", 1)
    assert best(poor, liberation.parent) == ("Liberation Serif", 0)
    assert best(poor, liberation, whole) == ("Times New Roman", 0)


def test_the_folders_are_the_system_s_and_the_user_s() -> None:
    assert len(font_folders()) >= 3
    assert all(folder.is_absolute() for folder in font_folders())
