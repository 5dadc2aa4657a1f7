"""What the system calls things need be no text, and what goes to a terminal is shown, never obeyed."""

from __future__ import annotations

import getpass
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.disk.claim import user_name
from db.foreign.reports import read_foreign
from db.store.store import Store
from db.text.readable import readable, visible, visible_json
from vqdesk.cli.frame import streams
from vqdesk.first_store.sample import sample_draft
from vqdesk.first_store.store import open_store
from vqdesk.formats.exchange.writer import read_exchange
from vqdesk.messages.catalogue import say
from vqdesk.system.error_log import write_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.records import Draft
    from tests.core.conftest import Outcome

ROOT = Path(__file__).parents[3]
OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LEGAL = "\x9b5m\x7f\u202e\u2066"  # what XML, and so a report, may hold
ODD = "\x1b[31m\x9b5m\x7f\u202e\u2066\x07\r"
UNEXPECTED = {say("error.internal", lang, log="|").partition(";")[0] for lang in ("vi", "en")}


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    for said in (readable(text), visible(text)):
        assert not OBEYED.search(said)
        said.encode()
        assert visible(said) == said
    assert not re.search(r"[\t\n]", readable(text))


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    form = json.dumps({text: [text]}, ensure_ascii=False)
    assert not OBEYED.search(visible_json(form))
    assert json.loads(visible_json(form)) == json.loads(form)


@pytest.mark.parametrize("text", ["Báo cáo\n\tquý III – “đạt” 88,0%\u00a0", "日本 🇻🇳 \u200b\u200f\u2028"])
def test_what_is_only_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == visible_json(text) == text


def test_a_byte_that_is_no_text_is_told_by_its_number() -> None:
    assert readable(os.fsdecode(b"Nguy\xean\xff")) == (
        "Nguy\\xean\\xff" if os.name != "nt" else readable("x")
    )
    assert readable("a\ud800\n") == "a\\ud800\\x0a"


# The user


@pytest.mark.parametrize("name", ["nguy\udcean", "a\0b\x1b[31m", "x" * 5000, "\udc80" * 300, "Đặng Thị Hoa"])
def test_whatever_the_user_is_called_the_store_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: name)
    assert len(user_name()) <= 200
    with Store.open(tmp_path / "a.vqd") as store:
        store.reports.add(sample_draft())
        changes = store.history.changes(sample_draft().report.id, limit=9999)
    assert {change.who for change in changes} == {user_name()}
    (found,) = read_foreign(tmp_path / "a.vqd").reports
    assert {change.who for change in found.changes} == {user_name()}


# What commands print


def odd(codes: str) -> Draft:
    """Return a report in which every text would drive a terminal."""
    draft = sample_draft()
    tasks = [
        replace(task, unit=f"{codes}{task.unit}", result=f"a{codes}\nb") for task in draft.sections[0].tasks
    ]
    report = replace(draft.report, organisation=f"UBND {codes}", titles=(codes,), attached_to=codes)
    return replace(draft, report=report, sections=(replace(draft.sections[0], tasks=tuple(tasks)),))


def expect_shown(outcome: Outcome, code: int = 0) -> None:
    assert outcome.code == code, outcome
    for text in (outcome.out, outcome.err):
        assert not OBEYED.search(text), text
        assert not any(said in text for said in UNEXPECTED), text


