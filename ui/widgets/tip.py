"""Tooltips that say what their text says."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

_WIDE = 100  # characters a line
_LONGEST = 3000  # characters; more has no room on a small screen


class _Tipped(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


def tip(text: str) -> str:
    """Return a text as Qt's tooltips show it to the letter, its long lines broken, its end cut off.

    Every model gives its ToolTipRole through this. Qt takes a tip that looks like markup for markup, and
    cannot be told otherwise: such a text is handed over as markup that shows it.
    """
    lines = [piece for line in _cut(text).split("\n") for piece in _pieces(line)]
    if "<" not in text and "&" not in text:
        return "\n".join(lines)
    return f'<p style="white-space:pre">{"<br>".join(escape(line) for line in lines)}</p>'


def set_tip(target: _Tipped, text: str) -> None:
    """Give a widget, an item or an action its tooltip; who hears the window is told the text itself."""
    target.setToolTip(tip(text))
    if isinstance(target, QWidget):
        target.setAccessibleDescription(text)


def show_tip(widget: QWidget, at: QPoint, text: str) -> None:
    """Show a tooltip for a widget at a place of the screen."""
    QToolTip.showText(at, tip(text), widget)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _pieces(line: str) -> list[str]:
    """Return a line in pieces that a screen has room for; blanks stay."""
    if len(line) <= _WIDE:
        return [line]
    return wrap(line, _WIDE, expand_tabs=False, replace_whitespace=False, drop_whitespace=False)
