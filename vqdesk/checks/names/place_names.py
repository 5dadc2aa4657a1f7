"""The rules on names of places: nearly one of the province, or one that is no more."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from db.records import Period
from db.text.folding import fold
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.limit import Limit
from vqdesk.checks.frame.places import KnownPlace, KnownPlaces
from vqdesk.checks.frame.rule import Example, TaskRule
from vqdesk.checks.frame.subject import Surroundings
from vqdesk.checks.names.mentions import gazetteer, is_of_kind, place_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.names.mentions import PlaceMention

_READ_ALSO = ("unit", "coordinating", "assignment")
_HISTORY = re.compile(
    r"\b(?:cũ|trước đây|trước khi|sáp nhập|sát nhập|sắp xếp|hợp nhất|nhập xã|nguyên là|chia tách|giải thể"
    r"|thành lập)\b",
    re.IGNORECASE,
)
# A school keeps the name of its commune: `Trường Mầm non xã Tràng Phái`.
_NAMED_AFTER = re.compile(r"\b(?:Trường|Trạm|Chợ|HTX|Hợp tác xã|Công ty)\b[^,;]*\Z")
_SENTENCE = re.compile(r"[.;]\s|\n")
_REACH = 200  # characters around a name in which something tells that the past is spoken of
_LEAST_LETTERS = 6  # of a name, for each that may be mistyped
MOST_LETTERS_OF_PLACES = Limit.make("name.place", "letters", "1", "0 1 2")
"""Letters of a place's name behind a kind that may be mistyped; without any, marks alone."""


def find_near_places(subject: Subject) -> Iterator[Remark]:
    """Yield the names that differ from one place's alone by marks, or behind a kind by one letter.

    A name that some place of the country bears is one, wherever it lies.
    """
    places, letters = subject.around.places, int(MOST_LETTERS_OF_PLACES.of(subject.around))
    if not places.all:
        return
    for field, text in _texts(subject):
        for mention in place_mentions(text, places):
            if mention.exact or _is_no_name(mention.typed) or _is_somewhere(mention.typed, places):
                continue
            meant = frozenset(place.name for place in mention.places)
            if not meant and mention.kind and letters:
                meant = _letters_off(fold(mention.typed), mention.kind, places, letters)
            if len(meant) == 1:
                name = next(iter(meant))
                values = {"typed": mention.typed, "name": name}
                stretch = Stretch(field, mention.start, mention.end)
                yield Remark(stretch, "names.place", values, suggestion=name)


def find_former_places(subject: Subject) -> Iterator[Remark]:
    """Yield the places that had ended before the period began, where the text does not speak of the past."""
    around = subject.around
    first = around.period.first_day
    if not first or not around.places.all:
        return
    for field, text in _texts(subject):
        for mention in place_mentions(text, around.places):
            ended = [place for place in mention.places if place.valid_to]
            if not mention.exact or len(ended) < len(mention.places) or not ended:
                continue
            place = ended[0]
            if (place.valid_to or "") < first and mention.kind == place.kind and not _is_past(text, mention):
                yield _former(field, mention, place)


def _former(field: str, mention: PlaceMention, place: KnownPlace) -> Remark:
    now = place.now[0] if len(place.now) == 1 else ""
    same = now.removeprefix(f"{place.kind} ") if now.startswith(f"{place.kind} ") else None
    values = {"typed": f"{place.kind} {place.name}", "day": _day(place.valid_to or ""), "now": place.now}
    return Remark(Stretch(field, mention.start, mention.end), "names.former", values, suggestion=same)


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    for field in (*subject.narratives, *_READ_ALSO):
        if text := subject.text(field):
            yield field, text


def _is_no_name(typed: str) -> bool:
    """Tell whether words behind `xã` are none's name: in capitals nobody can tell (`XÃ HỘI THÁNG 8`)."""
    return typed.isupper() or typed.startswith("Hội ")


@lru_cache(maxsize=1024)
def _is_somewhere(typed: str, places: KnownPlaces) -> bool:
    return re.search(rf" {re.escape(typed)}(?!\w)", places.everywhere) is not None


