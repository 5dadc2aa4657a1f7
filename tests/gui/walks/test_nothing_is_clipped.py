"""Every window and dialog at every size of screen and text: no words cut off, all buttons in sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from every_dialog import BUILDERS, Built
from every_window import PLACES
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)
from walked import pages

from ui.looks.sizes import HAIR_SPACE
from ui.main_window import MainWindow
from ui.side.pages import SIDE_PAGES
from ui.widgets.eliding_label import ElidingLabel
from ui.widgets.literal import without_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.session.session import Session

SCREENS = {
    "1366x768": QSize(1366, 768),
    "1366x768 at 125 %": QSize(1093, 614),
    "1366x768 at 150 %": QSize(911, 512),
    "1920x1080 at 200 %": QSize(960, 540),
}
"""Screens as a window sees them."""
USUAL = [(screen, 12) for screen in SCREENS]
OTHERS = [("1366x768", 10), ("1366x768", 16), ("1366x768 at 150 %", 16)]
ALL = pytest.mark.parametrize(("screen", "points"), [*USUAL, *OTHERS])
FRAME = QSize(4, 36)
"""What the desktop draws around a window, at least."""

pytestmark = pytest.mark.usefixtures("vietnamese")


class Screen:
    """A screen of another size than the tests have; all else is as there."""

    def __init__(self, size: QSize) -> None:
        self._size, self._true = size, QApplication.primaryScreen()

    def availableSize(self) -> QSize:  # noqa: N802 - Qt's
        return self._size

    def availableGeometry(self) -> QRect:  # noqa: N802 - Qt's
        return QRect(QPoint(), self._size)

    def __getattr__(self, name: str) -> object:
        return getattr(self._true, name)


@pytest.fixture
def room(screen: str, points: int, write_in: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> QSize:
    """Return the room of a screen, on which everything is written in a size of points."""
    write_in(points)
    monkeypatch.setattr(QWidget, "screen", lambda _widget: Screen(SCREENS[screen]))
    return SCREENS[screen]


def settle() -> None:
    """Let what was laid out tell what it is in, and that take it in."""
    for _ in range(3):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """Return what has less room than its words need."""
    found = []
    for part in window.findChildren(QWidget):
        if part.isVisible() and part.window() is window and (why := _why_cut(part)):
            found.append(f"{type(part).__name__}: {_words(part)!r} {why}")
    return found


def has_room(window: QWidget) -> None:
    """Say that no words are cut off; what is written a moment later has its room a moment later."""
    assert cut_off(window) == []


def _words(part: QWidget) -> str:
    return part.currentText() if isinstance(part, QComboBox) else part.text()


def _why_cut(part: QWidget) -> str:
    if isinstance(part, ElidingLabel):
        return ""  # it says in its tip what has no room
    if isinstance(part, QLabel):
        return _why_label_cut(part)
    if isinstance(part, QPushButton):
        return _compared(part.size(), _room_of(part))
    if isinstance(part, QAbstractButton) and part.text():
        return _compared(part.size(), part.sizeHint())
    if isinstance(part, QComboBox | QAbstractSpinBox):
        return _compared(part.size(), QSize(0, part.fontMetrics().height() + 2 * HAIR_SPACE))
    return ""


def _room_of(button: QPushButton) -> QSize:
    """Return the room that a button's words need: its style would have all of one width at least."""
    metrics = button.fontMetrics()
    lines = without_key(button.text()).split("\n")
    wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * HAIR_SPACE
    return QSize(wide, len(lines) * metrics.height())


def _why_label_cut(label: QLabel) -> str:
    if not label.text():
        return ""
    if label.wordWrap():
        return _compared(label.size(), QSize(0, label.heightForWidth(label.width())))
    return _compared(label.size(), label.sizeHint())


def _compared(size: QSize, wanted: QSize) -> str:
    is_cut = size.width() < wanted.width() or size.height() < wanted.height()
    return f"{size.toTuple()} < {wanted.toTuple()}" if is_cut else ""


def out_of_sight(dialog: Dialog) -> list[str]:
    """Return the buttons at the foot that are not wholly in the dialog."""
    foot = [button for button in dialog.buttons.buttons() if button.isVisible()]
    return [each.text() for each in foot if not dialog.rect().contains(_rect(each, dialog))]


def _rect(part: QWidget, above: QWidget) -> QRect:
    return QRect(part.mapTo(above, QPoint()), part.size())


@ALL
@pytest.mark.parametrize("name", BUILDERS)
def test_a_dialog_has_room_for_its_words(built: Built, qtbot: QtBot, room: QSize, name: str) -> None:
    dialog = BUILDERS[name](built)
    qtbot.addWidget(dialog)
    dialog.show()
    for _ in pages(dialog):
        settle()
        qtbot.waitUntil(partial(has_room, dialog))
    assert out_of_sight(dialog) == []
    outer = dialog.size() + FRAME
    assert (outer.width() <= room.width(), outer.height() <= room.height()) == (True, True), dialog.size()


@ALL
def test_the_window_has_room_for_its_words(session: Session, qtbot: QtBot, room: QSize, points: int) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.showNormal()
    session.open_report(session.report_id)
    for place, show in PLACES.items():
        show(window)
        window.resize(room - QSize(0, 30))
        settle()
        if place in SIDE_PAGES:
            window.side.leave_room()
            qtbot.waitSignal(window.side.laid_out).wait()
            settle()
        assert cut_off(window) == [], place
        assert window.width() <= room.width(), place
        assert window.height() <= room.height(), place
        window.find_panel.field.escaped.emit()
        window.outline_filter.lift.click()
