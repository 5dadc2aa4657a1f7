"""Mutated files of every kind are taken in or refused: never a traceback, a hang, a store that changed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from bench import run as bench_run
from bench.trials import strangers as bench_strangers
from mutants.mutant import mutant
from mutants.seed_files import KINDS, seeds
from mutants.text_changes import change_json
from mutants.trials_of_files import Account, try_all

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = range(300)
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits a process so")


@linux
def test_each_is_taken_in_or_refused_and_the_store_stays() -> None:
    account = try_all(NUMBERS, 1)
    assert account.examples == []
    assert account.tried == len(NUMBERS)
    # What all is refused, or all taken in, tries nothing.
    for kind in KINDS:
        assert account.ends[kind, "refused"], kind
        assert kind == "style" or account.ends[kind, "taken"], kind


def test_a_number_is_always_the_same_mutant() -> None:
    made = [mutant(number) for number in NUMBERS if mutant(number).kind != "store"]
    assert made == [mutant(number) for number in NUMBERS if mutant(number).kind != "store"]
    kinds = Counter(mutant(number).kind for number in range(20))
    assert kinds == KINDS


def test_no_mutant_of_json_changes_what_the_next_is_made_of() -> None:
    data, chances = b'{"a": [1, {"b": 2}], "c": {}}', range(600)
    made = {number: change_json(data, Random(number)) for number in chances}
    assert {number: change_json(data, Random(number)) for number in reversed(chances)} == made


def test_hardly_any_is_the_file_that_it_was_made_from() -> None:
    whole = {seed.data for kind in KINDS for seed in seeds(kind)}
    same = sum(mutant(number).data in whole for number in NUMBERS)
    assert same < len(NUMBERS) // 20


@linux
@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("raise ValueError('x')", "traceback"),
        ("import os; os.kill(os.getpid(), 27)", "hang"),
        ("way_in._planted = bytearray(1_100_000_000)", "memory"),
        ("import pathlib; next(pathlib.Path(way_in._place).glob('store/*.vqd')).write_bytes(b'x')", "other"),
    ],
)
def test_what_must_not_be_is_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, planted: str, found: str
) -> None:
    """Have each import do what none may: a module that Python loads at its start plants it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name != 'mutants.seed_files': return None\n"
        "        from vqdesk.importing import file_import\n"
        "        from vqdesk import cli as way_in\n"
        "        read = file_import.read_file\n"
        "        def planted(path, **more):\n"
        "            if path.name == 'own.json': return read(path, **more)\n"
        "            way_in._place = path.parent\n"
        f"            {planted}\n"
        "            return read(path, **more)\n"
        "        file_import.read_file = planted\n"
        "sys.meta_path.insert(0, Finder())\n",
        encoding="utf-8",
    )
    from mutants import trials_of_files

    started: Callable[..., Any] = trials_of_files.subprocess.Popen

    def planting(call: list[str], *, env: dict[str, str], **more: Any) -> Any:
        return started(call, env={**env, "PYTHONPATH": f"{tmp_path}:{env['PYTHONPATH']}"}, **more)

    monkeypatch.setattr(trials_of_files.subprocess, "Popen", planting)
    account = try_all([14], 1)  # JSON
    assert dict(account.faults) == {found: 1}


def test_the_table_tells_all_and_faults_fail_the_bench(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    account = Account()
    usual = {"number": 1, "kind": "word", "end": "refused", "fault": "", "peak": 5_000_000, "seconds": 0.5}
    account.add(usual)
    monkeypatch.setattr(bench_strangers, "_tried", lambda *_: account.as_json())
    call = ["strangers", "--count", "1"]
    if sys.platform.startswith("linux"):
        assert bench_run.main(call) == 0
        assert "1 mutants: nothing wrong" in capsys.readouterr().out
        account.add({**usual, "end": "taken", "fault": "import: traceback: x", "seconds": 21.0})
        account.add({**usual, "end": "dead", "fault": "hang: y", "peak": 2_000_000_000})
        assert bench_run.main([*call, "--json"]) == 1
        assert json.loads(capsys.readouterr().out)["faults"] == {"traceback": 1, "hang": 1}
    lines = bench_strangers.table(account.as_json()).splitlines()
    assert [line.split() for line in lines[:2]] == [["dead", "refused", "taken"], ["word", "1", "1", "1"]]
    assert lines[3] == "most memory 2,000 MB, longest 21.0 s of a processor"
