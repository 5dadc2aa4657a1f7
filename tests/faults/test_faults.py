"""Nothing told is lost, nothing is half done, nobody is kept out: the short form of `bench faults`."""

from __future__ import annotations

import pytest
from trials import run as trial_run
from trials.verbs import FIRST_START, VERBS

EVERY = [verb.name for verb in (*VERBS, FIRST_START)]
LONG = {
    "import-1000": 12,
    "delete-report": 20,
    "restore-report": 20,
    "add-14": 20,
    "move-9": 10,
    "import-300": 6,
}
"""The verbs with many operations; of the others each third is tried."""


def faultless(trial: str, verb: str, *extent: int) -> None:
    tally = trial_run.run(trial, verb, *extent)
    assert tally["tried"] > 0
    assert not tally["faults"], "\n".join([str(tally["faults"]), *tally["examples"]])


@pytest.mark.parametrize("verb", EVERY)
def test_a_kill_before_an_operation(verb: str) -> None:
    faultless("kills", verb, LONG.get(verb, 3))


@pytest.mark.parametrize("verb", EVERY)
def test_a_lost_power(verb: str) -> None:
    faultless("power", verb, LONG.get(verb, 3), 1)


@pytest.mark.parametrize("verb", ["first-start", "write-long", "import-spilled", "move-9"])
def test_a_kill_and_a_lost_power_within_recovery(verb: str) -> None:
    faultless("recovery", verb, 4, 1, 4)


@pytest.mark.parametrize("verb", ["write-short", "undo", "renumber", "delete-domain", "read-all"])
def test_a_disk_that_is_full_or_silent_within_a_verb(verb: str) -> None:
    faultless("errors", verb, 7)


@pytest.mark.parametrize("verb", ["first-start", "write-long", "delete-domain"])
def test_a_disk_that_is_full_or_silent_within_an_opening(verb: str) -> None:
    faultless("opening", verb, 13, 0, 3)


@pytest.mark.parametrize("verb", ["first-start", "write-long", "delete-domain"])
def test_an_older_copy_put_back(verb: str) -> None:
    faultless("put-back", verb, 7)


@pytest.mark.parametrize("verb", ["write-long", "move-9"])
def test_a_pulled_stick(verb: str) -> None:
    faultless("pulled", verb, 9)


def test_an_export() -> None:
    faultless("exports", "write-short", 3, 1)
