"""What an import made of a layout, compared with what is right, and the characters that it lost."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from handmade.truths import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = ("titles", "attached_to", "organisation")


def differences(form: dict, report: dict) -> list[str]:
    """Return what an import made otherwise than the report says, place by place."""
    found = [
        f"{name}: {form[name]!r} != {report[name]!r}"
        for name in _KEPT
        if form[name] != report.get(name, form[name])
    ]
    if form["period"] != report["period"]:
        found.append(f"period: {form['period']!r}")
    domains = [(numeral(domain["numeral"]), domain["name"]) for domain in form["domains"]]
    wanted = [(numeral(domain["numeral"]), domain["name"]) for domain in report["domains"]]
    counts = (
        [len(domain["tasks"]) for domain in form["domains"]],
        [len(domain["tasks"]) for domain in report["domains"]],
    )
    if domains != wanted or counts[0] != counts[1]:
        return [*found, f"domains: {domains} {counts[0]} != {wanted} {counts[1]}"]
    for got, right in zip(tasks(form), tasks(report), strict=True):
        right = {"extra": {}, **right}
        got = got | {"extra": further(form, got, right["extra"])}
        found += [
            f"task {right['number']}, {name}: {got[name]!r} != {right[name]!r}"
            for name in (*FIELDS, "extra")
            if got[name] != right[name]
        ]
    return found


def further(form: dict, task: dict, named: Iterable[str]) -> dict[str, str]:
    """Return what a task has beyond FIELDS, by heading; by its key where it is `named` so."""
    found = dict(task.get("extra", {}))
    for column in form["columns"]:
        key = column["key"]
        if key not in (*FIELDS, "extra") and task.get(key):
            found[key if key in named else column["heading"]] = task[key]
    return found


def numeral(text: str) -> str:
    """Return a numeral without the sign behind it: `I.` and `I` are one."""
    return text.rstrip(" .:)-–")


def tasks(form: dict) -> list[dict]:
    """Return the tasks of all domains."""
    return [task for domain in form["domains"] for task in domain["tasks"]]


def missing(seen: str, forms: Iterable[dict], account: Iterable[str]) -> str:
    """Return the characters that a reader sees and that are neither in a report nor in the account."""
    kept = Counter[str]()
    for form in forms:
        kept += letters("".join(texts(form)))
    return "".join((letters(seen) - kept - letters("".join(account))).elements())


def letters(text: str) -> Counter[str]:
    """Count the characters that are no white space."""
    return Counter("".join(unicodedata.normalize("NFC", text).split()))


def texts(form: object) -> list[str]:
    """Return the texts of a report, all that an import does not make by itself."""
    if isinstance(form, dict):
        return [
            text
            for key, value in form.items()
            if key not in ("id", "citations", "percent", "schema", "period")
            for text in texts(value)
        ]
    if isinstance(form, list):
        return [text for one in form for text in texts(one)]
    return [form] if isinstance(form, str) else []
