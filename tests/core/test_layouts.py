"""The measuring set: every layout of three annexes comes in exactly, and no character is lost."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from annex_layouts import LAYOUTS
from annex_truths import FIELDS, TRUTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Run = Callable[..., Any]

_MADE = ("id", "citations", "percent", "schema", "headings")
_KEPT = ("titles", "attached_to", "organisation")


@pytest.mark.parametrize("size", TRUTHS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_comes_in_exactly(run: Run, tmp_path: Path, name: str, size: str):
    made = LAYOUTS[name](TRUTHS[size])
    file = tmp_path / f"biểu{made.ending}"
    file.write_bytes(made.data)
    done = run("import", file, "--json", *made.args)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    told = told if isinstance(told, list) else [told]
    shown = [json.loads(run("show", one["report"], "--json").out) for one in told]
    assert len(shown) == len(made.reports)
    for form, report in zip(shown, made.reports, strict=True):
        assert differences(form, report) == []
    assert missing(made.seen, shown, [entry["what"] for one in told for entry in one["account"]]) == ""


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
        got = {"extra": {}, **got}
        found += [
            f"task {right['number']}, {name}: {got[name]!r} != {right[name]!r}"
            for name in (*FIELDS, "extra")
            if got[name] != right[name]
        ]
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
