"""Lines of text as a browser shows them: white space collapses, blocks and breaks part lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from db.limits import LONGEST_CELL
from db.text.characters import raised_digits
from vqdesk.annex.source.cleanup import make_storable
from vqdesk.annex.source.legacy_text import convert_runs
from vqdesk.formats.formulas.line import gap_between
from vqdesk.text.legacy.conversion import charset_of_font, is_suspicious
from vqdesk.text.symbol_fonts import decode_symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from vqdesk.annex.source.import_log import Action, ImportLog
    from vqdesk.formats.html.css.style import ElementStyle
    from vqdesk.text.legacy.conversion import Charset

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LEVEL_SPACES = re.compile(r"[ \t]+")
_BREAKS = re.compile(r"\r\n?|\n")
_FRACTION = 2  # runs before the lowered one
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN_FONTS = frozenset(["symbol", "wingdings"])


class ShownParagraph(NamedTuple):
    """A paragraph as a browser shows it; `strong` tells that all of it is bold."""

    text: str
    strong: bool


class _Run(NamedTuple):
    text: str
    font: str = ""
    bold: bool = True


_LIGHT = _Run("", "", bold=False)
_PLAIN = ("", False, False, "", False, "", False, False, False, False, False)  # a look that changes nothing


class LineCollector:
    """Collect the text of a cell or of a paragraph; `where` is its place for the account.

    `likely` is the old encoding of the text around it. What is noted goes to the account when the text
    is taken. `refuse` is called where more comes than any cell has, and raises. Struck-out text is left out,
    and told by who takes the text, unless it shall be kept. Where a `bullet` is given, it stands for the
    dots, rings and squares before the items of lists; dashes and crosses that an item has stay.
    """

    def __init__(
        self,
        where: str,
        account: ImportLog,
        likely: Charset | None,
        refuse: Callable[[], None],
        *,
        keep_struck: bool = False,
        bullet: str = "",
    ) -> None:
        self.where = where
        self._bullet = bullet
        self._account = account
        self._likely = likely
        self._refuse = refuse
        self._keep_struck = keep_struck
        self._struck: list[str] = []
        self._labelled = 0  # struck-out texts before the label that waits
        self._gone = False  # whether a text was struck out of the open line
        self._formula = ""  # that came last, until something else comes
        self._left = LONGEST_CELL
        self._lines: list[list[_Run]] = [[]]
        self._begins = [True]  # by line, whether a block begins with it
        self._label: list[str] = []  # the pieces of the label that waits for its text
        self._labels: set[str] = set()
        self._notes: dict[tuple[Action, str], tuple[list[str], dict[str, list[str]]]] = {}
        self.parts: list[ShownParagraph] = []

    @property
    def untouched(self) -> bool:
        """Tell whether nothing has come yet, not even something to note."""
        return len(self._lines) == 1 and not (self._lines[0] or self._label or self._notes or self._struck)

    @property
    def only_label(self) -> bool:
        """Tell whether nothing is there but the label of an item whose text is still to come."""
        return bool(self._label) and len(self._lines) == 1 and not self._lines[0]

    def write(self, text: str, look: ElementStyle) -> None:
        """Add a text in its look: signs of symbol fonts and raised digits become Unicode."""
        self._take_room(len(text))
        if look == _PLAIN:
            self._add(self._collapse(_SPACES.sub(" ", text)), _LIGHT)
            return
        if (look.invisible or look.tiny) and text.strip():
            self.note(_SPACES.sub(" ", text), "skipped", "account.hidden_text")
            return
        if look.struck and text.strip() and not self._stays(text):
            self._strike(text)
            return
        font = look.font
        if font and font.casefold() in _SIGN_FONTS:
            text, font = self._signs(text, font), ""
        if look.raised and (raised := raised_digits(text)):
            self.note(text.strip(), "converted", "account.raised")
            text = raised
        if text.strip():
            self._look_at(text, look)
        if look.part == "label":
            self.add_label(text)
            return
        kept = look.kept
        if look.part == "spaces":
            text, kept = _BREAKS.sub(" ", text).replace("\u00a0", " "), "all"
        elif look.part == "tabs":
            text = "".join(text.split())
        self._write(text, _Run("", font, look.bold), kept)

    def write_formula(self, text: str, look: ElementStyle) -> None:
        """Add a formula as a line: kept apart from a figure that stands right before or behind it."""
        before = self._lines[-1][-1].text if self._lines[-1] else ""
        self.write(gap_between(before, text) + text, look._replace(kept="all", part=""))
        self._formula = text

    def write_tabs(self, count: int) -> None:
        """Add tabs."""
        self._add("\t" * count, _Run(""))

    def add_label(self, text: str) -> None:
        """Set a label, of a list's item, before the text that comes next; labels in a row stand together."""
        label = " ".join(text.split())
        if self._bullet and _is_dot(label):
            label = self._bullet
        self._take_room(len(label))
        if label:
            self._labelled = len(self._struck)
            self._label += [label] if text[:1] not in " \u00a0" else [" ", label]

    def end_label(self) -> None:
        """Show a label that no text has followed; one whose text is struck out goes with it."""
        if self._label and self._gone and not self._lines[-1]:
            self._struck.insert(self._labelled, "".join(self._label))
            self._label.clear()
        if self._label:
            self._add("", _Run(""))

    def break_line(self) -> None:
        """Begin another line, as `<br>` does."""
        self._take_room(1)
        self._formula = ""
        if self._gone and not self._lines[-1]:
            self._gone = False  # nothing is left of the line
            return
        self._gone = False
        self._lines.append([])
        self._begins.append(False)

    def end_block(self) -> None:
        """Begin another line unless this one is still empty."""
        if self._lines[-1]:
            self.break_line()
        self._gone = False
        self._begins[-1] = True

    def note(self, what: str, action: Action, why: str, **values: str) -> None:
        """Note what happened to a part of the text."""
        # Entries of one place are joined here: one by one, long ones would be copied again and again.
        whats, others = self._notes.setdefault((action, why), ([], {}))
        whats.append(what)
        for name, value in values.items():
            others.setdefault(name, []).append(value)

    @property
    def paragraphs(self) -> list[ShownParagraph]:
        """Return the text that was taken last, parted by its blocks."""
        parts = (ShownParagraph(part.text.strip("\n"), part.strong) for part in self.parts)
        return [part for part in parts if part.text]

    def take(self) -> str:
        """Return the text, without blank lines at its ends, and begin anew.

        `parts` then has the same text parted by its blocks, with the blank lines.
        """
        if self.untouched:
            self.parts = []
            return ""
        self.end_label()
        texts = self._texts()
        if len(texts) == 1:
            self.parts = [ShownParagraph(texts[0], _is_strong(self._lines[0]))] if texts[0] else []
        else:
            self.parts = self._part_blocks(texts)
        self._lines, self._begins = [[]], [True]
        self._labels.clear()
        self._tell()
        start, end = 0, len(texts)
        while start < end and not texts[start]:
            start += 1
        while end > start and not texts[end - 1]:
            end -= 1
        return "\n".join(texts[start:end])

    def take_struck(self) -> str:
        """Return what was struck out of the text, pieces beside one another parted by a blank."""
        struck = " ".join(" ".join(self._struck).split())
        self._struck = []
        return struck

    def _stays(self, text: str) -> bool:
        """Tell whether a struck-out text is wanted; it is told."""
        if self._keep_struck:
            self.note(_SPACES.sub(" ", text), "converted", "account.struck_kept")
        return self._keep_struck

    def _strike(self, text: str) -> None:
        """Leave out a text; a blank at its edge still parts what stands around it."""
        self._struck.append(text)
        self._gone = True
        if self._lines[-1] and text.strip() != text:
            self._add(self._collapse(" "), _LIGHT)

    def _look_at(self, text: str, look: ElementStyle) -> None:
        """Note what a look says of a text besides how it is written."""
        if look.turned:
            self.note(_SPACES.sub(" ", text), "converted", "account.turning", signs="bdo")
        if look.inserted:
            self.note(_SPACES.sub(" ", text), "converted", "account.inserted")
        if look.lowered and text.strip().isdecimal():
            self._close_fraction()

    def _close_fraction(self) -> None:
        """Set raised figures before a stroke on the line, where lowered ones follow: `14/16`, `2 1/2`."""
        line = self._lines[-1]
        if len(line) < _FRACTION or line[-1].text.strip() not in ("/", "⁄") or not line[-1].text.strip():
            return
        above = line[-2].text.strip().translate(_LOWERED)
        if above.isascii() and above.isdecimal() and line[-2].text.strip() != above:
            before = line[-3].text if len(line) > _FRACTION else ""
            line[-2:] = [
                line[-2]._replace(text=gap_between(before, above) + above),
                line[-1]._replace(text="/"),
            ]

    def _take_room(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            self._refuse()

    def _write(self, text: str, run: _Run, kept: str) -> None:
        if not kept:
            self._add(self._collapse(_SPACES.sub(" ", text)), run)
            return
        for place, line in enumerate(_BREAKS.split(text)):
            if place:
                self.break_line()
            self._add(line if kept == "all" else self._collapse(_LEVEL_SPACES.sub(" ", line)), run)

    def _collapse(self, text: str) -> str:
        """Take off a space that follows another one or begins a line."""
        line = self._lines[-1]
        return text[1:] if text[:1] == " " and (not line or line[-1].text[-1] == " ") else text

    def _add(self, text: str, run: _Run) -> None:
        line = self._lines[-1]
        if self._formula and text:
            text = gap_between(self._formula, text) + text
            self._formula = ""
        if self._label and (text or not run.text):
            label = "".join(self._label)
            line.append(_Run(label + " "))
            self._labels.add(label)
            self._label.clear()
        if text:
            line.append(_Run(text, run.font, run.bold))

    def _signs(self, text: str, font: str) -> str:
        shown = []
        for sign in text:
            known = sign if sign.isspace() else decode_symbol(sign, font)
            if known is None:
                self.note(sign, "skipped", "account.unknown_symbol", font=font)
            elif known != sign:
                self.note(sign, "converted", "account.symbol", after=known)
            shown.append(known or "")
        return "".join(shown)

    def _texts(self) -> list[str]:
        """Return the lines in Unicode; those without text are empty."""
        lines = self._lines
        if len(lines) == len(lines[0]) == 1:
            text = lines[0][0].text
        else:
            text = "\n".join(["".join([run.text for run in line]) for line in lines])
        if not text.strip():
            return [""] * len(self._lines)
        if self._likely is not None or is_suspicious(text) or self._has_old_font():
            text = convert_runs(self._runs(), self.where, self._account, self._likely)
        return [self._line(line) for line in make_storable(text, self.where, self._account).split("\n")]

    def _has_old_font(self) -> bool:
        fonts = {run.font for line in self._lines for run in line if run.font}
        return any(map(charset_of_font, fonts))

    def _runs(self) -> list[tuple[str, str]]:
        runs: list[tuple[str, str]] = []
        for place, line in enumerate(self._lines):
            runs += [("\n", "")] if place else []
            runs += [(run.text, run.font) for run in line]
        return runs

    def _line(self, text: str) -> str:
        bare = text.strip()
        # Behind the number of an empty item Word has a no-break space.
        return bare if not bare or bare in self._labels else text.rstrip(" ")

    def _part_blocks(self, texts: list[str]) -> list[ShownParagraph]:
        """Part the text by its blocks; where lines have become more, each line by itself."""
        alike = len(texts) == len(self._lines)
        paragraphs: list[tuple[list[str], bool]] = []
        for place, text in enumerate(texts):
            strong = alike and _is_strong(self._lines[place])
            if not paragraphs or not alike or self._begins[place]:
                paragraphs.append(([text], strong))
            else:
                lines, all_strong = paragraphs[-1]
                lines.append(text)
                paragraphs[-1] = lines, all_strong and strong
        return [ShownParagraph("\n".join(lines), strong) for lines, strong in paragraphs]

    def _tell(self) -> None:
        for (action, why), (whats, others) in self._notes.items():
            between = "; " if why == "account.math" else ""
            values = {
                name: between.join(texts) if name == "after" else texts[0] for name, texts in others.items()
            }
            self._account.add(self.where, between.join(whats), action, why, **values)
        self._notes = {}


def _is_dot(label: str) -> bool:
    """Tell whether a label is a bullet that nobody types: Word's second one is a Courier `o`."""
    return label == "o" or (len(label) == 1 and not label.isalnum() and label not in "-+*–—")


def _is_strong(line: list[_Run]) -> bool:
    return all(run.bold or not run.text.strip() for run in line)
