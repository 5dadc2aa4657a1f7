"""What the tests of the import have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.session.session import Session
    from vqdesk.importing.file_import import Incoming


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Callable[[Incoming], ImportDialog]:
    def show(incoming: Incoming) -> ImportDialog:
        dialog = ImportDialog(session, Readings(incoming))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return show
