"""A task as the tree shows it: what is read of each task for that, and the row made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.access.careful_reading import View
from db.text.signs import BLANKS

if TYPE_CHECKING:
    from db.rows import Row

STARTING_CHARACTERS = 80
_READ = 400
"""Characters of a content that are read for its start: blanks count for nothing."""


@dataclass(frozen=True, slots=True)
class TaskOutline:
    """A task as the tree shows it; `content_start` is one line of at most 80 characters.

    A text of nothing but blanks and signs that nobody sees is none.
    """

    domain_id: str
    id: str
    number: str
    unit: str
    content_start: str
    evaluation: str
    has_result: bool
    has_documents: bool


def outline_row(
    domain_id: str, task_id: str, number: str, unit: str, start: str, evaluation: str, *has: int
) -> TaskOutline:
    """Return the row made of the values of OUTLINE."""
    content_start = " ".join(start.split())[:STARTING_CHARACTERS]
    return TaskOutline(domain_id, task_id, number, unit, content_start, evaluation, *map(bool, has))


def _values(row: Row) -> tuple[Any, ...]:
    return (
        *(row[name] for name in ("domain_id", "id", "number", "unit")),
        *(row["content"][:_READ], row["evaluation"]),
        *(int(bool(row[name].lstrip(BLANKS))) for name in ("result", "documents")),
    )


def _says(column: str) -> str:
    """Return the SQL that tells whether a text says something: most begin with a letter that does."""
    first = f"unicode({column}) BETWEEN 33 AND 126 OR unicode({column}) BETWEEN 192 AND 591"
    return f"CASE WHEN {first} THEN 1 ELSE ltrim({column}, '{BLANKS}') <> '' END"


OUTLINE = View(
    f"domain_id, id, number, unit, substr(content, 1, {_READ}), evaluation,"
    f" {_says('result')}, {_says('documents')}",
    (*[str] * 6, int, int),
    _values,
)
