"""The passages that the bench measures: what is asked of the rules holds, runs can be compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bench.checks import measure
from bench.checks.truth import known_passages

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_recall_precision_and_traps_are_as_asked() -> None:
    passages = known_passages([])
    assert len(passages) >= 400
    found = measure.score(passages, measure.findings(passages))
    met, wanted = (sum(pair[place] for pair in found["recall"].values()) for place in (0, 1))
    right, told = (sum(pair[place] for pair in found["precision"].values()) for place in (0, 1))
    assert met >= 0.97 * wanted
    assert right >= 0.98 * told
    fallen, traps = found["traps"]
    assert fallen <= 0.02 * traps


def test_what_came_and_went_since_a_run_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "before.json"
    assert measure.main(["--without-speed", "--save", str(kept)]) == 0
    before = json.loads(kept.read_text(encoding="utf-8"))
    gone = {**before[0], "start": 10**6, "text": "gone"}
    kept.write_text(json.dumps([*before[1:], gone]), encoding="utf-8")
    capsys.readouterr()
    assert measure.main(["--without-speed", "--before", str(kept)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("came: ")] == [f"came: {measure.place_of(before[0])}"]
    assert [line for line in lines if line.startswith("went: ")] == [f"went: {measure.place_of(gone)}"]
