"""The Vietnamese translations: whole, true to their sources, and at work in the window."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QMessageBox, QPlainTextEdit

from db.records import Period
from ui.commands import MENUS
from ui.comparison.dialog import ComparisonDialog
from ui.comparison.model import SummariesModel
from ui.editors.line_editor import LineEditor
from ui.editors.period_editor import PeriodEditor
from ui.forms.report_form import ReportForm
from ui.forms.task_form import TaskForm
from ui.main_window import MainWindow
from ui.reports.list_dialog import ReportListDialog
from ui.style.template_page import TemplatePage
from ui.support import about_dialog
from ui.widgets.literal import without_key
from vqdesk.system.version import Release

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Boxes
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from db.records import Draft
    from ui.dialogs.dialog import Dialog
    from ui.session.session import Session

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
NAMES = ("vqdesk", "qtbase")
SAME_IN_BOTH = {"OK", "&OK", "LTR"}
_GAPS = re.compile(r"\{\w*\}|%\d|%n|\(\*[^)]*\)|\.\.\.$|:$|\n")
_MNEMONIC = re.compile(r"(?<!&)&(?!&)(.)")
# Shown together with the menu bar, so their letters must differ from it and from each other.
FORMS = (("TaskForm", "FormerView"), ("DomainForm",), ("ReportForm", "PeriodEditor"))
DIALOGS = (
    ("FirstStartDialog",),
    ("BackupsDialog",),
    ("RestoreDialog",),
    ("PasswordDialog",),
    ("SetPasswordDialog", "NewPassword"),
    ("ExportBackupDialog", "NewPassword"),
    ("SecondPlaceDialog",),
    ("DomainDialog",),
    ("ExportDialog", "BeforeExport"),
    ("SignDialog", "SignBox"),
    ("ImportDialog", "PeriodEditor", "MatchingPage", "TitlesProposal"),
    ("CarryOverDialog", "PeriodEditor"),
    ("ComparisonDialog",),
    ("SummaryDialog",),
    ("OverviewDialog",),
    ("FindingsDialog",),
    ("AcceptDialog",),
    ("RulesDialog",),
    ("ReplaceDialog",),
    ("UnitsDialog",),
    ("UnitDialog",),
    ("MergeUnitsDialog",),
    ("PasteDialog", "ListWithText"),
    ("ReportListDialog",),
    ("NewReportDialog", "PeriodEditor"),
    ("MachineCheckDialog",),
    ("StyleDialog", "LookPage"),
    ("StyleDialog", "ColumnsPage"),
    ("StyleDialog", "ClosingPage"),
    ("StyleDialog", "TemplatePage"),
)


def translated(name: str) -> dict[tuple[str, str], str]:
    """Return the finished translations of a file, by context and source."""
    found = {}
    for context in ElementTree.parse(FOLDER / f"{name}_vi.ts").getroot().iter("context"):
        for message in context.iter("message"):
            text = message.find("translation")
            assert text is not None
            assert text.get("type") is None, f"not finished: {message.findtext('source')}"
            found[context.findtext("name", ""), message.findtext("source", "")] = text.text or ""
    return found


def sources() -> set[tuple[str, str]]:
    """Return every text that the window hands to Qt for translation, by context."""
    found = set()
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            context = node.name if isinstance(node, ast.ClassDef) else ""
            for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
                found.update(source(call, context, path))
    return found


def source(call: ast.Call, context: str, path: Path) -> list[tuple[str, str]]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    texts = [part.value for part in call.args if isinstance(part, ast.Constant)]
    if name == "tr":
        assert len(texts) == 1, f"{path.name}:{call.lineno}: only a whole literal can be translated"
        assert context, f"{path.name}:{call.lineno}: outside a class"
        return [(context, texts[0])]
    if name == "QT_TRANSLATE_NOOP" or (name == "translate" and len(texts) == 2):
        return [(texts[0], texts[1])]
    return []


def letters(texts: list[str]) -> list[str]:
    return [found[1].lower() for text in texts if (found := _MNEMONIC.search(text))]


def test_every_text_of_the_window_is_translated_and_nothing_else() -> None:
    here, there = sources(), set(translated("vqdesk"))
    assert len(here) > 100
    assert here - there == set(), "missing in vqdesk_vi.ts: run pyside6-lupdate and translate"
    assert there - here == set(), "no longer in the window"


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_translated_twice(name: str) -> None:
    said = Counter[tuple[str, str]]()
    for context in ElementTree.parse(FOLDER / f"{name}_vi.ts").getroot().iter("context"):
        where = context.findtext("name", "")
        said.update((where, message.findtext("source", "")) for message in context.iter("message"))
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_translations_keep_gaps_keys_and_composed_letters(name: str) -> None:
    for (context, text), vietnamese in translated(name).items():
        place = f"{context}: {text}"
        assert vietnamese, place
        assert vietnamese == unicodedata.normalize("NFC", vietnamese), place
        assert Counter(_GAPS.findall(text)) == Counter(_GAPS.findall(vietnamese)), place
        assert len(_MNEMONIC.findall(text)) == len(_MNEMONIC.findall(vietnamese)), place
        assert all(letter.isascii() and letter.isalpha() for letter in letters([vietnamese])), place
        assert (vietnamese[0].isspace(), vietnamese[-1].isspace()) == (text[0].isspace(), text[-1].isspace())


def test_what_is_translated_is_vietnamese() -> None:
    same = {text for (_, text), vietnamese in translated("vqdesk").items() if text == vietnamese}
    assert same <= SAME_IN_BOTH


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_key_of_a_menu_or_form_is_there_once(lang: str) -> None:
    table = translated("vqdesk")

    def shown(context: str, text: str) -> str:
        return table[context, text] if lang == "vi" else text

    def of(contexts: tuple[str, ...]) -> list[str]:
        return [shown(context, text) for context, text in table if context in contexts]

    bar = [shown("Actions", title) for title, _ in MENUS]
    groups = [bar, *([*bar, *of(form)] for form in FORMS), *(of(dialog) for dialog in DIALOGS)]
    groups += [[shown("Actions", each.text) for each in commands if each] for _, commands in MENUS]
    for group in groups:
        twice = [letter for letter, count in Counter(letters(group)).items() if count > 1]
        assert not twice, group


# At work


@pytest.mark.usefixtures("vietnamese")
def test_qts_own_buttons(qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Cancel | kinds.Save | kinds.Yes | kinds.Close)
    qtbot.addWidget(box)
    shown = {kind: box.button(kind).text() for kind in (kinds.Cancel, kinds.Save, kinds.Yes, kinds.Close)}
    assert list(shown.values()) == ["Hủy", "Lưu", "&Có", "Đóng"]
    question = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.No)
    qtbot.addWidget(question)
    assert question.button(QMessageBox.StandardButton.No).text() == "&Không"


def entries(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
def test_qts_own_menu_over_a_text(qtbot: QtBot, kind: type[QPlainTextEdit | QLineEdit]) -> None:
    editor = kind()
    qtbot.addWidget(editor)
    menu = editor.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert entries(menu) == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Sao chép", "Dá&n", "Xóa", "Chọn tất cả"]


@pytest.mark.usefixtures("vietnamese")
def test_keys_in_words_are_still_keys() -> None:
    up = QKeySequence("Alt+Up")
    assert up.toString(QKeySequence.SequenceFormat.NativeText) == "Alt+Mũi tên lên"
    assert up == QKeySequence("Alt+Mũi tên lên")


@pytest.mark.usefixtures("vietnamese")
def test_the_forms_speak_vietnamese(session: Session, qtbot: QtBot) -> None:
    form, report = TaskForm(session), ReportForm(session)
    for shown in (form, report):
        qtbot.addWidget(shown)
    form.show_task("b")
    labels = [field.label.text() for field in form.fields.values()]
    assert labels == [
        "&TT",
        "Tên đơn &vị",
        "Nội &dung nhiệm vụ trọng tâm",
        "Tên &loại văn bản triển khai",
        "&Khối lượng nhiệm vụ triển khai",
        "Đánh giá mức độ &hoàn thành (%)",
    ]
    assert form.evaluation_view.reading() == "chưa đánh giá"
    assert report.columns.add_button.text() == "Thêm..."


@pytest.mark.usefixtures("vietnamese")
def test_what_a_widget_inherits_is_translated_too(qtbot: QtBot) -> None:
    editor, period = LineEditor(), PeriodEditor()
    for widget in (editor, period):
        qtbot.addWidget(widget)
    data = QMimeData()
    data.setText("a\u0007b")
    with qtbot.waitSignal(editor.noticed) as said:
        editor.insertFromMimeData(data)
    assert said.args == ["Khi dán đã bỏ 1 ký tự mà văn bản không chứa được."]
    assert period.kind.itemText(4) == "năm"


# Words of an office where the program had its own


@pytest.mark.usefixtures("vietnamese")
def test_what_was_reported_before_is_told_in_whole_words(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    session.store.reports.add(make_draft("nua-nam", Period("6 tháng", 2024)))
    window = MainWindow(session)
    qtbot.addWidget(window)
    session.go_to("task", "a")
    view = window.task_form.former_view
    assert view.label.text() == "Kỳ trước (6 tháng năm 2024), mức độ: 88,0%"
    assert without_key(view.copy_button.text()) == "Chép xuống cuối kết quả"
    session.go_to("task", "c")
    assert window.task_form.evaluation_view.reading() == "đánh giá bằng lời"


@pytest.mark.usefixtures("vietnamese")
def test_a_button_says_what_it_does(window: MainWindow, boxes: Boxes) -> None:
    seen: list[tuple[str, str]] = []

    def look(dialog: Dialog) -> bool:
        seen.append((dialog.windowTitle(), without_key(dialog.accept_button.text())))
        return False

    boxes.dialogs += [look] * 5
    window.session.go_to("domain", "kinh-te")
    window.outline.add_domain()
    window.outline.rename()
    columns = window.report_form.columns
    columns.show_report(window.session.report())
    columns.choose("content")
    columns.add()
    columns.change()
    window.annex_style.change_style()
    assert seen == [
        ("Thêm lĩnh vực", "Thêm"),
        ("Đổi tên lĩnh vực", "Đổi tên"),
        ("Thêm cột", "Thêm"),
        ("Sửa cột", "Sửa"),
        ("Cách trình bày biểu", "Lưu mẫu"),
    ]
    assert window.actions_["style"].text().replace("&", "") == "Cách trình bày biểu..."
    assert window.actions_["carry_over"].text().replace("&", "") == "Lập báo cáo kỳ sau..."


@pytest.mark.usefixtures("vietnamese")
def test_the_next_period_has_one_name_in_menu_toolbar_and_dialog(window: MainWindow, boxes: Boxes) -> None:
    names = []

    def look(dialog: Dialog) -> bool:
        names.extend((dialog.windowTitle(), dialog.accept_button.text()))
        return True

    boxes.dialogs.append(look)
    QTest.keyClick(window.tree, Qt.Key.Key_F9)
    names.append(without_key(window.actions_["carry_over"].text()).removesuffix("..."))
    assert names == 3 * ["Lập báo cáo kỳ sau"]
    assert window.actions_["carry_over"].iconText() == "Lập kỳ sau"
    assert window.bars.done.text.startswith("Đã lập báo cáo kỳ sau “")


def test_no_text_calls_the_next_period_otherwise() -> None:
    other = re.compile(r"kỳ mới(?! nhất)", re.IGNORECASE)
    books = (ROOT / "README.md", *(ROOT / "resources" / "guide").glob("*.md"))
    texts = (*FOLDER.glob("*.ts"), *books, *(ROOT / "vqdesk" / "messages").rglob("*.py"))
    assert [text.name for text in texts if other.search(text.read_text(encoding="utf-8"))] == []


@pytest.mark.usefixtures("vietnamese")
def test_a_list_is_closed_not_cancelled(session: Session, qtbot: QtBot) -> None:
    dialog = ReportListDialog(session)
    qtbot.addWidget(dialog)
    texts = [without_key(button.text()) for button in dialog.buttons.buttons()]
    assert "Đóng" in texts
    assert "Hủy" not in texts


@pytest.mark.usefixtures("vietnamese")
def test_a_sample_template_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    page = TemplatePage(None, tmp_path, "vi")
    qtbot.addWidget(page)
    assert without_key(page.example.text()) == "Tạo tệp mẫu..."


@pytest.mark.usefixtures("vietnamese")
def test_the_build_is_called_in_vietnamese(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about_dialog, "find_release", lambda: Release("1.2.3", "0123456"))
    dialog = about_dialog.AboutDialog(None, tmp_path / "store.vqd")
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "vqdesk 1.2.3 (bản dựng 0123456)" in texts
    assert not any("commit" in text for text in texts)


@pytest.mark.usefixtures("vietnamese")
def test_a_mean_says_on_how_many_tasks_it_stands(
    session: Session, make_draft: Callable[..., Draft], qtbot: QtBot
) -> None:
    now, then = session.report(), make_draft("nua-nam", Period("6 tháng", 2024))
    session.store.reports.add(then)
    dialog = ComparisonDialog(session, now, [then.report])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.comparison is not None and dialog.runner.running is None)
    model = SummariesModel("vi", dialog)
    model.show(dialog.comparison)
    last = model.columnCount() - 1
    heading = model.headerData(last, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    assert heading == "Trung bình kỳ này\n(số nhiệm vụ)"
    assert model.index(0, last).data() == "100,20% (2)"
    dialog.done(0)
