"""The button that does what a dialog is for is found at once and readable; calm while not to be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from ui.dialogs.accept_button import AcceptButton
from ui.dialogs.dialog import Dialog
from ui.looks.colours import SCHEME_COLOURS, colours
from ui.looks.shades import LEAST, contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QAbstractButton
    from pytestqt.qtbot import QtBot

    from ui.looks.looks import Looks


def drawn(button: QAbstractButton) -> list[QColor]:
    """Return the colours that lie behind a button's words, from its top to its foot."""
    image = button.grab().toImage()
    return [image.pixelColor(QPoint(6, y)) for y in range(4, image.height() - 4)]


def apart(one: QColor, other: QColor) -> int:
    """Return by how much of 255 two colours differ in red, green or blue, the most of them."""
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return max(abs(of_one - of_other) for of_one, of_other in pairs)


@pytest.mark.parametrize("name", SCHEME_COLOURS)
def test_the_accept_button_is_found_and_read_at_once(looks: Looks, qtbot: QtBot, name: str) -> None:
    looks.draw_in(name)  # type: ignore[arg-type]  # the table's own names
    dialog = Dialog(None, "Thêm", "Thêm")
    qtbot.addWidget(dialog)
    dialog.show()
    accept = dialog.accept_button
    (cancel,) = (each for each in dialog.buttons.buttons() if not isinstance(each, AcceptButton))
    behind = drawn(accept)
    assert min(contrast(colours().on_chosen, each) for each in behind) >= LEAST
    assert apart(behind[0], drawn(cancel)[0]) > 60
    accept.setEnabled(False)
    assert drawn(accept)[0] == drawn(cancel)[0]
