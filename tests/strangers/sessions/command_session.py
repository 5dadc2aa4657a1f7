"""Every command of the command line, with every option that has it do something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sessions.told import PASSWORD, SENTINELS, annex, tell, tell_missed

if TYPE_CHECKING:
    from pathlib import Path

_FORMS = (".docx", ".xlsx", ".html", ".json", ".pdf")
_NINE, _YEAR = "9 tháng năm 2024", "năm 2024"
_SAME = frozenset({"--store", "--lang", "--help", "--json", "--organisation"})
"""Options by which a command does the same elsewhere, or tells it otherwise."""


def run_commands(folder: Path) -> None:
    """Run every command; a command or an option that is not among them is told as missed."""
    from vqdesk.__main__ import _write_pdf
    from vqdesk.cli import run_command_line

    _put_files(folder)
    calls = [[str(word) for word in words] for words in _calls(folder)]
    _stumble_over("nổ.txt")
    for words in calls:
        code = run_command_line(
            ["--store", str(_store(folder)), *words], open_window=lambda *_: 9, writers={".pdf": _write_pdf}
        )
        tell(words[0], code)
    for each in sorted(_known() - {(words[0], word) for words in calls for word in words}):
        tell_missed(" ".join(dict.fromkeys(each)))


def _store(folder: Path) -> Path:
    return folder / "store" / "kho.vqd"


def _put_files(folder: Path) -> None:
    from vqdesk.formats.word.writer.template_example import example

    for name in ("biểu.txt", "nổ.txt"):
        (folder / name).write_text(annex(), encoding="utf-8")
    (folder / "mẫu.docx").write_bytes(example())
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04" + annex().encode())
    (folder / "mật khẩu.txt").write_text(PASSWORD, encoding="utf-8")
    passage = {"id": "1", "text": f"{SENTINELS[1]}: 965 hồ sơ, 886 hồ sơ đúng hạn, chiếm 98,1%."}
    (folder / "đoạn.jsonl").write_text(json.dumps(passage, ensure_ascii=False), encoding="utf-8")
    (folder / "nơi hai").mkdir()


def _calls(folder: Path) -> list[tuple[object, ...]]:
    template, store = folder / "mẫu.docx", _store(folder)
    password = ("--password-file", folder / "mật khẩu.txt")
    return [
        ("import", folder / "biểu.txt", "--json"),
        ("import", folder / "biểu.txt", "--dry-run", "--keep-struck", "--annex", "1", "--period", _NINE),
        ("import", folder / "biểu.txt", "--into", _NINE, "--column", "Văn bản triển khai=documents"),
        ("import", folder / "hỏng.docx"),
        ("offices", "Văn Quan", "--json", "--province", "Lạng Sơn"),
        ("offices", "UBND xã Văn Quan", "--add", "--unit", "Công an xã", "--province", "Lạng Sơn"),
        ("columns",),
        ("columns", _NINE, "--add", "coordinating=Phối hợp", "--add", "deadline=Thời hạn", "--json"),
        ("columns", _NINE, "--rename", "coordinating=Đơn vị phối hợp", "--group", "deadline=Thời gian"),
        ("columns", _NINE, "--visibility", "coordinating=internal", "--move", "deadline=2"),
        ("columns", _NINE, "--remove", "deadline", "--with-texts"),
        ("columns", "--keep", "mẫu cột"),
        ("columns", _NINE, "--preset", "mẫu cột"),
        ("columns", "--forget", "mẫu cột"),
        ("replace", SENTINELS[2], SENTINELS[1], "--dry-run", "--json", "--match-case", "--whole-words"),
        ("replace", "huyen", "xã", "--all", "--ignore-marks"),
        ("replace", "Trồng rừng", "Trồng cây", "--report", _NINE),
        ("units", "--alike", "--json"),
        ("merge-units", f"Phòng {SENTINELS[2]}", "--into", "Phòng", "--dry-run", "--json", "--report", _NINE),
        ("merge-units", f"Phòng {SENTINELS[2]}", "--into", "Phòng", "--dry-run", "--remember"),
        ("other-names", "UBND xã Văn Quan", "--add", "Xã Văn Quan", "--json"),
        ("other-names", "UBND xã Văn Quan", "--drop", "Xã Văn Quan"),
        ("style", "--template", template, "--clean-template"),
        ("style", "--report", _NINE, "--json"),
        *(("export", folder / f"ra{form}") for form in _FORMS),
        ("export", folder / "ra.docx", "--form", "paper", "--numeral", "II", "--copy", "internal"),
        ("export", folder / "ra.docx", "--report", _NINE, "--template", template, "--clean-template"),
        ("export", folder / "ra.docx", "--unit", f"Phòng {SENTINELS[2]}", "--domain", "I"),
        ("style", "--without-template"),
        ("style", "--reset"),
        ("carry-over", "--to", _YEAR, "--report", _NINE, "--result", "copy", "--evaluation", "empty"),
        (
            *("carry-over", "--to", "quý I năm 2025", "--copy", "result", "--empty", "evaluation"),
            *("--without-done", "--column", "note=empty"),
        ),
        ("compare", _NINE, _YEAR, "--json"),
        *(("compare", _NINE, _YEAR, "--out", folder / f"so{form}") for form in _FORMS[:2]),
        ("summary", _NINE, "--json", "--as-of", "1/10/2024", "--copy", "internal"),
        *(("summary", _NINE, "--out", folder / f"tổng{form}") for form in _FORMS[:2]),
        ("reports", "--json"),
        ("show", _NINE, "--json"),
        ("rules", "--off", "words", "--on", "words.tone", "--limit", "ratio=0,5", "--json"),
        ("rules", "--reset"),
        ("check", _NINE, "--json", "--rule", "row", "--severity", "warning"),
        ("check", "--texts", folder / "đoạn.jsonl"),
        *(("check", _NINE, "--out", folder / f"phiếu{form}") for form in _FORMS[:2]),
        ("check", _NINE, "--sign", "content", "--sign", "form", "--by", SENTINELS[0], "--json"),
        ("check", _NINE),
        ("check", _NINE, "--withdraw", "form"),
        ("backup",),
        ("backup", folder / "sao.vqd", "--json"),
        ("backup", folder / "sao.vqd.gz"),
        ("backup", folder / "sao.vqd.enc", *password),
        ("backups", "--second", folder / "nơi hai"),
        ("backups", *password),
        ("backup",),
        ("verify", "--json"),
        ("backups", "--without-second"),
        ("backups", "--without-password", "--json"),
        ("verify", folder / "sao.vqd"),
        ("verify", folder / "sao.vqd.enc", *password),
        ("lock", _NINE, "--reason", f"Đã gửi {SENTINELS[2]}", "--signed", "--json"),
        ("unlock", _NINE, "--reason", "gõ nhầm", "--json"),
        ("archive", _YEAR, "--json"),
        ("reports", "--archived"),
        ("archive", _YEAR, "--back"),
        ("duplicate", "quý I năm 2025", "--json"),
        ("remove", _YEAR, "--json"),
        ("bin", "--json"),
        ("bin", "--restore", _YEAR),
        ("remove", _YEAR),
        ("bin", "--purge", _YEAR),
        ("thin", "--before", "28/9/2024", "--json"),
        ("restore", folder / "sao.vqd", "--dry-run", "--json"),
        ("restore", folder / "sao.vqd.gz", "--report", _NINE),
        ("restore", folder / "sao.vqd.enc", *password),
        ("restore", folder / "sao.vqd"),
        ("salvage", store, folder / "cứu.vqd"),
        ("salvage", store, folder / "cứu nữa.vqd", "--json"),
        ("doctor", "--json"),
        ("import", store),
        *(("import", folder / f"ra{form}", "--json") for form in (".docx", ".xlsx", ".html", ".json")),
        ("import", folder / "nổ.txt"),
    ]


def _stumble_over(name: str) -> None:
    """Have the program stumble over a file, with words of the report in the error."""
    from vqdesk.importing import file_import

    kind_of = file_import.kind_of

    def exploding(data: bytes, called: str) -> Any:
        if called == name:
            raise ValueError(f"a row says {SENTINELS[1]}") from KeyError(data.decode())
        return kind_of(data, called)

    file_import.kind_of = exploding


def _known() -> set[tuple[str, str]]:
    """Return the commands, and each with its options, as the program knows them."""
    from vqdesk.cli.commands import _program
    from vqdesk.cli.frame.context import Call

    every = _program(Call("vi", lambda *_: 0)).commands.items()
    options = {
        (name, each.opts[-1])
        for name, command in every
        for each in command.params
        if each.param_type_name == "option"
    }
    return {(name, name) for name, _ in every} | {each for each in options if each[1] not in _SAME}
