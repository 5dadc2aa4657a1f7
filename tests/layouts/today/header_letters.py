"""The keys of a header that is written in one line, as the letters of its columns."""

from __future__ import annotations

from vqdesk.annex.recognition.columns.annex_kind import is_annex
from vqdesk.annex.recognition.columns.choices import choose_fields
from vqdesk.annex.recognition.columns.headings import Leaf

FIELDS = {
    **{"n": "number", "u": "unit", "c": "content", "d": "documents", "r": "result", "e": "evaluation"},
    **{"a": "assignment", "k": "coordinating", "l": "leader", "o": "officer", "p": "output", "t": "deadline"},
    **{"s": "status", "f": "finished", "y": "reason", "g": "note", "1": "first_deadline"},
}


def read_letters(headings: str, rows: tuple[str, ...]) -> str | None:
    """Return the letters of the columns' keys; None where the table is no annex."""
    heads = [text.strip() for text in headings.split("|")]
    lines = [[text.strip() for text in row.split("|")] for row in rows] or [["x"] * len(heads)]
    leaves = [
        Leaf(tuple(head.split(" / ")), tuple(line[at] for line in lines)) for at, head in enumerate(heads)
    ]
    fields = [choice.field for choice in choose_fields(leaves)]
    letters = {field: letter for letter, field in FIELDS.items()}
    return "".join(letters.get(field or "", "-") for field in fields) if is_annex(leaves, fields) else None
