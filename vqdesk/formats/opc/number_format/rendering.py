"""What Excel shows of a value: its number format, with Vietnamese decimal comma and groups."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from vqdesk.formats.opc.number_format.codes import GENERAL, for_number, for_text
from vqdesk.formats.opc.number_format.dates import render_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.formats.opc.number_format.codes import CodePart, CodeSection

_PRECISE = Context(prec=15, rounding=ROUND_HALF_UP)  # digits that Excel keeps
_WIDE = Context(prec=700, rounding=ROUND_HALF_UP)
_LARGEST_POWER = 308
_LONGEST = 400  # characters of a number; the largest of all has 309 digits
_WHOLE_POWER = 15
_SMALLEST_POWER = -4  # below, a number is shown by powers of ten unless it is short
_SIGNS = 11  # a usual cell shows so many digits, with the comma


@lru_cache(maxsize=8192)
def render_number(text: str, code: str = GENERAL, *, since_1904: bool = False) -> str:
    """Return a stored number as Excel shows it in Vietnam; what is no number comes back as it is."""
    try:
        value = _PRECISE.create_decimal(text if len(text) < _LONGEST else "NaN")
    except InvalidOperation:
        return text
    if not value.is_finite() or value.adjusted() > _LARGEST_POWER:
        return text
    if value.adjusted() < -_LARGEST_POWER:
        value = Decimal(0)
    if code in (GENERAL, "@", ""):
        return _general(value)
    section, signed = for_number(code, value)
    if section.is_time:
        moment = render_date(value, section, since_1904=since_1904)
        return _general(value) if moment is None else moment.strip()
    sign = "-" if value < 0 and signed else ""
    return (sign + _number(abs(value), section)).strip()


def shown_text(text: str, code: str) -> str:
    """Return a text as a cell's number format shows it."""
    section = for_text(code) if code != GENERAL else None
    if section is None or section.parts == (("at", "@"),):
        return text
    return "".join(text if part.kind == "at" else part.text for part in section.parts).strip(" ")


def _general(value: Decimal) -> str:
    """Return a number as General shows it, but whole ones of up to 15 digits whole: nothing gets lost."""
    if not value:
        return "0"
    power = value.adjusted()
    least = int(value.normalize().as_tuple().exponent)
    if power < _WHOLE_POWER and (power >= _SMALLEST_POWER or least > -(_SIGNS - 1)):
        decimals = max(0, _SIGNS - 1 - max(1, power + 1))
        return _bare(f"{_rounded(value, decimals):f}")
    head, power = _split_power(value, 5, 1)
    return f"{_bare(head)}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _bare(text: str) -> str:
    """Return a number with a decimal comma, without zeros at its end."""
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _split_power(value: Decimal, decimals: int, step: int) -> tuple[str, int]:
    """Return a number's digits and its power of ten, which is a multiple of `step`."""
    power = value.adjusted() // step * step if value else 0
    head = _rounded(value.scaleb(-power, _WIDE), decimals)
    if abs(head) >= 10**step:
        power += step
        head = _rounded(value.scaleb(-power, _WIDE), decimals)
    return f"{head:f}", power


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def _number(value: Decimal, section: CodeSection) -> str:
    """Return a number that is not negative as the parts of its section show it."""
    parts = section.parts
    if section.has("general"):
        return "".join(_general(value) if part.kind == "general" else _literal(part) for part in parts)
    places = [at for at, part in enumerate(parts) if part.kind == "digit"]
    if not places:
        return "".join(_general(value) if part.kind == "at" else _literal(part) for part in parts)
    slash = next((at for at, part in enumerate(parts) if part.kind == "slash"), None)
    if slash is not None and places[0] < slash:
        return _fraction(value, parts, slash)
    value = value.scaleb(2 * sum(part.kind == "percent" for part in parts), _WIDE)
    power = next((at for at, part in enumerate(parts) if part.kind == "exponent"), None)
    if power is None:
        return "".join(_fixed(value, parts))
    before = parts[:power]
    return _with_power(value, before, parts[power:])


def _literal(part: CodePart) -> str:
    return part.text if part.kind in ("text", "percent", "slash", "comma", "point") else ""


