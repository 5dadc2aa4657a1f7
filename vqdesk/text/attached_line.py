"""The attached line `(Kèm theo Báo cáo số ...)`: its numbers, symbols and dates are found and become dots.

Decree 30/2020/NĐ-CP, Appendix III, Mẫu 2.2, leaves the places of number and symbol and of day, month and
year unfilled in an electronic annex, because the digital signature tells them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.text import document_types
from vqdesk.text.seen import seen, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.text.seen import Seen

_S = r"\s{0,60}+"
_DOTS = "[.…․‥_]++"
_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_LETTER = "A-Za-zĂÂĐÊÔƠƯăâđêôơư"
_HYPHEN = r"[-‐‑‒–—―−]"
_JOINT = r"[-‐‑‒–—―−/\\_]"
_CAPITALS = rf"[{_CAPITAL}]{{2}}"
_END = r"(?![^\W_])"
_ONE = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,7}})(?:[A-Za-zĐđ]{_END})?"
_NUMBERS = rf"{_ONE}(?:{_S}[+&]{_S}{_ONE}){{0,5}}"
# A date may stand right behind a symbol: `UBNDngày`.
_PART = rf"[{_LETTER}](?:(?!ngày)[{_LETTER}0-9&+]){{0,19}}"
# Stray spaces at a hyphen are let pass before two capitals alone.
_LINK = rf"(?:{_JOINT}|\.(?={_CAPITALS})|\s{{1,3}}{_JOINT}(?={_CAPITALS})|{_JOINT}\s{{1,3}}(?={_CAPITALS}))"
_MORE = rf"(?:{_LINK}{_PART})"
_BRANCH = rf"(?:\([{_CAPITAL}]{{2,9}}\))?"

_ROMAN = rf"(?:X?I{{1,3}}|I?[VX]|VI{{1,3}}){_END}"
_COUNT = (
    "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|linh|lẻ|trăm|nghìn|ngàn|"
    "mồng|mùng|giêng|chạp)"
)
_WORDS = rf"(?i:{_COUNT}(?:\s{{1,3}}{_COUNT}){{0,9}}?){_END}"
_DAY = rf"(?:(?:(?i:mồng|mùng)\s{{1,3}})?[0-9]{{1,2}}(?![0-9])|{_DOTS}|{_WORDS})"
# "năm" is the fifth month only where the year's own word follows.
_NAMED = (
    r"(?i:mười\s{1,3}(?:một|hai)|một|hai|ba|bốn|tư|sáu|bảy|bẩy|tám|chín|mười|giêng|chạp|"
    r"năm(?=\s{1,3},?\s{0,3}năm))"
)
_MONTH = rf"(?:[0-9]{{1,2}}(?![0-9])|{_ROMAN}|{_DOTS}|{_NAMED}{_END})"
_YEAR = rf"(?:[0-9]{{4}}(?![0-9])|[0-9]{{2}}(?![0-9])|{_DOTS}|{_WORDS}(?:\s{{1,3}}{_COUNT}){{0,7}})"
_SIGN = rf"{_S}(?:/|{_HYPHEN}|\\|\.(?=\s{{0,3}}[0-9])){_S}"
_OUTSIDE = r"(?<![\w.,/-])"

_DATE_IN_WORDS = re.compile(
    rf"\b(?P<said>(?i:ngày)){_S}(?P<d>{_DAY})?(?P<first>{_S}(?:[-–,/]{_S})?)(?P<month>(?i:tháng)){_S}(?P<m>{_MONTH})?"
    rf"(?:(?P<gap>{_S}(?:[-–,/]{_S})?)(?P<year>(?i:năm)){_END}(?:{_S}(?P<y>{_YEAR}))?|(?P<sign>{_SIGN})(?P<y2>{_YEAR}))?"
    rf"|{_OUTSIDE}(?:[0-9]{{1,2}}|{_WORDS}){_S}(?P<month2>(?i:tháng)){_S}(?:[0-9]{{1,2}}|{_ROMAN}|{_NAMED}{_END})"
    rf"(?:(?P<gap2>{_S}(?:[-–,/]{_S})?)(?P<year2>(?i:năm)){_S}{_YEAR}|(?P<sign2>{_SIGN})[0-9]{{4}})"
)
_FIGURE = rf"(?:[0-9]{{1,2}}(?![0-9])|{_DOTS})"
_DATE_IN_FIGURES = re.compile(
    rf"\b(?P<said>(?i:ngày)(?:{_S}:)?){_S}(?:(?P<d>{_FIGURE})?(?P<s>{_S}/{_S})(?P<m>{_FIGURE}|{_ROMAN})?"
    rf"(?:(?P<s2>{_S}/{_S})(?P<y>{_YEAR})?|(?P<gap>{_S}(?i:năm){_S})(?P<y2>{_YEAR}))?"
    rf"|(?P<d2>{_FIGURE})(?:(?P<s3>{_SIGN})(?P<m2>{_FIGURE}|{_ROMAN})"
    rf"(?:(?P<s4>{_SIGN})(?P<y3>{_YEAR})|(?P<gap2>{_S}(?i:năm){_S})(?P<y4>{_YEAR}))?)?(?![\w/]))"
    rf"|{_OUTSIDE}(?P<y5>[0-9]{{4}})(?P<s5>{_HYPHEN}|/)(?P<m3>[0-9]{{1,2}})(?P<s6>{_HYPHEN}|/)"
    r"(?P<d3>[0-9]{1,2})(?![\w/])"
    rf"|{_OUTSIDE}(?P<d4>[0-9]{{1,2}})(?P<s7>{_SIGN})(?P<m4>[0-9]{{1,2}}|{_ROMAN})(?P<s8>{_SIGN})"
    r"(?P<y6>[0-9]{4}|[0-9]{2})(?![\w/])"
)

# Words behind which a document is cited, and no longer the one to which the annex is attached.
_CITES = re.compile(
    r"\b(?:thực\s+hiện|triển\s+khai|thi\s+hành|(?<!kèm )theo|căn\s+cứ|về|tại|trả\s+lời|phúc\s+đáp|sửa\s+đổi|"
    r"thay\s+(?:thế|cho)|bổ\s+sung|hướng\s+dẫn|quy\s+định|chỉ\s+đạo|kết\s+luận|đối\s+với|trên\s+cơ\s+sở|ban\s+hành(?!\s+kèm))\b",
    re.IGNORECASE,
)
# A figure alone behind an issuer is part of its name or address: `của Trường THCS số 2`.
_FIGURES_SAID = re.compile(rf"số{_S}:?{_S}{_NUMBERS}", re.IGNORECASE)
_ISSUER = re.compile(r"\bcủa\b", re.IGNORECASE)
_OF_ISSUER = re.compile(r"[\s,)]{0,4}của\b", re.IGNORECASE)
_AND = re.compile(r"(?<![\s,;])[\s,;]+(?:và|cùng|kèm)?(?:\s+các)?\Z", re.IGNORECASE)
_DATED = re.compile(r"\s{0,3},?\s{0,3}ngày\b", re.IGNORECASE)
_BOUNDS = re.compile(r"\b(?:từ|đến|đến\s+hết|trước|sau)\s+\Z", re.IGNORECASE)
# `Phụ lục số 02` is no document's number.
_PART_OF = re.compile(
    r"\b(?:phụ\s+lục|biểu(?:\s+mẫu)?|mẫu(?:\s+biểu)?|mục|điều|khoản|phần|thôn|tổ|khu|đội|ấp|khóm|xóm|phường|trường|kỳ|"
    r"lần|đợt|quý|tập|bảng)\s+\Z",
    re.IGNORECASE,
)
# Figures that are no number and no date of a document: periods, spans of years, places, ordinals.
_HARMLESS = re.compile(
    r"\b(?:[0-9]{1,2}\s+tháng|quý\s+[0-9]{1,2}|tuần\s+[0-9]{1,2}|tháng\s+[0-9]{1,2}(?=\s|\W)|năm\s+(?:học\s+)?[0-9]{4})"
    r"(?:\s*[/.–-]\s*[0-9]{4}|\s+năm\s+[0-9]{4})?"
    r"|\b(?:19|2[0-9])[0-9]{2}\s*[-–]\s*(?:19|2[0-9])[0-9]{2}\b"
    r"|\b(?:thứ|lần|khóa|khoá|kỳ\s+họp|kỳ|phụ\s+lục|biểu|mẫu|mục|phường|quận|thôn|tổ|khu\s+phố|khu|ấp|bản|khối|xóm|"
    r"đội|cụm|buôn|làng|khóm|chi\s+bộ|trường|trạm|vùng|phần|đợt|giai\s+đoạn|"
    r"đề\s+án|ban\s+chỉ\s+đạo)(?:\s+(?:dân\s+phố|số))?\s+[0-9]{1,3}[a-zđ]?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s(),;]+")
_MONTH_OF_NUMBER = re.compile(
    r"[.…]\s*[,–-]?\s*(?P<said>tháng\s+[0-9]{1,2}\s*[,–-]?\s*(?:[/.-]|năm)\s*[0-9]{4})", re.IGNORECASE
)
_NUMBER_IN_WORDS = re.compile(rf"\b(?i:số){_S}:?{_S}{_WORDS}(?=\s*(?:[,;/)-]|ngày\b|của\b|\Z))")


_REACH = 20  # characters before a number that tell what it counts


class _Place(NamedTuple):
    """Where a number or a date stands in a line as it is read, and what takes its place."""

    start: int
    end: int
    dots: str
    is_date: bool


def put_dots(attached_to: str) -> str:
    """Return the attached line of an electronic annex: number, symbol and date become dots.

    Every document to which the annex is attached has its dots; what these cite behind `thực hiện`, `theo`,
    `về` keeps its number and date, and `find_left_over` tells them. The separators that were typed stay, and
    so does everything else; a place left blank gets its dots too, and a line already dotted comes back the
    same. It is read as a person reads it (`vqdesk.text.seen`).
    """
    view = seen(attached_to)
    pieces, place = [], 0
    for each in _own(with_figures(view.text)):
        pieces += [attached_to[place : view.start(each.start)], each.dots]
        place = view.end(each.end)
    return "".join([*pieces, attached_to[place:]])


def find_left_over(attached_to: str) -> tuple[str, ...]:
    """Return what still looks like a number, a symbol or a date in the line of an electronic annex.

    That is what the documents cite, and what nobody can tell. Periods, spans of years and the numbers of
    villages and sittings are none.
    """
    view = seen(put_dots(attached_to))
    text = with_figures(view.text)
    found = [(each.start, each.end) for each in _places(text) if _tells(text[each.start : each.end])]
    found = [span for span in found if not _PART_OF.search(text[: span[0]][-_REACH:])]
    bare = _HARMLESS.sub(lambda match: " " * len(match[0]), text)
    found += [match.span() for match in _WORD.finditer(bare) if any(map(str.isdigit, match[0]))]
    found += [match.span() for match in _symbols().finditer(bare)]
    found += [match.span() for match in _NUMBER_IN_WORDS.finditer(bare)]
    found += [match.span("said") for match in _MONTH_OF_NUMBER.finditer(text)]
    return tuple(_cut(view, start, end) for start, end in _apart(found))


def find_issuer(text: str) -> str:
    """Return what a line says from the `của` on that tells whose document it is attached to.

    The line is one that is read already (`vqdesk.text.seen`). That is the first `của` right behind a
    number or a date, else the last one; what the documents cite, and whose that is, is left out.
    """
    text = with_figures(text)
    own = list(_own(text))
    end = _cited_from(text, own)
    behind = (_OF_ISSUER.match(text, each.end, end) for each in own)
    places = [match.end() for match in behind if match][:1] or [
        match.end() for match in _ISSUER.finditer(text, 0, end)
    ]
    if not places:
        return ""
    following = next((each.start for each in own if each.start >= places[-1]), end)
    return _without_type(text[places[-1] : following]) if following < end else text[places[-1] : end]


def _without_type(named: str) -> str:
    """Return what stands before the type of the next document: `UBND xã A và Tờ trình`."""
    words = named.split()
    place = document_types.find_type_at_end(words)
    return named if place is None else _AND.sub("", " ".join(words[:place]))


def _cited_from(text: str, own: list[_Place]) -> int:
    """Return where the words begin that cite another document, the text's end where none is cited."""
    behind = own[-1].end if own else 0
    for each in _places(text):
        if each.start >= behind and not each.is_date:
            cites = list(_CITES.finditer(text, behind, each.start))
            return cites[0].start() if cites else each.start
    return len(text)


