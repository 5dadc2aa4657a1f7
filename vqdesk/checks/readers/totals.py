"""The totals that a share may be of, with how much of the text speaks for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.doing import is_done_of
from vqdesk.checks.numbers.standing import standing
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, PLAN, content_words, name_after, word_set
from vqdesk.checks.readers.former import is_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
# What it begins with is told first, so that all between is passed over at once.
AMONG = re.compile(
    r"\btrong (?:tổng )?số (?:các )?(?P<name>(?!(?:đó|này|ấy|trên|nêu)\b)[^\W\d_]+(?: [^\W\d_]+){0,5}?)"
    r" (?:thì |đã |chỉ |cũng )?có\b"
)
"""Of what a number is told to be one part, in words alone: `trong số đã giải quyết có`."""
_BEGINS = re.compile(r"\btrong (?:tổng (?:số )?|số )?\Z")
_BEGINS_END = ("trong ", "tổng ", "số ")  # looked for first
_TIME = re.compile(r"(?:năm|tháng|quý|tuần|ngày|giờ|phút|kỳ|đợt|lần)\b")
_WITHIN = re.compile(r"\b(?:trong (?:đó|số đó|số này)|gồm|bao gồm|cụ thể|chia ra)\b")
_WITHIN_BEGINS = ("trong ", "gồm", "bao gồm", "cụ thể", "chia ra")
_TOTAL_AFTER = re.compile(r"\btổng(?:\ssố)?(?:\s[^\W\d_]+){0,3}\s?:?\s?\Z")
_WITH_TOWNS = re.compile(r"[^,;.]{0,12},\s(?:phường|thị trấn)\b")
_PLANNED = re.compile(r"\b(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)\b")
_DONE = re.compile(r"\b(?:giải ngân|thanh toán|đã|thực hiện|hoàn thành|thu hồi|xong)\b")
_OTHER_TIME = re.compile(r"\bnăm (?:20[0-9]{2}|nay)\b|\bnay\b|\b(?:hiện|nay) (?:còn|có)\b")
_PRESENT = re.compile(r"\b(?:có mặt|dự|tham gia|tham dự|bỏ phiếu)\b")
_SAID_OF_CHANGES = word_set("tăng giảm thêm bớt vượt hụt đã cũng nhưng cao thấp nhiều ít hơn")
_MEASURES = {
    "m2": word_set("diện tích"), "kg": word_set("sản lượng"), "m3": word_set("khối lượng"),
    "con": word_set("đàn"),
}  # fmt: skip
"""What a number's unit says itself: `2.860 con bò ..., chiếm 40% tổng đàn bò`."""
_FURTHEST_BACK, _MOST, _MOST_TOTALS = 24, 4, 9  # amounts, sentences, totals that are weighed
_AHEAD = 6  # numbers behind a share among which its total may stand
_UNLIKE = 6  # so much speaks against a number that counts something else
_NOT_OF_PLAN = 5  # so much speaks against a plan where a share is said of something else


@dataclass(slots=True)
class Pending:
    """A share whose total is looked for: `top` of it, called `name`; `totals` with what speaks for each.

    `overlap` tells by total how many of the name's words it is called by, `related` which share any word
    with it, `named` which are called as it says, `holds` which it would hold for. `parent` is the number
    right before its `trong đó`, which begins at `told`, -1 where there is none; `owner` the total of its
    list, where another part's share holds for it; `called` the one that alone is called by all its name.
    `listed` tells that its number stands behind it: others must be of the same total; `in_turn` that it is
    one of several behind their numbers; of the `others` it may be where the nearest has no total.
    """

    percent: Amount
    top: Amount
    name: str
    own_subject: bool = False
    listed: bool = False
    in_turn: bool = False
    others: list[Amount] = field(default_factory=list)
    totals: list[tuple[int, Amount]] = field(default_factory=list)
    overlap: dict[int, int] = field(default_factory=dict)
    related: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    holds: set[int] = field(default_factory=set)
    parent: Amount | None = None
    owner: Amount | None = None
    called: Amount | None = None
    votes: int = 0
    parted: set[int] = field(default_factory=set)
    told: int = -1
    claims: dict[int, StatedClaim] = field(default_factory=dict)

    def claim(self, base: Amount) -> StatedClaim:
        """Return the share of one total: always the same, so that it is judged once."""
        known = self.claims.get(id(base))
        if known is None:
            known = StatedClaim("share", self.percent, "share", (self.top, base), base=base)
            self.claims[id(base)] = known
        return known


