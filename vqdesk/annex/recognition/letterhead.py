"""A document's head: the office that it names beside the nation's name, and what else it tells in cells."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from db.text.folding import office_key
from vqdesk.annex.recognition.columns.headings import heading_key
from vqdesk.annex.recognition.titles import is_letterhead
from vqdesk.annex.source.grid import non_blank
from vqdesk.periods.period import read_period_titles
from vqdesk.periods.reading import PeriodRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Period
    from vqdesk.annex.source.grid import Cell
    from vqdesk.annex.source.import_log import LogEntry

_AROUND = ("account.outside", "account.before_table")
_MOST_LINES = 40  # of what stands above; a head is among the first
_MOST_OFFICE = 4
_LONGEST = 100
_MARK = re.compile(
    r"(cong hoa (xa hoi chu nghia|xhcn) viet nam|dang cong san viet nam"
    r"|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc)\W*"
)
# On one line with an office the nation's or the party's name stands behind it.
_BETWEEN = re.compile(
    r"[\t\n]|\s{3,}|\s(?=cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản việt nam|độc lập\b)", re.IGNORECASE
)
_PERIOD_LABEL = re.compile(r"(ky|thoi ky|thoi gian|thoi diem)( (bao cao|danh gia|so lieu))?")
_PART_LABEL = re.compile(rf"{_PERIOD_LABEL.pattern}|(thang|quy|tuan|nam)( bao cao)?")
_NUMBERED = re.compile(r"so ?:? ?[0-9. …]*[/-].*|v/v .*")
# With their marks: `SỐ LIỆU` is no `SỞ`, `BỔ SUNG` no `BỘ`.
_OFFICES = (
    *("UBND", "Ủy ban", "HĐND", "Hội đồng nhân dân", "Sở", "Phòng", "Ban", "Chi cục", "Cục", "Tổng cục"),
    *("Trung tâm", "Công an", "Văn phòng", "Trường", "Bệnh viện", "Trạm", "Hội", "Hạt", "Đội", "Đoàn"),
    *(
        "Liên đoàn",
        "Mặt trận",
        "Đảng ủy",
        "Đảng bộ",
        "Chi bộ",
        "Huyện ủy",
        "Tỉnh ủy",
        "Thành ủy",
        "Bộ",
        "Viện",
    ),
    *("Tòa án", "Kho bạc", "Thanh tra", "BCH", "Chi nhánh", "Bảo hiểm", "Tỉnh đoàn", "Huyện đoàn"),
)
_BARE = (
    *("UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân", "Đảng ủy", "Ban chấp hành", "UBMTTQ"),
    *("UBMTTQ Việt Nam", "Công an", "Văn phòng"),
)
_OF_THE_ONE_ABOVE = ("Văn phòng", "Ban chấp hành")
_GOES_ON = (
    *("và", "xã", "phường", "huyện", "quận", "tỉnh", "thành phố", "TP", "thị xã", "thị trấn", "đặc khu"),
    "khu vực",
)
# A place's name has three words at most: what goes on behind it is no name.
_WHOLE = re.compile(
    r"(?i:UBND|[ỦU][ỷyỶY] ban nhân dân|Ủy ban nhân dân|HĐND|Đảng ủy|Đảng uỷ)"
    r" (?i:xã|phường|thị trấn|đặc khu|huyện|quận|tỉnh|thành phố)( [^\W\d_a-zđ][^\W\d_]*){1,3}"
)
_NO_NAME = re.compile(
    r".*\b(cac|nhung|bieu|phu luc|bao cao|danh muc|ban hanh|kem theo)\b.*|.*[:;?].*|so ?:.*"
    r"|(hoi (nghi|thao)|doan ket|phong,? chong|so huu|bo (chi so|tieu chi)|truong hop)\b.*"
)


class Office(NamedTuple):
    """An office's name as it is written, on one line, and where it stands."""

    name: str
    where: str


def find_office(entries: Iterable[LogEntry], titles: Iterable[str]) -> Office | None:
    """Find the office that a document's head or the line above its titles names; None where none does.

    The head is what an account has of it: the lines beside or before the nation's name, the last office
    among them, for the one above it is its superior.
    """
    lines = _lines(entry for entry in entries if entry.why in _AROUND)
    mark = next((index for index, line in enumerate(lines) if _MARK.fullmatch(heading_key(line.name))), None)
    if mark is not None:
        named = _run(reversed(lines[:mark]))[::-1] + _run(lines[mark + 1 :])
        if office := _last(named):
            return office
    above = [Office(" ".join(line.split()), "titles") for line in titles if line.strip()]
    heads = next((index for index, line in enumerate(above) if not line.name.isupper()), len(above))
    return _last(_run(above[:heads])) or _whole(above)


def _whole(lines: Iterable[Office]) -> Office | None:
    """Return the office that is all of one of the titles."""
    return next((line for line in lines if _WHOLE.fullmatch(line.name) and _is_office(line.name)), None)