COMMANDS = [
    *(["show"], ["reports"], ["style"], ["compare", "9 tháng năm 2024", "9 tháng năm 2024"]),
    *(["carry-over", "--to", "năm 2024"], ["export", "OUT"]),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_report_s_texts_do_not_reach_the_terminal_as_commands(
    run: Callable[..., Outcome], store_path: Path, tmp_path: Path, command: list[str], lang: str
) -> None:
    with open_store(store_path) as store:
        store.reports.add(odd(LEGAL if "OUT" in command else ODD))
    words = [tmp_path / f"{ODD[:-1]}.docx" if word == "OUT" else word for word in command]
    expect_shown(run(*words, "--lang", lang))
    if "OUT" not in command:
        outcome = run(*words, "--json", "--lang", lang)
        expect_shown(outcome, 0 if command[0] != "carry-over" else outcome.code)
        assert outcome.code or json.loads(outcome.out)


def test_the_printed_report_is_the_exported_one_and_loses_nothing(
    run: Callable[..., Outcome], store_path: Path, tmp_path: Path
) -> None:
    with open_store(store_path) as store:
        store.reports.add(odd(LEGAL))
    assert run("export", tmp_path / "a.json").code == 0
    shown = run("show", "--json").out
    assert shown.encode() == (tmp_path / "a.json").read_bytes()
    assert read_exchange(shown.encode(), "a.json")[0] == odd(LEGAL)


@pytest.mark.parametrize(
    "name", [f"a{ODD}.txt", "tháng \udcea.txt", f"{ODD}.docx", "\udcff.vqd", "\udcea.json"]
)
@pytest.mark.skipif(os.name == "nt", reason="names of Linux")
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_s_name_is_shown_whatever_it_is(
    run: Callable[..., Outcome], tmp_path: Path, annex: Path, name: str, lang: str
) -> None:
    file = tmp_path / name
    expect_shown(run("import", file, "--lang", lang), 3)
    file.write_bytes(annex.read_bytes())
    # The content decides; only a store is expected where the name says so.
    expect_shown(run("import", file, "--lang", lang), 3 if name.endswith(".vqd") else 0)
    expect_shown(run("import", file, "--json"), 3 if name.endswith(".vqd") else 0)
    report = json.loads(run("import", annex, "--json").out)["report"]
    for ending in (".docx", ".html", ".json", ".xlsx"):
        expect_shown(run("export", f"{file}{ending}", "--report", report, "--lang", lang))
        assert Path(f"{file}{ending}").stat().st_size > 1000
    expect_shown(run("export", f"{file}/x.docx"), 3)
    expect_shown(run("style", "--template", file, "--lang", lang), 3)
    expect_shown(run("compare", report, report, "--out", f"{file}.xlsx"))
    expect_shown(run("show", "--store", f"{file}/{name}", "--lang", lang), 3)


WORDS = [
    *(
        ["show", "{}"],
        ["show", "--organisation", "{}"],
        ["import", "{}"],
        ["import", "a.txt", "--into", "{}"],
    ),
    *(["import", "a.txt", "--period", "{}"], ["import", "a.txt", "--column", "{}=unit"], ["{}"]),
    *(["export", "a.docx", "--report", "{}"], ["export", "a.docx", "--unit", "{}"], ["compare", "{}", "{}"]),
    *(["export", "a.docx", "--domain", "{}"], ["export", "a.docx", "--numeral", "{}"], ["--lang", "{}"]),
    *(["carry-over", "--to", "{}"], ["show", "--{}"], ["export", "a.docx", "--form", "{}"]),
    *(["style", "--organisation", "{}"], ["style", "--organisation", "{}", "--reset"]),
]


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
@pytest.mark.parametrize("word", ["\udcea", ODD, "x" * 300], ids=["byte", "codes", "long"])
def test_no_argument_is_an_unexpected_error(
    run: Callable[..., Outcome],
    tmp_path: Path,
    annex: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    word: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(annex.read_bytes())
    run("import", "a.txt")
    outcome = run(*(each.replace("{}", word) for each in words))
    expect_shown(outcome, outcome.code)


# What the system says of itself


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bytes in the environment are Linux's")
@pytest.mark.parametrize("command", ["reports", "import FILE", "show", "doctor", "doctor --json"])
def test_an_environment_of_any_bytes_is_no_unexpected_error(
    tmp_path: Path, annex: Path, command: str
) -> None:
    home = os.fsencode(tmp_path) + b"/nh\xe0 \xff\x1b[31m"
    os.mkdir(home)
    variables = {
        **{name: value for name, value in os.environb.items() if not name.startswith((b"XDG", b"PYTEST"))},
        b"HOME": home,
        b"VQDESK_STORE": home + b"/d\xea\x9b/kho\xff.vqd",
        b"LOGNAME": b"nguy\xean\x1b[31m",
        b"TMPDIR": home,
        b"LC_ALL": b"C",
    }
    with open_store(Path(os.fsdecode(variables[b"VQDESK_STORE"]))):
        pass
    words = [os.fsencode(annex) if word == "FILE" else word.encode() for word in command.split()]
    call = [os.fsencode(sys.executable), b"-m", b"vqdesk", *words]
    done = subprocess.run(call, cwd=ROOT, env=variables, capture_output=True, check=False)
    outcome = done.stdout.decode() + done.stderr.decode()
    assert not OBEYED.search(outcome)
    assert not any(said in outcome for said in UNEXPECTED), outcome
    assert done.returncode == 0 or command.startswith(("doctor", "show"))


def test_the_log_holds_plain_lines(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.log", [f"Qt {ODD}\nx \udcea"])
    (line,) = (tmp_path / "a.log").read_text(encoding="utf-8").splitlines()
    assert not OBEYED.search(line)


def test_a_stream_is_written_to_as_a_person_reads(capsys: pytest.CaptureFixture[str]) -> None:
    streams.write_out(f"a\tb\n{ODD}")
    streams.complain(f"x{ODD}")
    out, err = capsys.readouterr()
    assert out == "a\tb\n\\x1b[31m\\x9b5m\\x7f\\u202e\\u2066\\x07\\x0d"
    assert err == "x\\x1b[31m\\x9b5m\\x7f\\u202e\\u2066\\x07\\x0d\n"