def said_by_unit(amount: Amount) -> frozenset[str]:
    """Return the words of a name that a number's unit says already."""
    return _MEASURES.get(amount.unit or amount.noun.partition(" ")[0], frozenset())


def weigh_totals(
    cell: ClaimCell, share: Pending, parts: dict[int, StatedClaim], tops: set[int], used: set[int]
) -> list[tuple[int, Amount]]:
    """Return the numbers that may be a share's total, with how much speaks for each."""
    top, percent = share.top, share.percent
    words = content_words(share.name) - said_by_unit(top)
    about = content_words(top.own) - content_words(top.noun)
    found: list[tuple[int, Amount]] = []
    looked = 0
    owner = share.parent = cell.owners.get(top.index)
    share.told = _last_within(cell, top.start)
    least = top.value if percent.value <= _HUNDRED else _NOTHING
    before = cell.amounts[max(0, top.index - _FURTHEST_BACK) : top.index]
    for base in [*reversed(before), *_totals_after(cell, share)]:
        if percent.sentence - base.sentence > _MOST:
            break
        if base.is_percent or (base.index in cell.denominators and _is_all_again(cell, base)):
            continue
        if share.parent is None and (
            is_all_of(share, base) or (base.stop <= share.told and _is_parent(cell, share, base))
        ):
            share.parent = base
        if base.value < least or base.ranged or base.change or is_from(cell, base):
            continue
        likeness = alike(top, base)
        if not likeness and (top.unit or base.unit):
            continue
        label = cell.words_of(base, far=True) if words or about else frozenset()
        called = words & label
        kind = likeness or int(
            base is share.parent
            or len(called) > 1
            or not words.isdisjoint(content_words(base.noun))
            or _is_done_of(share, base)
        )
        if (
            not kind
            or _is_of_breakdown(cell, share, base)
            or _is_part_of_all(cell, share, base)
            or (share.listed and id(base) in tops)
        ):
            continue
        share.overlap[id(base)] = len(called)
        meant = len(about & label)
        if called or meant:
            share.related.add(id(base))
        if id(base) not in parts and (looked := looked + 1) > _MOST_TOTALS:
            break
        score = _score(cell, share, base, kind) + (3 if id(base) in used else 0)
        score += 3 * len(called) + 2 * meant
        score += 1 if len(words) > 1 and len(words & cell.words_of(base)) > 1 else 0
        score += 3 if owner is base else 0
        score -= 4 if id(base) in tops and base.sentence != top.sentence else 0
        score -= 5 if id(base) in parts and id(top) not in parts else 0
        unlike = base is not share.parent and not likeness and not _is_done_of(share, base)
        found.append((score - (_UNLIKE if unlike else 0), base))
    found = _called_in_full(cell, share, words, found)
    share.named = {base for base, said in share.overlap.items() if said > 1 or said == len(words) > 0}
    return found


def _called_in_full(
    cell: ClaimCell, share: Pending, words: frozenset[str], found: list[tuple[int, Amount]]
) -> list[tuple[int, Amount]]:
    """Return the totals that may be meant where some are called by all that the share names.

    Of the others what is said behind their comma is left out; where the share's number is told to be among
    those of a name (`trong số đã giải quyết có 68 vụ`), no other is meant.
    """
    in_full = {id(base) for _, base in found if words and words <= cell.words_of(base)}
    if in_full and AMONG.search(share.top.own):
        return [each for each in found if id(each[1]) in in_full]
    for _, base in found if in_full else ():
        if id(base) not in in_full:
            share.overlap[id(base)] = len(words & cell.words_of(base))
    return found


