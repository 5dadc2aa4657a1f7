from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vqdesk import cli
from vqdesk.cli.frame import streams
from vqdesk.first_store.sample import sample_draft
from vqdesk.first_store.store import open_store
from vqdesk.importing import file_import

ROOT = Path(__file__).parents[3]


def python(*words: object, **more: Any) -> subprocess.Popen[bytes]:
    """Start the program as a process of its own."""
    call = [sys.executable, "-m", "vqdesk", *map(str, words)]
    return subprocess.Popen(call, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)


def test_output_is_utf_8_whatever_the_system_speaks(tmp_path: Path):
    with open_store(tmp_path / "a.vqd") as store:
        file_import.store_draft(store, sample_draft())
    variables = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    words = ("show", "--json", "--store", tmp_path / "a.vqd")
    with python(*words, stdout=subprocess.PIPE, env=variables) as shown:
        out, err = shown.communicate()
    assert (shown.returncode, err) == (0, b"")
    assert out == (ROOT / "resources" / "sample.json").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows breaks pipes in its own way")
def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path):
    reader, writer = os.pipe()
    os.close(reader)
    with python("--help", stdout=writer) as shown:
        os.close(writer)
        _, err = shown.communicate()
    assert (shown.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_output_that_cannot_be_written_is_refused():
    with Path("/dev/full").open("wb") as full, python("--help", stdout=full) as shown:
        _, err = shown.communicate()
    assert shown.returncode == 3
    assert err.decode() == ("Không ghi được kết quả ra nơi đã chọn; hãy kiểm tra ổ đĩa rồi thử lại.\n")


def test_a_program_without_a_console_writes_nowhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.run_command_line(["--help"], open_window=lambda *_: 0) == 0
    assert cli.run_command_line(["show", "--wrong"], open_window=lambda *_: 0) == 2
    for stream in (sys.stdout, sys.stderr):
        stream.close()


def test_what_is_left_of_a_broken_output_goes_nowhere(monkeypatch: pytest.MonkeyPatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as broken:
        monkeypatch.setattr(sys, "stdout", broken)
        streams.write_out("x")
        assert os.write(writer, b"what Python still has to flush at its end") > 0
