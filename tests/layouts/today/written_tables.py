"""The tables of today in files: as Word, Excel, a page and text, and what is right of each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from clerks.page import written_blocks
from handmade.plan import C, Para, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from today.tables import Head, TaskTable

ENDINGS = (".docx", ".xlsx", ".html", ".txt", ".csv")


def file_of(made: TaskTable, ending: str) -> tuple[bytes, str]:
    """Return a table in a container, and what a reader sees in it."""
    return written_blocks([blocks_of(made)], ending)


def blocks_of(made: TaskTable) -> list[Para | Table]:
    """Return the title and the table, its heads spanning the columns that stand under them."""
    return [Para(made.title, bold=True), Table([*_heads(made.heads), *_rows(made)])]


def _heads(heads: tuple[Head, ...]) -> Iterator[list[C]]:
    depth = 1 + max(len(head.groups) for head in heads)
    for level in range(depth):
        row: list[C] = []
        paths = [(head.groups[: level + 1], len(head.groups) > level) for head in heads]
        for (groups, grouped), under in groupby(zip(paths, heads, strict=True), lambda pair: pair[0]):
            within = [head for _, head in under]
            if grouped:
                row.append(C(groups[-1], len(within)))
            else:
                row += [C(head.heading, 1, depth - level) for head in within if len(head.groups) == level]
        yield row


def _rows(made: TaskTable) -> Iterator[list[C]]:
    for mark, *texts in made.lines:
        width = len(made.heads)
        if mark == "= ":
            yield [C(texts[0]), C(texts[1], width - 1)]
        elif mark == "+ ":
            yield [C(texts[0], width)]
        else:
            yield [C(text) for text in (texts + [""] * width)[:width]]


def right_of(made: TaskTable) -> dict[str, Any]:
    """Return what an import must give back of a table: its columns, domains and tasks by their keys."""
    return {"columns": [*_columns(made)], "domains": [*_domains(made)]}


def _columns(made: TaskTable) -> Iterator[dict[str, str]]:
    moved = any(head.key == "first_deadline" for head in made.heads)
    for head in made.heads:
        if head.key == "first_deadline":
            continue
        heading, groups = head.name or head.heading, head.groups
        if moved and head.key == "deadline" and groups:
            heading, groups = groups[-1], groups[:-1]
        visibility = "internal" if head.internal else "shown"
        yield {"key": head.key, "heading": heading, "group": " / ".join(groups), "visibility": visibility}


def _domains(made: TaskTable) -> Iterator[tuple[tuple[str, str], list[dict[str, str]]]]:
    section, levels = ("", ""), list[tuple[str, str]]()
    found: list[tuple[tuple[str, str], list[dict[str, str]]]] = []
    for mark, *texts in made.lines:
        if mark == "= ":
            section, levels = (texts[0], texts[1]), []
            continue
        number = texts[0]
        if mark == "+ ":
            levels = [("", number)]
            continue
        levels = [level for level in levels if not level[0] or number.startswith(f"{level[0]}.")]
        if mark == "# ":
            levels.append((texts[0], texts[1]))
            continue
        names = [section[1], *(name for _, name in levels)]
        numeral = section[0] or (levels[0][0] if levels else "")
        domain = (numeral, " / ".join(filter(None, names)))
        if not found or found[-1][0] != domain:
            found.append((domain, []))
        found[-1][1].append(_task(made, texts))
    yield from found


def _task(made: TaskTable, texts: list[str]) -> dict[str, str]:
    pairs = zip(made.heads, texts, strict=False)
    task = {head.field: text for head, text in pairs if text}
    if "first_deadline" in task and "deadline" not in task:
        task["deadline"] = task.pop("first_deadline")
    return task


def read_as(form: dict[str, Any]) -> dict[str, Any]:
    """Return a report's exchange form as `right_of` writes it."""
    keys = [
        *{column["key"]: None for column in form["columns"] if column["key"] != "extra"},
        "first_deadline",
    ]
    domains = []
    for domain in form["domains"]:
        tasks = [
            {key: task[key] for key in keys if task.get(key)}
            | {f"extra:{name}": text for name, text in task.get("extra", {}).items() if text}
            for task in domain["tasks"]
        ]
        domains.append(((domain["numeral"], domain["name"]), tasks))
    return {"columns": form["columns"], "domains": domains}