def _is_done_of(share: Pending, base: Amount) -> bool:
    """Tell whether a share's number, called otherwise, says what was done of the one right before it."""
    beside = base.segment == share.top.segment or base.index + 1 == share.top.index
    plain = not (base.unit or share.top.unit) and bool(base.noun and share.top.noun)
    return beside and plain and is_done_of(base.own, f"{share.top.own} {share.top.noun}")


def _is_of_breakdown(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a number breaks another down in a bracket that a share does not stand in."""
    inside = base.depth > share.top.depth and base.bracket != share.top.bracket
    if not inside or base.index not in cell.owners or share.name.strip():
        return False
    return content_words(f"{base.own} {base.noun}").isdisjoint(cell.words_of(share.top))


def _is_part_of_all(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a number is a part beside the share's own, or over the total that the share names."""
    owner = cell.owners.get(base.index)
    if owner is not None and cell.owners.get(share.top.index) is owner:
        return True
    if base.index not in cell.pairs or "tổng số" not in share.name or _PRESENT.search(share.name):
        return False
    return not content_words(share.name).isdisjoint(content_words(cell.amounts[cell.pairs[base.index]].noun))


def is_all_of(share: Pending, base: Amount) -> bool:
    """Tell whether a number begins what its sentence tells of its parts: `Trong 172 ứng viên có 65 nữ`."""
    begins = base.own.endswith(_BEGINS_END) and base.sentence == share.top.sentence
    begins = begins and not base.unit and bool(base.noun)
    return begins and _BEGINS.search(base.own) is not None and _TIME.match(base.noun) is None


def _is_parent(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a number is the nearest before the `trong đó` of a share's sentence; one is behind it."""
    if share.top.sentence - base.sentence > 1 or base.depth > share.top.depth or _only_changes(base):
        return False
    within = _withins(cell)[bisect_left(_withins(cell), base.stop)]
    if ";" in cell.passage.text[base.stop : within].removesuffix("; "):
        return False
    first = cell.passage.first_at(within)
    others = cell.amounts[base.index + 1 : first]
    if cell.is_other_measure(base):
        return False
    return all(
        o.is_percent
        or _only_changes(o)
        or o.depth > base.depth
        or o.index in cell.bases
        or cell.is_other_measure(o)
        or cell.pairs.get(base.index) == o.index
        for o in others
    )


def _only_changes(amount: Amount) -> bool:
    """Tell whether a number says of the one before it how it changed: `17 vụ, giảm 09 vụ`."""
    return amount.change and not content_words(amount.own) - _SAID_OF_CHANGES


def _is_all_again(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether the lower of a pair only says again that all were reached: `giao quân 142/142`."""
    return cell.amounts[cell.denominators[base.index]].value == base.value


def _withins(cell: ClaimCell) -> list[int]:
    """Return where each `trong đó` of the text begins; they are looked for once."""
    if cell.withins is None:
        found = matches_of(_WITHIN, _WITHIN_BEGINS, cell.passage.text)
        cell.withins = [each.start() for each in found]
    return cell.withins


def matches_of(pattern: re.Pattern[str], begins: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern; each of the words it begins with is looked for alone, which is fast."""
    places: list[int] = []
    for begin in begins:
        place = text.find(begin)
        while place >= 0:
            places.append(place)
            place = text.find(begin, place + 1)
    end = 0
    for place in sorted(places):
        if place >= end and (found := pattern.match(text, place)):
            end = found.end()
            yield found


def _last_within(cell: ClaimCell, end: int) -> int:
    """Return where the last `trong đó` before a place begins, -1 for none."""
    place = bisect_left(_withins(cell), end)
    return _withins(cell)[place - 1] if place else -1


def _totals_after(cell: ClaimCell, share: Pending) -> list[Amount]:
    """Return the totals told behind several shares: `87 hộ (3,76%), ... trên tổng số 2.314 hộ`."""
    after = cell.amounts[share.percent.index + 1 : share.percent.index + _AHEAD]
    after = [a for a in after if a.sentence == share.percent.sentence and not a.is_percent]
    words = content_words(share.name)
    return [
        a
        for place, a in enumerate(after)
        if (
            "tổng" in a.before
            and _TOTAL_AFTER.search(a.before)
            and _may_be_total(cell, share, after[:place], a)
        )
        or (not place and words and a.segment != share.percent.segment and words <= cell.words_of(a))
    ]


def _may_be_total(cell: ClaimCell, share: Pending, between: Sequence[Amount], base: Amount) -> bool:
    """Tell whether a total behind a share may be its own: no other things or years stand between."""
    if base.segment == share.percent.segment or base.index not in cell.bases:
        return True
    words = cell.passage.text[share.percent.stop : base.start]
    return all(alike(other, share.top) for other in between) and not _OTHER_TIME.search(words)


def _score(cell: ClaimCell, share: Pending, base: Amount, kind: int) -> int:
    stands, is_planned = _standing_of(cell, base)
    score = stands + (4 if kind == 2 else 1)
    score -= _UNLIKE if _WITH_TOWNS.match(base.after) and not _WITH_TOWNS.match(share.top.after) else 0
    near = share.top.sentence - base.sentence <= 1
    score += 3 if near and base.stop <= share.told else 0
    score += 2 - 2 * min(2, share.percent.sentence - base.sentence)
    counted = share.top.noun.startswith("chỉ tiêu") and base.noun.startswith("chỉ tiêu")
    if not counted and (share.name.strip() or "chiếm" in share.percent.own) and is_of_plan(cell, base):
        return score - (0 if PLAN.search(share.name) else _NOT_OF_PLAN)
    if base.index in cell.bases and EARLIER.search(cell.lead_in(base)):
        return score - _NOT_OF_PLAN
    planned = base.segment == share.top.segment and not base.depth and PLAN.search(base.own)
    score += 6 if planned or is_plan_of(share, base) else 0
    beside = base.segment == share.percent.segment and base.index + 1 == share.top.index
    done = beside and not share.percent.depth and _DONE.search(share.top.own)
    score += 5 if done and "đạt" in share.percent.own else 0
    return score + (2 if is_planned and not share.name.strip() else 0)


def _standing_of(cell: ClaimCell, base: Amount) -> tuple[int, bool]:
    """Return how much a number's own words make a total of it, and whether they make a plan of it."""
    known = cell.standings.get(base.index)
    if known is None:
        known = cell.standings[base.index] = standing(base), PLAN.search(cell.label(base)) is not None
    return known


def is_of_plan(cell: ClaimCell, base: Amount) -> bool:
    """Tell whether a number is a plan: nothing is a part of one that is not said to be."""
    if base.index in cell.denominators:
        high = cell.amounts[cell.denominators[base.index]]
        after = cell.amounts[base.index + 1 : base.index + 2]
        said = name_after(after[0]) if after and after[0].is_percent else ""
        return bool(_PLANNED.search(cell.passage.text[high.stop : base.start]) or _PLANNED.search(said))
    inside = cell.is_first_in_bracket(base) and base.index > 0 and cell.amounts[base.index - 1].is_percent
    named = name_after(cell.amounts[base.index - 1]) if inside else base.own
    return bool(_PLANNED.search(named) or _PLANNED.match(base.noun))


def is_plan_of(share: Pending, base: Amount) -> bool:
    """Tell whether a plan stands right before what was done: `kế hoạch 340 hồ sơ; kết quả 318 hồ sơ`."""
    beside = base.index + 1 == share.top.index and base.field == share.top.field
    if not beside or share.top.sentence - base.sentence > 1 or alike(share.top, base) < SAME:
        return False
    return PLAN.search(base.own) is not None and not PLAN.search(share.top.own)
