"""Lists of units in one text: `Công an xã; Phòng Kinh tế và các đơn vị liên quan`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from db.text.folding import fold, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Unit

_STANDING = (
    "Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    "Văn phòng Đoàn ĐBQH và HĐND", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân",
    "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế và Hạ tầng", "Phòng Văn hóa và Xã hội",
    "Phòng Văn hóa, Xã hội", "Phòng Văn hóa và Thông tin", "Phòng Văn hóa, Khoa học và Thông tin",
    "Phòng Tài chính và Kế hoạch", "Phòng Dân tộc và Tôn giáo",
    "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và PTNT", "Kế hoạch và Đầu tư",
    "Văn hóa, Thể thao và Du lịch", "Thông tin và Truyền thông", "Phát thanh và Truyền hình", "Báo và Đài",
    "Lao động, Thương binh và Xã hội", "Lao động - Thương binh và Xã hội", "Dân tộc và Tôn giáo",
    "Trồng trọt và Bảo vệ thực vật", "Chăn nuôi và Thú y", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "Phòng cháy chữa cháy và cứu nạn cứu hộ", "Tuyên giáo và Dân vận", "Đầu tư và Xây dựng",
)  # fmt: skip
"""Names, or the ends of names, that hold a comma or "và", whoever has them."""

_GENERIC = (
    r"(?:co quan|don vi|phong|ban|nganh|so|doan the|to chuc|hoi|xa|phuong|dac khu|thi tran|huyen|tinh|thon"
    r"|ban lang|khu pho|to dan pho|to|khoi|truong hoc|truong|ca nhan|doanh nghiep|hop tac xa|dia phuong"
    r"|chuyen mon|linh vuc|ho dan|nguoi dan|nhan dan|uy ban|chi bo)"
)
# `Các phòng, ban, ngành và đơn vị liên quan`: one, up to where another unit begins.
_TOGETHER = re.compile(
    rf"(?<!\w)(?:(?!va )[a-z]+ )?(?:cac|nhung|toan the)(?: [a-z]+){{0,3}}?(?: ?{_GENERIC}\b[a-z -]*)"
    rf"(?:(?:,| va|, va|/| -) (?:cac )?{_GENERIC}\b[a-z -]*?(?=[,;/\n.)]| va |\Z))*"
)
_PARTS = re.compile(
    r"[;,\n\r+]+|(?:,? (?:va )?|^|(?<=[(]))(?:de nghi )?(?:phoi hop|cung)(?: (?:voi|cung))+:? ?"
    r"| va | & |\bphoi hop:|^(?:chu tri|phoi hop):? "
)
_BEGINS = re.compile(r"(?:[-–•*+.)(]\s*|[0-9]{1,2}[.)]\s+|và\s+|cùng\s+)+", re.IGNORECASE)
_ENDS = ".,;:(-"
_HELD = "\x01"


def split_units(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the units of a text as they are typed, in order; signs and words between them go.

    `;`, `,`, lines, `và` and `phối hợp với` part units. What `known` names, and names that are known
    everywhere (`Phòng Kinh tế, Hạ tầng và Đô thị`), are never parted; `các đơn vị liên quan` is one.
    """
    return tuple(" ".join(text[start:end].split()) for start, end in unit_spans(text, known))


def unit_spans(text: str, known: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return where in a text its units stand, in order, as `split_units` parts them."""
    return _spans(text, known if isinstance(known, tuple) else tuple(known))


@lru_cache(maxsize=20_000)
def _spans(text: str, known: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    folded = _letters(text)
    held = _names(known).sub(lambda match: _HELD * len(match[0]), folded)
    held = _TOGETHER.sub(lambda match: _held_together(match, text), held)
    spans, place = list[tuple[int, int]](), 0
    for match in [*_PARTS.finditer(held), None]:
        end = match.start() if match else len(text)
        start, stop = _trimmed(text, place, end)
        if start < stop:
            spans.append((start, stop))
        place = match.end() if match else end
    return tuple(spans)


def _held_together(match: re.Match[str], text: str) -> str:
    """Hold several that are meant together, up to one with a name of its own: `và thôn Nà Lộc`."""
    end = match.end()
    parts = list(_PARTS.finditer(match.string, match.start(), end))
    ends = [*(part.start() for part in parts[1:]), end]
    for part, until in zip(parts, ends, strict=False):
        words = text[part.end() : until].split()
        if any(word[:1].isupper() for word in words[1:]):
            end = part.start()
            break
    return _HELD * (end - match.start()) + match.string[end : match.end()]


def _trimmed(text: str, first: int, end: int) -> tuple[int, int]:
    """Return where between two places a unit stands, without what begins and ends it."""
    first += len(text[first:end]) - len(text[first:end].lstrip())
    begins = _BEGINS.match(text, first, end)
    first = begins.end() if begins else first
    while end > first and (text[end - 1].isspace() or text[end - 1] in _ENDS):
        end -= 1
    unit = text[first:end]
    if unit.endswith(")") and unit.count("(") < unit.count(")"):
        end = first + len(unit[:-1].rstrip())
    return first, end


@lru_cache(maxsize=64)
def _names(known: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a name that must not be parted in folded letters, the longest first."""
    names = {_letters(name) for name in (*_STANDING, *known) if _PARTS.search(_letters(name))}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    spelled = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    # Whole words alone: `KT, HT` is not in `Phòng KT, HTX Nà Lộc`.
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")


@lru_cache(maxsize=20_000)
def _letters(text: str) -> str:
    """Return a text folded letter by letter, each in its place."""
    return "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    folded = fold(letter)
    if len(folded) != 1 or (letter.isspace() and letter not in "\r\n"):
        return " "
    return folded


def find_unit(name: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit of a register that a name means, by its own name before another; None for none.

    Capitals, marks and spaces do not matter, nor does what stands in brackets behind: `(chủ trì)`.
    """
    wanted = {fold_name(name), fold_name(without_brackets(name))} - {""}
    by_name = (unit for unit in units if fold_name(unit.name) in wanted)
    by_alias = (unit for unit in units if wanted & {fold_name(alias) for alias in unit.aliases})
    return next(by_name, None) or next(by_alias, None)


def without_brackets(name: str) -> str:
    """Return a name without what stands in brackets behind it."""
    bare = name.rstrip()
    if not bare.endswith(")"):
        return name
    at = bare.find("(", bare.rfind(")", 0, -1) + 1)
    return bare[:at] if at >= 0 else name


def unit_names(units: Iterable[Unit]) -> tuple[str, ...]:
    """Return every name of a register's units, for `split_units`."""
    return tuple(dict.fromkeys(name for unit in units for name in (unit.name, *unit.aliases)))
