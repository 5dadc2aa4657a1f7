"""What Excel shows of a number: its number format, with Vietnamese decimal comma and groups."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

GENERAL = "General"
_TEXT = "@"
# Windows in Vietnamese shows its short date for these.
_LOCAL = {14: "dd/mm/yyyy", 22: "dd/mm/yyyy h:mm"}
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<date>AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?)|(?P<number>[0#?.,%/Ee+-]+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_PRECISE = Context(prec=15)  # digits that Excel keeps
_LARGEST = Decimal("1e15")
_MONTHS = [f"Tháng {month}" for month in range(1, 13)]
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


class _Part(NamedTuple):
    kind: str  # "text", "date", "number", "elapsed", "condition"
    text: str


def format_code(number: int, custom: dict[int, str]) -> str:
    """Return the code of a number format by its id; General where nobody knows it."""
    return custom.get(number) or _LOCAL.get(number) or BUILTIN_FORMATS.get(number) or GENERAL


def shown(text: str, code: str, *, since_1904: bool = False) -> str:
    """Return a stored number as Excel shows it in Vietnam; what is no number comes back as it is."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 400:
        return text
    value = _PRECISE.create_decimal(value)
    if code in (GENERAL, _TEXT, ""):
        return _general(value)
    sections = _sections(code)
    section, signed = _chosen(sections, value)
    if any(part.kind in ("date", "elapsed") for part in section):
        return _moment(value, section, since_1904=since_1904)
    return _number(value if signed else abs(value), section)


def _general(value: Decimal) -> str:
    if value == value.to_integral_value() and abs(value) < _LARGEST:
        return (
            f"{value.to_integral_value():f}".replace("-0", "0")
            if not value
            else f"{value.to_integral_value():f}"
        )
    if Decimal("1e-9") <= abs(value) < _LARGEST:
        # A cell of usual width shows eleven signs.
        whole = len(f"{abs(value):.0f}")
        rounded = value.quantize(Decimal(1).scaleb(-max(0, 10 - whole)), ROUND_HALF_UP)
        return f"{rounded.normalize():f}".replace(".", ",")
    return f"{value:.5E}".replace(".", ",")


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[tuple[_Part, ...], ...]:
    """Return the parts of a code's sections, which semicolons divide."""
    sections: list[list[_Part]] = [[]]
    for match in _PIECE.finditer(code):
        kind, text = match.lastgroup, match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            sections.append([])
        elif kind in ("quoted", "escaped", "other"):
            sections[-1].append(_Part("text", "" if kind == "other" and text == "@" else text))
        elif kind == "room":
            sections[-1].append(_Part("text", " "))
        elif kind == "bracket":
            sections[-1] += _bracket(text)
        elif kind in ("date", "number"):
            sections[-1].append(_Part(kind, text))
    return tuple(_one_number(section) for section in sections)


def _bracket(text: str) -> list[_Part]:
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [_Part("elapsed", text)]
    if text.startswith("$"):
        return [_Part("text", text[1:].partition("-")[0])]
    return [_Part("condition", text)] if text[:1] in "<>=" else []


def _one_number(section: list[_Part]) -> tuple[_Part, ...]:
    """Leave `-`, `+`, `/`, `.` and `,` that stand apart from digits as texts."""
    if any(part.kind in ("date", "elapsed") for part in section):
        return tuple(_Part("text", part.text) if part.kind == "number" else part for part in section)
    return tuple(
        _Part("text", part.text) if part.kind == "number" and not re.search("[0#?%]", part.text) else part
        for part in section
    )


def _chosen(sections: tuple[tuple[_Part, ...], ...], value: Decimal) -> tuple[tuple[_Part, ...], bool]:
    """Return the section for a value, and whether it shows the value's sign itself."""
    numbers = sections[:3]
    if any(part.kind == "condition" for section in numbers for part in section):
        for section in numbers:
            conditions = [part.text for part in section if part.kind == "condition"]
            if not conditions or _holds(conditions[0], value):
                return section, True
        return numbers[-1], True
    if value < 0 and len(numbers) > 1:
        return numbers[1], False
    if value == 0 and len(numbers) > 2:
        return numbers[2], True
    return numbers[0], True


def _holds(condition: str, value: Decimal) -> bool:
    match = re.fullmatch(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)", condition)
    if match is None:
        return True
    limit = Decimal(match[2])
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[match[1]]  # fmt: skip