def _tells(text: str) -> bool:
    return any(map(str.isdigit, text)) or bool(_symbols().search(text))


def _cut(view: Seen, start: int, end: int) -> str:
    return " ".join(view.cut(start, end).split()).strip(" .,;:")


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in their order, of those that overlap the first, which is the longest there."""
    end = 0
    for start, until in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield start, until
            end = until


def _own(text: str) -> Iterator[_Place]:
    """Yield the numbers and dates of the documents to which the annex is attached."""
    behind, numbers, dates, cited = 0, 0, 0, False
    for each in _places(text):
        between, behind = text[behind : each.start], each.end
        if not each.is_date and (_PART_OF.search(between[-_REACH:]) or _is_of_issuer(text, each, between)):
            continue
        bound = each.is_date and _BOUNDS.search(between[-12:])
        if not each.is_date:
            cited = cited or _is_cited(between, first=not numbers)
            numbers += 1
        elif dates and not bound:
            cited = cited or bool(_CITES.search(between))
        if cited or bound:
            continue
        dates += each.is_date
        yield each


def _is_cited(between: str, *, first: bool) -> bool:
    """Tell whether a number is of a document that is only cited, by the words before it.

    The first is where the issuer is named already: `Báo cáo của UBND xã thực hiện Kế hoạch số 3`.
    """
    cites = _CITES.search(between)
    if cites is None or not first:
        return cites is not None
    return bool(_ISSUER.search(between, 0, cites.start())) and _ends_with_type(between)


def _ends_with_type(between: str) -> bool:
    return document_types.find_type_at_end(between.split()) is not None


def _is_of_issuer(text: str, place: _Place, between: str) -> bool:
    """Tell whether a figure without a symbol belongs to the issuer that is named before it."""
    if not _FIGURES_SAID.fullmatch(text, place.start, place.end) or _DATED.match(text, place.end):
        return False
    return not _ends_with_type(between) and bool(_ISSUER.search(between))


def _places(text: str) -> list[_Place]:
    """Return every number and date in a line as it is read, in its order and without overlap."""
    found = [
        *(_Place(*match.span(), _in_words(match), True) for match in _DATE_IN_WORDS.finditer(text)),
        *(_Place(*match.span(), _in_figures(match), True) for match in _DATE_IN_FIGURES.finditer(text)),
        *(_Place(*match.span(), _number(match), False) for match in _numbers().finditer(text)),
    ]
    places: list[_Place] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not places or each.start >= places[-1].end:
            places.append(each)
    return places


@cache
def _symbols() -> re.Pattern[str]:
    """Return what is left of a symbol: behind a stroke, joined to its type, in parts."""
    known = document_types.abbreviations_pattern(each.upper() for each in document_types.type_abbreviations())
    office = rf"{_CAPITALS}[{_CAPITAL}]*(?:{_JOINT}[{_LETTER}]+)*"
    return re.compile(
        rf"/\s?{office}|(?<![^\W_])(?:{known})(?:\s?[-‐‑‒–—―−_\\.]\s?){office}"
        rf"|(?<=[.…_])[{_CAPITAL}](?:[-_.][{_CAPITAL}]+)+|(?<=[.…_][:|]){office}"
    )


@cache
def _numbers() -> re.Pattern[str]:
    """Return what finds a document's number and symbol: behind `số`, or where the symbol is surely one."""
    known = document_types.abbreviations_pattern(document_types.type_abbreviations())
    kind = rf"(?i:{known}){_END}"
    # On both sides of a hyphen, or where it is missing, only where it ends there: in `5/UBND - Văn phòng` a
    # dash begins something else, and so does `xã` in `5/BC UBND xã`.
    ends = rf"(?={_S}(?:[,;.)…]|\Z|(?i:ngày|tháng|và|của)\b))"
    office = rf"(?={_CAPITALS}|(?i:ubnd|hđnd)\b){_PART}{_MORE}{{0,3}}{ends}"
    spaced = rf"(?:\s{{1,3}}{_HYPHEN}\s{{1,3}}|\s{{1,3}}){office}"
    of_kind = rf"{kind}(?:\s{{1,3}}{_HYPHEN}\s{{1,3}}(?={_CAPITALS}){_PART})?"
    rest = rf"{_MORE}{{0,6}}{_BRANCH}(?:{spaced})?"
    symbol = rf"(?:{of_kind}|(?=[{_CAPITAL}]){_PART}){rest}"
    sure = rf"(?:{of_kind}|(?={_CAPITALS}){_PART}){rest}"
    party = rf"(?:{of_kind}|(?={_CAPITALS}){_PART}){_S}/{_S}(?=[{_CAPITAL}]){_PART}{_MORE}{{0,6}}"
    year = rf"(?:[0-9]{{4}}{_S}[/-]{_S}(?=[{_LETTER}]|{_DOTS})|{_DOTS}{_S}/{_S})?"
    # `15BC/UBND`, `15 BC-UBND`, `15_BC_UBND`, `15 BC UBND`
    joined = rf"(?:\s{{0,3}}|[_.]|{_HYPHEN}){kind}(?:{_MORE}{{1,6}}|\s{{1,3}}{office})"
    said = (
        rf"(?:{_NUMBERS}|{_DOTS})?{_S}[/\\]{_S}{year}(?:{symbol}|{_DOTS})"
        rf"|(?:{_NUMBERS}|{_DOTS}){_S}{_HYPHEN}{_S}(?:{party}|{kind}{_MORE}{{1,6}}|{_DOTS})"
        rf"|(?<=\S){_HYPHEN}{_S}(?:{party}|{_DOTS})"
        rf"|{_NUMBERS}(?:{joined}|(?={_CAPITALS}){symbol})"
        rf"|{_NUMBERS}\s{{1,3}}(?=[{_CAPITAL}]){kind}(?!{_S}/)"
        rf"|{_NUMBERS}{_END}(?!{_S}/)|{_DOTS}"
    )
    bare = (
        rf"(?:{_NUMBERS}|(?<![.…․‥_]){_DOTS}){_S}[/\\]{_S}{year}{sure}|{_NUMBERS}{_S}[/\\]{_S}{_DOTS}"
        rf"|{_NUMBERS}{_S}{_HYPHEN}{_S}{kind}{_S}/{_S}{_PART}{_MORE}{{0,6}}"
        rf"|{_NUMBERS}{joined}"
        rf"|/{_S}{kind}{_MORE}{{1,6}}"
        rf"|{_NUMBERS}(?=(?:{_S}[,;]{_S}{_ONE}){{1,9}}{_S}[/\\]{_S}{sure})"
    )
    return re.compile(rf"(?P<said>\b(?i:số)(?:{_S}:)?){_S}(?P<body>{said})|{_OUTSIDE}(?P<bare>{bare})")


