"""What a trial of faults found: how many cases of each kind, and the first of those that were wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_SHOWN = 12

FAULTY = (
    "lost",
    "half done",
    "wedged",
    "refused but stored",
    "wrong reason",
    "unexpected",
    "left over",
    "untold",
    "overwritten",
    "kept out",
)
"""All that may be found and must not."""


@dataclass(slots=True)
class Tally:
    """Count the cases of a trial by what came of them; "" is well."""

    trial: str
    verb: str
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """The keys of the refusals and notices that were seen."""
    kills: Counter[str] = field(default_factory=Counter)
    """Where the kills of a day fell."""
    examples: list[str] = field(default_factory=list)

    def add(self, found: str, where: str) -> None:
        """Count a case; `found` is one of FAULTY and what is known of it, or empty."""
        kind = found.partition(":")[0]
        self.counts["tried"] += 1
        if not kind:
            return
        self.counts[kind] += 1
        if sum(example.startswith(kind) for example in self.examples) < _SHOWN:
            self.examples.append(f"{found} [{where}]")

    @property
    def faults(self) -> dict[str, int]:
        """The kinds that were found and must not be, with how often."""
        return {kind: self.counts[kind] for kind in FAULTY if self.counts[kind]}

    def as_json(self) -> dict[str, Any]:
        """Return what a child tells its parent."""
        return {
            "trial": self.trial,
            "verb": self.verb,
            "tried": self.counts["tried"],
            "faults": self.faults,
            "kills": dict(self.kills),
            "reasons": dict(self.reasons.most_common()),
            "examples": self.examples,
        }
