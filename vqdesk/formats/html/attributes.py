"""Texts that elements show without holding them: those of their attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from vqdesk.formats.formulas.mathml import unprefixed_name

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<[^<>]*>")
_FORMULA = re.compile(r"math|formula|equation|latex|\btex\b|codecogs|wiris|chart\?cht=tx", re.IGNORECASE)
_KEPT_SIGNS = str.maketrans("«»¨§", '<>"&')
_LONGEST = 20_000  # characters of a kept formula
_TICKED = frozenset(["checkbox", "radio"])


def attribute_texts(element: Any) -> Iterator[tuple[str, str]]:
    """Go through the texts that an element's attributes show, with the key of why no report has them."""
    tag = unprefixed_name(element)
    if tag in ("area", "img") or (tag == "input" and element.get("type", "").lower() == "image"):
        yield element.get("alt") or "", "account.picture"
    elif tag == "iframe":
        yield _TAG.sub(" ", element.get("srcdoc") or ""), "account.frame"
    elif tag in ("optgroup", "option", "track", "menuitem"):
        yield element.get("label") or "", "account.box"
    elif tag in ("meter", "progress"):
        yield _share(element), "account.bar"
    elif tag in ("input", "textarea"):
        if not (element.get("value") or "").strip() and not (element.text or "").strip():
            yield element.get("placeholder") or "", "account.filler"
        if element.get("type", "").lower() in _TICKED:
            yield "☑" if element.get("checked") is not None else "☐", "account.box"


def is_formula_picture(element: Any) -> bool:
    """Tell whether a picture is that of a formula."""
    said = (element.get(name) or "" for name in ("class", "src", "data-mathml", "data-latex", "role"))
    return any(map(_FORMULA.search, said))


def mathml(element: Any) -> Any | None:
    """Return the formula that an editor of web pages keeps with its picture; None where it keeps none."""
    # Signs that would end an attribute are written as others.
    kept = (element.get("data-mathml") or "").translate(_KEPT_SIGNS)
    if not kept.strip() or len(kept) > _LONGEST:
        return None
    try:
        root = etree.fromstring(kept.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root is None else next(root.iter("math"), None)


def _share(element: Any) -> str:
    value = (element.get("value") or "").strip()
    most = (element.get("max") or "").strip()
    return f"{value}/{most}" if value and most else value
