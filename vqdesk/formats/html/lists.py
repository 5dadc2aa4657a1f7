"""Lists of HTML: the labels that browsers set before their items."""

from __future__ import annotations

from typing import Any

from vqdesk.text.numerals import HIGHEST_ROMAN, format_letters, format_roman

_FORMS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
_BULLET = "•"


class OpenList:
    """Count the items of a list that is open; `bare` says that its items show no labels."""

    def __init__(self, element: Any, form: str = "", *, bare: bool = False) -> None:
        self._bare = bare
        self._counted = element.tag == "ol"
        self._form = _FORMS.get(form) or element.get("type") or "1"
        backwards = element.get("reversed") is not None
        self._step = -1 if backwards else 1
        first = sum(1 for _ in element.iterchildren("li")) if backwards else 1
        self._next = number(element.get("start"), first)

    def label(self, item: Any) -> str:
        """Return the label of the next item; "" where it shows none."""
        if self._bare:
            return ""
        if not self._counted:
            return _BULLET
        value = number(item.get("value"), self._next)
        self._next = value + self._step
        return f"{_numeral(value, self._form)}."


def number(text: str | None, default: int) -> int:
    """Return a whole number of an attribute; `default` where there is none that a page would have."""
    digits = (text or "").strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return default
    return int((text or "").strip())


def _numeral(value: int, form: str) -> str:
    if value < 1 or form not in ("a", "A", "i", "I") or (form in "iI" and value > HIGHEST_ROMAN):
        return str(value)
    text = format_letters(value) if form in "aA" else format_roman(value)
    return text if form.isupper() else text.lower()
