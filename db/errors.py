"""What is refused, on every floor, and by which key a person is told why."""

from __future__ import annotations


class Refused(Exception):
    """Say that something cannot be done and that everything was left as it was.

    `key` names a sentence of `vqdesk.messages`; `values` fill its gaps. Text is the clerk's
    language's business: no sentence is made here.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class ReportChanged(Exception):
    """A report was changed while its rows were being read: read them again."""
