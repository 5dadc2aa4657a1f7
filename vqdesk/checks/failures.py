"""Rules that raised, which is a fault of the program: nobody knows what they would have found."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, NamedTuple, get_args

from vqdesk.checks.claims.stated import ClaimFamily
from vqdesk.checks.rule_words import rule_name
from vqdesk.messages.catalogue import say
from vqdesk.system.error_log import write_error
from vqdesk.system.paths import log_file

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PLACES = 8
_OF_FIGURES = frozenset(get_args(ClaimFamily))


class FailedRule(NamedTuple):
    """A rule that raised, by its id; `figures`: a task's numbers could not be read, `all`: none looked.

    The task is told by its id and its number; both are "" for a rule that compares all tasks.
    """

    rule: str
    task: str
    number: str
    error: Exception


def whole_failure(error: Exception) -> FailedRule:
    """Return the failure of the whole check."""
    return FailedRule("all", "", "", error)


def log_failures(failures: Iterable[FailedRule], logged: set[str]) -> None:
    """Write where in the program rules raised into the log, without a word of the report; each place once.

    `logged` holds those that were written.
    """
    for failure in failures:
        frames = traceback.extract_tb(failure.error.__traceback__)
        place = f"{type(failure.error).__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        if place not in logged:
            logged.add(place)
            write_error(log_file(), failure.error)


def failed_sentence(failures: Iterable[FailedRule], lang: str) -> str:
    """Return the sentence that says what was not checked where; "" where no rule raised."""
    found = list(failures)
    if not found:
        return ""
    unread = {each.task for each in found if each.rule == "figures"}
    found = [each for each in found if each.task not in unread or each.rule not in _OF_FIGURES]
    rules = "; ".join(dict.fromkeys(rule_name(each.rule, lang) for each in found))
    places = tuple(dict.fromkeys(_place(each, lang) for each in found))
    if len(places) > _MOST_PLACES:
        more = say("show.check.failed_more", lang, count=len(places) - _MOST_PLACES)
        places = (*places[:_MOST_PLACES], more)
    return say("show.check.failed", lang, rules=rules, places=places)


def _place(failure: FailedRule, lang: str) -> str:
    if not failure.task:
        return say("show.check.failed_report", lang)
    key = "show.check.failed_task" if failure.number else "show.check.failed_unnumbered"
    return say(key, lang, number=failure.number)
