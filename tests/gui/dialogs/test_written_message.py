"""What may follow once a file is written: it is opened, or its folder, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from ui.dialogs import message_box
from ui.dialogs.written_message import tell_written

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl


@pytest.mark.parametrize(("chosen", "opened"), [(0, ["biểu.docx"]), (1, [""]), (-1, [])])
def test_the_file_or_its_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: int, opened: list[str]
) -> None:
    seen: list[QUrl] = []
    offers: list[tuple[str, ...]] = []

    def choose(_parent: object, *told: str) -> int:
        offers.append(told)
        return chosen

    monkeypatch.setattr(message_box, "tell_and_offer", choose)
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    tell_written(None, "Đã ghi.", tmp_path / "biểu.docx")
    assert offers == [("Đã ghi.", "Open the file", "Open the folder")]
    assert [url.toLocalFile() for url in seen] == [str(tmp_path / name) for name in opened]
