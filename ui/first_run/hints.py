"""Five hints, each shown once, at the moment when it helps."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from db.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from db.changes import Changes
    from ui.notices.bars import NoticeBars
    from ui.session.session import Session
    from ui.widgets.standing_bar import StandingBar

    class Actions(Protocol):
        """The window's actions by their keys."""

        def __getitem__(self, key: str) -> QAction: ...


SEEN = "window.hints_seen"
"""The setting that keeps the names of the hints that were shown; `UNWANTED` among them: none is wanted."""
UNWANTED = "off"
_COUNT = 5
_MANY = 8  # tasks from which on a table helps
_VISITED = 3  # tasks after which somebody goes from one to the next


class HintedWindow(Protocol):
    """The window as far as hints know it."""

    bars: NoticeBars
    actions_: Actions

    @property
    def due_bar(self) -> StandingBar:
        """What is said of deadlines."""


class Hints(QObject):
    """Show one hint at a time in the foot's bar, none twice; `show_again` begins anew.

    Nothing is shown before `start`, nor while the window says something else; a hint that stands there gives
    way to what was done until that is closed.
    """

    def __init__(self, session: Session, window: HintedWindow) -> None:
        bar = window.bars.hint
        super().__init__(bar)
        self._session, self._window, self._bar = session, window, bar
        self._seen: set[str] = set()
        self._visited: set[str] = set()
        self._has_written = self._has_others = self._gave_way = False
        bar.add_button("close", self.tr("Close"), bar.hide)
        bar.add_button("never", self.tr("No more hints"), self._turn_off)
        bar.keep_together()

    def start(self) -> None:
        """Begin to look for moments at which a hint helps."""
        self._seen = set((self._session.store.settings.get(SEEN) or "").split())
        self._session.report_opened.connect(self._on_report_opened)
        self._session.place_changed.connect(self._on_place_changed)
        self._session.changed.connect(self._on_changed)
        self._window.bars.done.turned.connect(self._on_done_turned)
        self._on_report_opened()

    def show_again(self) -> None:
        """Show the hints once more, the first of them at once."""
        self._seen.clear()
        self._bar.hide()
        if not self._show_first(self._fitting()):
            self._show_first(list(self._texts()))

    def look(self) -> None:
        """Show a hint that helps now and was not shown yet."""
        is_over = UNWANTED in self._seen or len(self._seen) == _COUNT
        is_free = self._session.report_id is not None and self._bar.isHidden() and not self._is_busy()
        if is_free and not is_over:
            with suppress(Refused):  # there is something else to be told
                self._show_first(self._fitting())

    def _keys(self, key: str) -> str:
        return self._window.actions_[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _is_busy(self) -> bool:
        """Tell whether something is said that goes before a hint."""
        bars = self._window.bars
        return any(
            not bar.isHidden() for bar in (self._window.due_bar, bars.done, bars.news, bars.left, bars.alarm)
        )

    def _texts(self) -> dict[str, str]:
        return {
            "saved": self.tr(
                "What you type is stored at once. {undo} takes it back step by step, also the next day."
            ).format(undo=self._keys("undo")),
            "walk": self.tr(
                "{next} goes to the next task and {open} to the next one that is not assessed, also while "
                "you type."
            ).format(next=self._keys("next_task"), open=self._keys("next_open")),
            "table": self.tr(
                "{table} shows the whole annex as a table, to be filled in and pasted into as in Excel."
            ).format(table=self._keys("table")),
            "find": self.tr("{find} searches all reports; words without their marks are found, too.").format(
                find=self._keys("find")
            ),
            "next_period": self.tr(
                "All tasks are assessed. {carry} makes the next period's report from this one."
            ).format(carry=self._keys("carry_over")),
        }

    def _fitting(self) -> list[str]:
        """Return the hints that help now and were not shown yet, the most helpful first."""
        fits: dict[str, Callable[[], bool]] = {
            "saved": lambda: self._has_written,
            "walk": lambda: len(self._visited) >= _VISITED,
            "next_period": self._is_done,
            "find": lambda: self._has_others,
            "table": lambda: len(self._session.outline()) >= _MANY,
        }
        return [name for name, helps in fits.items() if name not in self._seen and helps()]

    def _is_done(self) -> bool:
        rows = self._session.outline()
        return bool(rows) and all(row.evaluation.strip() or row.status.strip() for row in rows)

    def _show_first(self, names: list[str]) -> bool:
        name = next((each for each in names if each not in self._seen), None)
        if name is not None:
            self._keep({*self._seen, name})
            self._bar.say_hint(self.tr("Hint: {hint}").format(hint=self._texts()[name]))
        return name is not None

    def _turn_off(self) -> None:
        self._bar.hide()
        self._keep({*self._seen, UNWANTED})

    def _keep(self, seen: set[str]) -> None:
        self._seen = seen
        self._session.keep_setting(SEEN, " ".join(sorted(seen)))

    def _on_report_opened(self) -> None:
        self._gave_way = False
        self._bar.hide()  # it was said of another report
        with suppress(Refused):  # whoever shows the report tells
            self._has_others = self._session.store.reports.count(2) > 1
        self.look()

    def _on_place_changed(self, kind: str, record_id: str) -> None:
        if kind == "task" and len(self._visited) < _VISITED:
            self._visited.add(record_id)
        self.look()

    def _on_done_turned(self) -> None:
        """Give way to what was done: two bars would take the form's room."""
        is_told, is_hinting = (not bar.isHidden() for bar in (self._window.bars.done, self._bar))
        if is_told and is_hinting:
            self._gave_way = True
            self._bar.hide()
        elif self._gave_way and not is_told:
            self._gave_way = False
            self._bar.show()

    def _on_changed(self, changes: Changes) -> None:
        self._has_written = self._has_written or bool(changes.tasks and not changes.order)
        self.look()
