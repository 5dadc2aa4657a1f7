"""Changes of texts and of JSON: signs between cells, quotes, encodings, values of other kinds."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from mutants.byte_changes import change_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_SIGNS = ("\t", ";", ",", "|", "  ", "    ", "\t\t", " | ", "│", "\v", "\u2028", "")
_CELLS = (
    *(
        "",
        "TT",
        "1",
        "I",
        "100%",
        '"',
        '""',
        '"a',
        "=1+1",
        "<p>",
        "<table><tr><td>",
        "|---|---|",
        "+--+--+",
        "...",
    ),
    *(
        "Tháng 13 năm 2024",
        "năm 20244444444444",
        "31/02/2024",
        "Số: 12/BC-UBND",
        "1" * 5000,
        "ắ" * 9000,
        "a" * 90_000,
    ),
    *(
        "\u0301" * 500,
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "\ud7ff",
        "\ufffe",
        "-" * 9000,
        "(" * 5000,
        "&lt;" * 999,
    ),
    *(
        " " * 40_000,
        "1." * 5000,
        "Kế hoạch số " * 2000,
        "/" * 9000,
        "9,9%" * 3000,
        "ngày " * 4000,
        "\xa0" * 9000,
    ),
)
_CODES = ("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1258", "latin-1", "utf-7", "gb18030", "shift_jis")
_ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        2**31,
        2**70,
        -(2**63),
        "",
        " ",
        "a" * 90_000,
        "\u0301" * 900,
        "2024-13-45",
    ),
    *(
        [],
        {},
        [[]],
        {"": {}},
        [1, "a", None],
        "năm",
        "9 tháng",
        "\ud800",
        "\x00",
        "<p>a</p>",
        "vqdesk.report/9",
    ),
    *("../../etc/passwd", "x" * 65, "'; DROP TABLE report; --", "content", "extra:", "I" * 999, "9" * 400),
)


def change_text(data: bytes, chance: Random) -> bytes:
    """Return a text with some of its lines and cells changed, or written in another encoding."""
    if chance.random() < 0.25:
        return change_bytes(data, chance)
    lines = _decoded(data).split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(_LINE_WAYS)(lines, chance)
    text = "\n".join(lines)
    if chance.random() < 0.15:
        return text.encode(chance.choice(_CODES), "replace")
    return text.encode("utf-8", "surrogatepass")


def change_json(data: bytes, chance: Random) -> bytes:
    """Return JSON with some of its values changed, moved, doubled or put into one another."""
    if chance.random() < 0.25:
        return change_bytes(data, chance)
    value = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        places = [*_places(value)]
        if places:
            holder, key = chance.choice(places)
            chance.choice(_JSON_WAYS)(holder, key, chance)
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.1:
        # What no value can say: a key twice, numbers that are none, depths that no parser holds.
        extra = chance.choice(
            ('"schema": 1, ', '"a": NaN, ', '"a": 1e999, ', '"a": ' + "[" * 5000 + "]" * 5000 + ", ")
        )
        text = text.replace("{", "{" + extra, 1)
    return text.encode("utf-8", "surrogatepass")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _cell(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    cells = lines[at].split("\t")
    cells[chance.randrange(len(cells))] = chance.choice(_CELLS)
    lines[at] = "\t".join(cells)


def _more_cells(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] += (chance.choice(_SIGNS) + chance.choice(_CELLS[:12])) * chance.choice((1, 5, 300, 20_000))


def _other_sign(lines: list[str], chance: Random) -> None:
    sign = chance.choice(_SIGNS)
    places = range(len(lines)) if chance.random() < 0.5 else [chance.randrange(len(lines))]
    for at in places:
        lines[at] = lines[at].replace("\t", sign)


def _line_again(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    size = max(1, len(lines[at]))
    lines[at:at] = [lines[at]] * min(chance.choice((1, 3, 100, 20_000)), 3_000_000 // size)


def _drop_line(lines: list[str], chance: Random) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def _move_line(lines: list[str], chance: Random) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))


def _join_lines(lines: list[str], chance: Random) -> None:
    if len(lines) > 1:
        at = chance.randrange(len(lines) - 1)
        lines[at : at + 2] = [lines[at] + chance.choice(("", " ", "\t", "\r")) + lines[at + 1]]


def _split_line(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _put(holder: Any, key: Any, chance: Random) -> None:
    holder[key] = _odd(chance)


def _drop(holder: Any, key: Any, _chance: Random) -> None:
    del holder[key]


def _again(holder: Any, key: Any, chance: Random) -> None:
    times = min(chance.choice((2, 30, 3000)), 3_000_000 // max(1, len(json.dumps(holder[key]))))
    holder[key] = [holder[key]] * times


def _deeper(holder: Any, key: Any, chance: Random) -> None:
    for _ in range(chance.choice((1, 5, 300))):
        holder[key] = {"a": holder[key]} if chance.random() < 0.5 else [holder[key]]


def _more_keys(holder: Any, key: Any, chance: Random) -> None:
    if isinstance(holder[key], dict):
        holder[key] |= {f"lạ {n}": _odd(chance) for n in range(chance.choice((1, 40, 2000)))}
    elif isinstance(holder[key], list):
        holder[key] += holder[key] * chance.choice((1, 20)) if len(holder[key]) < 5000 else []


def _odd(chance: Random) -> Any:
    """Return an odd value of its own: the ways that follow change it, or put it into itself."""
    return deepcopy(chance.choice(_ODD))


def _in_text(holder: Any, key: Any, chance: Random) -> None:
    holder[key] = f"{holder[key]}{chance.choice(_CELLS)}"[:200_000]


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return each value's holder and its key there, not in too deep ones."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left and len(found) < 5000:
        holder = left.pop()
        inside = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, each in [*inside]:
            found.append((holder, key))
            if isinstance(each, dict | list) and len(left) < 500:
                left.append(each)
    return found


_LINE_WAYS: tuple[Callable[[list[str], Random], None], ...] = (
    *(_cell,) * 3,
    *(_more_cells, _other_sign, _line_again, _drop_line, _move_line, _join_lines, _split_line),
)
_JSON_WAYS: tuple[Callable[[Any, Any, Random], None], ...] = (
    *(_put,) * 3,
    *(_drop, _again, _deeper, _more_keys, _in_text),
)
