"""Shares of a total elsewhere in the text: the one that most speaks for, or that several agree on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from vqdesk.checks.claims.cells import alike
from vqdesk.checks.claims.judging import claim_holds, is_nearly, is_unlikely, may_be_share, outcome_of
from vqdesk.checks.claims.stated import StatedClaim
from vqdesk.checks.numbers.standing import is_called_total
from vqdesk.checks.numbers.units import SAME
from vqdesk.checks.numbers.words import EARLIER, PLAN, content_words, lead, word_set
from vqdesk.checks.readers.meant import (
    WHOLE_OF,
    are_of_untold,
    counts_the_same,
    has_rest,
    is_meant,
    is_of_crime,
    is_of_other_whole,
    is_right_behind,
    is_said_in_place,
)
from vqdesk.checks.readers.totals import AMONG, Pending, is_of_plan, said_by_unit, weigh_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vqdesk.checks.claims.cells import ClaimCell
    from vqdesk.checks.numbers.amounts import Amount

_OF_PLACE = re.compile(r"\bsố ([^\W\d_]+) (?:toàn|cả|của|trong|trên)\b")
_SOME = word_set("nghèo cận chính dtts nữ có đủ đăng chưa thoát khá mới đạt")
_LEFT_BEFORE = re.compile(
    r"\b(?:cũ|tồn|kỳ trước|năm trước|tháng trước|quý trước)\b"
    r"|\bchuyển (?:sang|qua|đến)\b"
)
_CAME_NEW = re.compile(r"\bmới\b|\btrong (?:kỳ|năm|tháng)\b")
_NEAR_BACK = 4  # numbers before one among which what came new and what was left may stand
_LABEL = 30  # characters behind a number that say what it is
_REACHED = re.compile(r"\b(?:đạt|bằng|hoàn thành|tỷ lệ)\b")
_MEASURES = re.compile(r"\b(?:diện tích|giá trị|sản lượng|khối lượng|kinh phí|số tiền|nêu trên)\b")
_OF_WHOLE = re.compile(r"\b(?:toàn|cả) (?:xã|huyện|tỉnh|thành phố|nước|quốc|vùng|thị xã|ngành|khu vực)\b")
_NUMBERED = re.compile(r"\b[0-9]+[^\W\d_]+\b")  # `trạm 4G` is no part of `trạm 5G`
_DENIALS = word_set("chưa không phi ngoài")
_ONE_FACTOR = Decimal("1.03")
_SAID_OF_SHARES = word_set("là đó gồm riêng chiếm bằng còn lại tỷ lệ")
_SEVERAL = 2  # shares that agree on a total
_SIBLING = 6  # so much less speaks for a number that has a share of the same total itself
_SURE, _LIKELY, _NEAR = 8, 5, 7


def read_shares(cell: ClaimCell, pending: list[Pending]) -> list[StatedClaim]:
    """Return the shares of a cell, each of the total that it holds for or that is likeliest."""
    if not pending:
        return []
    parts = {id(part): claim for claim in cell.claims if claim.formula == "sum" for part in claim.parts}
    tops = {id(share.top) for share in pending}
    used = {id(claim.base) for claim in cell.claims if claim.base is not None and claim.formula == "share"}
    for share in pending:
        share.totals = weigh_totals(cell, share, parts, tops, used)
        if not share.totals and share.others:
            _try_others(share, lambda trial: weigh_totals(cell, trial, parts, tops, used))
    agreed = _agreed(pending)
    for share in pending:
        share.owner = _owner_of_all(cell, share, agreed)
    resolved: list[tuple[Pending, StatedClaim]] = []
    held = {id(share.top): share.holds for share in pending}
    for share in pending:
        siblings = _rank_totals(share, agreed, held) if share.totals else set()
        # Where several hold for one total, none is of a number that has a share of that total itself.
        share.parted = _parted(cell, share, siblings) if share.votes else set()
        claim = _resolve(cell, share)
        parted = claim is not None and (id(claim.base) in tops or _has_own_share(cell, share, claim.base))
        if claim is not None and parted and not _is_whole(cell, share, claim):
            # A number that has a share of its own is seldom a total.
            claim.trust = "weak"
        if claim is not None:
            resolved.append((share, claim))
    _doubt(cell, resolved)
    return [claim for _, claim in resolved]


def _rank_totals(share: Pending, agreed: dict[int, list[Pending]], held: dict[int, set[int]]) -> set[int]:
    """Rank a share's totals by the shares near it that hold for them; return those with shares of others."""
    within = {id(base) for _, base in share.totals}
    siblings = {base for base in within & held.keys() - share.named if held[base] & within}
    votes = {
        total: sum([_is_near(other, share) for other in agreed[total]]) if total in agreed else 0
        for total in within
    }
    ranked = [
        (score + 3 * votes[id(base)] - (_SIBLING if id(base) in siblings else 0), base)
        for score, base in share.totals
    ]
    share.totals = sorted(ranked, key=_rank)
    share.votes = votes[id(share.totals[0][1])]
    return siblings


