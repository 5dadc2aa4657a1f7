"""Media of style sheets: whether rules for one hold on a clerk's screen, `screen and (min-width: 600px)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDTH = 1366  # pixels of the window; the screens of offices have that many
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 37.8, "mm": 3.78, "in": 96.0}


def holds(media: str | Sequence[Any]) -> bool | None:
    """Tell whether rules for these media hold on a screen; None where that depends on more than its width."""
    tokens = tinycss2.parse_component_value_list(media) if isinstance(media, str) else media
    queries = list(_queries(tokens))
    if not any(queries):
        return True
    answers = [_query(query) for query in queries]
    return True if True in answers else (None if None in answers else False)


def _queries(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    query: list[Any] = []
    for token in tokens:
        if token == ",":
            yield query
            query = []
        elif token.type not in ("whitespace", "comment"):
            query.append(token)
    yield query


def _query(tokens: list[Any]) -> bool | None:
    words = [token.lower_value if token.type == "ident" else token for token in tokens]
    turned = words[:1] == ["not"]
    if words[:1] in (["not"], ["only"]):
        words = words[1:]
    answers = [_part(word) for word in words if word != "and"]
    answer = False if False in answers else (None if None in answers or not answers else True)
    return answer if answer is None or not turned else not answer


def _part(word: Any) -> bool | None:
    """Answer for a medium's name, or for a width in brackets."""
    if isinstance(word, str):
        return None if word in ("or", "not") else word in ("screen", "all")
    tokens = word.content if word.type == "() block" else []
    tokens = [token for token in tokens if token.type not in ("whitespace", "comment")]
    if [token.type for token in tokens] not in (
        ["ident", "literal", "dimension"],
        ["ident", "literal", "number"],
    ):
        return None
    width = _PIXELS.get(getattr(tokens[2], "lower_unit", "px"), 0.0) * tokens[2].value
    name = tokens[0].lower_value.replace("device-", "")
    if name not in ("min-width", "max-width") or (not width and tokens[2].value):
        return None
    return bool(width <= _WIDTH if name == "min-width" else width >= _WIDTH)
