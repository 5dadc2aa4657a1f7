"""The rules on names of units: nearly one of the register, or one that is no more."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from db.records import Period, Unit
from db.text.folding import fold
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.rule import Example, TaskRule
from vqdesk.checks.frame.subject import Surroundings
from vqdesk.checks.names.mentions import with_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.frame.subject import Subject

_FIELDS = ("unit", "coordinating", "assignment")
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.;:()\n“”\"]")
_NAMED_SOON = 40  # characters in which a name has a capital
_LONGEST = 120  # characters of a unit's name
_LEAST_CHANGED, _LEAST_MISSING = 3, 5  # words of a name in which one may be mistyped, or left out
_LEAST_LETTERS = 3  # of a word, for each that may be mistyped
MOST_LETTERS = Limit.make("name.unit", "letters", "1", "0 1 2")
"""Letters of a word that may be mistyped; without any, marks alone."""


class _Name(NamedTuple):
    """A name or an alias of a unit, and its words as they are compared."""

    words: tuple[str, ...]
    name: str
    unit: Unit


class _Register(NamedTuple):
    """The names of units by their first word, all and of those that there are; the words of each."""

    all: dict[str, list[_Name]]
    there: dict[str, list[_Name]]
    known: frozenset[tuple[str, ...]]
    heads: re.Pattern[str]
    longest: int


def find_near_units(subject: Subject) -> Iterator[Remark]:
    """Yield the names that are one unit's but for a word that is mistyped, or left out inside the name."""
    if not subject.around.units:
        return
    register = _register(subject.around.units, subject.around.period.first_day)
    letters = int(MOST_LETTERS.of(subject.around))
    seen: dict[str, tuple[int, str] | None] = {}
    for field in (*subject.narratives, *_FIELDS):
        text = subject.text(field)
        for head in register.heads.finditer(text):
            start, tail = head.start(), _tail(text, head.start())
            # In small letters throughout `phòng ban` is no name.
            if tail[0].islower() and tail[:_NAMED_SOON].islower():
                continue
            if tail not in seen:
                seen[tail] = _unit_meant(tail, register, letters)
            if found := seen[tail]:
                length, name = found
                values = {"typed": tail[:length], "name": name}
                stretch = Stretch(field, start, start + length)
                yield Remark(stretch, "names.unit", values, suggestion=name)


def _unit_meant(tail: str, register: _Register, letters: int) -> tuple[int, str] | None:
    """Return how many characters of a text are nearly one unit's name, and the name; None of none.

    Where a shorter name stands there rightly, `Công an` in `Công an huyên`, marks alone tell a longer one.
    A unit that there is goes before one that has ended.
    """
    words = list(islice((word for word in _WORD.finditer(tail) if word[0].lower() != "và"), register.longest))
    typed = tuple(with_tones(word[0]) for word in words)
    whole = max((count for count in range(1, len(typed) + 1) if typed[:count] in register.known), default=0)
    for names in (register.there, register.all):
        near = _near(typed, names.get(typed[0], ()), 0 if whole else letters)
        found = [each for each in near if each[1] > whole]
        if len({with_tones(name.unit.name) for name, _ in found}) == 1:
            name, count = max(found, key=lambda each: each[1])
            length = words[count - 1].end()
            return None if tail[:length].islower() else (length, name.name)
    return None


def find_former_units(subject: Subject) -> Iterator[Remark]:
    """Yield the unit of a task that had ended before the report's period began."""
    first, text = subject.around.period.first_day, subject.text("unit").strip()
    if not first or not text:
        return
    key = tuple(with_tones(word) for word in _WORD.findall(text) if word.lower() != "và")
    named = [name.unit for name in _names(subject.around.units) if name.words == key]
    if named and all(unit.valid_to and unit.valid_to < first for unit in named):
        year, month, day = (named[0].valid_to or "").split("-")
        values = {"typed": text, "day": f"{day}/{month}/{year}"}
        start = subject.text("unit").index(text)
        yield Remark(Stretch("unit", start, start + len(text)), "names.former_unit", values)


@lru_cache(maxsize=8)
def _names(units: tuple[Unit, ...]) -> tuple[_Name, ...]:
    """Return the words of every unit's name and aliases, `và` and signs left out."""
    return tuple(
        _Name(tuple(with_tones(word) for word in _WORD.findall(name) if word.lower() != "và"), name, unit)
        for unit in units
        for name in (unit.name, *unit.aliases)
    )


@lru_cache(maxsize=8)
def _register(units: tuple[Unit, ...], first_day: str | None) -> _Register:
    """Return units as they are looked for in a period that begins on a day."""
    names = _names(units)
    ended = {id(unit) for unit in units if first_day and unit.valid_to and unit.valid_to < first_day}
    firsts = sorted({name.name.split()[0] for name in names if len(name.words) > 1})
    either = "|".join(f"[{first[0]}{first[0].lower()}]{re.escape(first[1:])}" for first in firsts)
    return _Register(
        _by_first(names),
        _by_first(name for name in names if id(name.unit) not in ended),
        frozenset(name.words for name in names),
        re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?= [^\W\d_])"),
        max((len(name.words) for name in names), default=0),
    )


