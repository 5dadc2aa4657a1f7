from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from former_columns import headings_of

from db.disk import replacing
from db.errors import Refused
from db.records import Period
from db.store.store import Store
from vqdesk.annex.layout.style import AnnexStyle, Closing
from vqdesk.annex.layout.table import lay_out
from vqdesk.exporting.file_export import ExportOptions, export, kept_options, lay_out_report
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer
from vqdesk.importing import file_import
from vqdesk.styles import kept_styles
from vqdesk.system.files import UnknownEnding
from vqdesk.system.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.records import Draft, Task

REPORT = "sample-van-quan-9-thang-2024"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store with the sample."""
    with Store.open(tmp_path / "clerk.vqd") as opened:
        opened.reports.add(sample_draft())
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder to export into."""
    made = tmp_path / "báo cáo"
    made.mkdir()
    return made


def texts(draft: Draft) -> list[tuple[str, ...]]:
    return [
        (section.domain.numeral, section.domain.name, *words_of(task))
        for section in draft.sections
        for task in section.tasks
    ]


def words_of(task: Task) -> tuple[str, ...]:
    return task.number, task.unit, task.content, task.documents, task.result, task.evaluation


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.key


def test_word_holds_the_whole_report(store: Store, folder: Path) -> None:
    out = folder / "annex.docx"
    export(store, REPORT, out)
    found = file_import.read_file(out)[0]
    draft, account = found.draft, found.account
    assert texts(draft) == texts(sample_draft())
    assert headings_of(draft.report) == headings_of(sample_draft().report)
    assert account.as_json("vi") == []


def test_excel_holds_the_whole_report_and_lists_its_tasks_once_more(store: Store, folder: Path) -> None:
    out = folder / "annex.xlsx"
    export(store, REPORT, out)
    found = file_import.read_file(out)[0]
    assert texts(found.draft) == texts(sample_draft())
    assert headings_of(found.draft.report) == headings_of(sample_draft().report)
    assert [entry["where"] for entry in found.account.as_json("vi")] == ["sheet 2"]


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_the_same_report_is_the_same_bytes(store: Store, folder: Path, ending: str) -> None:
    for name in ("a", "b"):
        export(store, REPORT, folder / f"{name}{ending}")
    assert (folder / f"a{ending}").read_bytes() == (folder / f"b{ending}").read_bytes()


def test_json_comes_back_equal(store: Store, folder: Path) -> None:
    export(store, REPORT, folder / "annex.json")
    assert file_import.read_file(folder / "annex.json")[0].draft == sample_draft()


def test_electronic_form_leaves_number_and_date_open(store: Store, folder: Path) -> None:
    table = lay_out_report(store, REPORT, ExportOptions("electronic"))
    dots = "(Kèm theo Báo cáo số ..../......, ngày .../.../...... của UBND huyện Văn Quan)"
    assert table.lines[-1] == (dots, "attached")
    assert lay_out_report(store, REPORT).lines[-1] == (sample_draft().report.attached_to, "attached")


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".json"])
def test_cancelling_leaves_all_as_it_was(store: Store, folder: Path, ending: str) -> None:
    out = folder / f"annex{ending}"
    out.write_bytes(b"before")

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    if ending != ".json":
        for _ in range(500):
            store.tasks.add(REPORT, store.domains.of(REPORT)[0].id)
    with pytest.raises(Cancelled):
        export(store, REPORT, out, progress=stop)
    assert out.read_bytes() == b"before"
    assert os.listdir(folder) == [out.name]


def test_progress_ends_where_it_said_it_would(store: Store, folder: Path) -> None:
    for _ in range(1000 - 13):
        store.tasks.add(REPORT, store.domains.of(REPORT)[0].id)
    told: list[tuple[int, int]] = []
    export(store, REPORT, folder / "annex.docx", progress=lambda *step: told.append(step))
    assert told == [(0, 2000), (500, 2000), (1000, 2000), (1500, 2000), (2000, 2000)]