def _fixed(value: Decimal, parts: Sequence[CodePart]) -> list[str]:
    """Return what each part shows: digits by their places, literal texts between them."""
    point = next((at for at, part in enumerate(parts) if part.kind == "point"), len(parts))
    wholes = [at for at, part in enumerate(parts[:point]) if part.kind == "digit"]
    decimals = [at for at in range(point, len(parts)) if parts[at].kind == "digit"]
    last = (wholes or [-1])[-1]
    behind = (decimals or wholes or [-1])[-1]
    scaling = {*_commas_after(parts, last), *_commas_after(parts, behind)}
    grouped = any(
        part.kind == "comma" and wholes and wholes[0] < at < last for at, part in enumerate(parts[:point])
    )
    rounded = _rounded(value.scaleb(-3 * len(scaling), _WIDE), len(decimals))
    whole, _, fraction = f"{rounded:f}".partition(".")
    shown_parts = ["" if part.kind in ("digit", "comma") else _literal(part) for part in parts]
    if point < len(parts):
        shown_parts[point] = ","
        if not wholes:
            shown_parts[point] = ("" if whole == "0" else whole) + ","
    _place_whole(shown_parts, parts, wholes, whole.lstrip("0"), grouped=grouped)
    for at, digit, rest in zip(decimals, fraction, _rests(fraction), strict=True):
        shown_parts[at] = digit if parts[at].text == "0" or rest.strip("0") else ""
    return shown_parts


def _commas_after(parts: Sequence[CodePart], place: int) -> list[int]:
    """Return the commas right behind a digit's place; each divides by a thousand."""
    found = []
    for at in range(place + 1, len(parts)):
        if parts[at].kind != "comma":
            break
        found.append(at)
    return found if place >= 0 else []


def _rests(text: str) -> list[str]:
    return [text[at:] for at in range(len(text))]


def _place_whole(
    shown_parts: list[str], parts: Sequence[CodePart], places: Sequence[int], digits: str, *, grouped: bool
) -> None:
    """Put the whole part's digits into their places from the right; the first place takes what is left."""
    for from_right, at in enumerate(reversed(places)):
        first = from_right == len(places) - 1
        end = len(digits) - from_right
        piece = digits[max(0, end if first else end - 1) * (not first) : max(0, end)]
        if not piece and parts[at].text == "0":
            piece = "0"
        if grouped and piece:
            piece = _grouped(piece, from_right)
        shown_parts[at] = piece


def _grouped(piece: str, from_right: int) -> str:
    """Put a dot behind each digit that ends a thousand; `from_right` digits stand behind the piece."""
    behind = range(from_right + len(piece) - 1, from_right - 1, -1)
    return "".join(
        digit + ("." if after and after % 3 == 0 else "") for digit, after in zip(piece, behind, strict=True)
    )


def _with_power(value: Decimal, before: Sequence[CodePart], power_parts: Sequence[CodePart]) -> str:
    point = next((at for at, part in enumerate(before) if part.kind == "point"), len(before))
    step = max(1, sum(part.kind == "digit" for part in before[:point]))
    decimals = sum(part.kind == "digit" for part in before[point:])
    head, power = _split_power(value, decimals, step)
    sign = "-" if power < 0 else "+" if power_parts[0].text.endswith("+") else ""
    least = sum(part.kind == "digit" and part.text == "0" for part in power_parts)
    tail = "".join(map(_literal, power_parts))
    return "".join(_fixed(Decimal(head), before)) + f"E{sign}{abs(power):0{max(1, least)}d}" + tail


def _fraction(value: Decimal, parts: Sequence[CodePart], slash: int) -> str:
    start = slash
    while start and parts[start - 1].kind == "digit":
        start -= 1
    end = slash + 1
    while end < len(parts) and (parts[end].kind == "digit" or parts[end].text.isdecimal()):
        end += 1
    wholes = [part for part in parts[:start] if part.kind == "digit"]
    below = "".join(part.text for part in parts[slash + 1 : end])
    whole = int(value) if wholes else 0
    exact = Fraction(value) - whole
    if below.isdecimal() and int(below):
        bottom = int(below)
        top = int(exact * bottom + Fraction(1, 2))
    else:
        near = exact.limit_denominator(max(9, 10 ** min(len(below), 7) - 1))
        top, bottom = near.numerator, near.denominator
    if wholes and top == bottom:
        whole, top = whole + 1, 0
    pieces = [str(whole)] if wholes and (whole or not top or wholes[-1].text == "0") else []
    if top or not wholes:
        pieces.append(f"{top}/{bottom}")
    first = next(at for at, part in enumerate(parts) if part.kind == "digit")
    around = ["".join(map(_literal, texts)) for texts in (parts[:first], parts[end:])]
    return around[0] + " ".join(pieces) + around[1]
