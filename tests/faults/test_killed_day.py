"""A scripted day of editing is killed at random moments: nothing told is lost, nobody is kept out.

The long form, 10,000 kills, is `bench faults --trial day`.
"""

from __future__ import annotations

import pytest
from trials import run as trial_run


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_day_that_is_killed(seed: int) -> None:
    tally = trial_run.run("day", str(seed), 75)
    assert tally["tried"] >= 75
    assert not tally["faults"], "\n".join([str(tally["faults"]), *tally["examples"]])
    assert tally["kills"]["kills"] == 75
    assert tally["kills"]["hot"] >= 7, tally["kills"]
    assert tally["reasons"]["store.recovered"] >= 7
