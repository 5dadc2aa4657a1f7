"""The long form runs the same trials, counts them in a table and fails where anything was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench import run as bench_run
from bench.trials import faults as bench_faults
from trials import run as trial_run

if TYPE_CHECKING:
    import pytest


def tally(trial: str, verb: str, tried: int, **faults: int) -> dict[str, object]:
    found = {kind.replace("_", " "): count for kind, count in faults.items()}
    examples = [f"{kind}: somewhere" for kind in found]
    return {
        "trial": trial,
        "verb": verb,
        "tried": tried,
        "faults": found,
        "reasons": {},
        "examples": examples,
    }


def test_the_table_counts_by_trial_and_shows_what_was_wrong() -> None:
    tallies = [
        tally("kills", "undo", 1000),
        tally("kills", "redo", 200, lost=3),
        tally("power", "undo", 7, untold=1),
    ]
    lines = [line.split() for line in bench_faults.table(tallies).splitlines()]
    assert [line[-7:] for line in lines[1:4]] == [
        ["1,200", "3", "0", "0", "0", "0", "0"],
        ["7", "0", "0", "0", "0", "0", "1"],
        ["1,207", "3", "0", "0", "0", "0", "1"],
    ]
    assert lines[4:] == [["kills", "redo:", "lost:", "somewhere"], ["power", "undo:", "untold:", "somewhere"]]


def test_kills_of_days_are_told_on_one_line() -> None:
    kills = {"kills": 250, "the clock": 120, "an operation": 130, "hot": 40, "openings killed as well": 9}
    days = [
        {**tally("day", seed, 251, **faults), "kills": kills}
        for seed, faults in (("1", {}), ("2", {"lost": 2}))
    ]
    line = next(line for line in bench_faults.table(days).splitlines() if line.startswith("500 kills"))
    assert "80 of them while a journal was hot" in line
    assert line.endswith("18 openings after them were killed as well: 2 lost, 0 half done, 0 wedged")


def test_faults_fail_the_bench_and_each_trial_meets_each_verb(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []

    def run(trial: str, verb: str, stride: int, *_: int) -> dict[str, object]:
        seen.append((trial, verb, stride))
        return tally(trial, verb, 1, **({"lost": 1} if verb == "redo" else {}))

    monkeypatch.setattr(trial_run, "run", run)
    call = ["faults", "--json", "--quick", "--trial", "kills", "--trial", "exports"]
    assert bench_run.main([*call, "--verb", "undo", "--verb", "write-short"]) == 0
    assert sorted(seen) == [
        ("exports", "write-short", 10),
        ("kills", "undo", 10),
        ("kills", "write-short", 10),
    ]
    capsys.readouterr()
    assert bench_run.main([*call, "--verb", "redo"]) == 1
    assert [each["faults"] for each in json.loads(capsys.readouterr().out)] == [{"lost": 1}]
