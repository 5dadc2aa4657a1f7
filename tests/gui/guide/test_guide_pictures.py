"""The guide's pictures show the program as it is: what the windows on them say is what they say now."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from guide.scenes import SCENES
from guide.surroundings import surroundings
from guide.words import words_of
from PySide6.QtWidgets import QGroupBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.guide.pages import folder

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform != "linux", reason="the pictures are taken on Linux")
def test_no_picture_is_out_of_date() -> None:
    if not (ROOT / "resources" / "translations" / "vqdesk_vi.qm").exists():
        pytest.skip("the translations are not compiled")
    found = subprocess.run(
        [sys.executable, "-m", "guide.pictures", "--check"],
        cwd=ROOT, env=os.environ | surroundings(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (found.stdout, found.returncode) == ("", 0), found.stderr


def test_every_scene_has_its_picture_and_record() -> None:
    there = {file.name for file in (folder() / "pictures").iterdir()}
    assert there == {f"{name}.{kind}" for name in SCENES for kind in ("png", "txt")}


def test_what_a_window_says_is_told_in_order_without_times(qtbot: object) -> None:
    window = QWidget()
    window.setWindowTitle("Biểu")
    column = QVBoxLayout(window)
    box = QGroupBox("&Kỳ")
    hidden = QLabel("không thấy")
    for part in (QLabel("Lưu lúc 14:05:09"), QPushButton("&Nhập"), QLineEdit("chữ"), box, hidden):
        column.addWidget(part)
    hidden.hide()
    window.show()
    assert words_of(window) == ["Biểu", "Lưu lúc …", "Nhập", "chữ", "Kỳ"]
    window.close()
