"""A full session in one process: every command of the window once, or every one of the command line.

`-m sessions.whole_session window|commands|killed FOLDER`: the folder is where all files come to lie. What was
done goes to standard output, a line each.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

SENTINELS = ("KIMCƯƠNG", "bímậtnhànước", "Nguyễn Văn Ẩn")
"""Words of the report that nothing but the report may hold."""

_ROOT = Path(__file__).resolve().parents[3]
_LONGEST = 120_000  # milliseconds after which a session has hung
_FORMS = (".docx", ".xlsx", ".html", ".json", ".pdf")


def annex(name: str = "Kinh tế") -> str:
    """Return an annex as text, the words that betray it in a unit, a narrative and a domain."""
    rows = [
        "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024",
        "TT\tTên đơn vị\tNội dung nhiệm vụ\tVăn bản triển khai\tKết quả thực hiện\tMức độ hoàn thành",
        f"I\tLĩnh vực {name} {SENTINELS[0]}",
        f"1\tPhòng {SENTINELS[2]}\tSắp xếp\tSố 12/KH-UBND\tĐã xong {SENTINELS[1]}\t50,0%",
        f"2\tPhòng {SENTINELS[2]}\tTrồng rừng\tSố 13/KH-UBND\tĐã trồng\t88%",
    ]
    return "\n".join(rows)


def run_commands(folder: Path) -> None:
    """Run every command, those that are not known here without a word."""
    from vqdesk.__main__ import _write_pdf
    from vqdesk.cli import run_command_line
    from vqdesk.cli.commands import _program
    from vqdesk.cli.frame.context import Call
    from vqdesk.formats.word.writer.template_example import example
    from vqdesk.importing import file_import

    file = folder / "biểu.txt"
    file.write_text(annex(), encoding="utf-8")
    (folder / "mẫu.docx").write_bytes(example())
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04" + file.read_bytes())
    calls: list[tuple[object, ...]] = [
        ("import", file, "--json"),
        ("import", folder / "hỏng.docx"),
        ("columns",),
        ("style", "--template", folder / "mẫu.docx"),
        *(("export", folder / f"ra{form}") for form in _FORMS),
        ("carry-over", "--to", "năm 2024"),
        ("compare", "9 tháng năm 2024", "năm 2024", "--json"),
        *(("compare", "9 tháng năm 2024", "năm 2024", "--out", folder / f"so{form}") for form in _FORMS[:2]),
        *(("summary", "9 tháng năm 2024", "--out", folder / f"tổng{form}") for form in _FORMS[:2]),
        ("reports", "--json"),
        ("show", "9 tháng năm 2024", "--json"),
        ("remove", "năm 2024"),
        ("bin", "--json"),
        ("offices", "Văn Quan"),
        ("doctor",),
        ("backup", folder / "sao.vqd"),
        ("backup",),
        ("verify", folder / "sao.vqd"),
        ("import", folder / "store" / "kho.vqd"),
        *(("import", folder / f"ra{form}", "--json") for form in (".docx", ".xlsx", ".html", ".json")),
    ]
    calls.append(("import", folder / "nổ.txt"))
    (folder / "nổ.txt").write_text(annex(), encoding="utf-8")
    kind_of = file_import.kind_of

    def exploding(data: bytes, name: str) -> Any:
        if name == "nổ.txt":
            raise ValueError(f"a row says {SENTINELS[1]}") from KeyError(data.decode())
        return kind_of(data, name)

    file_import.kind_of = exploding
    known = {str(words[0]) for words in calls}
    every = _program(Call("vi", lambda *_: 0)).commands
    calls += [(name,) for name, command in every.items() if name not in known and not command.hidden]
    for words in calls:
        code = run_command_line(
            ["--store", str(folder / "store" / "kho.vqd"), *map(str, words)],
            open_window=lambda *_: 9,
            writers={".pdf": _write_pdf},
        )
        _tell(words[0], code)


def run_killed(folder: Path) -> None:
    """Die, as a PC that is switched off, while a store from elsewhere is looked through."""
    from db.foreign import quarantine
    from db.store.store import Store
    from vqdesk.importing.file_import import open_file

    store = folder / "máy khác.vqd"
    Store.open(store).close()
    quarantine._check = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # noqa: SLF001
    open_file(store)


def run_window(folder: Path) -> None:
    """Open the window on a store, import into it, type, call each command of its menus, and close it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog

    from db.store.store import Store
    from ui import app
    from vqdesk.importing.file_import import read_file, store_draft

    file = folder / "biểu.txt"
    file.write_text(annex(), encoding="utf-8")
    store = folder / "store" / "kho.vqd"
    with Store.open(store) as opened:
        store_draft(opened, read_file(file)[0].draft)
    file.write_text(annex("văn hóa").replace("9 tháng", "6 tháng"), encoding="utf-8")
    endings = iter(_FORMS)
    QFileDialog.getOpenFileName = lambda *_, **__: (str(file), "")  # type: ignore[method-assign]
    QFileDialog.getSaveFileName = lambda *_, **__: (  # type: ignore[method-assign]
        str(folder / f"ra{next(endings, '.docx')}"), ""
    )  # fmt: skip
    app.make_application("vi")
    clerk, answers = _Clerk(), QTimer()
    answers.timeout.connect(clerk.answer)
    answers.start(60)
    QTimer.singleShot(500, clerk.begin)
    QTimer.singleShot(_LONGEST, lambda: QApplication.exit(9))
    _tell("close", app.run_window(store, None, "vi"))


class _Clerk:
    """Call one command of the window after the other; whatever dialog comes is accepted once, then left."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._left: list[Any] = []
        self._steps = QTimer()
        self._steps.timeout.connect(self._next)

    def begin(self) -> None:
        """Type something, meet an error that nobody expected, and begin with the commands."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

        from ui.actions import MENUS

        window = self._window()
        if window is None:
            QTimer.singleShot(200, self.begin)
            return
        commands = [each for _, rows in MENUS for each in rows if each is not None]
        self._left = [window.actions_[each.key] for each in commands if each.key != "quit"]
        QTimer.singleShot(0, _explode)
        for editor in window.findChildren(QPlainTextEdit)[:3]:
            editor.insertPlainText(SENTINELS[1])
        for field in window.findChildren(QLineEdit)[:2]:
            field.setText(SENTINELS[0])
        self._steps.start(150)

    def answer(self) -> None:
        """Answer what stands in the way."""
        from PySide6.QtWidgets import QApplication, QDialog

        dialog, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if isinstance(dialog, QDialog):
            is_new = not dialog.property("seen")
            dialog.setProperty("seen", True)
            if is_new:
                dialog.accept()
            else:
                dialog.reject()
        elif popup is not None:
            popup.close()

    def _next(self) -> None:
        from PySide6.QtWidgets import QApplication

        window = self._window()
        if QApplication.activeModalWidget() is not None or window is None:
            return
        if not self._left:
            window.close()
            return
        action = self._left.pop(0)
        if action.isEnabled():
            _tell(action.text())
            action.trigger()

    def _window(self) -> Any:
        from PySide6.QtWidgets import QApplication

        from ui.main_window import MainWindow

        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        return shown[0] if shown else None


def _explode() -> None:
    raise ValueError(f"a row says {SENTINELS[1]}") from KeyError(annex())


def _tell(what: object, code: int = 0) -> None:
    sys.stdout.write(f"did {what}: {code}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    kinds = {"window": run_window, "commands": run_commands, "killed": run_killed}
    kinds[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.flush()
    # Without a screen Qt keeps what was copied until Python is gone that made it.
    os._exit(0)