@lru_cache(maxsize=1024)
def _letters_off(key: str, kind: str, places: KnownPlaces, letters: int) -> frozenset[str]:
    """Return the places of a kind whose folded names differ from a folded one by so many letters at most."""
    from rapidfuzz.distance import Levenshtein

    if len(key) < _LEAST_LETTERS:
        return frozenset()
    return frozenset(
        place.name
        for name, toned in gazetteer(places).by_fold.items()
        if 0 < (off := Levenshtein.distance(key, name, score_cutoff=letters)) <= letters
        and len(key) >= _LEAST_LETTERS * off
        for same in toned.values()
        for place in same
        if is_of_kind(place, kind)
    )


def _is_past(text: str, mention: PlaceMention) -> bool:
    """Tell whether the sentence around a name speaks of what was, or of what is called after it."""
    before = _SENTENCE.split(text[max(0, mention.start - _REACH) : mention.start])[-1]
    if _NAMED_AFTER.search(before):
        return True
    after = _SENTENCE.split(text[mention.end : mention.end + _REACH])[0]
    return _HISTORY.search(f"{before} {after}") is not None


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


_PLACES = KnownPlaces(
    (
        KnownPlace("xã", "Khánh Khê"),
        KnownPlace("xã", "Điềm He"),
        KnownPlace("xã", "Tân Đoàn"),
        KnownPlace("xã", "Yên Phúc"),
        KnownPlace("xã", "Tràng Phái", "2025-06-30", ("xã Tân Đoàn",)),
        KnownPlace("xã", "Tràng Các", "2024-11-30", ("xã Khánh Khê",)),
        KnownPlace("xã", "Bình Phúc", "2025-06-30", ("xã Yên Phúc",)),
        KnownPlace("xã", "Hòa Bình", "2025-06-30", ("xã Văn Quan",)),
        KnownPlace("huyện", "Văn Quan", "2025-06-30", ("xã Văn Quan", "xã Điềm He")),
        KnownPlace("xã", "Văn Quan"),
        KnownPlace("tỉnh", "Lạng Sơn"),
    ),
    "xã Khánh Khê, xã Điềm He, xã Tràng Phái, xã Yên Phục",
)


def example_in(year: int, text: str, marked: str = "", suggestion: str | None = None) -> Example:
    """Return an example of a year, in a province of a few places."""
    return Example(
        {"result": text}, marked, suggestion, around=Surroundings(Period("năm", year), places=_PLACES)
    )


NEAR_PLACE = TaskRule(
    "name.place",
    "warning",
    find_near_places,
    limit=MOST_LETTERS_OF_PLACES,
    fires=(
        example_in(
            2024, "công an các xã Trấn Ninh, Hữu Lễ, Trảng Phái và Bình Phúc", "Trảng Phái", "Tràng Phái"
        ),
        example_in(2024, "(gồm: Khánh Khê, Yên Phúc, Diềm He, Tri Lễ)", "Diềm He", "Điềm He"),
        example_in(2024, "còn 02/16 xã (Trảng Các, Đồng Giáp) chưa lập", "Trảng Các", "Tràng Các"),
        example_in(2024, "Tại xã Khánh Khuê đã chi trả 02/02 hộ.", "Khánh Khuê", "Khánh Khê"),
        example_in(2024, "UBND xã Tân Đoan đã họp.", "Tân Đoan", "Tân Đoàn"),
    ),
    silent=(
        example_in(2024, "xã Hoà Bình, xã Tràng Phái, xã Điềm He, huyện Văn Quan, tỉnh Lạng Sơn"),
        example_in(2024, "sản phẩm Khẩu sli Hà Diềm, chủ thể hộ kinh doanh Hà Thị Diềm He; ông Trảng Phái"),
        example_in(2024, "xã Yên Phục (Thanh Hóa); thôn Khánh Khuê; xã Đồng Giáp; xã Chi Lăng"),
        example_in(2024, "LĨNH VỰC XÃ HÒA BINH; XÃ HỘI THÁNG 8; Xã Hội Thảo"),
        example_in(2024, "xã Bình Phức, huyện Ba Bể; Công ty Tân Đoan; đường Trần Phú"),
    ),
)
