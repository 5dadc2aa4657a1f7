"""Other names of offices in the window: listed, edited, refused, said at the report, undone by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Period
from ui.importing.dialog import ImportDialog
from ui.importing.readings import Readings
from ui.offices.names_dialog import OfficeNamesDialog
from ui.offices.names_model import KNOWN_AS
from ui.offices.other_names_dialog import OtherNamesDialog
from vqdesk.importing.file_import import open_clipboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.main_window import MainWindow
    from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton
DISTRICT, SHORT = "UBND huyện Văn Quan", "UBND H. VQ"


@pytest.fixture
def session(session: Session, make_draft: Callable[..., Draft]) -> Session:
    """Return the session with another report, whose office is named otherwise."""
    draft = make_draft("khac", Period("năm", 2025))
    session.store.reports.add(draft)
    store = session.store
    store.reports.write(replace(store.reports.get("khac"), organisation=SHORT))
    return session


def rows(dialog: OfficeNamesDialog) -> dict[str, str]:
    model = dialog.model
    return {
        str(model.index(row, 0).data()): str(model.index(row, KNOWN_AS).data())
        for row in range(model.rowCount())
    }


def choose(dialog: OfficeNamesDialog, name: str) -> None:
    dialog.table.selectRow(list(rows(dialog)).index(name))


def test_another_name_is_kept_counts_and_is_taken_back_by_the_bar(window: MainWindow, boxes: Any) -> None:
    session, store = window.session, window.session.store
    session.open_report("khac")
    assert not window.report_form.doubts.isVisibleTo(window.report_form)

    def fill(shown: Dialog) -> int:
        assert isinstance(shown, OtherNamesDialog)
        QTest.keyClicks(shown.names, "ubnd h. vq")
        shown.accept()
        return shown.result()

    def answer(shown: Dialog) -> int:
        assert isinstance(shown, OfficeNamesDialog)
        assert rows(shown)[SHORT] == "chưa có trong danh mục"
        choose(shown, DISTRICT)
        QTest.mouseClick(shown.names_button, LEFT)
        assert rows(shown)[SHORT] == f"tên gọi khác của {DISTRICT}"
        assert str(shown.model.index(shown.table.currentIndex().row(), 0).data()) == DISTRICT
        QTest.keyClicks(shown.filter, "h. vq")
        assert list(rows(shown)) == [SHORT, SHORT.lower()]
        return shown.result()

    boxes.dialogs = [answer, fill]
    window.actions_["office_names"].trigger()
    (office,) = [each for each in store.registers.organisations() if each.name == DISTRICT]
    assert office.aliases == ("ubnd h. vq",)
    assert store.reports.get("khac").organisation == SHORT, "a clerk's words are never rewritten"
    assert window.bars.done.text == f"Đã ghi các tên của cơ quan “{DISTRICT}”."
    assert window.report_form.doubts.text().startswith(
        f"“{SHORT}” là tên gọi khác của {DISTRICT}, được tính là một cơ quan."
    )
    QTest.mouseClick(window.bars.done.buttons["undo"], LEFT)
    assert boxes.asked[-1].startswith(f"Undo this: Ghi các tên của cơ quan “{DISTRICT}”? The register is as")
    assert [each for each in store.registers.organisations() if each.aliases] == []
    assert window.report_form.doubts.text() == ""
    store.health.check(depth="words")


def test_a_name_of_another_office_is_refused_below_and_all_stays(session: Session, qtbot: QtBot) -> None:
    other = session.store.registers.add_organisation("UBND xã Yên Phúc", aliases=["YP"]).record
    before = session.store.registers.organisations()
    shown = OtherNamesDialog(session, other.__class__("o", DISTRICT))
    qtbot.addWidget(shown)
    shown.show()
    QTest.keyClicks(shown.names, "yp")
    shown.accept()
    assert shown.error.text() == (
        "Trong danh mục, “yp” đã là tên của cơ quan “UBND xã Yên Phúc”; hãy chọn tên khác."
    )
    assert shown.isVisible()
    assert session.store.registers.organisations() == before
    QTest.keyClicks(shown.names, "x")
    assert shown.error.text() == ""


@pytest.mark.parametrize(("written", "shown"), [("UBND VQ", "UBND VQ"), (DISTRICT.upper(), DISTRICT)])
def test_an_import_in_capitals_keeps_another_name(
    session: Session, qtbot: QtBot, written: str, shown: str
) -> None:
    """Capitals of the official name are its spelling; another name in capitals is the file's own word."""
    session.store.registers.add_organisation(DISTRICT, aliases=["UBND VQ"])
    rows_pasted = "BIỂU năm 2024\nTT\tĐơn vị\tNội dung\tKết quả\tTỷ lệ\n1\tCông an\tTuần tra\tXong\t88%\n"
    readings = Readings(open_clipboard("", rows_pasted, "clipboard"))
    readings.set_organisation(0, written)
    dialog = ImportDialog(session, readings)
    qtbot.addWidget(dialog)
    assert dialog.organisation.name() == shown
