"""Templates on the command line in which a stranger's things are: refused by name, or taken off as asked."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import docx
import pytest
from foreign.files import FILE_PLANTS, in_file
from foreign.word import FIELD_PLANTS, HOST, PLANTS, SHOWN, at_place, packed, parts_of

from db.store.store import Store
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

ORGANISATION = "UBND huyện Văn Quan"
HOSTILE = packed(at_place("header", FIELD_PLANTS["DDEAUTO", "in runs"]))


@pytest.fixture
def started(run: Run, annex: Path) -> Run:
    assert run("import", annex).code == 0
    return run


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "mau.docx"
    path.write_bytes(HOSTILE)
    return path


@pytest.fixture
def kept(started: Run, store_path: Path) -> Run:
    """Return the commands of a clerk whose store has such a template from an earlier version."""
    with Store.open(store_path) as store:
        kept_styles.keep(store, ORGANISATION, template=HOSTILE)
    return started


def header(path: Path) -> str:
    return parts_of(path.read_bytes())["word/headerF.xml"].decode()


@pytest.mark.parametrize("command", ["style", "export"])
def test_it_is_refused_by_name_and_nothing_changes(
    started: Run, template: Path, tmp_path: Path, command: str
) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(b"mine")
    before = started("style", "--json").out
    words = (
        (command, out, "--template", template) if command == "export" else (command, "--template", template)
    )
    done = started(*words)
    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 1
    assert "“mau.docx”" in done.err
    assert "trường nối với chương trình khác “DDEAUTO" in done.err
    assert "(đầu trang)" in done.err
    assert "--clean-template" in done.err
    english = started(*words, "--lang", "en")
    assert "a field that talks to another program “DDEAUTO" in english.err
    assert started("style", "--json").out == before
    assert out.read_bytes() == b"mine"
    assert template.read_bytes() == HOSTILE


def test_a_parent_template_is_told_as_well(started: Run, template: Path) -> None:
    template.write_bytes(packed(in_file(FILE_PLANTS["attached template"])))
    done = started("style", "--template", template)
    assert done.code == 3
    assert "mẫu gốc ở nơi khác" in done.err


def test_it_is_kept_without_them_when_asked(started: Run, template: Path, tmp_path: Path) -> None:
    done = started("style", "--template", template, "--clean-template")
    assert done.code == 0
    assert "Đã bỏ khỏi mẫu Word trường nối với chương trình khác “DDEAUTO" in done.out
    assert template.read_bytes() == HOSTILE
    out = tmp_path / "a.docx"
    assert started("export", out).code == 0
    assert SHOWN in header(out)
    assert HOST not in header(out)


def test_one_export_takes_them_off_when_asked(started: Run, template: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    done = started("export", out, "--template", template, "--clean-template", "--lang", "en")
    assert done.code == 0
    assert "Taken off the template: a field that talks to another program" in done.out
    assert SHOWN in header(out)
    assert HOST not in header(out)
    assert json.loads(started("style", "--json").out)["template"] is False


def test_json_tells_what_was_taken_off(started: Run, template: Path) -> None:
    done = started("style", "--template", template, "--clean-template", "--json")
    (taken,) = json.loads(done.out)["taken_off"]
    assert "DDEAUTO" in taken


def test_a_clean_template_is_taken_as_it_is(started: Run, template: Path) -> None:
    template.write_bytes(example())
    done = started("style", "--template", template, "--clean-template")
    assert done.code == 0
    assert "Đã bỏ" not in done.out


def test_one_that_an_earlier_version_kept_is_told_at_the_export(kept: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    done = kept("export", out)
    assert (done.code, done.out) == (3, "")
    assert "trường nối với chương trình khác" in done.err
    assert not out.exists()
    assert kept("export", tmp_path / "a.xlsx").code == 0
    done = kept("export", out, "--clean-template")
    assert done.code == 0
    assert "Đã bỏ khỏi mẫu Word" in done.out
    assert SHOWN in header(out)
    assert kept("export", out).code == 3


def test_the_kept_one_is_cleaned_for_good(kept: Run, tmp_path: Path) -> None:
    done = kept("style", "--clean-template")
    assert done.code == 0
    assert "Đã bỏ khỏi mẫu Word" in done.out
    out = tmp_path / "a.docx"
    assert kept("export", out).code == 0
    assert HOST not in header(out)


def test_what_the_file_itself_lacks_is_told_before(started: Run, template: Path) -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    parts = parts_of(stream.getvalue())
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", f"<w:body><w:p>{FIELD_PLANTS['DDE', 'in runs'].xml}</w:p>".encode()
    )
    template.write_bytes(packed(parts))
    done = started("style", "--template", template, "--clean-template")
    assert done.code == 3
    assert "chưa có dấu [[BIỂU]]" in done.err


def test_macros_are_refused_as_ever(started: Run, template: Path) -> None:
    parts = at_place("body", PLANTS["hyperlink"]) | {"word/vbaProject.bin": b"x"}
    template.write_bytes(packed(parts))
    for more in ((), ("--clean-template",)):
        done = started("style", "--template", template, *more)
        assert done.code == 3
        assert "có macro" in done.err


def test_taking_off_does_not_go_with_no_template(started: Run) -> None:
    done = started("style", "--clean-template", "--without-template")
    assert done.code == 2
    assert "“--clean-template” cùng với “--without-template”" in done.err
