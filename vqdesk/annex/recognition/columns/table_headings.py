"""What the headings of one table say together: which keys they name, whether it plans or reports."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from vqdesk.annex.recognition.columns.headings import FORMER, find_known_field, heading_key, heading_words
from vqdesk.annex.recognition.columns.texts_below import are_figures, are_measures, are_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vqdesk.annex.recognition.columns.headings import Known, Leaf
    from vqdesk.annex.recognition.columns.title_words import TitlesTell

MEASURED = re.compile(r"dvt|don vi \(?tinh\b.*|don vi do|don vi do luong")
PRICED = re.compile(r"(don gia|thanh tien|gia tri hop dong)\b.*")
BUDGETED = re.compile(r"(du toan|quyet toan|kinh phi|chi phi|von|so tien|gia tri|ngan sach|thanh tien)\b.*")
# `Kết quả` alone or beside the product may be what was done, or what shall come of it.
OPEN_RESULT = re.compile(
    r"(ro )?ket qua( chinh| chu yeu| cu the| cuoi cung| cuoi)?|.*\bket qua\b.*\bsan pham\b.*|"
    r"san pham\b.*\bket qua\b.*"
)
PROGRESS = re.compile(r"(cap nhat |bao cao |ro )?(tien do|tinh hinh)\b(?!.*\bket qua\b).*")
# Periods beside each other, each with its plan and what was done of it.
_PERIOD = re.compile(r"(trong |den |den het )*(quy|thang|tuan|dot|[369] thang)\b.{0,30}")
_AMOUNT = re.compile(
    r"(ke hoach|chi tieu|muc tieu|thuc hien|ket qua|khoi luong|so luong|nam|uoc|dat|giao)\b.*"
)


class TableHeadings:
    """Tell of the headings of one table what they say together, with the texts below them.

    `own` are their own words, `titles` what the titles above say that the table is.
    """

    def __init__(self, leaves: Sequence[Leaf], titles: TitlesTell = "") -> None:
        self.leaves = leaves
        self.titles = titles
        self.own = [heading_words(leaf.texts[-1]) for leaf in leaves]
        self.measures = {at for at, own in enumerate(self.own) if own == "don vi" and self._is_measure(at)}
        """The places of headings `Đơn vị` under which stands what things are measured in."""
        self.measured = bool(self.measures) or self.say(MEASURED)

    @cached_property
    def by_words(self) -> list[Known | None]:
        """Return what each heading names by its own words alone."""
        return [find_known_field(leaf.texts[-1]) for leaf in self.leaves]

    def say(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether one of the headings is what a pattern says."""
        return any(map(pattern.fullmatch, self.own))

    def names(self, key: str) -> int | None:
        """Return the place of the first heading whose words name a key."""
        return next((at for at, known in enumerate(self.by_words) if known and known.field == key), None)

    def reports(self, at: int) -> bool:
        """Tell whether another heading than one says that the table reports what became of its tasks."""
        reporting = ("result", "evaluation", "status", "reason", "documents")
        return any(
            known is not None
            and index != at
            and not OPEN_RESULT.fullmatch(self.own[index])
            and (known.field in reporting or known == ("finished", 0))
            and not (
                known.field in ("result", "evaluation", "documents")
                and are_times(self.leaves[index].below)
                and any(self.leaves[index].below)
            )
            for index, known in enumerate(self.by_words)
        )

    def are_judged_beside(self, at: int) -> bool:
        """Tell whether another heading than that of a progress says that it is of how good a task is done."""
        return any(
            known is not None
            and known.field == "evaluation"
            and index != at
            and not PROGRESS.fullmatch(self.own[index])
            and (known.rank == 0 or "danh gia" in self.own[index])
            for index, known in enumerate(self.by_words)
        )

    def _is_measure(self, at: int) -> bool:
        """Tell a heading `Đơn vị` under which stands what things are measured in."""
        amounts = [index for index, own in enumerate(self.own) if _AMOUNT.fullmatch(own)]
        counted = any(are_figures(self.leaves[amount].below) for amount in amounts)
        return are_measures(self.leaves[at].below, counted=counted and not self.say(MEASURED))

    def is_of_other_time(self, at: int) -> bool:
        """Tell what was in another period, and figures of one period among others."""
        former = any(FORMER.fullmatch(heading_key(text)) for text in self.leaves[at].texts)
        return former or at in self._of_periods

    @cached_property
    def _of_periods(self) -> set[int]:
        """Return the places of figures that stand under several periods: `Quý III`, `Quý IV`."""
        periods: dict[str, list[int]] = {}
        for at, leaf in enumerate(self.leaves):
            counted = are_figures(leaf.below) or not any(leaf.below)
            known = self.by_words[at]
            judges = known is not None and known.field == "evaluation"
            if (
                counted
                and not judges
                and any(_PERIOD.fullmatch(heading_words(text)) for text in leaf.texts[:-1])
            ):
                periods.setdefault(self.own[at], []).append(at)
        return {at for places in periods.values() if len(places) > 1 for at in places}

    def is_named_beside(self, key: str, at: int) -> bool:
        """Tell whether another heading's words name a key."""
        return any(known and known.field == key and place != at for place, known in enumerate(self.by_words))

    def says_how(self, at: int) -> bool:
        """Tell whether another heading says how it stands with the tasks."""
        named = {known.field for index, known in enumerate(self.by_words) if known and index != at}
        return bool(named & {"status", "evaluation", "documents"})

    def has_deadline(self) -> bool:
        """Tell whether a heading names the deadline, or a progress that is one."""
        times = (
            PROGRESS.fullmatch(own) and are_times(leaf.below)
            for own, leaf in zip(self.own, self.leaves, strict=True)
        )
        return self.names("deadline") is not None or any(times)

    def surely_named(self, at: int) -> set[str]:
        """Return what other headings name beyond doubt of what comes, or came, of a task."""
        found = {
            known.field
            for index, known in enumerate(self.by_words)
            if known and index != at and not OPEN_RESULT.fullmatch(self.own[index])
            if known.field == "output" or (known == ("result", 0) and not self.is_of_other_time(index))
        }
        # A progress may be a share, a state or a time.
        told = any(
            known and known.field == "result" and PROGRESS.fullmatch(own)
            for known, own in zip(self.by_words, self.own, strict=True)
        )
        return found - {"result"} if told else found

    def plans_without(self, at: int, key: str) -> bool:
        """Tell a plan in which no other heading names a key: none says what became of a task.

        That it is a plan is said by a deadline, or by the titles.
        """
        plans = self.titles == "plan" or (self.titles == "" and self.has_deadline())
        return plans and not self.is_named_beside(key, at) and not self.reports(at)
