"""The rules of the check that an office has chosen: the last choice counts, those before are kept with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.disk.claim import user_name
from vqdesk.checks.chosen import USUAL_RULES, ChosenRules
from vqdesk.offices.choices import keep_office_choice, office_choice

if TYPE_CHECKING:
    from db.store.store import Store

_NAME = "rules"
_MOST = 50  # choices that are kept


def rules_choices(store: Store, organisation: str) -> list[ChosenRules]:
    """Return all that an organisation, named as reports name it, has chosen, the last choice last."""
    kept = office_choice(store, organisation, _NAME)
    read = map(ChosenRules.from_json, kept if isinstance(kept, list) else [])
    return [each for each in read if each is not None]


def chosen_rules(store: Store, organisation: str) -> ChosenRules:
    """Return which rules an organisation uses."""
    return next(reversed(rules_choices(store, organisation)), USUAL_RULES)


def keep_chosen_rules(store: Store, organisation: str, chosen: ChosenRules) -> list[ChosenRules]:
    """Keep which rules an organisation uses, with the PC's user and the time; the same again is no choice.

    Returns all that it has chosen, as `rules_choices` does.
    """
    former = rules_choices(store, organisation)
    if (former[-1] if former else USUAL_RULES).is_same(chosen):
        return former
    made = replace(chosen, by=user_name(), at=datetime.now(UTC).isoformat(timespec="seconds"))
    kept = [*former[-_MOST + 1 :], made]
    keep_office_choice(store, organisation, _NAME, [each.as_json() for each in kept])
    return kept
