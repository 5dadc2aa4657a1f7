"""Plain passages in a JSON Lines file, so that the rules can be measured on collections."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.checks.frame.subject import CONTENT, DOCUMENTS, EVALUATION, RESULT, Subject, Surroundings
from vqdesk.system.files import read_file_bytes
from vqdesk.text import strict_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

_BOM = b"\xef\xbb\xbf"
_OTHERS = (CONTENT, EVALUATION, DOCUMENTS)


def read_passages(path: Path, limits: Mapping[str, Decimal] | None = None) -> list[Subject]:
    """Read a file whose lines are `{"id", "text"}`, with `content`, `evaluation`, `documents` if they like.

    The text becomes the task's result, the id the task. Texts are composed (NFC), as stored ones are. Other
    keys are passed over, empty lines too. `limits` are the numbers that an office has set. Refused: file.*,
    texts.line with the number of the first bad line.
    """
    data = read_file_bytes(path).removeprefix(_BOM)
    subjects: list[Subject] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            value = _object(line, number, path.name)
            subjects.append(_subject(value, number, path.name, limits or {}))
    if not subjects:
        raise Refused("file.empty", name=path.name)
    return subjects


def _object(line: bytes, number: int, name: str) -> dict[str, object]:
    try:
        line.decode("utf-8")
        value = strict_json.parse(line, name)
    except (Refused, UnicodeDecodeError) as error:
        raise Refused("texts.line", name=name, line=number) from error
    if not isinstance(value, dict):
        raise Refused("texts.line", name=name, line=number)
    return value


def _subject(value: dict[str, object], number: int, name: str, limits: Mapping[str, Decimal]) -> Subject:
    wanted = {"id": value.get("id"), "text": value.get("text")}
    wanted |= {key: value[key] for key in _OTHERS if value.get(key) is not None}
    texts = {key: unicodedata.normalize("NFC", text) for key, text in wanted.items() if isinstance(text, str)}
    if len(texts) < len(wanted) or not texts["id"]:
        raise Refused("texts.line", name=name, line=number)
    task = texts.pop("id")
    # Whoever gives an evaluation has such a column; nobody knows of the others.
    fields = frozenset(key for key in _OTHERS if key in value)
    return Subject(task, "", {RESULT: texts.pop("text"), **texts}, Surroundings(fields=fields, limits=limits))
