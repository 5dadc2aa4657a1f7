"""Lists of HTML: the labels that browsers set before their items."""

from __future__ import annotations

from typing import Any

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LAST_ROMAN = 3999
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
    if value < 1 or form not in ("a", "A", "i", "I") or (form in "iI" and value > _LAST_ROMAN):
        return str(value)
    text = _letters(value) if form in "aA" else _roman(value)
    return text.upper() if form.isupper() else text


def _letters(value: int) -> str:
    text = ""
    while value:
        value, place = divmod(value - 1, 26)
        text = chr(ord("a") + place) + text
    return text


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        while value >= worth:
            text, value = text + letters, value - worth
    return text
