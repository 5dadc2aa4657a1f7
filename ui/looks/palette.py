"""The palette of Qt's own widgets, from the table of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette, qGray

if TYPE_CHECKING:
    from ui.looks.colours import Colours

_GROUP, _ROLE = QPalette.ColorGroup, QPalette.ColorRole
_DARKER = 140  # in a hundred: QFusionStyle's own, as the next
_PALER = 0.75


def palette_of(colours: Colours) -> QPalette:
    """Return the palette in which everything is drawn that has no colours of its own.

    What is chosen where the keys do not go is grey: as it is in a window that is not the active one.
    """
    made = QPalette()
    for role, colour in {
        _ROLE.Window: colours.ground,
        _ROLE.WindowText: colours.text,
        _ROLE.Base: colours.paper,
        _ROLE.AlternateBase: colours.stripe,
        _ROLE.Text: colours.text,
        _ROLE.PlaceholderText: colours.quiet,
        _ROLE.Button: colours.button,
        _ROLE.ButtonText: colours.text,
        _ROLE.BrightText: colours.on_chosen,
        _ROLE.ToolTipBase: colours.paper,
        _ROLE.ToolTipText: colours.text,
        _ROLE.Link: colours.accent,
        _ROLE.LinkVisited: colours.accent,
        _ROLE.Accent: colours.accent,
        _ROLE.Highlight: colours.chosen,
        _ROLE.HighlightedText: colours.on_chosen,
        _ROLE.Light: colours.paper,
        _ROLE.Midlight: colours.stripe,
        _ROLE.Mid: colours.line,
        _ROLE.Dark: colours.line.darker(130),
        _ROLE.Shadow: colours.line.darker(200),
    }.items():
        made.setColor(role, colour)
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(_GROUP.Disabled, role, colours.faded)
    for group in (_GROUP.Inactive, _GROUP.Disabled):
        made.setColor(group, _ROLE.Highlight, colours.chosen_idle)
        made.setColor(group, _ROLE.HighlightedText, colours.on_chosen_idle)
    return made


def with_frames(palette: QPalette, line: QColor) -> QPalette:
    """Return a palette in which the style draws frames in a colour, or nearly.

    Fusion frames fields and boxes in the ground's colour made darker by `_DARKER`: in the dark nobody would
    see where they are.
    """
    made = QPalette(palette)
    lighter = QColor.fromHsv(line.hue(), line.saturation(), min(line.value() * _DARKER // 100, 255))
    made.setColor(_ROLE.Window, lighter)
    return made


def with_letters(palette: QPalette, colour: QColor) -> QPalette:
    """Return a palette that writes on the ground in another colour."""
    made = QPalette(palette)
    for group in (_GROUP.Active, _GROUP.Inactive):
        made.setColor(group, _ROLE.WindowText, colour)
    return made


def lively_button(palette: QPalette) -> QPalette:
    """Return a palette in which a button has the colours of what is chosen, unless it cannot be pressed."""
    made = QPalette(palette)
    for group in (_GROUP.Active, _GROUP.Inactive):
        made.setColor(group, _ROLE.Button, _before_fusion(palette.color(_GROUP.Active, _ROLE.Highlight)))
        made.setColor(group, _ROLE.ButtonText, palette.color(_GROUP.Active, _ROLE.HighlightedText))
    return made


def _before_fusion(colour: QColor) -> QColor:
    """Return the colour of which Fusion, which draws buttons lighter and paler, makes this one, or nearly.

    A tenth more is for its light upper edge.
    """
    lighter = 1.1 + max(1, (180 - qGray(colour.rgb())) / 6) / 100
    saturation = min(round(colour.saturation() / _PALER), 255)
    return QColor.fromHsv(colour.hue(), saturation, round(colour.value() / lighter))


def share_bar(palette: QPalette, colours: Colours) -> QPalette:
    """Return a palette in which a bar shows a share as calmly as the tree does."""
    made = QPalette(palette)
    for role, colour in {
        _ROLE.Highlight: colours.share,
        _ROLE.Accent: colours.share,
        _ROLE.HighlightedText: colours.on_share,
    }.items():
        made.setColor(role, colour)
    return made


def idle_choice(palette: QPalette) -> QPalette:
    """Return a palette in which what is chosen is grey in the active window too."""
    made = QPalette(palette)
    for role in (_ROLE.Highlight, _ROLE.HighlightedText):
        made.setColor(_GROUP.Active, role, palette.color(_GROUP.Inactive, role))
    return made


def lively_choice(palette: QPalette) -> QPalette:
    """Return a palette that has nothing but the colours of what is chosen where the keys go."""
    made = QPalette()
    for role in (_ROLE.Highlight, _ROLE.HighlightedText):
        made.setColor(_GROUP.Active, role, palette.color(_GROUP.Active, role))
    return made
