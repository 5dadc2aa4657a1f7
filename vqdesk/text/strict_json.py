"""JSON files from outside, read strictly: no NaN, doubled keys, huge numbers or lone surrogates."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from db.errors import Refused
from db.text.characters import LONE_SURROGATE
from vqdesk.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONGEST_NUMBER = 400  # digits; Python refuses to turn more than 4,300 into a number
_Pairs = list[tuple[str, object]]


class Number(float):
    """A number with a fraction; `typed` is how it stood in the file."""

    typed: str


def parse(data: bytes, name: str) -> object:
    """Read one JSON value from UTF-8 or UTF-16 bytes.

    Raises Refused file.empty, file.not_text, json.broken (also for what is nested too deep), and
    json.value for NaN and Infinity, a key that stands twice, a number of too many digits, a lone
    surrogate.
    """
    text = decode(data, name)
    hooks = _Hooks(name)
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=hooks.members,
            parse_int=hooks.integer,
            parse_float=hooks.fraction,
            parse_constant=hooks.constant,
        )
        lone = _lone_surrogate(value) if _SURROGATE.search(text) else None
    except (ValueError, RecursionError) as error:
        raise Refused("json.broken", name=name) from error
    if lone is not None:
        raise Refused("json.value", name=name, where=lone.lstrip("."))
    return value


class _Hooks:
    """What the JSON reader asks while it reads a file."""

    def __init__(self, name: str) -> None:
        self._name = name

    def members(self, pairs: _Pairs) -> dict[str, object]:
        members: dict[str, object] = {}
        for key, value in pairs:
            if key in members:
                raise self._refuse(_printable(key))
            members[key] = value
        return members

    def integer(self, digits: str) -> int:
        if len(digits) > _LONGEST_NUMBER:
            raise self._refuse(f"{digits[:20]}…")
        return int(digits)

    def fraction(self, digits: str) -> Number:
        number = Number(digits)
        number.typed = digits
        return number

    def constant(self, word: str) -> object:
        raise self._refuse(word)

    def _refuse(self, where: str) -> Refused:
        return Refused("json.value", name=self._name, where=where)


def dump(value: object) -> str:
    """Return a parsed value as JSON text on one line, numbers as they were typed."""
    pieces: list[str] = []
    _dump(value, pieces.append)
    return "".join(pieces)


def _dump(value: object, add: Callable[[str], None]) -> None:
    """Add the pieces of a value's text: joined level by level, a deep one would be copied at each."""
    if isinstance(value, Number):
        add(value.typed)
    elif isinstance(value, dict):
        add("{")
        for index, (key, member) in enumerate(value.items()):
            add(", " if index else "")
            add(f"{json.dumps(key, ensure_ascii=False)}: ")
            _dump(member, add)
        add("}")
    elif isinstance(value, list):
        add("[")
        for index, member in enumerate(value):
            add(", " if index else "")
            _dump(member, add)
        add("]")
    else:
        add(json.dumps(value, ensure_ascii=False))


def _lone_surrogate(value: object) -> str | None:
    """Say where the first half character stands, which no file could be written with; None where none does.

    The place is put together on the way back: for each value on the way down it would take too long.
    """
    if isinstance(value, str):
        return "" if LONE_SURROGATE.search(value) else None
    if isinstance(value, dict):
        for key, member in value.items():
            below = "" if LONE_SURROGATE.search(key) else _lone_surrogate(member)
            if below is not None:
                return f".{_printable(key)}{below}"
    elif isinstance(value, list):
        for index, member in enumerate(value):
            if (below := _lone_surrogate(member)) is not None:
                return f"[{index}]{below}"
    return None


def _printable(key: str) -> str:
    """Return a key as a message may show it."""
    return LONE_SURROGATE.sub("�", key[:60])
