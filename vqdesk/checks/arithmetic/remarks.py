"""What is said of judged claims: what is wrong, cut off, or points of percent called percent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.errors import Notice
from vqdesk.checks.arithmetic.figures_shown import computation, like_typed, machine_number
from vqdesk.checks.claims.direction import opposite, word_of_change
from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.numbers.amounts import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vqdesk.checks.claims.stated import ClaimFamily, Judged
    from vqdesk.checks.frame.subject import Subject
    from vqdesk.checks.numbers.amounts import Amount

_KEYS: dict[ClaimFamily, str] = {
    "ratio": "check.ratio",
    "share": "check.share",
    "base": "check.base",
    "growth": "check.growth",
    "difference": "check.difference",
    "points": "check.points",
    "sum": "check.sum",
    "shares": "check.shares",
    "count": "check.count",
}
_SLIPS = {
    "swapped": Notice("show.slip.swapped"),
    "point": Notice("show.slip.point"),
    "digit": Notice("show.slip.digit"),
    "rest": Notice("show.slip.rest"),
}


def remarks_of(family: ClaimFamily, subject: Subject) -> Iterator[Remark]:
    """Yield what is to be said of a task's claims of one family."""
    for judged in subject.claims_by_family.get(family, ()):
        yield from _remarks(subject, judged)


def _remarks(subject: Subject, judged: Judged) -> Iterator[Remark]:
    claim = judged.claim
    if judged.verdict == "wrong":
        yield _wrong(subject, judged)
    elif judged.verdict == "cut_off":
        yield _cut_off(subject, judged)
    elif claim.family == "points" and judged.verdict == "hold" and claim.stated.unit == PERCENT:
        typed = claim.stated.typed
        yield Remark(
            _stretch(subject, claim.stated),
            "check.points_unit",
            {"computation": computation(judged), "right": f"{typed} điểm %"},
            suggestion=f"{typed} điểm %",
            lit=_lit(subject, judged),
            severity="info",
        )


def _wrong(subject: Subject, judged: Judged) -> Remark:
    claim = judged.claim
    assert judged.computed is not None
    if judged.slip == "way":
        return _turned(subject, judged)
    right = like_typed(judged.computed, claim.stated)
    sign = _sign(subject, claim.stated)
    marked, suggestion = claim.stated, right + sign
    if judged.right is not None and judged.instead is not None:
        # The one number that mends the share and the sum is the best suggestion, and made once.
        marked = judged.instead if _marks_part(judged) else claim.stated
        suggestion = _mended(judged) if _marks_part(judged) else ""
    values: dict[str, object] = {
        "computation": computation(judged) if claim.formula != "listed" else "",
        "stated": claim.stated.typed + sign,
        "right": right + sign,
        "slip": _slip(judged),
    }
    return Remark(
        _stretch(subject, marked),
        _KEYS[claim.family],
        values,
        stated=claim.stated.typed,
        computed=machine_number(judged.computed),
        suggestion=suggestion or None,
        lit=_lit(subject, judged),
        severity="error" if claim.trust == "sure" else "warning",
    )


def _turned(subject: Subject, judged: Judged) -> Remark:
    """Say of a change that it went the other way; its word is marked with it where it stands beside it."""
    claim = judged.claim
    assert judged.computed is not None
    passage = subject.passages[claim.stated.field]
    word = word_of_change(passage.text, claim)
    assert word is not None
    now, base = claim.parts
    marked, suggestion = _stretch(subject, claim.stated), ""
    if not any(map(str.isdigit, passage.text[word.end() : claim.stated.start])):
        marked = marked._replace(start=passage.view.start(word.start()))
        other = opposite(passage.text, word)
        suggestion = other and other + passage.view.source[passage.view.end(word.end()) : marked.end]
    return Remark(
        marked,
        "check.turned",
        {
            "computation": computation(replace(judged, computed=-judged.computed)),
            "order": f"{now.typed} {'>' if now.value > base.value else '<'} {base.typed}",
            "word": passage.view.cut(*word.span()),
        },
        stated=claim.stated.typed,
        computed=machine_number(judged.computed),
        suggestion=suggestion or None,
        lit=_lit(subject, judged),
        severity="error" if claim.trust == "sure" else "warning",
    )


def _slip(judged: Judged) -> Notice | str:
    if judged.instead is not None and judged.slip == "base":
        return Notice("show.slip.base", {"base": judged.instead.typed})
    if judged.instead is not None and judged.right is not None:
        return Notice("show.slip.part", {"typed": judged.instead.typed, "right": _mended(judged)})
    return _SLIPS.get(judged.slip, "")


def _mended(judged: Judged) -> str:
    """Return the part that mends a claim as it should be, written as it is typed."""
    assert judged.instead is not None
    assert judged.right is not None
    return like_typed(judged.right / judged.instead.scale, judged.instead)


def _cut_off(subject: Subject, judged: Judged) -> Remark:
    claim = judged.claim
    assert judged.computed is not None
    sign = _sign(subject, claim.stated)
    right = like_typed(judged.computed, claim.stated) + sign
    key = "check.cut"
    if judged.why == "padded":
        key, right = "check.padded", claim.stated.typed.rstrip("0").rstrip(",.") + sign
    values = {"computation": computation(judged), "stated": claim.stated.typed + sign, "right": right}
    return Remark(
        _stretch(subject, claim.stated),
        key,
        values,
        stated=claim.stated.typed,
        computed=machine_number(judged.computed),
        suggestion=right,
        lit=_lit(subject, judged),
        severity="info",
    )


def _stretch(subject: Subject, amount: Amount) -> Stretch:
    """Return where a number stands in the stored text; a percentage with its sign."""
    view = subject.passages[amount.field].view
    end = amount.stop if amount.is_percent else amount.end
    return Stretch(amount.field, view.start(amount.start), view.end(end))


def _sign(subject: Subject, amount: Amount) -> str:
    """Return what stands between the digits and the end of the stretch: `%`, ` %`."""
    if not amount.is_percent:
        return ""
    return subject.passages[amount.field].view.cut(amount.end, amount.stop)


def _lit(subject: Subject, judged: Judged) -> tuple[Stretch, ...]:
    claim = judged.claim
    view = subject.passages[claim.stated.field].view
    names = (Stretch(claim.stated.field, view.start(start), view.end(end)) for start, end in claim.names)
    parts = [_stretch(subject, part) for part in claim.parts]
    # Where a part is marked instead of the total, the total is lit in its turn.
    total = [_stretch(subject, claim.stated)] if _marks_part(judged) else []
    return (*total, *parts, *names)


def _marks_part(judged: Judged) -> bool:
    """Tell whether the part of a wrong sum is marked that alone would mend it."""
    return judged.claim.formula == "sum" and judged.right is not None and judged.instead is not None
