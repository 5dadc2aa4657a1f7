"""The rule on one document that is referred to in two ways: `63-NQ/HU` and `63/NQ-HU`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vqdesk.checks.frame.finding import Remark, Stretch
from vqdesk.checks.frame.rule import Example, ReportRule
from vqdesk.checks.references.documents import CitedDocument, cited_documents
from vqdesk.checks.references.form import regular_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vqdesk.checks.frame.subject import Subject

_LEAST_LETTERS = 4  # of a symbol in which one may be mistyped


def find_two_ways(subjects: Sequence[Subject]) -> Iterator[tuple[Subject, Remark]]:
    """Yield the references whose number and symbol are written otherwise than elsewhere, and not as is right.

    One without a date is the document of its number that the report dates.
    """
    groups: defaultdict[tuple[str, ...], list[CitedDocument]] = defaultdict(list)
    documents = cited_documents(subjects)
    for each in documents:
        if each.issuer:
            groups[each.citation.number.lstrip("0"), *each.series].append(each)
    for group in groups.values():
        if len({_typed(each) for each in group}) > 1:
            for same in _one_document(group):
                yield from _other_ways(same)
    yield from _other_symbols(documents)


def _one_document(group: list[CitedDocument]) -> Iterator[list[CitedDocument]]:
    """Yield the references of each day, those without a day with the only one that there is."""
    days: defaultdict[date | None, list[CitedDocument]] = defaultdict(list)
    for each in group:
        days[each.citation.date].append(each)
    undated = days.pop(None, [])
    if len(days) < 2:
        yield group
    else:
        yield from days.values()
        yield undated


def _other_ways(same: list[CitedDocument]) -> Iterator[tuple[Subject, Remark]]:
    ways = {_typed(each) for each in same}
    if len(ways) < 2:
        return
    for each in same:
        typed, right = _typed(each), regular_number(each.citation)
        if right in ways and typed != right:
            start, end = typed_number(each.citation)
            place = Stretch(each.field, each.citation.start + start, each.citation.start + end)
            yield (
                each.subject,
                Remark(place, "reference.two_ways", {"typed": typed, "other": right}, suggestion=right),
            )


def _other_symbols(documents: Sequence[CitedDocument]) -> Iterator[tuple[Subject, Remark]]:
    """Yield the references of one number and day whose symbols are nearly one: `UBND`, `UBNND`, `UBND-KT`."""
    groups: defaultdict[tuple[object, ...], list[CitedDocument]] = defaultdict(list)
    for each in documents:
        if each.citation.date is not None and each.issuer:
            number = each.citation.number.lstrip("0")
            groups[number, each.citation.date, each.kind, each.by, each.home].append(each)
    for group in groups.values():
        counts = Counter(each.issuer for each in group)
        if len(counts) != 2 or not _are_near(*counts):
            continue
        (usual, most), (_, fewest) = counts.most_common(2)
        first = {each.issuer: _typed(each) for each in reversed(group)}
        for each in group:
            if most == fewest or each.issuer != usual:
                other = next(typed for issuer, typed in first.items() if issuer != each.issuer)
                yield each.subject, _symbol_remark(each, other)


def _are_near(one: str, two: str) -> bool:
    """Tell whether two issuers are one but for a letter, or for the unit that drafted a letter."""
    from rapidfuzz.distance import Levenshtein

    if {one[:4], two[:4]} == {"UBND"}:
        return True
    return min(len(one), len(two)) >= _LEAST_LETTERS and Levenshtein.distance(one, two, score_cutoff=1) <= 1


def _symbol_remark(each: CitedDocument, other: str) -> Remark:
    start, end = typed_number(each.citation)
    place = Stretch(each.field, each.citation.start + start, each.citation.start + end)
    return Remark(place, "reference.two_ways.symbol", {"typed": _typed(each), "other": other})


def _typed(document: CitedDocument) -> str:
    start, end = typed_number(document.citation)
    return document.citation.text[start:end]


def _example(first: str, second: str, marked: str = "", suggestion: str | None = None) -> Example:
    return Example({"result": first}, marked, suggestion, others=({"documents": second},))


TWO_WAYS = ReportRule(
    "reference.two_ways",
    "info",
    find_two_ways,
    fires=(
        _example(
            "tại Nghị quyết 63/NQ-HU.", "Nghị quyết số 63-NQ/HU ngày 25/12/2023", "63/NQ-HU", "63-NQ/HU"
        ),
        _example(
            "Kế hoạch số 52/UBND ngày 30/01/2024",
            "Kế hoạch số 52/KH-UBND ngày 30/01/2024",
            "52/UBND",
            "52/KH-UBND",
        ),
        _example(
            "Báo cáo số 759/BC -UBND", "Báo cáo số 759/BC-UBND ngày 27/9/2024", "759/BC -UBND", "759/BC-UBND"
        ),
        _example("Kế hoạch số 5/KH-UBND", "Kế hoạch số 05/KH-UBND ngày 15/3/2024", "5/KH-UBND", "05/KH-UBND"),
        _example(
            "Kế hoạch số 64/KH-UBNND ngày 14/6/2024", "Kế hoạch số 64/KH-UBND ngày 14/6/2024", "64/KH-UBNND"
        ),
        _example(
            "Công văn số 81/UBND-VP ngày 14/6/2024", "Công văn số 81/UBND-KT ngày 14/6/2024", "81/UBND-VP"
        ),
        _example(
            "Kế hoạch số 64/KHUBND ngày 14/6/2024",
            "Kế hoạch số 64/KH-UBND ngày 14/6/2024",
            "64/KHUBND",
            "64/KH-UBND",
        ),
    ),
    silent=(
        _example("Kế hoạch số 64/KH-HĐND ngày 14/6/2024", "Kế hoạch số 64/KH-UBND ngày 14/6/2024"),
        _example("Công văn số 81/UBND-VP ngày 14/6/2024", "Công văn số 81/UBND-KT ngày 17/6/2024"),
        _example("tại Nghị quyết số 63-NQ/HU.", "Nghị quyết số 63-NQ/HU ngày 25/12/2023"),
        _example("Kế hoạch số 52/UBND ngày 30/01/2023", "Kế hoạch số 52/KH-UBND ngày 30/01/2024"),
        _example("Công văn số 52/UBND ngày 30/01/2024", "Kế hoạch số 52/KH-UBND ngày 30/01/2024"),
        _example("Kế hoạch số 52/KH-UBND", "Báo cáo số 52/BC-UBND ngày 30/01/2024"),
    ),
)
