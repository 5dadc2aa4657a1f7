"""A rule: a pure function over what it sees, with examples that it must find and that it must not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vqdesk.checks.frame.subject import Subject, Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vqdesk.checks.frame.finding import Remark, Severity
    from vqdesk.checks.frame.limit import Limit


@dataclass(frozen=True, slots=True)
class Example:
    """The texts of a task by field, and of one that fires the words that are marked.

    `suggestion` is compared where it is given. `former` are the task's texts in the period before, `others`
    those of the tasks that follow in the report. `around_former` is what surrounded them then, where it was
    another.
    """

    texts: Mapping[str, str]
    marked: str = ""
    suggestion: str | None = None
    former: Mapping[str, str] | None = None
    others: tuple[Mapping[str, str], ...] = ()
    around: Surroundings = field(default_factory=Surroundings)
    around_former: Surroundings | None = None

    def subjects(self) -> list[Subject]:
        """Return the example as tasks, the one that is tried first."""
        rows = (self.texts, *self.others)
        then = self.around_former or self.around
        former = None if self.former is None else Subject("1", "1", self.former, then)
        return [
            Subject(str(place), str(place), texts, self.around, former if place == 1 else None)
            for place, texts in enumerate(rows, 1)
        ]


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A rule that needs one task alone, so that an edited task is checked without the others.

    `limit`: a number of it that an office may set.
    """

    id: str
    severity: Severity
    find: Callable[[Subject], Iterable[Remark]]
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class ReportRule:
    """A rule that compares tasks: it gets all, in the annex's order, and tells in which each remark is."""

    id: str
    severity: Severity
    find: Callable[[Sequence[Subject]], Iterable[tuple[Subject, Remark]]]
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    limit: Limit | None = None


AnyRule = TaskRule | ReportRule


def narrative(text: str, marked: str = "", suggestion: str | None = None, **texts: str) -> Example:
    """Return an example whose narrative is `text`; further texts by field."""
    return Example({"result": text, **texts}, marked, suggestion)
