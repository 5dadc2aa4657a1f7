from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vqdesk.system.crash_log import CrashLog, last_crash

ROOT = Path(__file__).parents[3]
SECRET = "Đã làm 14/16 xã"

# No core file: a crash on purpose must leave nothing behind.
_DIE = """
import faulthandler, sys
from pathlib import Path
from vqdesk.system.crash_log import CrashLog
if sys.platform != "win32":
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
def die_here(text):
    faulthandler._sigsegv()
CrashLog(Path(sys.argv[1])).arm()
die_here("%s")
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "Nhật ký" / "vqdesk-crash.log"


@pytest.fixture(autouse=True)
def pytest_keeps_its_own() -> None:
    """Leave faulthandler as pytest has set it up, whatever a test does."""
    was_enabled = faulthandler.is_enabled()
    yield
    faulthandler.disable()
    if was_enabled:
        faulthandler.enable(sys.__stderr__)


def test_a_hard_death_is_written_down_without_what_was_typed(log: Path) -> None:
    call = [sys.executable, "-c", _DIE % SECRET, str(log)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode not in (0, 1)
    text = log.read_text(encoding="utf-8")
    assert "die_here" in text
    assert SECRET not in text
    assert last_crash(log) is not None


def test_a_run_that_ends_well_leaves_no_file(log: Path) -> None:
    kept = CrashLog(log)
    kept.arm()
    assert log.exists()
    assert last_crash(log) is None
    kept.disarm()
    assert not log.exists()
    assert not faulthandler.is_enabled()


def test_a_run_that_ends_well_leaves_what_an_earlier_one_wrote(log: Path) -> None:
    log.parent.mkdir()
    log.write_text("Fatal Python error\n", encoding="utf-8")
    os.utime(log, (1_700_000_000, 1_700_000_000))
    kept = CrashLog(log)
    kept.arm()
    # Windows tells of errors that were dealt with.
    faulthandler.dump_traceback(kept._file)  # noqa: SLF001
    kept.disarm()
    assert log.read_text(encoding="utf-8") == "Fatal Python error\n"


def test_the_time_of_an_earlier_death_stays(log: Path) -> None:
    log.parent.mkdir()
    log.write_text("Fatal Python error\n", encoding="utf-8")
    os.utime(log, (1_700_000_000, 1_700_000_000))
    kept = CrashLog(log)
    kept.arm()
    kept.disarm()
    assert last_crash(log) == datetime.fromtimestamp(1_700_000_000, UTC)


def test_a_long_file_is_put_aside(log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(b"x" * 1_000_001)
    kept = CrashLog(log)
    kept.arm()
    assert log.stat().st_size == 0
    assert log.with_name("vqdesk-crash.old.log").stat().st_size == 1_000_001
    kept.disarm()


def test_where_no_file_can_be_the_program_runs_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    kept = CrashLog(tmp_path / "file" / "vqdesk-crash.log")
    kept.arm()
    kept.disarm()
    assert last_crash(tmp_path / "file" / "vqdesk-crash.log") is None