def _try_others(share: Pending, totals: Callable[[Pending], list[tuple[int, Amount]]]) -> None:
    """Take another number of a share's clause where its nearest has no total, if it surely has one."""
    for other in share.others:
        trial = Pending(share.percent, other, share.name)
        for score, base in totals(trial):
            if claim_holds(trial.claim(base)) or is_of_crime(trial, base):
                share.top, share.parent, share.totals = other, trial.parent, [(score, base)]
                share.claims = trial.claims
                return


def _is_whole(cell: ClaimCell, share: Pending, claim: StatedClaim) -> bool:
    """Tell whether a number that has a share of its own is a total all the same."""
    base = claim.base
    if base is None or base is share.parent or id(base) in share.named or share.votes > 0:
        return True
    return bool(WHOLE_OF.search(base.own))


def _has_own_share(cell: ClaimCell, share: Pending, base: Amount | None) -> bool:
    """Tell whether a number has a share beside it as the share's own has: `Hạ Lang 12 tỷ (80% kế hoạch)`."""
    here = base is not None and base.field == share.top.field
    after = cell.amounts[base.index + 1 : base.index + 2] if base and here else []
    if not after or not after[0].is_percent or "chiếm" in share.percent.own or share.name.strip():
        return False
    beside = share.percent.index == share.top.index + 1 and after[0].depth == share.percent.depth
    return beside and after[0].segment == (base.segment if base else 0) and not after[0].change


def _parted(cell: ClaimCell, share: Pending, siblings: set[int]) -> set[int]:
    """Return the numbers of a share's list that have a share there: `cam 512 ha (chiếm 34%), bưởi ...`."""
    if "chiếm" not in share.percent.own and share.percent.own.strip(" (:"):
        return set()
    beside = [b for _, b in share.totals if id(b) in siblings and b.sentence == share.top.sentence]
    if share.votes < _SEVERAL:
        said = cell.words_of(share.top) | frozenset(_NUMBERED.findall(share.top.own))
        denied = said & _DENIALS
        beside = [
            b
            for b in beside
            if b is not share.parent and (denied - cell.words_of(b) or not _words_of_part(b) <= said)
        ]
    return {id(base) for base in beside}


def _words_of_part(base: Amount) -> frozenset[str]:
    """Return the words that tell a part from others: a number that has them all may be a part of it."""
    return (content_words(f"{base.own} {base.noun}") | {*_NUMBERED.findall(base.own)}) - _SAID_OF_SHARES


def _owner_of_all(cell: ClaimCell, share: Pending, agreed: dict[int, list[Pending]]) -> Amount | None:
    """Return the total that a share's number is a part of, where another part's share holds for it."""
    owner = cell.owners.get(share.top.index)
    others = (other for other in agreed.get(id(owner), ()) if other is not share)
    told = any(cell.owners.get(other.top.index) is owner for other in others)
    return owner if told and any(base is owner for _, base in share.totals) else None