def _number(value: Decimal, section: tuple[_Part, ...]) -> str:
    pattern = "".join(part.text for part in section if part.kind == "number")
    places = [at for at, part in enumerate(section) if part.kind == "number"]
    digits = _digits(value, pattern) if re.search("[0#?]", pattern) else "%" * pattern.count("%")
    pieces = []
    for at, part in enumerate(section):
        if part.kind == "text":
            pieces.append(part.text)
        elif places and at == places[0]:
            pieces.append(digits)
    return "".join(pieces).strip()


def _digits(value: Decimal, pattern: str) -> str:
    """Return a number by the digits' part of a code: `#,##0.00`, `0%`, `0.0E+00`, `# ?/?`."""
    if "E" in pattern.upper():
        return _scientific(value, pattern)
    share = pattern.count("%")
    value = value.scaleb(2 * share)
    bare = pattern.replace("%", "")
    if "/" in bare:
        return _general(value)
    whole, _, decimals = bare.partition(".")
    thousands = (
        len(whole) - len(whole.rstrip(",")) if not decimals else len(decimals) - len(decimals.rstrip(","))
    )
    value = value.scaleb(-3 * thousands)
    decimals = decimals.replace(",", "")
    grouped = "," in whole.rstrip(",")
    least = whole.count("0")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, Context(prec=400))
    sign = "-" if rounded < 0 else ""
    integer, _, fraction = f"{abs(rounded):f}".partition(".")
    integer = integer.lstrip("0").rjust(least, "0")
    if grouped:
        integer = f"{int(integer or 0):,}".replace(",", ".") if len(integer) >= least and integer else integer
    optional = len(decimals) - len(decimals.rstrip("#?"))
    while optional and fraction.endswith("0"):
        fraction, optional = fraction[:-1], optional - 1
    return sign + integer + ("," + fraction if fraction else "") + "%" * share


def _scientific(value: Decimal, pattern: str) -> str:
    mantissa = re.split("[Ee]", pattern)[0]
    decimals = len(mantissa.partition(".")[2])
    text = f"{value:.{decimals}E}"
    head, _, power = text.partition("E")
    return f"{head.replace('.', ',')}E{'-' if power.startswith('-') else '+'}{abs(int(power)):02d}"


def _moment(value: Decimal, section: tuple[_Part, ...], *, since_1904: bool) -> str:
    """Return a day or time by its codes; m after hours or before seconds means minutes."""
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    try:
        found = from_excel(float(value), epoch)
    except (OverflowError, ValueError):
        return _general(value)
    if isinstance(found, time):
        found = datetime.combine(date(1900, 1, 1), found)
    elif isinstance(found, timedelta):
        found = datetime(1900, 1, 1) + found
    elif not isinstance(found, datetime):
        found = datetime.combine(found, time())
    half = any(part.kind == "date" and part.text.upper() in ("AM/PM", "A/P") for part in section)
    codes = [at for at, part in enumerate(section) if part.kind in ("date", "elapsed")]
    pieces = []
    for at, part in enumerate(section):
        if part.kind == "text":
            pieces.append(part.text)
        elif part.kind == "elapsed":
            pieces.append(_elapsed(value, part.text))
        elif part.kind == "date":
            place = codes.index(at)
            before = section[codes[place - 1]].text.lower() if place else ""
            after = section[codes[place + 1]].text.lower() if place + 1 < len(codes) else ""
            minutes = before.startswith("h") or after.startswith("s")
            pieces.append(_date_code(found, part.text.lower(), minutes=minutes, half=half))
    return "".join(pieces).strip()


def _elapsed(value: Decimal, code: str) -> str:
    seconds = int((value * 86400).to_integral_value(ROUND_HALF_UP))
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[code[0].lower()]).zfill(len(code))


def _date_code(moment: datetime, code: str, *, minutes: bool, half: bool) -> str:
    if code in ("am/pm", "a/p"):
        return "SA" if moment.hour < 12 else "CH"
    first, size = code[0], len(code)
    if first == "y":
        return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
    if first == "m" and not minutes and size > 2:
        return _MONTHS[moment.month - 1] if size == 4 else f"Thg{moment.month}"
    if first == "d" and size > 2:
        return _DAYS[moment.weekday()]
    if first == "s":
        whole, _, decimals = code.partition(".")
        text = str(moment.second).zfill(len(whole))
        return text + ("," + f"{moment.microsecond:06d}"[: len(decimals)] if decimals else "")
    hour = (moment.hour % 12 or 12) if half else moment.hour
    value = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": hour}[first]
    return str(value).zfill(min(size, 2))
