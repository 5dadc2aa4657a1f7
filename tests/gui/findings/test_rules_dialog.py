"""An office switches rules of the check on and off in the window, and takes that back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui.findings.rules_dialog import RulesDialog
from vqdesk.checks.catalogue import RULES, rules_named
from vqdesk.checks.chosen import USUAL_RULES
from vqdesk.offices.chosen_rules import chosen_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.findings.list_dialog import FindingsDialog
    from ui.findings.rules_dialog import RuleRow
    from ui.main_window import MainWindow
    from vqdesk.checks.chosen import ChosenRules

OFFICE = "UBND huyện Văn Quan"
(ABOVE,) = rules_named("row.above")


def shown(chosen: ChosenRules, qtbot: QtBot) -> RulesDialog:
    dialog = RulesDialog(chosen, OFFICE, "vi")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def row(dialog: RulesDialog, rule: str) -> RuleRow:
    return next(each for each in dialog.rows if each.rule.id == rule)


def test_every_rule_is_there_with_its_number_where_it_has_one(qtbot: QtBot) -> None:
    dialog = shown(USUAL_RULES, qtbot)
    assert [each.rule for each in dialog.rows] == list(RULES)
    assert all(each.box.isChecked() for each in dialog.rows)
    assert [each.rule.id for each in dialog.rows if each.number] == [rule.id for rule in RULES if rule.limit]
    assert row(dialog, "row.above").number.currentText() == "Nêu khi trên 100%"
    assert dialog.chosen() == USUAL_RULES
    assert not dialog.is_touched()


def test_what_is_chosen_comes_back_and_the_usual_is_one_button_away(qtbot: QtBot) -> None:
    chosen = USUAL_RULES.turned(rules_named("words"), on=False).with_limit(ABOVE, Decimal(107))
    dialog = shown(chosen, qtbot)
    assert dialog.chosen() == chosen
    assert dialog.count.text() == f"Đã tắt 9 trong {len(RULES)} quy tắc."
    assert row(dialog, "row.above").number.currentText() == "Nêu khi trên 107%"
    qtbot.keyClick(row(dialog, "row.above").box, Qt.Key.Key_Space)
    assert not row(dialog, "row.above").number.isEnabled()
    assert dialog.chosen().switched_off()[0] == "row.above"
    dialog.usual.click()
    assert dialog.isVisible()
    assert dialog.chosen() == USUAL_RULES
    assert dialog.count.text() == f"Đã tắt 0 trong {len(RULES)} quy tắc."


def test_another_choice_is_asked_about_before_it_is_dropped(qtbot: QtBot, boxes: object) -> None:
    dialog = shown(USUAL_RULES, qtbot)
    row(dialog, "ratio").number.setCurrentIndex(2)
    boxes.yes = False
    dialog.reject()
    assert dialog.isVisible()
    assert len(boxes.asked) == 1


@pytest.fixture
def checked(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    service = window.findings.service
    service.start()
    qtbot.waitUntil(lambda: service.is_whole)
    yield window
    service.stop()


def test_what_is_switched_off_is_found_no_more_and_said_and_taken_back(
    checked: MainWindow, boxes: object, qtbot: QtBot
) -> None:
    service = checked.findings.service

    def rules() -> list[str]:
        return [each.rule for each in service.results["d"].open] if "d" in service.results else []

    def choose(*wanted: str, number: int = 0) -> Callable[[RulesDialog], bool]:
        def chosen(dialog: RulesDialog) -> bool:
            for name in wanted:
                row(dialog, name).box.setChecked(False)
            row(dialog, "row.above").number.setCurrentIndex(number)
            return True

        return chosen

    assert "row.above" in rules()
    boxes.dialogs.append(choose("row.above"))
    checked.actions_["rules"].trigger()
    qtbot.waitUntil(lambda: service.is_whole)
    assert "row.above" not in rules()
    assert checked.bars.done.text == f"Đã lưu quy tắc kiểm tra của cơ quan: tắt 1 trong {len(RULES)} quy tắc."

    def look(dialog: FindingsDialog) -> bool:
        assert "Cơ quan đã tắt 1 quy tắc: Đánh giá trên 100%." in dialog.told.text()
        return False

    boxes.dialogs.append(look)
    checked.findings.show_list()

    checked.bars.done.buttons["undo"].click()
    qtbot.waitUntil(lambda: service.is_whole and "row.above" in rules())
    assert chosen_rules(checked.session.store, OFFICE).is_same(USUAL_RULES)

    boxes.dialogs.append(choose(number=3))
    checked.findings.choose_rules()
    qtbot.waitUntil(lambda: service.is_whole)
    assert "row.above" not in rules()
    kept = chosen_rules(checked.session.store, OFFICE)
    assert (kept.limits, kept.off) == ({"row.above": Decimal(120)}, frozenset())
    assert kept.by
    boxes.dialogs.append(lambda _dialog: True)  # the same again
    checked.findings.choose_rules()
    assert boxes.dialogs == []
    assert chosen_rules(checked.session.store, OFFICE) == kept
