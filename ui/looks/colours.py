"""The window's colours by what they are for, in the light, in the dark, and for who needs high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    Scheme = Literal["light", "dark", "high light", "high dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """One table of colours, each by its role.

    `ground` lies behind everything, `paper` behind what is written and read, `stripe` behind every other row,
    `line` between parts, `edge` around what is typed in or pressed. `text` and the `quiet` text of captions
    stand on these, as do `accent` (rings, links), `wrong`, `doubtful`, `note` and `right`; `on_sign` stands
    on signs filled with one of the last four. `chosen` lies behind what is chosen where the keys go,
    `chosen_idle` elsewhere. `alarm`, `calm` and `done` are bars, `share` is how far a task has come,
    `changed` lies behind a changed cell, `lit` shines through a text.
    """

    ground: QColor
    paper: QColor
    stripe: QColor
    button: QColor
    line: QColor
    edge: QColor
    text: QColor
    quiet: QColor
    faded: QColor
    accent: QColor
    wrong: QColor
    doubtful: QColor
    note: QColor
    right: QColor
    on_sign: QColor
    chosen: QColor
    on_chosen: QColor
    chosen_idle: QColor
    on_chosen_idle: QColor
    alarm: QColor
    on_alarm: QColor
    calm: QColor
    on_calm: QColor
    done: QColor
    on_done: QColor
    share: QColor
    on_share: QColor
    changed: QColor
    on_changed: QColor
    lit: QColor


def _table(**codes: str) -> Colours:
    return Colours(**{role: QColor(code) for role, code in codes.items()})


SCHEME_COLOURS: dict[Scheme, Colours] = {
    "light": _table(
        **{"ground": "#f3f5f8", "paper": "#ffffff", "stripe": "#f8f9fb", "button": "#fdfdfe"},
        **{"line": "#c9d0d9", "edge": "#b9c1cc", "text": "#1d2430", "quiet": "#566072", "faded": "#98a1ae"},
        **{"accent": "#1d5a9e", "wrong": "#b3261e", "doubtful": "#855300", "note": "#1d5a9e"},
        **{"right": "#1b6e3c", "on_sign": "#ffffff", "chosen": "#1d5a9e", "on_chosen": "#ffffff"},
        **{"chosen_idle": "#dde2e9", "on_chosen_idle": "#1d2430", "alarm": "#a51c17"},
        **{"on_alarm": "#ffffff", "calm": "#fdf3d0", "on_calm": "#2b2410", "done": "#dcf1e2"},
        **{"on_done": "#12331d", "share": "#c9dcf2", "on_share": "#1d2430", "changed": "#ffecb3"},
        **{"on_changed": "#2b2410", "lit": "#ffd020"},
    ),
    "dark": _table(
        **{"ground": "#2b3037", "paper": "#1e2228", "stripe": "#23282f", "button": "#3a414a"},
        **{"line": "#4d5661", "edge": "#687380", "text": "#e8ecf1", "quiet": "#b3bcc8", "faded": "#76808c"},
        **{"accent": "#7cb7f5", "wrong": "#ff9d94", "doubtful": "#f0bd62", "note": "#7cb7f5"},
        **{"right": "#7fd39b", "on_sign": "#1e2228", "chosen": "#2a639f", "on_chosen": "#ffffff"},
        **{"chosen_idle": "#434b56", "on_chosen_idle": "#ffffff", "alarm": "#b3261e"},
        **{"on_alarm": "#ffffff", "calm": "#4d421f", "on_calm": "#fbf1d0", "done": "#1f4a2d"},
        **{"on_done": "#dcf1e2", "share": "#2f567f", "on_share": "#ffffff", "changed": "#5b4a17"},
        **{"on_changed": "#fff4d1", "lit": "#ffd020"},
    ),
    "high light": _table(
        **{"ground": "#ffffff", "paper": "#ffffff", "stripe": "#ffffff", "button": "#ffffff"},
        **{"line": "#000000", "edge": "#000000", "text": "#000000", "quiet": "#000000", "faded": "#5c5c5c"},
        **{"accent": "#00008f", "wrong": "#8b0000", "doubtful": "#5a3a00", "note": "#00008f"},
        **{"right": "#004d1a", "on_sign": "#ffffff", "chosen": "#00008f", "on_chosen": "#ffffff"},
        **{"chosen_idle": "#d0d0d0", "on_chosen_idle": "#000000", "alarm": "#8b0000"},
        **{"on_alarm": "#ffffff", "calm": "#000000", "on_calm": "#ffffff", "done": "#000000"},
        **{"on_done": "#ffffff", "share": "#d0d0d0", "on_share": "#000000", "changed": "#ffff00"},
        **{"on_changed": "#000000", "lit": "#ffd020"},
    ),
    "high dark": _table(
        **{"ground": "#000000", "paper": "#000000", "stripe": "#000000", "button": "#000000"},
        **{"line": "#ffffff", "edge": "#ffffff", "text": "#ffffff", "quiet": "#ffffff", "faded": "#a8a8a8"},
        **{"accent": "#ffff00", "wrong": "#ff9d94", "doubtful": "#ffd27a", "note": "#9fd0ff"},
        **{"right": "#8cf0ad", "on_sign": "#000000", "chosen": "#ffff00", "on_chosen": "#000000"},
        **{"chosen_idle": "#5c5c5c", "on_chosen_idle": "#ffffff", "alarm": "#ff9d94"},
        **{"on_alarm": "#000000", "calm": "#ffffff", "on_calm": "#000000", "done": "#ffffff"},
        **{"on_done": "#000000", "share": "#5c5c5c", "on_share": "#ffffff", "changed": "#ffff00"},
        **{"on_changed": "#000000", "lit": "#ffd020"},
    ),
}
_in_use: list[Scheme] = ["light"]


def scheme() -> Scheme:
    """Return which of the tables is in use."""
    return _in_use[-1]


def use(wanted: Scheme) -> None:
    """Draw with another table from now on; who calls it changes the palette with it."""
    _in_use[:] = [wanted]


def colours() -> Colours:
    """Return the colours to draw with, now."""
    return SCHEME_COLOURS[scheme()]
