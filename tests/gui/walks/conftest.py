"""What every walk begins with: a window in Vietnamese, and what the dialogs are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from every_dialog import Built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.session.session import Session


@pytest.fixture
def built(session: Session, make_draft: Callable[..., Draft], qtbot: QtBot, tmp_path: Path) -> Built:
    return Built(session, make_draft, qtbot, tmp_path)
