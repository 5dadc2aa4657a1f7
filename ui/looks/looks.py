"""What applies sizes and colours to the application, and follows the system while it runs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QPalette

from ui.looks import sizes
from ui.looks.colours import SCHEME_COLOURS, colours, use
from ui.looks.focus import FocusSign
from ui.looks.palette import idle_choice, lively_button, palette_of, share_bar, with_frames, with_letters
from ui.looks.shades import contrast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.looks.colours import Scheme

STYLE = "Fusion"
"""Qt's own style: the same on an old Windows, a new one and Linux."""
# Qt's classes by name, ours as well; PySide6 takes a str here, its stubs want bytes.
_CAPTION, _HEAD = cast("tuple[bytes, ...]", ("Caption", "PartName"))
_VIEW, _BAR, _RING = cast("tuple[bytes, ...]", ("QAbstractItemView", "QProgressBar", "QFocusFrame"))
_ACCEPT, _TABS = cast("tuple[bytes, ...]", ("AcceptButton", "QTabBar"))
_EDGED = cast(
    "tuple[bytes, ...]",
    ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox", "QAbstractButton"),
)
"""What is typed in or pressed; the style draws a line around it."""
_STARK = 20.0
"""The contrast of a system's own letters above which it is taken for one of high contrast."""


class Looks(QObject):
    """The looks of the application: made once, they last as long as it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._is_stark = _is_stark(application.palette())
        self.text_size = 0
        if application.style().name().lower() != STYLE.lower():
            application.setStyle(STYLE)
        self._family = application.font()
        self.focus = FocusSign(application)
        self.write_in(sizes.TEXT_POINTS)
        self.follow_system()
        application.styleHints().colorSchemeChanged.connect(self.follow_system)

    @classmethod
    def of(cls, application: QApplication) -> Looks:
        """Return the application's looks, made with the first call."""
        made = application.findChild(cls)
        return made if isinstance(made, cls) else cls(application)

    def write_in(self, size: int) -> None:
        """Write everything in a size of points; captions and heads go with it."""
        size = sizes.text_size(size)
        if size == self.text_size:
            return
        self.text_size = size
        self._application.setFont(_font(self._family, size))  # this drops those of classes
        self._application.setFont(_font(self._family, size * sizes.CAPTION_SHARE), _CAPTION)
        head = _font(self._family, size * sizes.HEAD_SHARE)
        head.setWeight(QFont.Weight.DemiBold)
        self._application.setFont(head, _HEAD)

    def follow_system(self) -> None:
        """Draw in the light or the dark, and in high contrast, as the system does."""
        hints = self._application.styleHints()
        is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        is_high = _wants_contrast(hints, self._is_stark)
        self.draw_in(_SCHEMES[is_high, is_dark])

    def draw_in(self, scheme: Scheme) -> None:
        """Draw everything in one of the tables' colours."""
        use(scheme)
        palette = palette_of(SCHEME_COLOURS[scheme])
        self._application.setPalette(palette)  # this drops those of classes
        framed = with_frames(palette, colours().line)
        edged = with_frames(palette, colours().edge)
        self._application.setPalette(framed, _TABS)  # the style fills them with it, too
        for kind in _EDGED:
            self._application.setPalette(edged, kind)
        self._application.setPalette(idle_choice(framed), _VIEW)
        self._application.setPalette(lively_button(edged), _ACCEPT)
        self._application.setPalette(share_bar(framed, SCHEME_COLOURS[scheme]), _BAR)
        for kind, colour in ((_CAPTION, colours().quiet), (_RING, colours().accent)):
            self._application.setPalette(with_letters(palette, colour), kind)
        self.focus.follow_colours()


_SCHEMES: dict[tuple[bool, bool], Scheme] = {
    (False, False): "light",
    (False, True): "dark",
    (True, False): "high light",
    (True, True): "high dark",
}


def _font(family: QFont, size: float) -> QFont:
    font = QFont(family)
    font.setPointSizeF(size)
    return font


def _is_stark(palette: QPalette) -> bool:
    """Tell whether the system's own colours are of high contrast."""
    role = QPalette.ColorRole
    return contrast(palette.color(role.Window), palette.color(role.WindowText)) > _STARK


def _wants_contrast(hints: QObject, is_stark: bool) -> bool:
    """Tell whether the clerk asked the system for high contrast.

    Qt tells since 6.10; before, Windows is asked itself, and elsewhere the system's colours are looked at.
    """
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        return bool(accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)  # type: ignore[attr-defined]
    if sys.platform == "win32":
        from ui.looks.windows_contrast import is_contrast_high

        return is_contrast_high()
    return is_stark
