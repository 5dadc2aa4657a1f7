"""One byte of the sample's store is another, or its end is missing: nothing is silent, nothing unexpected."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import flips
import pytest

from db.access.store_check import Health

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def trial(tmp_path: Path) -> flips.Trial:
    return flips.Trial(tmp_path)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_byte_of_each_page(trial: flips.Trial, seed: int) -> None:
    tally = trial.run(flips.flips(trial.sound, 1, random.Random(seed)))
    assert not tally.faults
    assert sum(tally.counts.values()) == len(trial.sound) // flips.PAGE


def test_a_file_cut_short(trial: flips.Trial) -> None:
    tally = trial.run(flips.cuts(trial.sound, 3 * flips.PAGE + 512))
    assert not tally.faults


def test_silence_is_noticed(trial: flips.Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    at = trial.sound.index("Tập trung".encode())
    damaged = bytearray(trial.sound)
    damaged[at] ^= 1
    monkeypatch.setattr(Health, "check", lambda *_, **__: None)
    monkeypatch.setattr(Health, "check_at_opening", lambda _: None)
    monkeypatch.setattr(Health, "check_report", lambda *_: None)
    assert trial.run([("here", bytes(damaged))]).faults
