"""The font of official documents, in every face and size that an annex has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from db.errors import Refused
from ui.paper.measures import points
from vqdesk.diagnostics.font_check import FAMILIES, LETTERS

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import TextStyle

_FACES = ((False, False), (True, False), (False, True), (True, True))
_SHOWN = 12


def document_family() -> str:
    """Return the font family for documents: Times New Roman, else what has the same widths.

    Raises Refused font.none where there is neither, and font.letters where a face lacks Vietnamese letters:
    Qt would take them from other fonts without a word, and the document would be a mixture.
    """
    family = next((each for each in FAMILIES if QFontDatabase.hasFamily(each)), None)
    if family is None:
        raise Refused("font.none", families=FAMILIES)
    lacking = sorted(set().union(*(_lacking(family, *face) for face in _FACES)))
    if lacking:
        raise Refused("font.letters", family=family, letters=" ".join(lacking[:_SHOWN]))
    return family


def _lacking(family: str, bold: bool, italic: bool) -> set[str]:
    """Return the Vietnamese letters that a face does not have."""
    face = QRawFont.fromFont(_font(family, 240, bold, italic))
    if face.familyName() != family:
        return set(LETTERS)
    return {letter for letter in LETTERS if not face.supportsCharacter(ord(letter))}


def _font(family: str, size: int, bold: bool, italic: bool) -> QFont:
    font = QFont([family])
    font.setPixelSize(size)
    font.setBold(bold)
    font.setItalic(italic)
    # Without hinting a letter is as wide on the screen as on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Joined into one sign, "fi" would not be found in a PDF.
    for feature in ("liga", "clig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


class Fonts:
    """The fonts for an annex's looks, in units of `ui.paper.measures`; of one thread.

    Raises what `document_family` raises.
    """

    def __init__(self) -> None:
        self._family = document_family()
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}

    def of(self, look: TextStyle) -> QFont:
        """Return the font of a look."""
        key = (look.size, look.bold, look.italic)
        if key not in self._fonts:
            self._fonts[key] = _font(self._family, points(look.size), look.bold, look.italic)
        return self._fonts[key]
