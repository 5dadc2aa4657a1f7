"""The dialog in which an office chooses the rules of the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QGroupBox, QHBoxLayout, QWidget

from db.text.clock import format_clock
from ui.dialogs.dialog import Dialog
from ui.widgets.choices import ComboBox
from ui.widgets.label import Label
from ui.widgets.literal import literal
from vqdesk.checks.catalogue import RULES
from vqdesk.checks.chosen import USUAL_RULES, ChosenRules
from vqdesk.checks.rule_words import limit_words, rule_explained, rule_family, rule_name
from vqdesk.messages.catalogue import say

if TYPE_CHECKING:
    from decimal import Decimal

    from vqdesk.checks.frame.rule import AnyRule

_INDENT = 3  # letters by which what a rule looks for stands below its name


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What is shown of one rule: its switch, and where it has a number those that are offered."""

    rule: AnyRule
    box: QCheckBox
    number: ComboBox | None = None
    numbers: tuple[Decimal, ...] = ()


class RulesDialog(Dialog):
    """Switch rules on and off and set their numbers; `chosen` returns what is wanted.

    Each stands with its name and what it looks for, by what it is about.
    """

    def __init__(
        self, chosen: ChosenRules, organisation: str, lang: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, self.tr("Rules of the check"), self.tr("Keep"))
        self._lang, self._before = lang, chosen
        self.rows: list[RuleRow] = []
        about = self.tr("The rules by which reports of {organisation} are checked.")
        whose = organisation or say("import.no_organisation", lang)
        self.add_text(about.format(organisation=whose))
        self.add_text(
            self.tr("The bar that comes after “Keep” takes the choice back; Ctrl+Z takes back texts alone.")
        )
        self.count = self.add_text("")
        if chosen.at:
            when = format_clock(chosen.at)
            self.add_text(say("show.rules.changed", lang, who=chosen.by, when=when))
        for name, title in self._families().items():
            rules = [rule for rule in RULES if rule_family(rule.id) == name]
            self.column.addWidget(self._group(title, rules))
        self.usual = self.buttons.addButton(self.tr("&Usual rules"), QDialogButtonBox.ButtonRole.ResetRole)
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(lambda: self._show(USUAL_RULES))
        self._show(chosen)
        self.fit(860, 640)

    def _families(self) -> dict[str, str]:
        return {
            "figures": self.tr("Figures"),
            "row": self.tr("The task's row"),
            "period": self.tr("The period before"),
            "reference": self.tr("References to documents"),
            "name": self.tr("Names of units and places"),
            "words": self.tr("Words and signs"),
        }

    def _group(self, title: str, rules: list[AnyRule]) -> QGroupBox:
        group = QGroupBox(title)
        grid = QGridLayout(group)
        grid.setColumnMinimumWidth(0, _INDENT * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        for rule in rules:
            row = self._row(rule)
            at = grid.rowCount()
            grid.addWidget(row.box, at, 0, 1, 2)
            grid.addWidget(Label(rule_explained(rule.id, self._lang), wraps=True), at + 1, 1)
            if row.number is not None:
                beside = QHBoxLayout()
                beside.addWidget(row.number)
                beside.addStretch(1)
                grid.addLayout(beside, at + 2, 1)
        return group

    def _row(self, rule: AnyRule) -> RuleRow:
        name = rule_name(rule.id, self._lang)
        box = QCheckBox(literal(name))
        box.setAccessibleDescription(rule_explained(rule.id, self._lang))
        row = RuleRow(rule, box)
        if rule.limit is not None:
            number, own = ComboBox(), self._before.limit(rule)
            numbers = tuple(sorted({*rule.limit.choices, rule.limit.usual if own is None else own}))
            number.setAccessibleName(name)
            number.addItems([limit_words(rule.limit, each, self._lang) for each in numbers])
            box.toggled.connect(number.setEnabled)
            row = RuleRow(rule, box, number, numbers)
        box.toggled.connect(self._tell)
        self.rows.append(row)
        return row

    def chosen(self) -> ChosenRules:
        """Return what is chosen."""
        chosen = USUAL_RULES.turned((row.rule for row in self.rows if not row.box.isChecked()), on=False)
        for row in self.rows:
            if row.number is not None:
                chosen = chosen.with_limit(row.rule, row.numbers[row.number.currentIndex()])
        return chosen

    def is_touched(self) -> bool:
        """Tell whether closing would drop another choice than that of before."""
        return not self.chosen().is_same(self._before)

    def _show(self, chosen: ChosenRules) -> None:
        for row in self.rows:
            row.box.setChecked(row.rule.id not in chosen.off)
            number = chosen.limit(row.rule)
            if row.number is not None and number is not None:
                row.number.setCurrentIndex(row.numbers.index(number))
                row.number.setEnabled(row.box.isChecked())
        self._tell()

    def _tell(self) -> None:
        off = sum(not row.box.isChecked() for row in self.rows)
        self.count.setText(say("show.rules.count", self._lang, off=off, all=len(self.rows)))