def count_offices_below(texts: Sequence[str]) -> int:
    """Return how many of the texts right below a head are of it: offices that stand above the titles."""
    for count, text in enumerate(texts[: _MOST_OFFICE + 1]):
        lines = [" ".join(line.split()) for line in text.split("\n") if any(map(str.isalnum, line))]
        if not all(map(_is_of_head, lines)):
            return count
    return 0  # all are: one is the title


def _is_of_head(line: str) -> bool:
    named = _is_office(line) or _continues(line)
    return bool(_NUMBERED.fullmatch(heading_key(line))) or (
        named and line.isupper() and read_period_titles(line) == PeriodRead()
    )


def find_titles_beside(rows: Iterable[Sequence[Cell]]) -> list[Cell]:
    """Return the cells of rows above a table in which an annex's titles stand beside an office's name.

    The office alone is in the other cell of the row; one of the titles tells the period.
    """
    found = [cell for row in rows if (cell := _beside_office(non_blank(row))) is not None]
    return found if any(read_period_titles(cell.text) != PeriodRead() for cell in found) else []


def _beside_office(row: Sequence[Cell]) -> Cell | None:
    if len(row) != 2:
        return None
    office, other = ([line for line in cell.text.split("\n") if any(map(str.isalnum, line))] for cell in row)
    named = bool(office) and all(_is_office(line) or _continues(line) for line in office)
    if not (named and other) or any(_is_office(line) or is_letterhead(line) for line in other):
        return None
    return row[1]


def read_labelled_period(rows: Iterable[str], year: int | None = None) -> PeriodRead:
    """Return the period that cells beside `Kỳ báo cáo:` or `Tháng:` and `Năm:` tell.

    The cells of each row stand between tabs. `year` is that of a part of it that tells none.
    """
    pairs = [
        (label, value)
        for row in rows
        for label, value in pairwise([*re.split(r"\s*[\t:]+\s*", row[:_LONGEST]), ""])
    ]
    found: list[Period] = []
    for label, value in pairs:
        if _PERIOD_LABEL.fullmatch(heading_key(label)):
            told = read_period_titles(value)
            found += [told.period] if told.period else told.doubtful
    if found:
        one = len(set(found)) == 1
        return PeriodRead(found[0]) if one else PeriodRead(None, tuple(dict.fromkeys(found)))
    # Behind a label whose cell is blank the next label stands.
    parts = [
        f"{label}: {'' if _PART_LABEL.fullmatch(heading_key(value)) else value}"
        for label, value in pairs
        if _PART_LABEL.fullmatch(heading_key(label))
    ]
    told = read_period_titles("; ".join(parts))
    return (
        read_period_titles("; ".join([*parts, f"năm {year}"]))
        if parts and year and told == PeriodRead()
        else told
    )


def _lines(entries: Iterable[LogEntry]) -> list[Office]:
    """Return the lines above, each with its place; a line that is only drawn is none."""
    found: list[Office] = []
    for entry in entries:
        for text in _BETWEEN.split(entry.what[: _MOST_LINES * _LONGEST]):
            if any(map(str.isalnum, text)):
                found.append(Office(" ".join(text.split()), entry.where))
        if len(found) >= _MOST_LINES:
            break
    return found[:_MOST_LINES]


def _run(lines: Iterable[Office]) -> list[Office]:
    """Return the lines of offices that follow each other; the nation's and the number's are passed over."""
    run: list[Office] = []
    for line in lines:
        if _MARK.fullmatch(heading_key(line.name)) or _NUMBERED.fullmatch(heading_key(line.name)):
            continue
        if len(run) >= _MOST_OFFICE or not (_is_office(line.name) or _continues(line.name)):
            break
        run.append(line)
    return run


def _last(lines: list[Office]) -> Office | None:
    """Return the lowest of the offices named; a name over two lines is one, and so is an office's own."""
    offices: list[Office] = []
    for line in lines:
        before = offices[-1] if offices else None
        if before and (_continues(line.name) or not _is_office(line.name)):
            offices[-1] = Office(f"{before.name} {line.name}", before.where)
        elif _is_office(line.name):
            offices.append(line)
    if not offices:
        return None
    last = offices[-1]
    if not _is(last.name, _BARE):
        return last
    if _is(last.name, _OF_THE_ONE_ABOVE) and len(offices) > 1:
        return Office(f"{last.name} {offices[-2].name}", last.where)
    return None


def _is_office(text: str) -> bool:
    return _begins(text, _OFFICES)


def _continues(text: str) -> bool:
    return _begins(text, _GOES_ON)


def _begins(text: str, words: Iterable[str]) -> bool:
    """Tell whether a line begins with one of some words, marks and all, and may be a name."""
    if len(text) > _LONGEST or _NO_NAME.fullmatch(heading_key(text)):
        return False
    line = f"{office_key(text)} "
    return any(line.startswith(f"{word} ") for word in map(office_key, words))


def _is(text: str, names: Iterable[str]) -> bool:
    return office_key(text) in map(office_key, names)
