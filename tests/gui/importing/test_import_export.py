from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from db.records import Period
from ui.app import begin
from ui.main_window import MainWindow
from ui.session.session import Session
from vqdesk.annex.layout.style import AnnexStyle
from vqdesk.first_store.sample import sample_draft
from vqdesk.messages.catalogue import say
from vqdesk.styles.kept_styles import style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from db.store.store import Store
    from ui.dialogs.dialog import Dialog

ANNEX = Path(__file__).parents[2] / "data" / "van-quan-9-thang-2024.txt"


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> MainWindow:
    shown = MainWindow(Session(store))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def finish(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the work that runs and for what it starts in turn."""
    qtbot.waitUntil(lambda: window.importing.runner.running is window.exporting.runner.running is None)


def accept(_dialog: Dialog) -> bool:
    return True


def import_annex(window: MainWindow, qtbot: QtBot, boxes: object, file: Path = ANNEX) -> None:
    boxes.dialogs.append(accept)
    window.importing.import_file(file)
    finish(window, qtbot)


def test_the_real_annex_comes_in_once_it_is_accepted(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    seen: list[str] = []

    def look(dialog: Dialog) -> bool:
        assert window.session.store.reports.all() == []
        seen.append(dialog.windowTitle())
        assert dialog.tasks.model.rowCount() == 17
        return False

    boxes.dialogs.append(look)
    boxes.file = str(ANNEX)
    window.importing.choose_import()
    finish(window, qtbot)
    assert seen == ["Import “van-quan-9-thang-2024.txt”"]
    assert window.session.store.reports.all() == []
    import_annex(window, qtbot, boxes)
    assert (len(window.session.domains()), len(window.session.outline())) == (4, 13)
    assert window.windowTitle().startswith("9 tháng năm 2024")


def exported(window: MainWindow, qtbot: QtBot, boxes: object, folder: Path) -> Path:
    """Import the annex and return the JSON file that it was exported to."""
    import_annex(window, qtbot, boxes)
    out = folder / "bieu.json"
    window.exporting.export_to(out)
    finish(window, qtbot)
    return out


def test_what_goes_out_as_json_comes_in_again_as_the_same_report(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    out = exported(window, qtbot, boxes, tmp_path)
    assert boxes.offered == [f"The report was written to “{out}”."]
    report_id = window.session.report_id
    import_annex(window, qtbot, boxes, out)
    assert [report.id for report in window.session.store.reports.all()] == [report_id]
    assert boxes.asked == []
    told = window.bars.done
    assert (
        told.text == "Báo cáo “9 tháng năm 2024 - UBND huyện Văn Quan” đã giống tệp nên không có gì thay đổi."
    )
    assert told.buttons["undo"].isHidden()


def test_a_report_of_its_id_keeps_its_period_whatever_the_file_says(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    out = exported(window, qtbot, boxes, tmp_path)
    before = window.session.report()
    changed = json.loads(out.read_text(encoding="utf-8"))
    changed["domains"][0]["tasks"][0]["evaluation"] = "90%"
    changed["period"]["kind"] = "6 tháng"
    changed["organisation"] = "UBND xã Tri Lễ"
    out.write_text(json.dumps(changed), encoding="utf-8")
    import_annex(window, qtbot, boxes, out)
    assert "“6 tháng năm 2024, UBND xã Tri Lễ”" in boxes.asked[0]
    assert window.session.outline()[0].evaluation == "90%"
    assert window.session.report() == before


def test_a_differing_report_is_replaced_only_after_a_question(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    out = exported(window, qtbot, boxes, tmp_path)
    changed = json.loads(out.read_text(encoding="utf-8"))
    changed["domains"][0]["tasks"][0]["evaluation"] = "90%"
    out.write_text(json.dumps(changed), encoding="utf-8")
    boxes.yes = False
    import_annex(window, qtbot, boxes, out)
    assert len(boxes.asked) == 1
    assert boxes.asked[0].startswith("The report “9 tháng năm 2024 - UBND huyện Văn Quan” is here already")
    first = window.session.outline()[0]
    assert first.evaluation == "88,0%"
    boxes.yes = True
    import_annex(window, qtbot, boxes, out)
    assert window.session.outline()[0].evaluation == "90%"
    window.session.undo()
    assert window.session.outline()[0].evaluation == "90%", "Ctrl+Z stops at it"
    window.bars.done.buttons["undo"].click()
    assert window.session.outline()[0].evaluation == "88,0%"


def test_a_file_without_a_period_is_asked_for_one(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    file = tmp_path / "bieu.txt"
    text = ANNEX.read_text(encoding="utf-8").replace("9 tháng năm 2024", "trong kỳ")
    file.write_text(text, encoding="utf-8")

    def choose(dialog: Dialog) -> bool:
        assert not dialog.accept_button.isEnabled()
        assert "choose the period" in dialog.problem.text()
        dialog.period.set_period(Period("quý", 2024, 3))
        dialog.period.changed.emit()
        assert dialog.accept_button.isEnabled()
        return True

    boxes.dialogs += [choose]
    window.importing.import_file(file)
    finish(window, qtbot)
    assert window.session.report().period == Period("quý", 2024, 3)


# From the clipboard, and by hand


@pytest.fixture
def copied(qtbot: QtBot) -> Iterator[Callable[[str, str], None]]:
    """Put into the clipboard what another program copies."""

    def copy(html: str, text: str) -> None:
        mime = QMimeData()
        if html:
            mime.setHtml(html)
        if text:
            mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)

    yield copy
    # Left there, it would be freed after Python has ended: the process crashes.
    QGuiApplication.clipboard().clear()


ROWS = (("TT", "Đơn vị", "Nội dung năm 2024", "Kết quả"), ("1", "Công an", "Tuần tra", "Đã xong"))
TEXT = "Biểu năm 2024\n" + "\n".join("\t".join(row) for row in ROWS)
CELLS = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
HTML = f"<html><body><p>Biểu năm 2024</p><table>{CELLS}</table></body></html>"


@pytest.mark.parametrize(
    ("html", "text"),
    [(HTML, "Tuần tra"), ("", TEXT), ("<p>Biểu năm 2024</p><p>1 Công an</p>", TEXT)],
    ids=["html", "text", "html without a table"],
)
def test_what_was_copied_is_pasted_with_one_key(
    window: MainWindow,
    qtbot: QtBot,
    boxes: object,
    copied: Callable[[str, str], None],
    html: str,
    text: str,
) -> None:
    copied(html, text)
    boxes.dialogs.append(accept)
    qtbot.keyClick(window.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(window, qtbot)
    (section,) = window.session.store.reports.draft(window.session.report_id).sections
    assert [(task.unit, task.content) for task in section.tasks] == [("Công an", "Tuần tra")]
    assert window.session.report().period == Period("năm", 2024)


def test_nothing_that_was_copied_is_one_sentence(window: MainWindow, boxes: object) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_["paste_annex"].trigger()
    assert boxes.warned == ["Nothing is copied yet: choose the table in Word or Excel and copy it."]


def test_a_copied_letter_is_one_sentence(
    window: MainWindow, qtbot: QtBot, boxes: object, copied: Callable[[str, str], None]
) -> None:
    copied("<p>Kính gửi</p>", "Kính gửi")
    window.importing.paste()
    finish(window, qtbot)
    qtbot.waitUntil(lambda: bool(boxes.warned))
    assert boxes.warned[0].startswith("What is copied has no annex")
    assert window.session.store.reports.all() == []


@pytest.mark.parametrize(("name", "saved"), [("biểu.doc", ".docx"), ("BIỂU.XLS", ".xlsx")])
def test_an_old_file_is_to_be_saved_anew(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str, saved: str
) -> None:
    file = tmp_path / name
    stream = "WordDocument" if name.endswith("doc") else "Workbook"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + stream.encode("utf-16-le"))
    window.importing.import_file(file)
    finish(window, qtbot)
    assert len(boxes.warned) == 1
    assert name in boxes.warned[0]
    assert f"lưu thành {saved}" in boxes.warned[0]
    assert window.session.store.reports.all() == []


def test_a_dropped_file_is_offered(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(ANNEX))])
    boxes.dialogs.append(accept)
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    finish(window, qtbot)
    assert len(window.session.outline()) == 13


# Into what


def test_a_report_is_brought_up_to_date_in_one_step(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    import_annex(window, qtbot, boxes)
    before = window.session.store.reports.draft(window.session.report_id)
    file = tmp_path / "bieu.txt"
    file.write_text(ANNEX.read_text(encoding="utf-8").replace("88,0%", "91,5%"), encoding="utf-8")

    def into(dialog: Dialog) -> bool:
        dialog.into.setCurrentIndex(1)
        return True

    boxes.dialogs.append(into)
    window.importing.import_file(file)
    finish(window, qtbot)
    assert len(window.session.store.reports.all()) == 1
    first = window.session.outline()[0]
    assert (first.id, first.evaluation) == (before.sections[0].tasks[0].id, "91,5%")
    assert window.bars.done.text == say(
        "done.replace_report", "vi", report="9 tháng năm 2024 - UBND huyện Văn Quan"
    )
    window.bars.done.buttons["undo"].click()
    assert boxes.asked[-1].startswith(
        "The report “9 tháng năm 2024 - UBND huyện Văn Quan” becomes what it was"
    )
    assert window.session.store.reports.draft(before.report.id) == before
    window.bars.done.buttons["redo"].click()
    assert window.session.outline()[0].evaluation == "91,5%"


def test_two_annexes_are_stored_and_undone_together(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    table = f"<table>{CELLS}</table>"
    file = tmp_path / "bieu.html"
    file.write_text(f"<p>Biểu năm 2023</p>{table}<p>Biểu năm 2022</p>{table}", encoding="utf-8")

    def both(dialog: Dialog) -> bool:
        for row in range(dialog.annexes.count()):
            dialog.annexes.item(row).setCheckState(Qt.CheckState.Checked)
        return True

    boxes.dialogs.append(both)
    window.importing.import_file(file)
    finish(window, qtbot)
    assert len(window.session.store.reports.all()) == 2
    assert window.bars.done.text == "Đã nhập 2 báo cáo."
    window.bars.done.buttons["undo"].click()
    assert boxes.asked == ["The 2 reports that came with it go into the bin. Undo it?"]
    assert window.session.store.reports.all() == []
    assert len(window.session.store.bin.all()) == 2
    assert window.bars.done.text == "Đã xóa 2 báo cáo; các báo cáo ấy nằm trong Thùng rác 90 ngày."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "Không tìm thấy tệp “none.txt”"),
        ("empty.txt", b"", "tệp không có nội dung"),
        ("binary.txt", bytes(range(256)), "binary.txt"),
        ("text.txt", "Kính gửi".encode(), "text.txt"),
        ("wrong.json", b'{"schema": "x/1"}', "wrong.json"),
        ("a.exe", b"MZ\0", "không biết loại tệp này"),
        ("~$bieu.docx", b"\x05Admin", "“…bieu.docx”"),
        ("scan.pdf", b"%PDF-1.7", "tệp PDF"),
    ],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    window.importing.import_file(tmp_path / name)
    finish(window, qtbot)
    qtbot.waitUntil(lambda: bool(boxes.warned))
    assert len(boxes.warned) == 1
    assert said in boxes.warned[0]
    assert window.session.store.reports.all() == []


@pytest.mark.parametrize("name", ["bieu.xls", "BIEU.DOC", "bieu"])
def test_the_content_decides_what_a_file_is(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(f"<p>Biểu năm 2023</p><table>{CELLS}</table>", encoding="utf-8")
    import_annex(window, qtbot, boxes, tmp_path / name)
    assert len(window.session.store.reports.all()) == 1


def export_dialog(window: MainWindow, boxes: object, fill: Callable[[Dialog], object]) -> None:
    def run(dialog: Dialog) -> bool:
        fill(dialog)
        return True

    boxes.dialogs.append(run)
    window.actions_["export"].trigger()


def test_export_writes_what_is_typed_and_remembers_the_folder(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    import_annex(window, qtbot, boxes)
    window.session.go_to("task", window.session.outline()[0].id)
    editor = window.task_form.fields["result"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "vua go")
    export_dialog(window, boxes, lambda dialog: dialog.folder.setText(str(tmp_path)))
    finish(window, qtbot)
    written = list(tmp_path.glob("*.docx"))
    assert [file.name for file in written] == ["Bieu danh gia 9 thang 2024 - UBND huyen Van Quan.docx"]
    assert window.session.task(window.session.task_id).result.startswith("vua go")
    folders: list[str] = []
    export_dialog(
        window, boxes, lambda dialog: (folders.append(dialog.folder.text()), dialog.name.setText("b.json"))
    )
    finish(window, qtbot)
    assert folders == [str(tmp_path)]
    assert "vua go" in (tmp_path / "b.json").read_text(encoding="utf-8")


def test_an_existing_file_is_replaced_only_after_a_question(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    import_annex(window, qtbot, boxes)
    file = tmp_path / "bieu.docx"
    file.write_bytes(b"mine")

    def fill(dialog: Dialog) -> None:
        dialog.folder.setText(str(tmp_path))
        dialog.name.setText("bieu.docx")

    def not_replaced(dialog: Dialog) -> bool:
        fill(dialog)
        boxes.yes = False
        return True

    def again(dialog: Dialog) -> bool:
        """The dialog is still there, with all that was chosen and what came of it."""
        assert file.read_bytes() == b"mine"
        assert "Nothing was written" in dialog.name_error.text()
        assert dialog.path() == file
        boxes.yes = True
        return True

    boxes.dialogs += [not_replaced, again]
    window.actions_["export"].trigger()
    finish(window, qtbot)
    assert file.read_bytes()[:2] == b"PK"


def test_a_file_that_word_holds_open_can_be_written_under_another_name(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_annex(window, qtbot, boxes)
    (tmp_path / "a.html").write_bytes(b"held")
    (tmp_path / "a (2).html").write_bytes(b"other")
    replace = Path.replace

    def hold(new: Path, out: Path) -> Path:
        if out.name == "a.html":
            raise BlockingIOError(errno.EBUSY, "planted")
        return replace(new, out)

    monkeypatch.setattr(Path, "replace", hold)

    window.exporting.export_to(tmp_path / "a.html")
    finish(window, qtbot)
    assert "a.html" in boxes.asked[-1]
    assert (tmp_path / "a.html").read_bytes() == b"held"
    assert (tmp_path / "a (2).html").read_bytes() == b"other"
    assert (tmp_path / "a (3).html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.usefixtures("copied")
def test_a_copied_annex_is_pasted_as_the_same_report(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    import_annex(window, qtbot, boxes)
    before = window.session.store.reports.draft(window.session.report_id)
    window.actions_["copy_annex"].trigger()
    finish(window, qtbot)
    boxes.dialogs.append(accept)
    window.importing.paste()
    finish(window, qtbot)
    after = window.session.store.reports.draft(window.session.report_id)
    assert after.report.id != before.report.id
    texts = [[(task.number, task.unit, task.result) for task in each.tasks] for each in before.sections]
    assert texts == [
        [(task.number, task.unit, task.result) for task in each.tasks] for each in after.sections
    ]


@pytest.mark.usefixtures("copied")
def test_chosen_rows_are_copied_alone(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    import_annex(window, qtbot, boxes)
    window.session.go_to("domain", window.session.domains()[1].id)
    qtbot.keyClick(window.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    finish(window, qtbot)
    lines = QGuiApplication.clipboard().mimeData().text().splitlines()
    assert lines[0].split("\t")[:2] == ["II", "Lĩnh vực văn hoá - xã hội, cải cách hành chính"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["6", "7", "8", "9"]
    assert "<th " not in QGuiApplication.clipboard().mimeData().html()


def test_a_folder_that_is_not_there_is_one_sentence(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    import_annex(window, qtbot, boxes)
    said: list[str] = []

    def elsewhere(dialog: Dialog) -> bool:
        dialog.folder.setText(str(tmp_path / "none"))
        dialog.kind.setCurrentIndex(1)
        dialog.part.setCurrentIndex(1)
        dialog.electronic.setChecked(True)
        return True

    def again(dialog: Dialog) -> bool:
        """What was refused stands in the dialog, and all that was chosen is there."""
        said.append(dialog.folder_error.text())
        assert not dialog.folder_error.isHidden()
        assert (dialog.kind.currentIndex(), dialog.part.currentIndex()) == (1, 1)
        assert dialog.electronic.isChecked()
        dialog.folder.setText(str(tmp_path))
        return True

    boxes.dialogs += [elsewhere, again]
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.xlsx"))))
    finish(window, qtbot)
    assert "none" in said[0]
    assert boxes.warned == []
    assert not (tmp_path / "none").exists()


def test_the_next_export_begins_with_what_was_chosen_last(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    import_annex(window, qtbot, boxes)

    def fill(dialog: Dialog) -> None:
        dialog.kind.setCurrentIndex(3)
        dialog.part.setCurrentIndex(2)
        dialog.electronic.setChecked(True)
        dialog.folder.setText(str(tmp_path))

    export_dialog(window, boxes, fill)
    finish(window, qtbot)
    seen: list[tuple[object, ...]] = []

    def look(dialog: Dialog) -> bool:
        seen.append(
            (
                dialog.kind.currentIndex(),
                dialog.part.currentIndex(),
                dialog.electronic.isChecked(),
                dialog.path(),
            )
        )
        return False

    boxes.dialogs.append(look)
    window.actions_["export"].trigger()
    written = list(tmp_path.glob("*.html"))
    assert seen == [(3, 2, True, written[0])]
    # A part is that report's alone: of another one the whole report is offered.
    window.session.add_report(sample_draft())
    boxes.dialogs.append(look)
    window.actions_["export"].trigger()
    assert seen[1][:3] == (3, 0, True)


def test_the_first_start_opens_the_sample(window: MainWindow, boxes: object, store: Store) -> None:
    def choose(dialog: Dialog) -> bool:
        dialog.ways["sample"].setChecked(True)
        return True

    boxes.dialogs.append(choose)
    begin(window, None)
    assert len(window.session.outline()) == 13
    window.reports.open_sample()
    assert len(store.reports.all()) == 1
    window.session.open_report(None)
    begin(window, None)
    assert len(window.session.outline()) == 13


def test_a_file_that_was_given_is_offered(window: MainWindow, qtbot: QtBot, boxes: object) -> None:
    boxes.dialogs.append(accept)
    begin(window, ANNEX)
    finish(window, qtbot)
    assert len(window.session.outline()) == 13


def test_the_report_of_the_last_time_is_open_again(
    window: MainWindow, store: Store, make_draft: Callable[..., object], qtbot: QtBot
) -> None:
    window.session.add_report(make_draft())
    window.session.add_report(make_draft("newer", Period("năm", 2025)))
    window.session.open_report("bao-cao-9-thang")
    again = MainWindow(Session(store))
    qtbot.addWidget(again)
    begin(again, None)
    assert again.session.report_id == "bao-cao-9-thang"


def test_a_new_report_is_made_from_the_list(
    window: MainWindow, boxes: object, make_draft: Callable[..., object]
) -> None:
    window.session.add_report(make_draft())

    def new(dialog: Dialog) -> bool:
        dialog.new_button.click()
        return False

    boxes.dialogs += [new, accept]
    window.actions_["reports"].trigger()
    assert len(window.session.store.reports.all()) == 2
    assert window.session.report_id != "bao-cao-9-thang"


def test_a_style_comes_with_a_new_report_and_with_one_that_is_replaced(
    window: MainWindow, qtbot: QtBot, boxes: object, tmp_path: Path
) -> None:
    out = exported(window, qtbot, boxes, tmp_path)
    form = json.loads(out.read_text(encoding="utf-8"))
    store, boxes.yes = window.session.store, True
    for report_id, size in ((form["id"], 13), ("moi", 14)):
        form["id"], form["style"] = report_id, {"table_size": size}
        form["organisation"] = "UBND huyện Văn Quan" if size == 13 else "UBND xã Tri Lễ"
        form["domains"][0]["tasks"][0]["evaluation"] = "90%"
        out.write_text(json.dumps(form), encoding="utf-8")
        import_annex(window, qtbot, boxes, out)
        assert style_of(store, form["organisation"]) == AnnexStyle(table_size=size)
