"""Declarations of CSS: what they say of how an element is seen, `text-decoration: line-through`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Said = Mapping[str, str]
    Variables = frozenset[tuple[str, str]]

_KNOWN = frozenset(
    {
        *("display", "visibility", "font", "font-family", "font-weight", "white-space", "vertical-align"),
        *("list-style", "list-style-type", "mso-hide", "mso-element", "mso-list", "mso-spacerun"),
        *("mso-tab-count", "mso-footnote-id", "mso-endnote-id", "opacity", "font-size", "content-visibility"),
        *("text-decoration", "text-decoration-line", "text-line-through", "float", "position"),
        *("unicode-bidi", "direction", "content"),
    }
)
# Word writes another style for each row of a table, which says nothing of this.
_ANY = re.compile("|".join([*sorted(_KNOWN), "--", r"\\"]), re.IGNORECASE)
_LONGEST = 1000  # characters of a value
_FONT = re.compile(
    r"(?<![\w.])(0|(?:\d+(?:\.\d+)?|\.\d+)(?:pt|px|em|rem|ex|%|cm|mm|in|pc)|(?:xx?-)?(?:small|large)|medium)"
    r"(?:/\S+)?\s+(\S.*)",
    re.IGNORECASE,
)
HEAVY = ("bold", "bolder", "600", "700", "800", "900")
_NOTHING = re.compile(r"(?:0+(?:\.0+)?|\.0+)(?:%|[a-z]*)", re.IGNORECASE)
_SIZE = re.compile(r"[\d.]+(?:pt|px|rem|cm|mm|in|pc)|(?:xx?-|xxx-)?(?:small|large)|medium", re.IGNORECASE)
_STRING = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\bcounters?\([^)]*\)|\battr\([^)]*\))")
# Variables may be made of variables, and each of many.
_MOST_VARIABLES = 4
_DEEPEST = 3


class Declaration(NamedTuple):
    """A property and its value as they are written; names in small letters."""

    name: str
    value: str
    important: bool


@lru_cache(maxsize=4096)
def parse_style_attribute(style: str) -> tuple[Declaration, ...]:
    """Return the declarations of a `style` attribute that change what is seen."""
    if not _ANY.search(style):
        return ()
    return tuple(known(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)))


def known(nodes: Iterable[Any]) -> Iterator[Declaration]:
    """Go through the declarations among parsed nodes that change what is seen, and through variables."""
    for node in nodes:
        if node.type == "declaration" and (node.lower_name in _KNOWN or node.name.startswith("--")):
            # The names of variables alone differ by their capitals.
            name = node.name if node.name.startswith("--") else node.lower_name
            yield Declaration(name, tokens_as_text(node.value)[:_LONGEST].strip(), node.important)


def tokens_as_text(tokens: Sequence[Any]) -> str:
    """Return tokens as text without comments; "" where brackets lie deeper than in any rule."""
    try:
        return str(tinycss2.serialize([token for token in tokens if token.type != "comment"]))
    except RecursionError:
        return ""


def resolve_declarations(declarations: Iterable[Declaration], variables: Variables) -> dict[str, str]:
    """Return what declarations say together, the last of a property; variables are put in.

    Of properties that stand for several, `text-decoration`, `font`, `list-style`, only the several are said.
    """
    said: dict[str, str] = {}
    for name, value, _ in declarations:
        if not name.startswith("--"):
            said.update(
                _expand_shorthand(
                    name, _fill_variables(value, variables) if "var(" in value.lower() else value
                )
            )
    return said


def hides_element(said: Said) -> bool:
    """Tell whether nothing of an element is seen, whatever is said of what lies in it."""
    return (
        said.get("display", "").lower() == "none"
        or said.get("mso-hide", "").lower() == "all"
        or said.get("content-visibility", "").lower() == "hidden"
        or bool(_NOTHING.fullmatch(said.get("opacity", "1")))
    )


def is_invisible(said: Said) -> bool | None:
    """Tell whether an element is made invisible, or visible again; None where nothing is said."""
    value = said.get("visibility", "").lower()
    return value in ("hidden", "collapse") if value in ("hidden", "collapse", "visible", "initial") else None


def is_tiny(said: Said) -> bool | None:
    """Tell whether letters have no size, or have one again; None where it is that of what lies around."""
    size = said.get("font-size", "")
    if _NOTHING.fullmatch(size):
        return True
    return False if _SIZE.fullmatch(size) else None


def strikes_text(said: Said) -> bool:
    """Tell whether a line goes through the text."""
    return "line-through" in said.get("text-decoration-line", "").lower() or said.get(
        "text-line-through", "none"
    ).lower() not in ("none", "")


def _expand_shorthand(name: str, value: str) -> dict[str, str]:
    if name == "text-decoration":
        return {"text-decoration-line": value}
    if name == "list-style":
        return {"list-style-type": value}
    if name != "font":
        return {name: value}
    match = _FONT.search(value)
    if not match:
        return {}  # that of a menu, or as around
    heavy = any(word in HEAVY for word in value[: match.start()].lower().split())
    return {
        "font-size": match[1],
        "font-family": match[2],
        "font-weight": "bold" if heavy else "normal",
    }


@lru_cache(maxsize=256)
def _fill_variables(value: str, variables: Variables) -> str:
    """Put in variables; a value with one that is not set says nothing."""
    return _put_in(value, dict(variables), 0)


def _put_in(value: str, variables: Said, depth: int) -> str:
    if "var(" not in value.lower():
        return value
    tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
    places = [token.type == "function" and token.lower_name == "var" for token in tokens]
    if depth > _DEEPEST or sum(places) > _MOST_VARIABLES:
        return ""
    parts = []
    for token, is_variable in zip(tokens, places, strict=True):
        part = _variable(token.arguments, variables) if is_variable else tokens_as_text([token])
        if part is None:
            return ""
        parts.append(_put_in(part, variables, depth + 1) if is_variable else part)
    return "".join(parts)[:_LONGEST].strip()


def _variable(arguments: Sequence[Any], variables: Said) -> str | None:
    """Return a variable's value, or what stands for one that is not set; None where nothing does."""
    name, comma, otherwise = tokens_as_text(arguments).partition(",")
    return variables.get(name.strip(), otherwise if comma else None)


def generated(content: str) -> str:
    """Return the texts of a `content` property; numbers that are counted stay as they are written."""
    return " ".join(filter(None, (a or b or c for a, b, c in _STRING.findall(content)))).strip()
