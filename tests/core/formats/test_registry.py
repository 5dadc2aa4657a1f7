"""A format that is named in the registry is known everywhere: files are read and written, and offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from windows import smoke

from db.store.store import Store
from vqdesk.annex.layout.style import USUAL
from vqdesk.exporting.file_export import endings, export
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats import kinds, registry
from vqdesk.formats.plain_text import reader as text_reader
from vqdesk.formats.registry import FORMATS, Format, format_of, usual_endings, written_as, written_formats
from vqdesk.importing import file_import
from vqdesk.messages.format_names import format_label
from vqdesk.system.files import UnknownEnding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from tests.core.conftest import Outcome
    from vqdesk.annex.layout.table import AnnexTable
    from vqdesk.annex.source.grid import Source

ABOVE = {".pdf"}  # the window's floor writes it


def read_rows(file: registry.FileToRead) -> Source:
    return text_reader.read_source(file.data.removeprefix(b"ROWS\n"), file.name)


def write_rows(table: AnnexTable, stream: BinaryIO, _: str, __: bytes | None) -> None:
    stream.write("\n".join(["ROWS", *(line.text for line in table.lines)]).encode())


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Format:
    """Add a format, in one place but for how its files are told by their bytes."""
    made = Format("rows", (".rows", ".row"), ".rows", read=read_rows, write=write_rows)
    monkeypatch.setattr(registry, "FORMATS", (*FORMATS, made))
    kind_of = kinds.kind_of

    def told(data: bytes, name: str) -> str:
        return "rows" if data.startswith(b"ROWS\n") else kind_of(data, name)

    monkeypatch.setattr(file_import, "kind_of", told)
    return made


def test_each_kind_of_files_that_is_told_has_its_format() -> None:
    assert sorted(get_args(kinds.FileKind)) == sorted(each.name for each in FORMATS if each.name != "pdf")
    for each in FORMATS:
        assert format_of(each.name) is each
        assert each.read or each.read_draft or each.name in ("pdf", "store")


def test_no_two_formats_have_a_name_or_an_ending_in_common() -> None:
    for found in (
        [each.name for each in FORMATS],
        usual_endings(),
        [each.ending for each in written_formats()],
    ):
        assert len(set(found)) == len(found)
        assert all(found)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in usual_endings())


def test_what_is_offered_is_written_and_has_a_label_of_its_own_in_both_languages() -> None:
    assert {each.ending for each in written_formats()} == {*endings(), *ABOVE}
    for lang in ("vi", "en"):
        labels = [format_label(each.name, each.ending, lang) for each in written_formats()]
        assert len(set(labels)) == len(labels)
        assert not any(label.startswith("*") for label in labels)


def test_each_format_that_is_offered_is_tried_in_the_built_program() -> None:
    assert [each.ending for each in written_formats()] == list(smoke.EXPORTED)


def test_what_is_written_as_is_found_by_its_ending_in_any_case() -> None:
    assert written_as(".DOCX") is format_of("word")
    assert written_as(".docm") is written_as("") is written_as(".odt") is None


def test_a_whole_report_is_read_as_it_is_written() -> None:
    whole = [each for each in FORMATS if each.write_draft or each.read_draft]
    assert [each.name for each in whole] == ["json"]
    for each in whole:
        assert each.read_draft
        assert each.write_draft
        assert each.read_draft(each.write_draft(sample_draft(), USUAL), "a")[0] == sample_draft()


def test_a_new_format_is_written(rows: Format, tmp_path: Path) -> None:
    assert endings()[-1] == rows.ending
    with Store.open(tmp_path / "a.vqd") as store:
        report = file_import.store_draft(store, sample_draft())
        export(store, report, tmp_path / "a.ROWS")
        assert (tmp_path / "a.ROWS").read_bytes().startswith(b"ROWS\n")
        with pytest.raises(UnknownEnding):
            export(store, report, tmp_path / "a.row")


def test_a_new_format_is_read(rows: Format, tmp_path: Path, annex: Path) -> None:
    del rows
    file = tmp_path / "a.rows"
    file.write_bytes(b"ROWS\n" + annex.read_bytes())
    (found,) = file_import.read_file(file)
    assert [section.domain.name for section in found.draft.sections] == [
        section.domain.name for section in sample_draft().sections
    ]
    assert usual_endings()[-2:] == (".rows", ".row")


def test_a_new_format_is_taken_and_told_by_the_command_line(
    rows: Format, run: Callable[..., Outcome], annex: Path, tmp_path: Path
) -> None:
    run("import", annex)
    done = run("export", tmp_path / "a.rows")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "a.rows").exists()
    refused = run("export", tmp_path / "a.row")
    assert refused.code == 2
    assert rows.ending in refused.err
    # No template goes into it.
    assert run("export", tmp_path / "b.rows", "--template", annex).code == 2