def _doubt(cell: ClaimCell, resolved: Sequence[tuple[Pending, StatedClaim]]) -> None:
    """Make those shares weak that alone, or together, would be wrong of a total that nothing else speaks for.

    What speaks for one: another share or a ratio that holds for it, parts that add up to it, a `trong đó`.
    """
    claims = [*(claim for _, claim in resolved), *(c for c in cell.claims if c.formula == "share")]
    sure = {id(total) for total in cell.owners.values()}
    verbs: set[tuple[int, str]] = set()
    told: set[tuple[int, int]] = set()
    off: dict[int, list[Decimal]] = {}
    for claim in claims:
        if claim.base is not None and claim.parts:
            judged, total = outcome_of(claim), id(claim.base)
            factors = off.setdefault(total, [])
            if judged.verdict in ("hold", "cut_off"):
                sure.add(total)
                verbs.add((total, claim.stated.own.strip()))
                told.add((id(claim.parts[0]), total))
            elif judged.computed:
                factors.append(claim.stated.value / judged.computed)
    by_top: dict[int, list[Pending]] = {}
    for share, _ in resolved:
        by_top.setdefault(id(share.top), []).append(share)
    for share, claim in resolved:
        base = claim.base
        if base is None or claim.formula == "joint":
            continue
        supported = id(base) in sure and not _are_off_alike(off[id(base)])
        own_list = cell.owners.get(share.top.index, base) is not base
        said_so = not own_list and (id(base), share.percent.own.strip()) in verbs
        settled = supported and said_so
        rest = (claim.trust == "weak" or not settled) and has_rest(cell, share.top, base)
        supported = supported or rest
        many = len(off[id(base)]) > 1 or (share.listed and base is not share.parent)
        if (
            (not supported and (many or not is_meant(cell, share, base)))
            or not (settled or rest or is_said_in_place(cell, share, base, supported=supported))
            or (
                base is not share.called
                and not AMONG.search(share.top.own)
                and are_of_untold(share, by_top.get(id(base), ()))
            )
            or is_of_other_whole(cell, share, base)
            or ((id(share.top), id(base)) in told and outcome_of(claim).verdict == "wrong")
        ):
            claim.trust, claim.bound = "weak", False
        elif rest and claim.trust == "weak" and not (share.own_subject or share.name.strip()):
            claim.trust = "likely"


def _are_off_alike(factors: Sequence[Decimal]) -> bool:
    """Tell whether several shares are off by one factor: their total is another."""
    return len(factors) > 1 and max(factors) <= min(factors) * _ONE_FACTOR


def _rank(each: tuple[int, Amount]) -> tuple[int, int]:
    return -each[0], -each[1].index


def _agreed(pending: list[Pending]) -> dict[int, list[Pending]]:
    """Return by total the shares that hold for it."""
    agreed: dict[int, list[Pending]] = {}
    for share in pending:
        for _, base in share.totals:
            roughly = may_be_share(share.top, share.percent, base)
            if roughly and claim_holds(share.claim(base)):
                share.holds.add(id(base))
                agreed.setdefault(id(base), []).append(share)
    return agreed


def _is_near(other: Pending, share: Pending) -> bool:
    return other is not share and abs(other.percent.sentence - share.percent.sentence) <= 1


def _told_after_both(cell: ClaimCell, share: Pending) -> StatedClaim | None:
    """Read a share whose total stands right before it: `nộp qua mạng là 84 và tất cả là 120, chiếm 70%`."""
    before = cell.amounts[share.top.index - 1] if share.top.index else share.top
    beside = before.segment == share.top.segment and share.top.index + 1 == share.percent.index
    part = not before.is_percent and before.value < share.top.value and "chiếm" in share.percent.own
    if not (beside and part and alike(before, share.top)):
        return None
    parts = (before, share.top)
    return StatedClaim("share", share.percent, "share", parts, base=share.top, trust="weak")