def _by_first(names: Iterable[_Name]) -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in names:
        found.setdefault(name.words[0] if name.words else "", []).append(name)
    return found


def _tail(text: str, start: int) -> str:
    end = min(len(text), start + _LONGEST)
    stop = _END.search(text, start, end)
    return text[start : stop.start() if stop else end]


def _near(typed: tuple[str, ...], names: Sequence[_Name], most: int) -> Iterator[tuple[_Name, int]]:
    """Yield the names that begin a text but for one word, and of how many words they are there."""
    for name in names:
        words, count = name.words, len(name.words)
        # Without another capital a name is made of common words: `Các trường học`, not `các trường hợp`.
        letters = most if any(word[0].isupper() for word in name.name.split()[1:]) else 0
        if count >= _LEAST_CHANGED and len(typed) >= count and _one_changed(typed[:count], words, letters):
            yield name, count
        elif count >= _LEAST_MISSING and len(typed) >= count - 1 and _one_missing(typed[: count - 1], words):
            yield name, count - 1


def _one_changed(typed: tuple[str, ...], words: tuple[str, ...], letters: int) -> bool:
    other = [(one, two) for one, two in zip(typed, words, strict=True) if one != two]
    return len(other) == 1 and _are_near(*other[0], letters)


def _one_missing(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(typed == (*words[:at], *words[at + 1 :]) for at in range(1, len(words) - 1))


def _are_near(one: str, two: str, letters: int) -> bool:
    """Tell whether two words differ by marks alone, or by so many letters of several at most."""
    from rapidfuzz.distance import Levenshtein

    bare, like = fold(one.rstrip("12345")), fold(two.rstrip("12345"))
    if bare == like:
        return True
    shortest = min(len(bare), len(like))
    off = Levenshtein.distance(bare, like, score_cutoff=letters)
    return off <= letters and shortest >= _LEAST_LETTERS * off


_UNITS = (
    Unit("1", "Phòng Giáo dục và Đào tạo", ("Phòng GD-ĐT", "Phòng GDĐT"), None, "2025-06-30"),
    Unit("2", "Phòng Nội vụ", (), None, "2025-06-30"),
    Unit("3", "Phòng Tài chính - Kế hoạch", ("Phòng TC-KH",), None, "2025-06-30"),
    Unit("4", "Phòng Văn hóa - Xã hội", ("Phòng VHXH",), "2025-07-01", None),
    Unit("5", "Ban Chỉ huy Quân sự", ("Ban CHQS",), None, None),
    Unit("6", "Thanh tra huyện", (), None, "2025-06-30"),
    Unit("7", "Công an huyện", ("Công an",), None, "2025-06-30"),
    Unit(
        "8", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", ("Văn phòng HĐND và UBND",), None, "2025-06-30"
    ),
    Unit("9", "Văn phòng HĐND và UBND", (), "2025-07-01", None),
    Unit("10", "Các trường học", (), "2025-07-01", None),
)


def example_of(
    text: str, marked: str = "", suggestion: str | None = None, year: int = 2024, **texts: str
) -> Example:
    """Return an example of a year, with a register of a few units."""
    around = Surroundings(Period("năm", year), units=_UNITS)
    return Example({"result": text, **texts}, marked, suggestion, around=around)


NEAR_UNIT = TaskRule(
    "name.unit",
    "warning",
    find_near_units,
    limit=MOST_LETTERS,
    fires=(
        example_of(
            "do Phòng Giáo - Đào tạo huyện đang tạm quản lý",
            "Phòng Giáo - Đào tạo",
            "Phòng Giáo dục và Đào tạo",
        ),
        example_of("Phòng Nội vũ đã tham mưu.", "Phòng Nội vũ", "Phòng Nội vụ"),
        example_of(
            "", "Phòng Tài chính - Kế hoach", "Phòng Tài chính - Kế hoạch", unit="Phòng Tài chính - Kế hoach"
        ),
        example_of("giao Ban Chỉ huy Quân sư phối hợp", "Ban Chỉ huy Quân sư", "Ban Chỉ huy Quân sự"),
        example_of("Thanh tra huyên đã kết luận", "Thanh tra huyên", "Thanh tra huyện"),
        example_of("Công an huyên đã ra quân", "Công an huyên", "Công an huyện"),
        example_of("giao phòng Nội vũ huyện tham mưu", "phòng Nội vũ", "Phòng Nội vụ"),
        example_of("Văn phòng HĐNĐ và UBND", "Văn phòng HĐNĐ và UBND", "Văn phòng HĐND và UBND", year=2026),
    ),
    silent=(
        example_of("Phòng Giáo dục và Đào tạo; Phòng Giáo dục - Đào tạo; Phòng GD-ĐT; phòng giáo dục"),
        example_of("Phòng Văn hoá - Xã hội; Phòng Kinh tế; Phòng Nội chính; Phòng Giáo viên"),
        example_of("Ban Chỉ huy Quân sự xã; Ban Chỉ đạo; Hội Nông dân; Trung tâm Y tế"),
        example_of(
            "Phòng Tài chính; Phòng Kế hoạch và Tài chính; Công an huyện; Công an xã; thanh tra huyên náo"
        ),
    ),
)
