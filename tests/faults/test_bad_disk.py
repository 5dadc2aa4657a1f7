"""Backups, restores, settings, drafts, exports, commands on a bad disk: the short form of `bench faults`."""

from __future__ import annotations

import pytest
from days.commands import READING, WRITING
from days.deeds import DEEDS
from trials import run as trial_run

from vqdesk.cli.commands import _program
from vqdesk.cli.frame.context import Call

SHORT = ("backup b.vqd.enc", "restore packed", "command backups 2", "migration 3")
"""The deeds of which some moments are tried here; the bench tries all of all."""


def faultless(trial: str, deed: str, *extent: int) -> None:
    tally = trial_run.run(trial, deed, *extent)
    assert tally["tried"] > 0
    assert not tally["faults"], "\n".join([str(tally["faults"]), *tally["examples"]])


@pytest.mark.parametrize("deed", SHORT)
def test_a_lost_power(deed: str) -> None:
    faultless("deed-power", deed, 37, 1)


@pytest.mark.parametrize("deed", SHORT)
def test_a_disk_that_is_full_or_silent(deed: str) -> None:
    faultless("deed-errors", deed, 211)


@pytest.mark.parametrize("deed", ["restore packed"])
def test_a_bad_disk_within_recovery(deed: str) -> None:
    faultless("deed-recovery", deed, 97)


def test_every_command_is_tried_or_changes_nothing() -> None:
    known = set(_program(Call("vi", lambda *_: 0)).commands)
    assert known == WRITING.keys() | set(READING)
    assert not WRITING.keys() & set(READING)


def test_every_deed_has_a_name_of_its_own() -> None:
    names = [deed.name for deed in DEEDS]
    assert len(set(names)) == len(names)
