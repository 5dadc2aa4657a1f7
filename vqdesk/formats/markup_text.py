"""Lines of text as a browser shows them: white space collapses, blocks and breaks part lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vqdesk.formats.leftovers import fitted
from vqdesk.formats.legacy_text import converted
from vqdesk.text.legacy import charset_of_font, is_suspicious

if TYPE_CHECKING:
    from vqdesk.formats.account import Account

_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAKS = re.compile(r"\r\n?")


class Lines:
    """Collect the text of a cell or of a paragraph; `where` is its place for the account."""

    def __init__(self, where: str, account: Account) -> None:
        self.where = where
        self._account = account
        self._lines: list[list[tuple[str, str]]] = [[]]
        self._strong = True

    def write(self, text: str, font: str, *, bold: bool, kept: bool) -> None:
        """Add a text; `kept` keeps its white space as it stands."""
        if kept:
            first, *others = _BREAKS.sub("\n", text).split("\n")
            self._add(first, font, bold=bold)
            for other in others:
                self.break_line()
                self._add(other, font, bold=bold)
            return
        text = _SPACES.sub(" ", text)
        line = self._lines[-1]
        if text.startswith(" ") and (not line or line[-1][0].endswith(" ")):
            text = text[1:]
        self._add(text, font, bold=bold)

    def break_line(self) -> None:
        """Begin another line, as `<br>` does."""
        self._lines.append([])

    def end_block(self) -> None:
        """Begin another line unless this one is still empty."""
        if self._lines[-1]:
            self.break_line()

    @property
    def strong(self) -> bool:
        """Tell whether all of it is bold."""
        return self._strong

    def take(self) -> str:
        """Return the text, without blank lines at its ends, and begin anew."""
        texts = [self._line(line) for line in self._lines]
        self._lines = [[]]
        while texts and not texts[0].strip():
            texts.pop(0)
        while texts and not texts[-1].strip():
            texts.pop()
        return "\n".join(texts)

    def _add(self, text: str, font: str, *, bold: bool) -> None:
        if text:
            self._lines[-1].append((text, font))
            if text.strip() and not bold:
                self._strong = False

    def _line(self, runs: list[tuple[str, str]]) -> str:
        text = "".join(text for text, _ in runs)
        if not text.strip():
            return ""
        if is_suspicious(text) or any(charset_of_font(font) for _, font in runs if font):
            text = converted(runs, self.where, self._account)
        return fitted(text, self.where, self._account).strip(" ")
