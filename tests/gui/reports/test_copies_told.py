"""A report's copy is told from its original wherever a list, a menu or a title names both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.comparison.dialog import ComparisonDialog
from ui.history.bin_dialog import BinDialog
from ui.history.changes_model import DeedsModel
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.replacing.dialog import IN_REPORTS, ReplaceDialog
from ui.replacing.places_model import WHERE
from ui.reports.list_dialog import ReportListDialog
from ui.session.record_names import format_moment
from vqdesk.importing.file_import import open_clipboard
from vqdesk.periods.duplicate import COPIED

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Boxes
    from pytestqt.qtbot import QtBot

    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow

ORIGINAL = "bao-cao-9-thang"
NAME = "9 tháng năm 2024 - UBND huyện Văn Quan"
ANNEX = "TT\tĐơn vị\tNội dung nhiệm vụ\tKết quả\n1\tPhòng A\tLàm đường\tĐã làm\n"


@pytest.fixture
def copied(window: MainWindow, boxes: Boxes, qtbot: QtBot) -> MainWindow:
    """Return the window after its report was duplicated in the list; the copy is open."""

    def duplicate(dialog: Dialog) -> bool:
        assert isinstance(dialog, ReportListDialog)
        dialog.show()
        qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
        return False

    boxes.dialogs.append(duplicate)
    window.actions_["reports"].trigger()
    assert window.session.report_id not in (None, ORIGINAL)
    return window


def name_of_copy(window: MainWindow) -> str:
    moments = (each.id for each in window.session.store.reports.all() if each.id != ORIGINAL)
    made = window.session.store.reports.made_at(next(moments), COPIED)
    return f"9 tháng năm 2024 (bản sao lập {format_moment(made)}) - UBND huyện Văn Quan"


def in_menu(window: MainWindow) -> list[str]:
    window.report_menu.aboutToShow.emit()
    return [action.text() for action in window.report_menu.actions() if action.data()]


def in_import(window: MainWindow) -> list[str]:
    readings = Readings(open_clipboard("", f"9 tháng năm 2024\n\n{ANNEX}", "clipboard"))
    dialog = ImportDialog(window.session, readings, window)
    names = [dialog.into.itemText(at).partition(": ")[2] for at in range(1, dialog.into.count())]
    dialog.deleteLater()
    return names


def in_replacing(window: MainWindow) -> list[str]:
    dialog = ReplaceDialog(window.session, window)
    dialog.scope.setCurrentIndex(dialog.scope.findData(IN_REPORTS))
    names = [dialog.reports.item(at).text() for at in range(dialog.reports.count())]
    dialog.find_field.setText("Phòng Tài chính")
    dialog.look()
    places = [dialog.model.index(at, WHERE).data() for at in range(dialog.model.rowCount())]
    assert len(places) == len(set(places)) == 2
    dialog.deleteLater()
    return names


def in_changes(window: MainWindow) -> list[str]:
    model = DeedsModel(window.session, window)
    model.show(None)
    rows, columns = range(model.rowCount()), range(model.columnCount())
    cells = (str(model.index(row, column).data()) for row in rows for column in columns)
    return [cell for cell in cells if cell.startswith("9 tháng")]


@pytest.mark.parametrize("names", [in_menu, in_import, in_replacing, in_changes])
def test_where_both_are_listed_they_have_two_names(
    copied: MainWindow, names: Callable[[MainWindow], list[str]]
) -> None:
    assert set(names(copied)) == {NAME, name_of_copy(copied)}


def test_title_and_tree_say_that_the_copy_is_open(copied: MainWindow) -> None:
    name = name_of_copy(copied)
    assert copied.windowTitle().startswith(name)
    assert copied.outline_head.name == name
    assert copied.tree.outline.index(0, 0).data() == name
    copied.session.open_report(ORIGINAL)
    assert copied.windowTitle().startswith(f"{NAME} - ")
    assert copied.outline_head.name == copied.tree.outline.index(0, 0).data() == NAME


def test_what_is_asked_and_told_names_the_copy(copied: MainWindow, boxes: Boxes, qtbot: QtBot) -> None:
    name, session = name_of_copy(copied), copied.session
    assert f"“{name}”" in copied.bars.done.text
    others = [session.store.reports.get(session.report_id)]
    session.open_report(ORIGINAL)
    compared = ComparisonDialog(session, session.report(), others, copied)
    assert compared.other.itemText(0) == name
    compared.deleteLater()
    listed = ReportListDialog(session, copied)
    qtbot.addWidget(listed)
    for at in range(2):
        item = listed.list.topLevelItem(at)
        if item is not None and "bản sao" in item.text(0):
            listed.list.setCurrentItem(item)
    listed.delete_button.click()
    assert f"“{name}”" in boxes.asked[-1]
    binned = BinDialog(session, copied)
    qtbot.addWidget(binned)
    assert binned.model.index(0, 0).data() == name.removesuffix(" - UBND huyện Văn Quan")
