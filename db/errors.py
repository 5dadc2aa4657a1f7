"""What is refused or told, on every floor, and by which key a person is told why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class Refused(Exception):
    """Say that something cannot be done and that everything was left as it was.

    `key` names a sentence of `vqdesk.messages`; `values` fill its gaps. Text is the clerk's
    language's business: no sentence is made here.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Notice:
    """Say what was done, or found, that the clerk did not ask for; keys and gaps as with `Refused`."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)


class ReportChanged(Exception):
    """A report was changed while its rows were being read: read them again."""
