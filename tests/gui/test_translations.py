"""The Vietnamese translations: whole, true to their sources, and at work in the window."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QMimeData, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox, QPlainTextEdit

from ui.actions import MENUS
from ui.editors.line_editor import LineEditor
from ui.editors.period_editor import PeriodEditor
from ui.forms.report_form import ReportForm
from ui.forms.task_form import TaskForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QMenu
    from pytestqt.qtbot import QtBot

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
    ("FindingsDialog",),
    ("AcceptDialog",),
    ("RulesDialog",),
    ("ReplaceDialog",),
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


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the translations as setting up does."""
    beside = Path(sys.executable).parent
    tool = shutil.which("pyside6-lrelease", path=str(beside)) or shutil.which("pyside6-lrelease")
    if tool is None:
        pytest.skip("pyside6-lrelease is not there")
    folder = tmp_path_factory.mktemp("translations")
    for name in NAMES:
        call = [tool, "-silent", str(FOLDER / f"{name}_vi.ts"), "-qm", str(folder / f"{name}_vi.qm")]
        subprocess.run(call, check=True)
    return folder


@pytest.fixture
def vietnamese(qapp: QApplication, compiled: Path) -> Iterator[None]:
    translators = [QTranslator() for _ in NAMES]
    for name, translator in zip(NAMES, translators, strict=True):
        assert translator.load(str(compiled / f"{name}_vi.qm"))
        qapp.installTranslator(translator)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange)


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
    assert form.evaluation_view.reading() == "chưa có"
    assert form.saved_label.text().startswith("Đã lưu lúc ")
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
