"""References to administrative documents in a text: type, number, symbol and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from vqdesk.text import document_types
from vqdesk.text.dates import FoundDate, read_date_at
from vqdesk.text.seen import Seen, seen, with_figures

if TYPE_CHECKING:
    import datetime

Style = Literal["state", "party"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference; `text` is `source[start:end]`, from the type's name to the end of the date.

    `type` is spelt as the table of types spells it, None where no type is named. `number` and `symbol` are
    as a person reads the typed letters (`vqdesk.text.seen`), `QÐ` with eth as `QĐ`. State style is
    number/symbol (`42/KH-UBND`; in `15/2023/NĐ-CP` the year belongs to the symbol), party style
    number-symbol (`63-NQ/HU`); what is written carelessly (`số 12 NQ/ĐU`) has the style that it is nearest.
    """

    text: str
    start: int
    end: int
    type: str | None
    number: str
    symbol: str
    style: Style
    date: datetime.date | None


# Every repetition is bounded or possessive, so that no text takes more than linear time.
_GAP = r"[ \t\u00a0]?"
_HYPHEN = "[-‐‑‒–—―−]"
_JOINT = "[-‐‑‒–—―−/_]"
_SO = "s(?:ố|ô\u0301|o\u0302\u0301)"  # "số", decomposed too: only stored text is sure to be NFC
_LETTER = "A-Za-zĂÂĐÊÔƠƯăâđêôơư"  # abbreviations carry no tones
_PART = (
    rf"(?=[{_LETTER}])(?:(?!ngày)[{_LETTER}0-9&]){{1,20}}+"
    r"(?:(?=ngày)|(?![^\W_]|[\u0300-\u036f]))"
)
# Stray spaces are let pass at the first hyphen alone and before two capitals (`BC -UBND`), on both sides
# of it only after a type: in `52/UBND - HĐND` a dash begins something else.
_LOOSE = (
    rf"(?:{_GAP}{_HYPHEN}|{_HYPHEN}{_GAP}|(?:(?<=/[A-ZĐ][A-ZĐ])|(?<=/[CT]Tr)){_GAP}{_HYPHEN}{_GAP}|\.)"
    "(?=[A-ZĐ][A-ZĐ])"
)
# A dot joins behind the type, in an office's name (`QĐ-P.TCKH`, `QĐ-BCĐ.NTM`), and where the symbol ends
# soon: in `KH-UBND.UBND xã` a sentence begins. So it is with a dash in spaces: `UBND - VP`.
_SOON = r"(?=[ \t\u00a0]?(?:[,;:.()\n/-]|\Z|ngày\b))"
_DOT = rf"\.(?:(?:(?<=-P\.)|(?<=VP\.)|(?<=BCĐ\.))(?=[A-ZĐ][A-ZĐ])|(?=[A-ZĐ]{{2,6}}{_SOON}))"
_DASH = rf"(?<=/UBND)[ \u00a0]{_HYPHEN}[ \u00a0](?!UBND|HĐND|MTTQ)(?=[A-ZĐ]{{2,6}}{_SOON})"
_MORE = rf"(?:(?:{_JOINT}|{_DOT}|{_DASH}){_PART}){{0,3}}"
_STATE = rf"(?P<state>(?P<year>[0-9]{{4}}/)?{_PART}(?:(?:{_LOOSE}|/){_PART})?{_MORE})"
_PARTY = rf"(?P<party>{_PART}(?:{_HYPHEN}{_PART})?{_GAP}/{_GAP}{_PART}(?:{_JOINT}{_PART}){{0,2}})"
# A dot in the number is read only after "số": at a line's start `1.` counts the list.
_NUMBER = (
    r"(?P<number>[0-9](?<![0-9/].)(?:(?:(?<=[Ss][ốỐ] .)[0-9]{0,2}\.(?=[0-9]{3}(?![0-9]))[0-9]{1,6}"
    r"|[0-9]{0,5})[A-Za-zĐđ]?))"
)
# How every number goes on that has a symbol: most texts have none, and are known in no time.
_JOINED = re.compile(
    rf"[0-9OolI][A-Za-zĐđ]?(?:{_GAP}(?:{_HYPHEN}|/){_GAP}[{_LETTER}]"
    rf"|(?:{_GAP}|_|{_HYPHEN})[{_LETTER}0-9]{{1,8}}(?:{_JOINT}|\.)[A-ZĐ][A-ZĐ])"
)
_NUMBER_WORD = re.compile(rf"\b{_SO}[\s:.]{{0,4}}\Z", re.IGNORECASE)
_BROKEN = re.compile(rf"\b{_SO}[\s:.]{{0,4}}[0-9]{{1,4}} \Z", re.IGNORECASE)
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_BEFORE_DATE = re.compile(r"[ \t\u00a0]{0,3}(?:,|\((?=ng))?\s{0,3}", re.IGNORECASE)
# A house, a car, a plot of land: their numbers look like symbols.
_PLACE = re.compile(r"\b(?:lô|căn|căn hộ|thửa|ô|nhà|ngõ|ngách|hẻm|đường|lớp|xe)\s(?:số\s)?\Z", re.IGNORECASE)
_REACH = 60  # characters before a number in which its type is looked for
_NEAR = 16  # characters before a number in which the word for it stands, or what else it is the number of
_SIGN = re.compile(r"\s?[-‐‑‒–—―−/._]\s?")


