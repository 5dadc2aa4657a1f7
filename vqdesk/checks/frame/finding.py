"""Something that a reviewer would question, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Acceptance

Severity = Literal["error", "warning", "info"]
"""error: surely wrong; warning: doubtful, a person should look; info: style, cut off, false precision."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Stretch(NamedTuple):
    """A stretch of a task's text: `text(field)[start:end]`, in characters of the text as it is stored."""

    field: str
    start: int
    end: int


class Move(NamedTuple):
    """What may be written into another field of the task, which is empty, because it belongs there."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule finds in one task.

    `key` names the sentence of `vqdesk.messages` that explains it, `values` fill its gaps. `stated` is the
    number as typed, without unit and `%`; `computed` what it should be, a decimal string with a point; both
    "" where the rule compares no numbers. `suggestion` takes the place of the whole stretch; None offers
    nothing. `lit` are further places that show why, such as the two numbers of a quotient. `severity`: where
    it is another than the rule's. `move` offers to fill another field; the words at the stretch stay.
    """

    stretch: Stretch
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    stated: str = ""
    computed: str = ""
    suggestion: str | None = None
    lit: tuple[Stretch, ...] = ()
    severity: Severity | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with the rule that found it, the task (id and number) and the words at its place.

    `accepted`: who said that the place may stay as it is; None where nobody did.
    """

    rule: str
    severity: Severity
    task: str
    number: str
    text: str
    remark: Remark
    accepted: Acceptance | None = None
