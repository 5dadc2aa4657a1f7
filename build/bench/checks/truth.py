"""Passages of which is known what is wrong in them: those that the tests hold, and files of the same form."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
_DATA = ROOT / "tests" / "core" / "checks" / "data"
FIELDS = ("content", "evaluation", "documents")


@dataclass(frozen=True)
class Known:
    """One passage: its texts by field, and of each wrong figure its family and the places that meet it.

    A trap has figures but nothing to check.
    """

    id: str
    texts: dict[str, str]
    trap: bool
    wrong: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def known_passages(more: list[Path]) -> list[Known]:
    """Return the passages of the tests and of further files."""
    found = [passage for path in (_DATA / "reports.jsonl", *more) for passage in _of_lines(path)]
    return found + _of_marks(_DATA / "own.txt")


def _of_lines(path: Path) -> list[Known]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_known(f"{path.stem}:{row['id']}", row) for row in rows]


def _known(name: str, row: dict[str, Any]) -> Known:
    text = unicodedata.normalize("NFC", row["text"])
    texts = {"result": text, **{key: row[key] for key in FIELDS if row.get(key)}}
    wrong = tuple(
        (claim["family"], tuple(_places(text, claim)))
        for claim in row["claims"]
        if claim["verdict"] == "wrong"
    )
    return Known(name, texts, row["kind"] == "trap", wrong)


def _places(text: str, claim: dict[str, Any]) -> list[tuple[int, int]]:
    """Return where a finding may stand that meets a claim: at its figure or at one of its parts."""
    start = -1
    for _ in range(claim["nth"]):
        start = text.find(claim["at"], start + 1)
    places = [(start, start + len(claim["at"]))]
    for part in claim["parts"]:
        at = text.find(part)
        places += [(at, at + len(part))] if at >= 0 else []
    return places


def _of_marks(path: Path) -> list[Known]:
    """Return passages whose wrong figures stand between marks: `chiếm ⟦98,1%⟧`."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text, wrong = line, []
        while "⟦" in text:
            start, end = text.index("⟦"), text.index("⟧")
            wrong.append(("any", ((start, end - 1),)))
            text = text[:start] + text[start + 1 : end] + text[end + 1 :]
        found.append(Known(f"{path.stem}:{number}", {"result": text}, trap=False, wrong=tuple(wrong)))
    return found
