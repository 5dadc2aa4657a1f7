"""One hash of a report's texts: it tells whether what was signed off is what stands there now.

The bytes are those of UTF-8 (lone surrogates as three bytes each), and no version of the program may make
others of the same texts:

- first the line `vqdesk.texts/1`, ended by U+000A;
- then entries, each a name, U+003A, the number of bytes of a text in decimal, U+003A, the text, U+000A.

The entries are, in this order, each left out whose text is empty, but for `column`, `domain` and `task`:

- `organisation`, `numeral`; `period.kind`, `period.year`, `period.ordinal`, `period.start`, `period.end`,
  numbers in decimal; `title` for each title; `attached_to`;
- for each column of the annex, in its order: `column` with its key, `column.heading`, `column.group`,
  `column.visibility` where it is not `shown`;
- for each domain, in the annex's order: `domain` with its numeral, `domain.name`; then for each of its tasks,
  in their order: `task` with nothing, and the task's texts by their names (`result`, `extra:Ghi chú`), the
  names in the order of their characters' numbers.

Ids, citations, percentages, findings, acceptances and how the annex looks are not among them. A text that a
later version adds is empty in every report of before, and so in none of the bytes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from db.records import EXTRA, TASK_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.records import Column, Draft, Report, Task

_HEAD = b"vqdesk.texts/1\n"
_ALWAYS = ("column", "domain", "task")

_Entry = tuple[str, str]


def digest_of_texts(draft: Draft) -> str:
    """Return the SHA-256 of a report's texts, in 64 hexadecimal digits."""
    whole = sha256(_HEAD)
    for name, text in _entries(draft):
        if text or name in _ALWAYS:
            raw = text.encode("utf-8", "surrogatepass")
            whole.update(f"{name}:{len(raw)}:".encode("utf-8", "surrogatepass") + raw + b"\n")
    return whole.hexdigest()


def _entries(draft: Draft) -> Iterator[_Entry]:
    yield from _of_report(draft.report)
    for column in draft.report.columns:
        yield from _of_column(column)
    for section in draft.sections:
        yield "domain", section.domain.numeral
        yield "domain.name", section.domain.name
        for task in section.tasks:
            yield "task", ""
            yield from _of_task(task)


def _of_report(report: Report) -> Iterator[_Entry]:
    period = report.period
    yield "organisation", report.organisation
    yield "numeral", report.numeral
    yield "period.kind", period.kind
    yield "period.year", str(period.year or "")
    yield "period.ordinal", str(period.ordinal or "")
    yield "period.start", period.start or ""
    yield "period.end", period.end or ""
    for title in report.titles:
        yield "title", title
    yield "attached_to", report.attached_to


def _of_column(column: Column) -> Iterator[_Entry]:
    yield "column", column.key
    yield "column.heading", column.heading
    yield "column.group", column.group
    yield "column.visibility", "" if column.visibility == "shown" else column.visibility


def _of_task(task: Task) -> Iterator[_Entry]:
    texts = {name: task.text(name) for name in TASK_TEXTS}
    texts |= {EXTRA + heading: text for heading, text in task.extra.items()}
    yield from sorted(texts.items())
