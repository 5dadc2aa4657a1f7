"""Selectors of style sheets as steps: one for each element that they name, each with its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import cssselect
from cssselect import parser as css
from cssselect.parser import parse_series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vqdesk.formats.html.css.matching import Family

    Holds = Callable[["ElementPlace"], bool]

_LONGEST = 400  # characters of a selector; each may lie in the one before it
_LONGEST_VALUE = 1000  # characters of an attribute that are compared
# What a page shows that nobody touches.
_NEVER = frozenset(
    {
        *("hover", "active", "focus", "focus-within", "focus-visible", "visited", "target", "target-within"),
        *("fullscreen", "playing", "paused", "seeking", "buffering", "stalled", "muted", "popover-open"),
        *("autofill", "-webkit-autofill", "user-valid", "user-invalid", "picture-in-picture", "modal"),
    }
)
_BY_ATTRIBUTE = {
    "link": ("href",), "any-link": ("href",), "checked": ("checked", "selected"), "disabled": ("disabled",),
    "required": ("required",),
}  # fmt: skip
# Attributes of which HTML compares the values without regard to capitals.
_FOLDED = frozenset(
    {
        *("accept", "align", "alink", "axis", "bgcolor", "charset", "checked", "clear", "color", "compact"),
        *("defer", "dir", "direction", "disabled", "enctype", "face", "frame", "hreflang", "http-equiv"),
        *("lang", "language", "link", "media", "method", "multiple", "nohref", "noresize", "noshade"),
        *("nowrap", "readonly", "rel", "rev", "rules", "scope", "scrolling", "selected", "shape", "target"),
        *("text", "type", "valign", "valuetype", "vlink"),
    }
)


class NotUnderstoodError(ValueError):
    """Say that a selector asks for what is not looked at."""


class ElementPlace(NamedTuple):
    """An element where it stands. Tests of names and classes alone need no more than these."""

    tag: str
    classes: frozenset[str]
    element: Any = None
    family: Family | None = None


class Test(NamedTuple):
    """What an element must be; `fixed` tells that its name and its classes alone answer it.

    `cost` is how many single tests it is made of.
    """

    holds: Holds
    fixed: bool
    cost: int = 1


class SelectorStep(NamedTuple):
    """One element of a selector: its name or, with a dot, one of its classes, and all that it must be.

    `how` it stands to the element of the step before: in it, as a child, right behind or behind.
    """

    name: str
    tests: tuple[Test, ...]
    how: str = ""


class Chain(NamedTuple):
    """A whole selector, its outermost element first; `beside` is `before` or `after` where it means these."""

    steps: tuple[SelectorStep, ...]
    weight: tuple[int, int, int]
    beside: str


def chain(selector: str) -> Chain | None:
    """Return the steps of one selector; None where it means no text of a page.

    Raises NotUnderstoodError.
    """
    if len(selector) > _LONGEST:
        raise NotUnderstoodError
    try:
        (found,) = cssselect.parse(selector)
    except (cssselect.SelectorError, ValueError) as error:
        raise NotUnderstoodError from error
    beside = found.pseudo_element or ""
    if beside in ("first-line", "first-letter"):
        raise NotUnderstoodError
    if beside not in ("", "before", "after"):
        return None
    return Chain(tuple(_steps(found.parsed_tree)), found.specificity(), str(beside))


def _steps(tree: Any) -> Iterator[SelectorStep]:
    parts = []
    while isinstance(tree, css.CombinedSelector):
        parts.append((tree.combinator, tree.subselector))
        tree = tree.selector
    parts.append(("", tree))
    for how, part in reversed(parts):
        tests = _tests(part)
        yield SelectorStep(_name(part), tests, how)


def _name(tree: Any) -> str:
    """Return the name of an element or a class of it, with a dot; "" where any may be meant."""
    name = ""
    while not isinstance(tree, css.Element):
        if isinstance(tree, css.Class):
            name = f".{tree.class_name}"
        tree = tree.selector
    return name or (tree.element or "").lower()


def _tests(tree: Any) -> tuple[Test, ...]:
    tests = []
    while not isinstance(tree, css.Element):
        build = _BUILDERS.get(type(tree))
        if build is None:  # another element inside, `:is(a b)`, or what comes later, `:has()`
            raise NotUnderstoodError
        tests.append(build(tree))
        tree = tree.selector
    if tree.namespace not in (None, "*"):
        raise NotUnderstoodError
    if tree.element:
        name = tree.element.lower()
        tests.append(Test(lambda place: place.tag == name, fixed=True))
    return tuple(tests)


def _class(tree: css.Class) -> Test:
    name = tree.class_name
    return Test(lambda place: name in place.classes, fixed=True)


def _hash(tree: css.Hash) -> Test:
    return Test(lambda place: place.element.get("id") == tree.id, fixed=False)


def _any_of(trees: Any, *, wanted: bool) -> Test:
    choices = [_tests(each) for each in trees]

    def holds(place: ElementPlace) -> bool:
        return any(all(test.holds(place) for test in tests) for tests in choices) is wanted

    parts = [test for tests in choices for test in tests]
    return Test(holds, all(test.fixed for test in parts), 1 + sum(test.cost for test in parts))


def _attribute(tree: css.Attrib) -> Test:
    if tree.namespace not in (None, "*") or tree.operator not in _OPERATORS:
        raise NotUnderstoodError
    name = tree.attrib.lower()
    folded = tree.flag == "i" or (tree.flag is None and name in _FOLDED)
    wanted = (tree.value.value or "") if tree.value else ""
    wanted = wanted.lower() if folded else wanted
    compare = _OPERATORS[tree.operator]

    def holds(place: ElementPlace) -> bool:
        value = place.element.get(name)
        if value is None:
            return False
        value = value[:_LONGEST_VALUE]
        return compare(value.lower() if folded else value, wanted)

    return Test(holds, fixed=False)


_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "exists": lambda _value, _wanted: True,
    "=": lambda value, wanted: value == wanted,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: wanted != "" and value.startswith(wanted),
    "$=": lambda value, wanted: wanted != "" and value.endswith(wanted),
    "*=": lambda value, wanted: wanted != "" and wanted in value,
}


def _pseudo(tree: css.Pseudo) -> Test:
    if tree.ident in _NEVER:
        return Test(lambda _place: False, fixed=True)
    if names := _BY_ATTRIBUTE.get(tree.ident):
        return Test(lambda place: any(place.element.get(name) is not None for name in names), fixed=False)
    holds = _PLACED.get(tree.ident)
    if holds is None:
        raise NotUnderstoodError
    return Test(holds, fixed=False)


def _only(place: ElementPlace, *, of_type: bool) -> bool:
    return _position(place, of_type=of_type) == 1 == _position(place, of_type=of_type, from_end=True)


def _position(place: ElementPlace, *, of_type: bool = False, from_end: bool = False) -> int:
    """Return the place of an element among its brothers, from 1."""
    family = place.family
    if family is None:
        return 0
    tag = place.tag if of_type else ""
    at = family.counts[tag]
    return family.total(place.element, tag) - at + 1 if from_end else at


_PLACED: dict[str, Holds] = {
    "root": lambda place: place.element.getparent() is None and place.tag == "html",
    "empty": lambda place: not len(place.element) and not place.element.text,
    "first-child": lambda place: _position(place) == 1,
    "last-child": lambda place: _position(place, from_end=True) == 1,
    "only-child": lambda place: _only(place, of_type=False),
    "first-of-type": lambda place: _position(place, of_type=True) == 1,
    "last-of-type": lambda place: _position(place, of_type=True, from_end=True) == 1,
    "only-of-type": lambda place: _only(place, of_type=True),
}
_PLACED["scope"] = _PLACED["root"]
_COUNTED = ("nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type")


def _function(tree: css.Function) -> Test:
    if tree.name not in _COUNTED:
        raise NotUnderstoodError
    try:
        step, first = parse_series(tree.arguments)
    except ValueError as error:
        raise NotUnderstoodError from error
    of_type, from_end = tree.name.endswith("of-type"), "last" in tree.name

    def holds(place: ElementPlace) -> bool:
        behind = _position(place, of_type=of_type, from_end=from_end) - first
        return behind == 0 if step == 0 else behind % step == 0 and behind // step >= 0

    return Test(holds, fixed=False)


_BUILDERS: dict[type, Callable[[Any], Test]] = {
    css.Class: _class,
    css.Hash: _hash,
    css.Attrib: _attribute,
    css.Pseudo: _pseudo,
    css.Function: _function,
    css.Negation: lambda tree: _any_of([tree.subselector], wanted=False),
    css.Matching: lambda tree: _any_of(tree.selector_list, wanted=True),
    css.SpecificityAdjustment: lambda tree: _any_of(tree.selector_list, wanted=True),
}