def find_citations(documents: str) -> list[Citation]:
    """Find every reference to an administrative document, in order and without overlap.

    Any list style will do: `1. ... 2. ...`, `;`, commas, lines. Dates (`30/01/2024`), ratios (`14/16`)
    and spans of years are none. An invalid date is left out of the reference. Takes time proportional
    to the text's length and never raises.
    """
    view = seen(documents)
    found: list[Citation] = []
    if not _JOINED.search(view.text):
        return found
    text = with_figures(view.text)
    place = 0
    while match := _reference().search(text, place):
        citation = _read(match, place)
        if citation is not None:
            found.append(_as_typed(citation, view))
        place = citation.end if citation else match.end("number")
    return found


@cache
def _reference() -> re.Pattern[str]:
    """Return what finds a number with its symbol: `42/KH-UBND`, `63-NQ/HU`, or with another sign or none.

    The last, `12 NQ/ĐU`, `61-KL-TW`, `15_BC_UBND`, only where the symbol begins with a known type.
    """
    kinds = document_types.abbreviations_pattern(
        {kind.abbreviation for kind in document_types.document_types() if kind.abbreviation}
    )
    loose = rf"(?P<loose>(?:{kinds})(?:{_JOINT}|\.)(?=[A-ZĐ][A-ZĐ]){_PART}{_MORE})"
    return re.compile(
        rf"{_NUMBER}"
        rf"(?:{_GAP}/{_GAP}{_STATE}|{_GAP}{_HYPHEN}{_GAP}{_PARTY}|(?:{_GAP}|_|(?P<hyphen>{_HYPHEN})){loose})"
    )


def _as_typed(citation: Citation, view: Seen) -> Citation:
    """Return a citation with its place in the text as it is stored."""
    start, end = view.start(citation.start), view.end(citation.end)
    return replace(citation, text=view.source[start:end], start=start, end=end)


def _read(match: re.Match[str], floor: int) -> Citation | None:
    """Make a match's citation, using nothing before `floor`; None where the letters are no document's."""
    text = match.string
    start, kind = _head(text, match.start(), floor)
    date = _date_after(text, match.end())
    symbol = match["state"] or match["party"] or match["loose"]
    evident = start < match.start() or date is not None or match["year"] is not None
    if not _is_symbol(symbol.removeprefix(match["year"] or ""), evident):
        return None
    if start == match.start() and start and text[start - 1].isalpha():
        return None
    # A flat is `12B-CT1/KĐT`; of `số 4 2/KH-UBND` nobody can tell the number.
    before = text[max(floor, match.start() - _REACH) : match.start()]
    near = max(0, len(before) - _NEAR)
    if match["number"][-1].isupper() and not evident:
        return None
    if _BROKEN.search(before, near) or _PLACE.search(before, near):
        return None
    if match["loose"] and start == match.start():
        return None
    end = date.end if date else match.end()
    return Citation(
        text=text[start:end],
        start=start,
        end=end,
        type=kind,
        number=match["number"],
        symbol=symbol,
        style=_style(match),
        date=date.date if date else None,
    )


def _style(match: re.Match[str]) -> Style:
    """Tell whose style it is: `12 NQ/ĐU` has the stroke of the party's, `61-KL-TW` its hyphen."""
    party = match["party"] or match["hyphen"] or (match["loose"] and "/" in match["loose"])
    return "party" if party else "state"


def _head(text: str, number: int, floor: int) -> tuple[int, str | None]:
    """Return where the reference begins that has its number at `number`, and the type named there."""
    low = max(floor, number - _REACH)
    before = text[low:number]
    start = number
    if said := _NUMBER_WORD.search(before, max(0, len(before) - _NEAR)):
        start = low + said.start()
        before = before[: said.start()]
    words = _adjoining(before)
    run = [word[0] for word in words]
    place = document_types.find_type_at_end(run)
    if place is None:
        return start, None
    return low + words[place].start(), document_types.find_type(run[place:])


def _adjoining(before: str) -> list[re.Match[str]]:
    """Return the words that a text ends with, but white space between and after them."""
    words = list(_WORD.finditer(before))
    end = len(before)
    for place in range(len(words) - 1, -1, -1):
        if before[words[place].end() : end].strip():
            return words[place + 1 :]
        end = words[place].start()
    return words


def _date_after(text: str, end: int) -> FoundDate | None:
    """Return the date that belongs to the symbol ending at `end`; a new line needs the word `ngày`."""
    gap = _BEFORE_DATE.match(text, end)
    date = read_date_at(text, gap.end()) if gap else None
    if date and gap and "\n" in gap[0] and date.text[0].isdigit():
        return None
    if date and gap and "(" in gap[0]:
        closed = text.startswith(")", date.end)
        return replace(date, text=f"{date.text})", end=date.end + 1) if closed else None
    return date


def _is_symbol(symbol: str, evident: bool) -> bool:
    """Tell an issuer's symbol from a unit of measure: `KH-UBND`, `UBND`, not `ha` or `Phòng`.

    One abbreviation alone needs other evidence: a type, `số`, a year or a date.
    """
    first, *others = _SIGN.split(symbol)
    capitals = sum(letter.isupper() for letter in first)
    known = capitals > 1 or first.lower() in document_types.type_abbreviations()
    return known and (evident or bool(others))