def _resolve(cell: ClaimCell, share: Pending) -> StatedClaim | None:
    joint = _of_carried_over(cell, share)
    if joint is not None:
        return joint
    if not share.totals:
        empty = StatedClaim("share", share.percent, "share", (), trust="weak")
        told = lead(share.percent) == "share" and not share.own_subject
        return _told_after_both(cell, share) or _of_task(cell, share) or (empty if told else None)
    called = share.called = _called_in_full(cell, share)
    held = share.parent is not None and id(share.parent) in share.holds and share.percent.decimals
    if held and share.parent is not None and called in (None, share.parent):
        return share.claim(share.parent)
    best, likeliest = _likeliest(cell, share)
    most = share.overlap.get(id(likeliest), 0)
    for score, base in share.totals:
        said = share.overlap.get(id(base), 0)
        named = said >= most or (said >= most - 1 and score >= best - _NEAR)
        fits = (
            share.owner in (None, base)
            and called in (None, base)
            and id(base) not in share.parted
            and not _is_other_plan(cell, share, base)
            and not _is_former(cell, share, base)
        )
        if named and id(base) in share.holds and fits:
            return share.claim(base)
    if share.owner is not None:
        return replace(share.claim(share.owner), bound=True)
    if (planned := _of_task(cell, share)) and planned.trust == "sure":
        return planned
    if called is not None:
        return _trusted(cell, share, called, best)
    return _slipped_of_another(share, likeliest) or _trusted(cell, share, likeliest, best)


def _of_carried_over(cell: ClaimCell, share: Pending) -> StatedClaim | None:
    """Read a share of what came new and what was left before: `57 vụ cũ, thụ lý mới 418 vụ; xong 296 vụ`."""
    before = cell.amounts[max(0, share.top.index - _NEAR_BACK) : share.top.index]
    for first, second in pairwise(before) if not share.name.strip() else ():
        if first.sentence != share.top.sentence or alike(first, second) < SAME or first.is_percent:
            continue
        said = [bool(_LEFT_BEFORE.search(f"{a.own} {a.noun} {a.after[:_LABEL]}")) for a in (first, second)]
        new = [bool(_CAME_NEW.search(f"{a.own} {a.noun}")) for a in (first, second)]
        told = new[1] if said[0] and not new[0] else said[1] and new[0]
        if told and first.index not in cell.owners and alike(share.top, first):
            parts = (share.top, first, second)
            claim = StatedClaim("share", share.percent, "joint", parts, base=first)
            held = any(id(base) in share.holds for _, base in share.totals)
            return None if held and outcome_of(claim).verdict == "wrong" else claim
    return None


