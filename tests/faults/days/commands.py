"""The commands of the program: with which words each of them writes, and which write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from days.day import GONE, OTHER, REPORT
from days.desk import PASSWORD

if TYPE_CHECKING:
    from days.desk import Desk

PASSWORD_FILE = "mật khẩu.txt"

WRITING: dict[str, tuple[tuple[str, ...], ...]] = {
    "import": (("in/t6.json",), ("in/other.json", "--into", OTHER)),
    "export": (
        ("out/biểu.docx", "--report", REPORT),
        ("out/biểu.xlsx", "--report", REPORT),
        ("out/biểu.json", "--report", REPORT),
        ("out/mới.html", "--report", REPORT),
    ),
    "style": (("in/kiểu.json", "--organisation", "UBND huyện Văn Quan"),),
    "rules": (("--organisation", "UBND huyện Văn Quan", "--off", "words"),),
    "columns": ((REPORT, "--add", "extra=Cột mới"),),
    "carry-over": (("--to", "năm 2025", "--report", REPORT),),
    "compare": ((REPORT, OTHER, "--out", "out/biểu.docx"),),
    "summary": ((REPORT, "--out", "out/biểu.docx"), (REPORT, "--out", "out/biểu.xlsx")),
    "replace": (("UBND", "Ủy ban nhân dân", "--all"), ("Nhiệm vụ", "Việc", "--report", REPORT)),
    "merge-units": (("Phòng 3", "--into", "Phòng 4"), ("Phòng 5", "--into", "Phòng 6", "--remember")),
    "other-names": (("UBND huyện Văn Quan", "--add", "Huyện Văn Quan"),),
    "lock": ((REPORT, "--signed", "--reason", "Đã gửi tỉnh"),),
    "unlock": ((REPORT, "--reason", "Sửa theo ý kiến"),),
    "archive": ((OTHER,),),
    "duplicate": ((OTHER,),),
    "remove": ((OTHER,),),
    "bin": (("--restore", GONE), ("--purge", GONE)),
    "thin": (("--before", "28/9/2024"),),
    "backup": (
        (),
        ("stick/b.vqd",),
        ("stick/b.vqd.gz",),
        ("stick/b.vqd.enc", "--password-file", PASSWORD_FILE),
    ),
    "backups": (("--second", "stick"), ("--password-file", PASSWORD_FILE), ("--without-second",)),
    "verify": ((),),
    "restore": (
        ("in/cũ.vqd",),
        ("in/cũ.vqd.enc", "--password-file", PASSWORD_FILE),
        ("in/cũ.vqd.gz", "--report", REPORT),
    ),
    "salvage": (("in/cũ.vqd", "stick/cứu.vqd"),),
    "offices": (("UBND xã Xà Phiên", "--add"),),
    "check": (
        (REPORT, "--out", "out/phiếu.docx"),
        (REPORT, "--out", "out/phiếu.xlsx"),
        (REPORT, "--sign", "content", "--by", "Lan"),
    ),
}
"""What is put behind a command so that it writes; paths are those on the desk."""

READING = ("reports", "show", "units", "doctor")
"""The commands that change nothing: opening the store is all that they do to it."""


def words(desk: Desk, command: str, more: tuple[str, ...]) -> list[str]:
    """Return the words of a command line on a desk."""
    file = desk.root.parent / PASSWORD_FILE
    file.write_text(PASSWORD, encoding="utf-8")
    known = {PASSWORD_FILE: str(file), "stick": str(desk.stick)}
    placed = [
        known.get(word) or (str(desk.root / word) if word.split("/")[0] in ("in", "out", "stick") else word)
        for word in more
    ]
    return [command, *placed, "--store", str(desk.path)]
