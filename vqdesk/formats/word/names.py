"""The names of WordprocessingML's elements, as lxml gives them."""

from __future__ import annotations

from typing import Any

from vqdesk.formats.opc.values import OFF

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_NAMESPACE}}}"
VAL = W + "val"


def tag_names(*tags: str) -> frozenset[str]:
    """Return elements' names by their tags."""
    return frozenset(W + tag for tag in tags)


def child(parent: Any, name: str) -> Any | None:
    """Return the first child of a name, four times as fast as `find` does."""
    return next(parent.iterchildren(name), None)


def is_on(properties: Any, tag: str) -> bool | None:
    """Tell whether a property is switched on; None where nothing is said of it."""
    found = None if properties is None else properties.find(W + tag)
    return None if found is None else found.get(VAL, "1") not in OFF


def value(properties: Any, tag: str, attribute: str = VAL) -> str | None:
    """Return a property's value; None where there is none."""
    found = None if properties is None else properties.find(W + tag)
    text: str | None = None if found is None else found.get(attribute)
    return text


def parse_int(text: str | None, otherwise: int) -> int:
    """Return a number of at most nine digits; else what stands for it."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else otherwise