def _is_former(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a total is that of an earlier time, where the share's own time has one."""
    if share.parent in (None, base) or base.index not in cell.bases or EARLIER.search(share.name):
        return False
    return EARLIER.search(cell.lead_in(base)) is not None


def _is_other_plan(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a total is a plan where the share names something else: `66% số tiền thu được`."""
    if PLAN.search(share.name) or not (content_words(share.name) or "chiếm" in share.percent.own):
        return False
    return is_of_plan(cell, base) and (bool(share.name.strip()) or share.totals[0][1] is not base)


def _of_task(cell: ClaimCell, share: Pending) -> StatedClaim | None:
    """Read a share of what the task's own words count: `sure` if it holds, else of the only one there is."""
    if share.name.strip() or not cell.of_task or not _REACHED.search(share.percent.own):
        return None
    found = [a for a in cell.of_task if not (a.is_percent or a.ranged) and alike(share.top, a) == SAME]
    claims = [replace(share.claim(base), family="base") for base in found]
    for claim in claims:
        if claim_holds(claim):
            return claim
    if len(claims) != 1 or share.own_subject or is_unlikely(claims[0]):
        return None
    about = content_words(f"{share.top.own} {share.top.noun}")
    said = content_words(f"{found[0].own} {found[0].noun} {found[0].after[:40]}")
    return replace(claims[0], trust="likely") if len(about & said) > 1 else None


def _trusted(cell: ClaimCell, share: Pending, base: Amount, best: int) -> StatedClaim:
    """Return the share of a total, with how sure it is by so much as speaks for it."""
    claim = share.claim(base)
    most = share.overlap.get(id(base), 0)
    clear = len(share.totals) == 1 or best > share.totals[1][0]
    claim.trust = "sure" if best >= _SURE and clear else "likely" if best >= _LIKELY else "weak"
    beside = share.in_turn or abs(share.top.index - share.percent.index) == 1 or _is_behind_mark(cell, share)
    claim.bound = beside and (base is share.parent or share.votes > 0)
    if share.votes and id(base) in share.named and claim.trust == "weak":
        claim.trust = "likely"
    if base is share.called:
        claim.trust, claim.bound = "sure", True
        return claim
    same = alike(share.top, base) or counts_the_same(share.top, base, parent=base is share.parent)
    unlike = not same and not most  # so many children of so many doses
    if share.own_subject or (unlike and not share.votes) or (not most and len(content_words(share.name)) > 1):
        claim.trust = "weak"
    elif unlike:
        claim.trust = "likely"
    if _is_called_otherwise(cell, share, base) and not (share.votes and share.parent):
        claim.trust = "weak"
    elif claim.trust == "weak" and is_right_behind(share, base):
        claim.trust = "likely"
    return claim


def _is_behind_mark(cell: ClaimCell, share: Pending) -> bool:
    """Tell whether only what each of some reached stands before a share: `4 chỉ tiêu đạt trên 70% (22%)`."""
    between = cell.amounts[share.top.index + 1 : share.percent.index]
    return len(between) == 1 and between[0].is_percent and between[0].depth < share.percent.depth


def _called_in_full(cell: ClaimCell, share: Pending) -> Amount | None:
    """Return the one total that is called by all words of a share's name: `chiếm 0,2% tổng dư nợ`."""
    words = content_words(share.name)
    if len(words) < 2 or share.own_subject or _OF_WHOLE.search(share.name):
        return None
    found = {_meant_of_pair(cell, base, words) for _, base in share.totals if words <= cell.words_of(base)}
    called = found.pop() if len(found) == 1 else None
    if called is None or alike(share.top, called) < SAME:
        return None
    if "tổng" in share.name and not is_called_total(called.own):
        return None
    return called if called.unit or share.top.noun == called.noun else None


def _meant_of_pair(cell: ClaimCell, base: Amount, words: frozenset[str]) -> Amount | None:
    """Return which of two numbers a name calls: of `96/143 xã đạt chuẩn` the first is `số xã đạt chuẩn`."""
    high = cell.amounts[cell.denominators[base.index]] if base.index in cell.denominators else base
    if high.index not in cell.pairs:
        return base
    low = cell.amounts[cell.pairs[high.index]]
    behind = cell.label(low).removeprefix(cell.lead_in(low))
    return high if words <= content_words(f"{high.after} {behind}") else None


def _is_of_fewer(share: Pending, base: Amount) -> bool:
    """Tell whether a share is of all of a place, a number only of some: `số hộ toàn xã`, `98 hộ nghèo`."""
    found = _OF_PLACE.search(share.name)
    if found is None or not base.noun.startswith(found[1] + " "):
        return False
    return base.noun.split()[1] in _SOME and base.noun.split()[1] not in share.name


def _slipped_of_another(share: Pending, likeliest: Amount) -> StatedClaim | None:
    """Return the share of another total of which a slip makes the figure, where the likeliest is far off."""
    if is_unlikely(share.claim(likeliest)):
        for _, base in share.totals:
            if id(base) in share.related and is_nearly(share.claim(base)):
                return replace(share.claim(base), trust="likely")
    return None


def _likeliest(cell: ClaimCell, share: Pending) -> tuple[int, Amount]:
    """Return the total that most speaks for; one that is called as the share says where that one is not."""
    best = share.totals[0]
    if share.name.strip() and not share.overlap.get(id(best[1])):
        called = (each for each in share.totals[1:] if each[1] is share.called)
        if (full := next(called, None)) is not None:
            return full
    if _is_called_otherwise(cell, share, best[1]):
        for score, base in share.totals[1:]:
            if share.overlap.get(id(base), 0) > 1 and not _is_called_otherwise(cell, share, base):
                return max(score, best[0]), base
    return best


def _is_called_otherwise(cell: ClaimCell, share: Pending, base: Amount) -> bool:
    """Tell whether a total lacks most of the share's own words for it: `chiếm 12% bị cáo mọi loại tội`."""
    if not share.name.strip():
        return False
    counted = content_words(base.noun) | {share.top.noun.partition(" ")[0]}
    named = content_words(_MEASURES.sub(" ", share.name)) - said_by_unit(share.top)
    words = named - counted
    label = cell.words_of(base, far=True)
    if base.index in cell.denominators:
        label |= cell.words_of(cell.amounts[cell.denominators[base.index]])
    short = len(named) == 1 and "số" in share.name
    return (len(words) > 2 * len(words & label) and not short) or _is_of_fewer(share, base)
