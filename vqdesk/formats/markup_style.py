"""How text looks in HTML, as far as it changes what is seen: by elements and by style attributes."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_BOLD = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"])
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_KEPT = re.compile(r"white-space\s*:\s*(pre\b|pre-wrap|break-spaces)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_ASIDE = (
    (re.compile(r"mso-element\s*:\s*(footnote|endnote)", re.IGNORECASE), "account.footnote"),
    (re.compile(r"mso-element\s*:\s*comment|mso-comment-reference", re.IGNORECASE), "account.comment"),
    (re.compile(r"mso-element\s*:\s*(header|footer)", re.IGNORECASE), "word.margin"),
)


class Look(NamedTuple):
    """How the text of an element looks; what is inside it looks so too unless it says otherwise."""

    font: str = ""
    bold: bool = False
    raised: bool = False
    kept: bool = False
    inserted: bool = False
    hidden: bool = False


class Looks:
    """The looks of the elements that are open, the innermost last."""

    def __init__(self) -> None:
        self._open = [Look()]

    @property
    def now(self) -> Look:
        """Return the innermost look."""
        return self._open[-1]

    @property
    def outer(self) -> Look:
        """Return the look around the innermost one."""
        return self._open[-2]

    def enter(self, element: Any) -> Look:
        """Take over an element's look."""
        tag, above = element.tag, self._open[-1]
        look = above
        if tag in _BOLD:
            look = look._replace(bold=True)
        elif tag == "sup":
            look = look._replace(raised=True)
        elif tag in ("pre", "textarea"):
            look = look._replace(kept=True)
        elif tag == "ins":
            look = look._replace(inserted=True)
        elif tag == "font" and element.get("face"):
            look = look._replace(font=element.get("face").partition(",")[0].strip())
        style = element.get("style")
        if style:
            look = _styled(look, style)
        self._open.append(look)
        return look

    def leave(self) -> None:
        """Go back to the look around the element that ends."""
        self._open.pop()

    def left_out(self, element: Any) -> str:
        """Return why an element's text is not part of a page; "" where it is seen."""
        if element.tag == "del":
            return "account.deleted"
        style = element.get("style") or ""
        for pattern, why in _ASIDE:
            if pattern.search(style):
                return why
        # Rows and cells that Excel hides are taken all the same.
        if element.tag not in ("tr", "td", "th") and (
            element.get("hidden") is not None or _HIDDEN.search(style)
        ):
            return "account.hidden_text"
        return ""


def _styled(look: Look, style: str) -> Look:
    if family := _FAMILY.search(style):
        look = look._replace(font=family[1].strip())
    if weight := _WEIGHT.search(style):
        look = look._replace(bold=weight[1].lower() in ("bold", "bolder", "600", "700", "800", "900"))
    if _KEPT.search(style):
        look = look._replace(kept=True)
    if _RAISED.search(style):
        look = look._replace(raised=True)
    return look._replace(hidden=bool(_HIDDEN.search(style)))
