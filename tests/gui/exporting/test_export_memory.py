"""Kind, part, form and folder of the last export are remembered for each office."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from db.records import Period
from ui.exporting.choices import LAST, ExportChoice, keep_choice, load_choice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from db.store.store import Store
    from ui.exporting.dialog import ExportDialog
    from ui.main_window import MainWindow

_CONTAINS = Qt.MatchFlag.MatchContains
OFFICE, OTHER = "UBND huyện Văn Quan", "UBND xã Tri Lễ"


@pytest.fixture
def offices(window: MainWindow, make_draft: Callable[..., Draft]) -> MainWindow:
    """Return the window with another office's report, and the first office's next one."""
    other = make_draft("tri-le")
    window.session.store.reports.add(replace(other, report=replace(other.report, organisation=OTHER)))
    window.session.store.reports.add(make_draft("ca-nam", Period("năm", 2024)))
    return window


def export(window: MainWindow, qtbot: QtBot, boxes: Boxes, answer: Callable[[ExportDialog], bool]) -> None:
    boxes.dialogs.append(answer)
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: window.exporting.runner.running is None)


def chosen(window: MainWindow, qtbot: QtBot, boxes: Boxes) -> tuple[str, str, bool, str]:
    """Return what the dialog of an export proposes: the ending, the part, the form, the folder."""
    seen: list[tuple[str, str, bool, str]] = []

    def look(dialog: ExportDialog) -> bool:
        part, form = dialog.part.currentText(), dialog.electronic.isChecked()
        seen.append((dialog.path().suffix, part, form, dialog.folder.text()))
        return False

    export(window, qtbot, boxes, look)
    return seen[0]


def test_each_office_s_last_export_is_proposed_again(
    offices: MainWindow, qtbot: QtBot, boxes: Boxes, tmp_path: Path
) -> None:
    here, there = tmp_path / "văn quan", tmp_path / "tri lễ"
    here.mkdir()
    there.mkdir()

    def first(dialog: ExportDialog) -> bool:
        dialog.kind.setCurrentIndex(dialog.kind.findText("*.xlsx", flags=_CONTAINS))
        dialog.part.setCurrentText("Unit: Phòng Nông nghiệp")
        dialog.electronic.setChecked(True)
        dialog.folder.setText(str(here))
        return True

    def second(dialog: ExportDialog) -> bool:
        dialog.folder.setText(str(there))
        return True

    export(offices, qtbot, boxes, first)
    assert [path.suffix for path in here.iterdir()] == [".xlsx"]
    offices.session.open_report("tri-le")
    assert chosen(offices, qtbot, boxes)[:3] == (".xlsx", "The whole report", True), "as all did last"
    export(offices, qtbot, boxes, second)
    offices.session.open_report("ca-nam")
    assert chosen(offices, qtbot, boxes) == (".xlsx", "Unit: Phòng Nông nghiệp", True, str(here))
    offices.session.open_report("tri-le")
    assert chosen(offices, qtbot, boxes) == (".xlsx", "The whole report", True, str(there))


def test_a_part_that_is_not_there_and_a_folder_that_is_gone_are_not_proposed(
    offices: MainWindow, qtbot: QtBot, boxes: Boxes, tmp_path: Path
) -> None:
    store = offices.session.store
    keep_choice(
        store, OFFICE, ExportChoice(".pdf", "electronic", "unit", "Đội Quản lý thị trường"), tmp_path / "mất"
    )
    ending, part, is_electronic, folder = chosen(offices, qtbot, boxes)
    assert (ending, part, is_electronic) == (".pdf", "The whole report", True)
    assert folder != str(tmp_path / "mất")


def test_an_office_is_known_whatever_its_blanks_and_capitals(store: Store, tmp_path: Path) -> None:
    keep_choice(store, "UBND huyện  Văn Quan", ExportChoice(".pdf"), tmp_path)
    assert load_choice(store, "ubnd huyện văn quan").ending == ".pdf"
    assert load_choice(store, "ubnd huyện văn quan").folder == str(tmp_path)


def test_an_export_changes_no_register(store: Store, tmp_path: Path) -> None:
    before = store.registers.organisations()
    keep_choice(store, "Sở chưa có trong danh mục", ExportChoice(".pdf"), tmp_path)
    assert store.registers.organisations() == before


@pytest.mark.parametrize(
    "kept",
    [*("", "x", "[]", "{}", "null", '{"ending": 1}', '{"ending": ".pdf", "form": "x"}'), '{"no": ""}'],
)
def test_what_cannot_be_read_is_nothing(store: Store, kept: str) -> None:
    store.settings.keep(LAST, kept)
    store.settings.keep(f"{LAST}.", kept)
    assert load_choice(store, "") == ExportChoice()


_CHOICES = st.builds(
    ExportChoice,
    st.sampled_from([".docx", ".pdf", ".json"]),
    st.sampled_from(["paper", "electronic"]),
    st.sampled_from(["", "unit", "domain"]),
    st.text(max_size=20).filter(lambda text: "\0" not in text),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(_CHOICES)
def test_what_is_kept_is_read_again(store: Store, tmp_path: Path, choice: ExportChoice) -> None:
    keep_choice(store, OFFICE, choice, tmp_path)
    found = load_choice(store, OFFICE)
    assert found == replace(choice, folder=str(tmp_path))
    assert json.loads(store.settings.get(LAST) or "")["ending"] == choice.ending
