"""Who sits before the window in a session: a clock that gives commands and answers what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
)
from sessions.told import tell, tell_missed

from ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Step = str | Callable[[Any], object]
    """What is done in a dialog: the name of a button that is pressed, or whatever else."""

    Answers = dict[str, list[tuple[Step, ...]]]
    """Steps by the dialog's class, for each time that one opens; after them it is left."""

_LONGEST = 120_000  # milliseconds after which a session has hung
_MOST_TRIES = 40


class Clerk:
    """Call one command after the other, then close the window.

    A dialog that `answers` do not know is accepted once, then left; a question is answered by yes. In file
    dialogs what `file` returns is typed. `again` does what a command may lack that cannot be given.
    """

    def __init__(
        self, answers: Answers, file: Callable[[QFileDialog], Path], again: Callable[[MainWindow], object]
    ) -> None:
        self.commands: list[Callable[[MainWindow], bool | None]] = []
        """What is left to do; each tells whether it was done, False: it lacks something, None: it goes on."""
        self._answers, self._file, self._again = answers, file, again
        self._pressed, self._buttons = set[str](), set[str]()
        self._steps: list[Step] = []
        self._tries = 0
        self._clock, self._end = QTimer(), QTimer(singleShot=True, interval=_LONGEST)
        self._clock.timeout.connect(lambda: QTimer.singleShot(0, self._look))  # it does not tick in itself
        self._end.timeout.connect(lambda: QApplication.exit(9))

    def begin(self) -> None:
        """Begin to look."""
        self._clock.start(60)
        self._end.start()

    def leave(self) -> None:
        """Stop, and tell which steps and buttons of the known dialogs were missed."""
        self._clock.stop()
        self._end.stop()
        for name, left in self._answers.items():
            for steps in left:
                tell_missed(f"{name}: {steps}")
        for each in sorted(self._buttons - self._pressed):
            tell_missed(each)

    def _look(self) -> None:
        dialog, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if isinstance(dialog, QProgressDialog):
            return
        if isinstance(dialog, QDialog):
            self._answer(dialog)
        elif popup is not None:
            popup.close()
        elif (window := shown_window()) is not None and dialog is None:
            self._go_on(window)

    # Commands

    def _go_on(self, window: MainWindow) -> None:
        if not self.commands:
            window.close()
            return
        command = self.commands.pop(0)
        done = command(window)
        if done is None:
            self.commands.insert(0, command)
        elif done:
            self._tries = 0
        elif self._tries < _MOST_TRIES:
            self.commands.append(command)
            self._tries += 1
            self._again(window)
        # Else it is missed, as whoever counts what was done will see.

    # Dialogs

    def _answer(self, dialog: QDialog) -> None:
        name = type(dialog).__name__
        is_new = not dialog.property("seen")
        dialog.setProperty("seen", True)
        if name in self._answers:
            self._follow(dialog, name, is_new=is_new)
        elif not is_new:
            dialog.reject()
        elif isinstance(dialog, QFileDialog):
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(self._file(dialog)))
            dialog.accept()
        elif isinstance(dialog, QMessageBox):
            yes = [each for each in dialog.buttons() if dialog.buttonRole(each) in _YES]
            (yes or [dialog.defaultButton() or dialog.buttons()[0]])[0].click()
        else:
            tell(name)
            dialog.accept()

    def _follow(self, dialog: QDialog, name: str, *, is_new: bool) -> None:
        if is_new:
            steps = self._answers[name].pop(0) if self._answers[name] else ()
            dialog.setProperty("steps", list(steps))
            buttons = [each for each in vars(dialog) if each.endswith("_button") and each != "accept_button"]
            self._buttons.update(f"{name}.{each}" for each in buttons)
        left = list(dialog.property("steps"))
        if not left:
            dialog.reject()
            return
        dialog.setProperty("steps", left[1:])
        step = left[0]
        tell(f"{name}: {step if isinstance(step, str) else step.__name__}")
        if isinstance(step, str):
            self._pressed.add(f"{name}.{step}")
            getattr(dialog, step).click()
        else:
            step(dialog)


_YES = (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.YesRole)


def shown_window() -> MainWindow | None:
    """Return the window that is shown."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    return next((each for each in windows if each.isVisible()), None)
