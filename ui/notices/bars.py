"""Notice bars over the forms and, of what was done, at the window's foot."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import Refused
from ui.notices.done_bar import DoneBar
from ui.notices.hint_bar import HintBar
from ui.widgets.standing_bar import StandingBar
from ui.widgets.timers import TurnTimer
from vqdesk.messages.catalogue import say, sentence, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.session.session import Session
    from ui.widgets.standing_bar import Kind

DONE_SHOWN = 15_000
"""Milliseconds that it is said that all is stored again."""


class NoticeBars(QWidget):
    """Show bars one below the other, over the forms; `done` has its place at the window's foot.

    `alarm` is red while something typed is not stored, and then says once that it is. `refusal` tells why
    something was not done, until it is closed or something else is done. `done` tells what was done and
    takes it back. `news` tells the rest, one sentence after the other, `left` what an earlier run could not
    store; both wait while the alarm stands.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._sentences: list[str] = []
        self._chosen: dict[str, Callable[[], object] | None] = {}
        self._done_at: object = None
        self._asks = False
        self.alarm, self.refusal, self.news, self.left = (StandingBar(self) for _ in range(4))
        self.done = DoneBar(window)
        """For the window's foot."""
        self.hint = HintBar(window)
        """For the window's foot, too."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for bar in (self.alarm, self.refusal, self.news, self.left):
            column.addWidget(bar)
        self.alarm.add_button("again", self.tr("Try again"), session.flush)
        self.alarm.add_button("copy", self.tr("Copy to another file..."), self.copy_texts)
        self.refusal.add_button("close", self.tr("Close"), self.refusal.hide)
        for name, text in (("undo", self.tr("Undo")), ("redo", self.tr("Redo")), ("more", "")):
            self.done.add_button(name, text, partial(self._on_chosen, name))
        self.done.add_button("close", self.tr("Close"), self.done.hide)
        self.done.keep_together()
        self.news.add_button("next", "", self._next)
        self.left.add_button("look", self.tr("Look at it..."), self.look_at_left)
        self.left.add_button("later", self.tr("Later"), self._put_off)
        self._hiding = TurnTimer(self)
        self._hiding.timeout.connect(self._hide_done)
        self.done_timer = QTimer(self, singleShot=True, interval=DONE_SHOWN)
        self.done_timer.timeout.connect(self.alarm.hide)
        self._waits = True
        session.unstored.changed.connect(self._show_unstored)
        session.unstored.settled.connect(self._on_settled)
        session.acted.connect(self.refusal.hide)
        for signal in (session.changed, session.report_opened):
            signal.connect(self.tell_notices)
            signal.connect(self._hide_when_drawn)

    # What is told

    def refuse(self, said: str) -> None:
        """Say why something was not done."""
        if self._session.unstored.texts:
            said = f"{say('unsaved.not_done', self._session.lang)} {said}"
        self.refusal.say("alarm", said)

    def tell_unread(self, said: str) -> None:
        """Say why something cannot be read, unless the alarm says that already."""
        if said not in self.alarm.text:
            self.refusal.say("alarm", said)

    def tell_done(
        self,
        said: str,
        *,
        undo: Callable[[], object] | None = None,
        redo: Callable[[], object] | None = None,
        more: tuple[str, Callable[[], object]] | None = None,
        kind: Kind = "done",
        asks: bool = False,
        stays: bool = False,
    ) -> None:
        """Say what was done, with a button for each of what may follow; `more` has its own text.

        With `asks` undo and redo are not done at once: their buttons end in dots.

        It goes when its place in the open report's steps is another's: the next edit, undo or report.
        With `stays` only what is told next takes its place: what follows must be right at any time.
        """
        self._asks, dots = asks, "..." if asks else ""
        self.done.buttons["undo"].setText(self.tr("Undo") + dots)
        self.done.buttons["redo"].setText(self.tr("Redo") + dots)
        self._chosen = {"undo": undo, "redo": redo, "more": more and more[1]}
        for name, action in self._chosen.items():
            self.done.buttons[name].setVisible(action is not None)
        if more is not None:
            self.done.buttons["more"].setText(more[0])
        self._done_at = None if stays else self._steps()
        self.done.say(kind, said)

    def tell(self, sentences: Iterable[str]) -> None:
        """Say what is to be known, each sentence until it is closed."""
        self._sentences += sentences
        self._show_news()

    def tell_notices(self) -> None:
        """Say what the store has done unasked, and forget it there."""
        store = self._session.store
        notices, store.notices[:] = list(store.notices), []
        if notices:
            self.tell(told(notice, self._session.lang) for notice in notices)

    def offer_left(self) -> None:
        """Look for what an earlier run could not store, and offer it."""
        self._waits = True
        lang = self._session.lang
        self.tell(told(notice, lang) for notice in self._session.unstored.read_left())
        self._show_left()

    # What the clerk does

    def go_to_done(self) -> None:
        """Lead the keys to what was just done, else to the hint, and from there back again."""
        (self.hint if self.done.isHidden() else self.done).enter()

    def save(self) -> None:
        """Store what is typed, and say that all is stored and when; what is not is the alarm's to tell."""
        session = self._session
        if not session.flush_first():
            return
        with suppress(Refused):  # something else is told then
            report_id = session.report_id
            at = session.store.reports.saved_at(report_id) if report_id is not None else None
            self.tell_done(_saved_words(at, session.lang))

    def copy_texts(self) -> None:
        """Ask for a file and copy what is not stored into it; it stays not stored."""
        from ui.notices.unsaved_copy import copy_to_file

        copied = copy_to_file(self._window, self._session, self._session.unstored.texts)
        if copied is not None:
            self.tell([say("unsaved.copied", self._session.lang, path=copied)])

    def show_texts(self) -> None:
        """Copy what is not stored, or else show what an earlier run has left: for whoever has no mouse."""
        if self._session.unstored.texts:
            self.copy_texts()
        else:
            self.look_at_left()

    def look_at_left(self) -> None:
        """Show what an earlier run could not store, to be put in, copied or let go."""
        from ui.notices.left_texts_dialog import LeftTextsDialog

        if self._session.unstored.left:
            LeftTextsDialog(self._session, self._window).exec()

    # Inside

    def _show_unstored(self) -> None:
        unstored, lang = self._session.unstored, self._session.lang
        if unstored.texts:
            self.done_timer.stop()
            reason = sentence(unstored.reason, lang) if unstored.reason else say("unsaved.other_report", lang)
            parts = [say("unsaved.alarm", lang, count=len(unstored.texts)), reason]
            if unstored.kept_in is not None:
                parts.append(say("unsaved.kept", lang, path=unstored.kept_in))
            else:
                parts.append(say("unsaved.not_kept", lang))
            for button in self.alarm.buttons.values():
                button.show()
            self.alarm.say("alarm", " ".join(parts))
        self._show_news()
        self._show_left()

    def _on_settled(self) -> None:
        clock = datetime.now().astimezone().strftime("%H:%M:%S")
        for button in self.alarm.buttons.values():
            button.hide()
        self.alarm.say("done", say("unsaved.stored", self._session.lang, time=clock))
        self.done_timer.start()

    def _on_chosen(self, name: str) -> None:
        action = self._chosen.get(name)
        if self._done_at is not None and not self._asks:
            # What was typed since is a step by now, and the newest: it is not what the button tells of.
            self._session.flush()
            if self._done_at != self._steps():
                self.tell_done(say("done.changed_since", self._session.lang), kind="calm")
                return
        if not self._asks:
            self.done.hide()
        if action is not None:
            action()  # where it asks and nothing comes of it, the bar stays

    def _hide_when_drawn(self) -> None:
        """Hide what was told; in a long report when what is told next can take its place."""
        if self._session.is_long:
            self._hiding.start()
        else:
            self._hide_done()

    def _hide_done(self) -> None:
        if self._done_at is not None and self._done_at != self._steps():
            self.done.hide()

    def _steps(self) -> object:
        """Return what tells the open report's next steps back and forth from any others."""
        store, report_id = self._session.store, self._session.report_id
        try:
            return report_id, store.history.undoable(report_id), store.history.redoable(report_id)
        except Refused:
            return report_id

    def _next(self) -> None:
        del self._sentences[:1]
        self._show_news()

    def _put_off(self) -> None:
        self._waits = False
        self._show_left()

    def _show_news(self) -> None:
        if not self._sentences or self._session.unstored.texts:
            self.news.hide()
            return
        more = len(self._sentences) - 1
        close = self.tr("Next ({count} more)").format(count=more) if more else self.tr("Close")
        self.news.buttons["next"].setText(close)
        self.news.say("calm", self._sentences[0])

    def _show_left(self) -> None:
        unstored = self._session.unstored
        if unstored.left and self._waits and not unstored.texts:
            self.left.say("calm", say("unsaved.found", self._session.lang, count=len(unstored.left)))
        else:
            self.left.hide()


def _saved_words(at: str | None, lang: str) -> str:
    """Return that all is stored, and when the last of it was: an ISO time, None where nothing was."""
    if not at:
        return say("done.saved_all", lang)
    moment = datetime.fromisoformat(at).astimezone()
    clock = moment.strftime("%H:%M")
    if moment.date() == datetime.now().astimezone().date():
        return say("done.saved", lang, time=clock)
    return say("done.saved_before", lang, time=clock, day=moment.strftime("%d/%m/%Y"))