_BODY = re.compile(
    rf"(?P<number>{_DOTS}(?=\s|[/\\‐‑‒–—―−-]|\Z)|(?:(?![_.][{_LETTER}])[^\s/\\‐‑‒–—―−-])*){_S}"
    rf"(?P<bar>[/\\]|{_HYPHEN}|[_.](?=[{_LETTER}]))?{_S}(?:(?P<year>[0-9]{{4}}|{_DOTS}){_S}(?P<second>[/-]){_S}(?=\S))?(?P<symbol>.*)",
    re.DOTALL,
)


def _number(match: re.Match[str]) -> str:
    """Put dots in the place of number, year and symbol; those that stand there stay."""
    said = f"{match['said']} " if match["said"] else ""
    parts = _BODY.fullmatch(match["body"] or match["bare"])
    if parts is None or not parts["bar"]:
        return said + _dots(match["body"] or match["bare"], 4)
    year = f"{_dots(parts['year'], 4)}{parts['second']}" if parts["second"] else ""
    bar = _sign(parts["bar"])
    return f"{said}{_dots(parts['number'], 4)}{bar}{year}{_dots(parts['symbol'], 6)}"


def _dots(text: str | None, count: int) -> str:
    """Return dots; the text itself where it is made of them."""
    return text if text and _ALL_DOTS.fullmatch(text) else "." * count