def test_what_is_not_read_back_is_read_once(store: Store, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    writers = {".pdf": lambda table, stream, _name, _template: stream.write(str(list(table.rows)).encode())}
    export(store, REPORT, folder / "annex.pdf", progress=lambda *step: told.append(step), writers=writers)
    assert told == [(0, 13)]


def test_a_difference_is_found_and_the_old_file_stays(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "annex.docx"
    out.write_bytes(b"before")
    write = word_writer.write
    less = lay_out(sample_draft().report, lambda: iter(sample_draft().sections[0].tasks))
    monkeypatch.setattr(word_writer, "write", lambda _table, stream, _template: write(less, stream))
    assert refused(lambda: export(store, REPORT, out)) == "file.changed_readback"
    assert out.read_bytes() == b"before"
    assert os.listdir(folder) == [out.name]


def test_what_changes_meanwhile_is_exported_as_it_is_at_the_end(store: Store, folder: Path) -> None:
    changes = ["lần một", "lần hai"]

    def change(_done: int, _total: int) -> None:
        if changes:
            store.tasks.write(REPORT, first, "unit", changes.pop(0))

    first = next(store.tasks.of(REPORT)).id
    for _ in range(500):
        store.tasks.add(REPORT, store.domains.of(REPORT)[0].id, content="mới")
    export(store, REPORT, folder / "annex.docx", progress=change)
    draft = file_import.read_file(folder / "annex.docx")[0].draft
    assert draft.sections[0].tasks[0].unit == "lần hai"


def test_a_report_that_never_rests_is_refused(store: Store, folder: Path) -> None:
    count = iter(range(100_000))
    first = next(store.tasks.of(REPORT)).id
    for _ in range(500):
        store.tasks.add(REPORT, store.domains.of(REPORT)[0].id, content="mới")

    def change(_done: int, _total: int) -> None:
        store.tasks.write(REPORT, first, "unit", str(next(count)))

    assert refused(lambda: export(store, REPORT, folder / "annex.docx", progress=change)) == "report.busy"
    assert os.listdir(folder) == []


def test_an_unknown_ending_is_said(store: Store, folder: Path) -> None:
    with pytest.raises(UnknownEnding):
        export(store, REPORT, folder / "annex.odt")
    assert os.listdir(folder) == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("nowhere/annex.docx", "folder.missing"),
        ("file/annex.docx", "folder.missing"),
        ("folder.docx", "file.folder"),
        ("x" * 300 + ".docx", "file.long_name"),
    ],
)
def test_places_where_no_file_can_be(store: Store, folder: Path, name: str, key: str) -> None:
    (folder / "file").write_bytes(b"")
    (folder / "folder.docx").mkdir()
    before = sorted(os.listdir(folder))
    assert refused(lambda: export(store, REPORT, folder / name)) == key
    assert sorted(os.listdir(folder)) == before


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "disk.full"), (errno.EACCES, "folder.read_only"), (errno.EROFS, "folder.read_only")],
)
def test_errors_of_the_disk_leave_no_half_file(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    out = folder / "annex.docx"
    out.write_bytes(b"before")

    def fail(_handle: int) -> None:
        raise OSError(number, "planted")

    monkeypatch.setattr(os, "fsync", fail)
    assert refused(lambda: export(store, REPORT, out)) == key
    assert out.read_bytes() == b"before"
    assert os.listdir(folder) == [out.name]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_the_old_files_rights_stay(store: Store, folder: Path) -> None:
    out = folder / "annex.docx"
    out.write_bytes(b"")
    out.chmod(0o640)
    export(store, REPORT, out)
    assert out.stat().st_mode & 0o777 == 0o640


class TestScanner:
    """Windows lets no file be moved while a virus scanner looks into it."""

    @pytest.fixture
    def clock(self, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        """Let time go by only where the program waits; return the moments at which it moved the file."""
        moments: list[float] = [100.0]

        def wait(seconds: float) -> None:
            moments.append(moments[-1] + seconds)

        clock = SimpleNamespace(monotonic=lambda: moments[-1], sleep=wait)
        monkeypatch.setattr(replacing, "time", clock)
        return moments

    @pytest.fixture
    def scanned(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
        """Return what has the next moves refused with an error of Windows."""
        replace = Path.replace

        def scan(winerror: int, times: int) -> None:
            left = iter(range(times))

            def refuse(path: Path, target: Path) -> Path:
                if next(left, None) is None:
                    return replace(path, target)
                error = PermissionError(errno.EACCES, "planted")
                error.winerror = winerror
                raise error

            monkeypatch.setattr(Path, "replace", refuse)

        return scan

    @pytest.mark.parametrize("winerror", [5, 32, 33])
    def test_a_file_that_is_let_go_in_time_is_moved(
        self,
        store: Store,
        folder: Path,
        clock: list[float],
        scanned: Callable[[int, int], None],
        winerror: int,
    ) -> None:
        scanned(winerror, 20)
        export(store, REPORT, folder / "annex.json")
        assert clock[-1] == pytest.approx(102.0)
        assert os.listdir(folder) == ["annex.json"]

    @pytest.mark.parametrize("winerror", [5, 32, 33])
    def test_after_two_and_a_half_seconds_it_is_said(
        self,
        store: Store,
        folder: Path,
        clock: list[float],
        scanned: Callable[[int, int], None],
        winerror: int,
    ) -> None:
        (folder / "annex.json").write_bytes(b"before")
        scanned(winerror, 10**6)
        assert refused(lambda: export(store, REPORT, folder / "annex.json")) == "file.locked"
        assert 102.5 < clock[-1] < 102.7
        assert (folder / "annex.json").read_bytes() == b"before"
        assert os.listdir(folder) == ["annex.json"]

    def test_any_other_error_is_not_waited_for(
        self, store: Store, folder: Path, clock: list[float], scanned: Callable[[int, int], None]
    ) -> None:
        scanned(17, 1)
        assert refused(lambda: export(store, REPORT, folder / "annex.json")) == "folder.read_only"
        assert clock == [100.0]


# Parts


def annex_texts(path: Path) -> list[tuple[str, ...]]:
    return texts(file_import.read_file(path, period=Period("năm", 2024))[0].draft)


@pytest.mark.parametrize("ending", [".docx", ".html"])
def test_one_unit_s_rows_go_out(store: Store, folder: Path, ending: str) -> None:
    out = folder / f"part{ending}"
    export(store, REPORT, out, ExportOptions(unit="phong  nông nghiệp và ptnt"))
    whole = texts(sample_draft())
    assert annex_texts(out) == [row for row in whole if row[3] == "Phòng Nông nghiệp và PTNT"]
    assert len(annex_texts(out)) == 2


def test_one_domain_s_rows_go_out(store: Store, folder: Path) -> None:
    domain = store.domains.of(REPORT)[2]
    export(store, REPORT, folder / "part.docx", ExportOptions(domain=domain.id))
    assert annex_texts(folder / "part.docx") == [
        row for row in texts(sample_draft()) if row[1] == domain.name
    ]


def test_an_exchange_file_holds_a_whole_report(store: Store, folder: Path) -> None:
    part = ExportOptions(unit="Phòng Nội vụ")
    assert refused(lambda: export(store, REPORT, folder / "part.json", part)) == "report.part"
    assert os.listdir(folder) == []


def test_what_is_kept_with_organisation_and_report_goes_out(store: Store, folder: Path) -> None:
    style = AnnexStyle(
        "decree", 13, "right", {"unit": 40}, frozenset({"documents"}), closing=Closing(("- VT",))
    )
    kept_styles.keep(store, store.reports.get(REPORT).organisation, style)
    report = store.reports.get(REPORT)
    hidden = tuple(
        replace(each, visibility="hidden") if each.key == "documents" else each for each in report.columns
    )
    store.reports.write(replace(report, numeral="II", columns=hidden))
    assert kept_options(store, REPORT) == ExportOptions(style=style, numeral="II")
    export(store, REPORT, folder / "a.html")
    page = (folder / "a.html").read_text(encoding="utf-8")
    assert '<p class="annex">Phụ lục II</p>' in page
    assert "TIẾN ĐỘ THỰC HIỆN" in page
    assert "- VT" in page
    assert "Tên loại văn bản" not in page


def test_a_template_is_kept_as_it_is(store: Store) -> None:
    kept_styles.keep(store, "x", template=b"PK\x00\xff")
    assert kept_styles.template_of(store, "x") == b"PK\x00\xff"
    kept_styles.keep(store, "x", template=b"")
    assert kept_styles.template_of(store, "x") is None
