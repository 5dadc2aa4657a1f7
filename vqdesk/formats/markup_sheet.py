"""Style sheets of HTML: the properties that simple selectors give to elements and classes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KNOWN = frozenset(
    {
        *("display", "visibility", "font", "font-family", "font-weight", "white-space", "vertical-align"),
        *("list-style", "list-style-type", "mso-hide", "mso-element", "mso-list", "mso-spacerun"),
        *("mso-tab-count", "mso-footnote-id", "mso-endnote-id", "opacity", "font-size", "content-visibility"),
        *("text-decoration", "text-decoration-line", "text-line-through", "float", "position"),
        *("unicode-bidi", "direction", "content"),
    }
)
# A comment that never ends reaches to the end, so that no place is looked at twice.
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)|<!--|-->")
_LONGEST = 500_000  # characters of a style sheet; those of Word have a fifth of it
_MOST_RULES = 10_000
_BRACE = re.compile("[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_GENERATED = re.compile(r"(.*?)::?(?:before|after)", re.IGNORECASE)
_PART = re.compile(r"(\*|[a-z][a-z0-9]*)?((?:\.[\w-]+)*)", re.IGNORECASE)
_MOST_INNER = 100  # rules that hold inside of other elements; pages have ten
_DEEPEST = 6  # elements that one of them names
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


class Part(NamedTuple):
    """One element of a selector: its name, "" for any, and the classes that it must have."""

    tag: str
    classes: frozenset[str]

    def fits(self, tag: str, names: Iterable[str]) -> bool:
        """Tell whether an element with these classes is meant."""
        return self.tag in ("", tag) and self.classes.issubset(names)


class Sheet:
    """What the style sheets of a page say of elements (`td`), classes (`.xl65`), both (`p.MsoNormal`).

    Also of elements inside of others (`tr.done td`) and of several classes (`td.a.b`). Selectors of other
    forms, and what holds for print or for small screens only, are not looked at. `around` are all elements
    inside of which a rule holds.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        self._generated: dict[tuple[str, str], dict[str, str]] = {}
        self._inner: list[tuple[tuple[Part, ...], dict[str, str]]] = []
        for text in texts:
            for selector, body in _blocks(_COMMENT.sub(" ", text[:_LONGEST])):
                self._add(selector, properties(body))
        self.around = frozenset(part for parts, _ in self._inner for part in parts[:-1])

    def of(self, tag: str, classes: str, inside: frozenset[Part] = frozenset()) -> dict[str, str]:
        """Return the properties of an element with these classes; the narrower rule wins.

        `inside` are those of `around` that are open.
        """
        said = _said(self._rules, tag, classes)
        names = classes.split() if self._inner else []
        for parts, more in self._inner:
            if parts[-1].fits(tag, names) and inside.issuperset(parts[:-1]):
                said.update(more)
        return said

    def beside(self, tag: str, classes: str) -> str:
        """Return the `content` that is set before or behind such an element; "" where none is."""
        return _said(self._generated, tag, classes).get("content", "")

    def _add(self, selectors: str, said: dict[str, str]) -> None:
        if not said or len(self._rules) > _MOST_RULES:
            return
        for selector in selectors.split(","):
            rules, bare = self._rules, selector.strip()
            if (beside := _GENERATED.fullmatch(bare)) and "content" in said:
                rules, bare = self._generated, beside[1]
            match = _SELECTOR.fullmatch(bare)
            if match and match[0]:
                rule = ((match[1] or "").lower(), match[2] or "")
                rules.setdefault(rule, {}).update(said)
            elif rules is self._rules and len(self._inner) < _MOST_INNER and (parts := _parts(bare)):
                self._inner.append((parts, said))


def _parts(selector: str) -> tuple[Part, ...]:
    """Return the elements of a selector, the outermost first; none where it is of another form."""
    matches = [_PART.fullmatch(part) for part in selector.split()]
    if not 0 < len(matches) <= _DEEPEST or not all(matches):
        return ()
    return tuple(
        Part((match[1] or "").lower().strip("*"), frozenset(filter(None, match[2].split("."))))
        for match in matches
        if match
    )


def _said(rules: dict[tuple[str, str], dict[str, str]], tag: str, classes: str) -> dict[str, str]:
    said: dict[str, str] = {}
    if rules:
        names = classes.split()
        for rule in ((tag, ""), *(("", name) for name in names), *((tag, name) for name in names)):
            said.update(rules.get(rule, {}))
    return said


@lru_cache(maxsize=4096)
def _properties(style: str) -> tuple[tuple[str, str], ...]:
    said = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip().lower()
        if name in _KNOWN:
            said[name] = _IMPORTANT.sub("", value[:1000]).strip()
    return tuple(said.items())


def properties(style: str) -> dict[str, str]:
    """Return the declarations of a style that change what is seen, by their names in small letters."""
    return dict(_properties(style))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Go through selectors and bodies; what an at-rule has in its braces is one body."""
    start = opened = depth = 0
    selector = ""
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            if not depth:
                selector, opened = text[start : brace.start()].strip(), brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield selector, text[opened : brace.start()]
                start = brace.end()