_ALL_DOTS = re.compile(_DOTS)


def _in_words(match: re.Match[str]) -> str:
    day = f"{match['said']} {_dots(match['d'], 3)}" if match["said"] else "..."
    told = f"{day}{_gap(match['first'])}{match['month'] or match['month2']} {_dots(match['m'], 3)}"
    if year := match["year"] or match["year2"]:
        return f"{told}{_gap(match['gap'] or match['gap2'])}{year} {_dots(match['y'], 6)}"
    sign = match["sign"] or match["sign2"]
    return f"{told}{_sign(sign)}{_dots(match['y2'], 6)}" if sign else told


def _gap(typed: str | None) -> str:
    """Return what stands between two parts of a date: one space, or the sign that was typed."""
    sign = (typed or "").strip()
    return {"": " ", ",": ", ", "/": "/"}.get(sign, f" {sign} ")


def _in_figures(match: re.Match[str]) -> str:
    def first(*names: str) -> str | None:
        return next((match[name] for name in names if match[name] is not None), None)

    if match["y5"]:
        return f"......{match['s5']}...{match['s6']}..."
    said = f"{match['said']} " if match["said"] else ""
    told = said + _dots(first("d", "d2", "d4"), 3)
    sign = first("s", "s3", "s7")
    if sign is None:
        return told
    told += _sign(sign) + _dots(first("m", "m2", "m4"), 3)
    before_year = first("s2", "s4", "s8", "gap", "gap2")
    return told if before_year is None else told + _sign(before_year) + _dots(first("y", "y2", "y3", "y4"), 6)


def _sign(typed: str) -> str:
    """Return what stands between the parts of a date; a dot could not be told from those around it."""
    return typed.replace(".", "/")
