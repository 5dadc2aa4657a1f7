"""The check for a document font with every Vietnamese letter, read from the font files."""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAMILIES = ("Times New Roman", "Liberation Serif")
_FILES = ("times.ttf", "times_new_roman.ttf", "timesnewroman.ttf", "liberationserif-regular.ttf")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = "đ" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES
)
LETTERS = frozenset(_LOWER + _LOWER.upper())
"""The Vietnamese vowels with every tone, and đ, in both cases."""

_LARGEST = 50_000_000
_BROKEN = (struct.error, IndexError, ValueError, KeyError, OverflowError)


@dataclass(frozen=True, slots=True)
class Font:
    """One font: its family's name, its revision, and the Vietnamese letters that it lacks."""

    family: str
    revision: str
    missing: frozenset[str]


def document_font(folders: Iterable[Path] | None = None) -> Font | None:
    """Return a font for documents, whole ones and Times New Roman first; None where there is none."""
    found = [font for path in _candidates(folders or font_folders()) if (font := read_font(path))]
    found = [font for font in found if font.family in FAMILIES]
    return min(found, key=lambda font: (len(font.missing), FAMILIES.index(font.family)), default=None)


def font_folders() -> list[Path]:
    """Return where the system and its user keep fonts, and where the program might ship its own."""
    told = os.environ.get
    if sys.platform == "win32":
        own = Path(told("LOCALAPPDATA", "")) / "Microsoft" / "Windows" / "Fonts"
        return [Path(told("WINDIR", r"C:\Windows")) / "Fonts", own, resources.path("fonts")]
    home = Path.home()
    own = Path(told("XDG_DATA_HOME") or home / ".local" / "share")
    data = (told("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    folders = [home / ".fonts", own / "fonts", *(Path(each) / "fonts" for each in data if each)]
    return [*folders, resources.path("fonts")]


def read_font(path: Path) -> Font | None:
    """Read a TrueType file's name, revision and letters; None where it is broken or no such file."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
        tables = _tables(data)
        major, minor = struct.unpack_from(">HH", data, tables["head"] + 4)
        covered = _covered(data, tables["cmap"])
        return Font(
            _family(data, tables["name"]), f"{major}.{round(minor * 100 / 65536):02}", LETTERS - covered
        )
    except (OSError, *_BROKEN):
        return None


def _candidates(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            yield from (Path(root) / name for name in sorted(names) if name.lower() in _FILES)


def _tables(data: bytes) -> dict[str, int]:
    """Return where each table begins (OpenType, "Organization of an OpenType Font")."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _family(data: bytes, at: int) -> str:
    """Return the family's English name, or the first in any language."""
    _, count, texts = struct.unpack_from(">HHH", data, at)
    names = {}
    for index in range(count):
        platform, _, language, kind, length, offset = struct.unpack_from(">6H", data, at + 6 + 12 * index)
        if platform == 3 and kind == 1:
            begin = at + texts + offset
            names[language] = data[begin : begin + length].decode("utf-16-be")
    return names.get(0x409) or next(iter(names.values()), "")


def _covered(data: bytes, at: int) -> set[str]:
    """Return which of our letters the font has a glyph for."""
    (count,) = struct.unpack_from(">H", data, at + 2)
    covered: set[str] = set()
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", data, at + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", data, at + offset)
        # Unicode's basic plane: Windows' 3/1 or Unicode's own platform, in the segments of format 4.
        if (platform == 0 or (platform, encoding) == (3, 1)) and form == 4:
            covered.update(letter for letter in LETTERS if _has_glyph(data, at + offset, ord(letter)))
    return covered


def _has_glyph(data: bytes, at: int, code: int) -> bool:
    """Look one letter up in a cmap of format 4."""
    (double,) = struct.unpack_from(">H", data, at + 6)
    ends, starts, deltas, ranges = (at + 14 + double * part + (2 if part else 0) for part in range(4))
    for segment in range(0, double, 2):
        (end,) = struct.unpack_from(">H", data, ends + segment)
        if code > end:
            continue
        (start,) = struct.unpack_from(">H", data, starts + segment)
        (delta,) = struct.unpack_from(">H", data, deltas + segment)
        (offset,) = struct.unpack_from(">H", data, ranges + segment)
        if code < start:
            return False
        if not offset:
            return bool((code + delta) & 0xFFFF)
        (glyph,) = struct.unpack_from(">H", data, ranges + segment + offset + 2 * (code - start))
        return bool(glyph and (glyph + delta) & 0xFFFF)
    return False
