"""The command `style`, and exports with a template of their own."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest

from db.errors import Refused
from vqdesk.annex.layout.style import USUAL, style_as_json
from vqdesk.formats.word.writer.template_example import example
from vqdesk.styles import kept_styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

ORGANISATION = "UBND huyện Văn Quan"


@pytest.fixture
def started(run: Run, annex: Path) -> Run:
    """Return the commands of a clerk who has taken in the real annex."""
    assert run("import", annex).code == 0
    return run


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    path = tmp_path / "kieu.json"
    path.write_text(json.dumps({"custom": "decree", "hidden": ["unit"]}), encoding="utf-8")
    return path


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "mau.docx"
    path.write_bytes(example())
    return path


def shown(run: Run, *words: object) -> Any:
    done = run("style", *words)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def lines(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_usual_style_is_told_without_a_store(run: Run, store_path: Path) -> None:
    assert shown(run, "--organisation", "UBND xã Tri Lễ") == style_as_json(USUAL)
    assert not store_path.exists()


def test_a_style_that_is_kept_is_told_as_kept_though_the_store_cannot_be_read_again(
    started: Run, decree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = kept_styles.keep

    def unreachable(*_: Any) -> None:
        raise Refused("store.unreachable", name="kho.vqd")

    with monkeypatch.context() as failing:

        def keep_and_fail(*given: Any) -> Any:
            kept = keep(*given)
            failing.setattr(kept_styles, "style_of", unreachable)
            failing.setattr(kept_styles, "template_of", unreachable)
            return kept

        failing.setattr(kept_styles, "keep", keep_and_fail)
        done = started("style", decree)
    assert (done.code, done.err) == (0, "")
    assert shown(started)["hidden"] == ["unit"]


def test_a_style_is_kept_and_told_and_used(started: Run, decree: Path, tmp_path: Path) -> None:
    done = started("style", decree)
    assert done.out == (
        f"Đã ghi kiểu trình bày biểu của {ORGANISATION}. Biểu xuất ra Word không dùng mẫu riêng.\n"
    )
    kept = shown(started)
    assert (kept["custom"], kept["hidden"]) == ("decree", ["unit"])
    assert started("export", tmp_path / "a.docx").code == 0
    assert lines(tmp_path / "a.docx")[:2] == ["Phụ lục", "BIỂU ĐÁNH GIÁ"]
    # What a style hides is hidden in new reports: the columns of this one are its own.
    assert len(docx.Document(str(tmp_path / "a.docx")).tables[0].columns) == 6


def test_what_is_told_can_be_kept_again(started: Run, decree: Path, tmp_path: Path) -> None:
    started("style", decree)
    told = started("style").out
    again = tmp_path / "again.json"
    again.write_text(told, encoding="utf-8")
    started("style", "--reset")
    assert shown(started) == style_as_json(USUAL)
    started("style", again)
    assert started("style").out == told


def test_an_organisation_is_found_without_marks_and_needs_no_report(started: Run, decree: Path) -> None:
    told = shown(started, decree, "--organisation", "ubnd huyen van quan", "--json")
    assert (told["organisation"], told["style"]["custom"], told["template"]) == (
        ORGANISATION,
        "decree",
        False,
    )
    assert shown(started, "--report", "9 tháng năm 2024")["custom"] == "decree"
    assert shown(started, "--organisation", "UBND xã mới")["custom"] == "local"
    assert started("style", decree, "--organisation", "UBND xã mới").code == 0
    assert shown(started, "--organisation", "UBND xã mới")["custom"] == "decree"


def test_a_template_is_kept_used_and_taken_away(started: Run, template: Path, tmp_path: Path) -> None:
    done = started("style", "--template", template)
    assert done.out.endswith("Biểu xuất ra Word được ghi vào mẫu riêng.\n")
    template.unlink()
    out = tmp_path / "a.docx"
    started("export", out)
    assert len(docx.Document(str(out)).tables) == 2
    assert shown(started, "--json")["template"] is True
    started("style", "--without-template")
    started("export", out)
    assert len(docx.Document(str(out)).tables) == 1


def test_one_export_may_have_a_template_of_its_own(started: Run, template: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    assert started("export", out, "--template", template).code == 0
    assert len(docx.Document(str(out)).tables) == 2
    assert shown(started, "--json")["template"] is False
    done = started("export", tmp_path / "a.json", "--template", template)
    assert done.code == 2
    assert "đuôi .docx" in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("khong-co.json",), 3, "Không tìm thấy tệp “khong-co.json”"),
        (("kieu.txt",), 2, "hãy chọn tệp có đuôi .json"),
        (("kieu.json", "--reset"), 2, "Không dùng “TỆP” cùng với “--reset”"),
        (("--template", "mau.docx", "--without-template"), 2, "“--template” cùng với “--without-template”"),
        (("--template", "khong-co.docx"), 3, "Không tìm thấy tệp “khong-co.docx”"),
        (("--report", "năm 2030"), 3, "Không tìm thấy báo cáo “năm 2030”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    started: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    done = started("style", *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_without_a_report_an_organisation_must_be_named(run: Run) -> None:
    done = run("style")
    assert done.code == 3
    assert "Chưa có báo cáo nào" in done.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"table_size": 11}', "mục “table_size” ghi không đúng"),
        (b'{"closing": {"signer": 3}}', "mục “closing.signer” ghi không đúng"),
        (b"{", "nội dung tệp bị hỏng"),
        (b"", "tệp không có nội dung"),
    ],
)
def test_a_file_that_is_no_style_changes_nothing(started: Run, decree: Path, data: bytes, said: str) -> None:
    started("style", decree)
    before = started("style").out
    decree.write_bytes(data)
    done = started("style", decree)
    assert done.code == 3
    assert said in done.err
    assert started("style").out == before


def test_a_template_without_its_marker_changes_nothing(started: Run, template: Path, decree: Path) -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    template.write_bytes(stream.getvalue())
    for words in (("style", decree, "--template", template), ("export", "a.docx", "--template", template)):
        done = started(*words)
        assert done.code == 3
        assert "trong mẫu chưa có dấu [[BIỂU]]" in done.err
        english = started(*words, "--lang", "en")
        assert "it has no marker [[BIỂU]]" in english.err
    assert shown(started)["custom"] == "local"


def test_a_template_with_macros_is_refused(started: Run, tmp_path: Path) -> None:
    path = tmp_path / "mau.docm"
    path.write_bytes(example())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    done = started("style", "--template", path)
    assert done.code == 3
    assert "macro" in done.err


def test_help_speaks_both_languages(run: Run) -> None:
    assert "mẫu" in run("style", "--help").out
    assert "template" in run("style", "--help", "--lang", "en").out
