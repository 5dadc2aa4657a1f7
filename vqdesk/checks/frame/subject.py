"""What a rule sees: one task with what surrounds it, as plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_FIELDS, Period
from vqdesk.checks.claims.cells import ClaimCell
from vqdesk.checks.claims.judging import excuse
from vqdesk.checks.frame.places import NO_PLACES, KnownPlaces
from vqdesk.checks.numbers.passages import read_passage
from vqdesk.checks.readers.reading import read_claims
from vqdesk.text.citations import find_citations
from vqdesk.tracking.status_words import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.records import Organisation, Task, Unit
    from vqdesk.checks.claims.stated import ClaimFamily, Judged
    from vqdesk.checks.numbers.passages import NumberedText
    from vqdesk.text.citations import Citation
    from vqdesk.tracking.status_words import StatusWords

CONTENT, RESULT, EVALUATION, DOCUMENTS = "content", "result", "evaluation", "documents"

_NO_SLACK = Decimal(0)
READ_FIELDS = (RESULT, "reason", "note", "status", "output", CONTENT)
"""The fields, beside extra ones, whose figures and words are read."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tasks of a report share.

    `fields` are those for which the annex has a column; empty where nobody knows. `units` and `organisations`
    are the registers; `as_of` the day on which the report is checked, None where it does not matter;
    `statuses` the office's words for how far a task is; `places` those of the organisation's province;
    `limits` the numbers that the office has set, by the id of their rule.
    """

    period: Period = field(default_factory=lambda: Period("khác"))
    organisation: str = ""
    fields: frozenset[str] = frozenset()
    units: tuple[Unit, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    as_of: date | None = None
    statuses: StatusWords = DEFAULT
    places: KnownPlaces = NO_PLACES
    limits: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject:
    """One task: its texts by field (`result`, `extra:Ghi chú` ...), what surrounds it, the same task before.

    `former` is the task with this id in the report of the period before, None where there is none. What is
    read from the texts is read once and kept.
    """

    task: str
    number: str
    texts: Mapping[str, str]
    around: Surroundings = field(default_factory=Surroundings)
    former: Subject | None = None

    def text(self, field: str) -> str:
        """Return the text of a field, "" where the task has none."""
        return self.texts.get(field, "")

    @cached_property
    def narratives(self) -> tuple[str, ...]:
        """Return the fields with words of their own to read, in the order in which they are looked at."""
        extra = (field for field in self.texts if field.startswith(EXTRA))
        return tuple(field for field in (*READ_FIELDS, *extra) if self.texts.get(field))

    @cached_property
    def citations(self) -> Mapping[str, tuple[Citation, ...]]:
        """Return the references to documents in every field that has some."""
        found = {field: tuple(find_citations(text)) for field, text in self.texts.items() if "/" in text}
        return {field: citations for field, citations in found.items() if citations}

    @cached_property
    def passages(self) -> Mapping[str, NumberedText]:
        """Return what is read of the numbers in every field that has words of its own."""
        return {field: read_passage(field, self.texts[field]) for field in self.narratives}

    @cached_property
    def cells(self) -> Mapping[str, ClaimCell]:
        """Return each field's numbers as its claims are read from them; a plan may stand in the content."""
        content = [self.passages[CONTENT]] if CONTENT in self.passages else []
        return {
            field: ClaimCell(passage, content if field != CONTENT else [])
            for field, passage in self.passages.items()
        }

    @cached_property
    def verdicts(self) -> Counter[str]:
        """Return how many claims have each verdict; a number that is too long to be read is `unread`."""
        counts: Counter[str] = Counter([judged.verdict for judged in self.claims])
        for passage in self.passages.values():
            counts["unread"] += len(passage.unread) + (passage.rest is not None)
        return counts

    def forget(self) -> None:
        """Let go of what was read of the numbers, of the former task as well, but how many there are.

        Of a long report it takes many times the room of the texts. Whoever asks has it read anew.
        """
        if "claims" in self.__dict__:
            self.verdicts  # noqa: B018
        for name in ("claims", "claims_by_family", "cells", "passages"):
            self.__dict__.pop(name, None)
        if self.former is not None:
            self.former.forget()

    @cached_property
    def claims(self) -> tuple[Judged, ...]:
        """Return the arithmetic claims of all those fields, each judged."""
        judged = [judged for cell in self.cells.values() for judged in read_claims(cell)]
        if limits := self.around.limits:
            judged = [excuse(each, limits.get(each.claim.family, _NO_SLACK)) for each in judged]
        return tuple(judged)

    @cached_property
    def claims_by_family(self) -> Mapping[ClaimFamily, list[Judged]]:
        """Return the same claims by the family that a rule looks at."""
        found: dict[ClaimFamily, list[Judged]] = {}
        for judged in self.claims:
            found.setdefault(judged.claim.family, []).append(judged)
        return found

    def with_text(self, field: str, text: str) -> Subject:
        """Return the same task with another text in one field."""
        return replace(self, texts={**self.texts, field: text})


def subject_of(task: Task, around: Surroundings, former: Subject | None = None) -> Subject:
    """Return what the rules see of a stored task."""
    texts = {field: text for field in TASK_FIELDS if (text := task.text(field))}
    texts |= {EXTRA + heading: text for heading, text in task.extra.items() if text}
    return Subject(task.id, task.number, texts, around, former)
