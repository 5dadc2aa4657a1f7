"""Does a built program do what the program in the tree does? The first look at every build."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import environment
from environment import ROOT, SetupFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    # Runs the console program; a Path among the arguments is called as that program calls it.
    Call = Callable[[list[str | Path]], subprocess.CompletedProcess[bytes]]

SAMPLE = ROOT / "resources" / "sample.json"
EXPORTED = (".docx", ".xlsx", ".pdf", ".html", ".json")
"""The endings of all formats in `vqdesk.formats.registry`, which is out of reach here; a test compares."""
_FIRST, _NEXT = "9 tháng năm 2024", "năm 2024"


class Differs(SetupFailed):
    """The built program did not do what it should; the text says what."""


def smoke(built: Call, folder: Path) -> None:
    """Let the built program and the tree's do the same in two stores in the folder; raise `Differs`."""
    said, wanted = (_output(call, ["--version"]).strip() for call in (built, tree))
    if said != wanted:
        raise Differs(f"The built program calls itself {said!r}, not {wanted!r}.")
    results = {name: _work(call, folder / name) for name, call in (("tree", tree), ("built", built))}
    for what in results["tree"]:
        if results["tree"][what] != results["built"][what]:
            raise Differs(f"The built program's {what} of the sample differs from the tree's.")


def tree(arguments: list[str | Path]) -> subprocess.CompletedProcess[bytes]:
    """Run the program as it lies in the tree."""
    call = [environment.tool("python"), "-m", "vqdesk", *map(str, arguments)]
    return subprocess.run(
        call, cwd=ROOT, env=environment.child_environment(), stdout=subprocess.PIPE, check=False
    )


def _work(call: Call, folder: Path) -> dict[str, object]:
    folder.mkdir(parents=True)
    store: list[str | Path] = ["--store", folder / "store.vqd"]
    _output(call, [*store, "import", SAMPLE])
    shown = _output(call, [*store, "show", "--json"])
    files = [folder / f"annex{ending}" for ending in EXPORTED]
    for file in files:
        _output(call, [*store, "export", file])
    _output(call, [*store, "carry-over", "--to", _NEXT])
    for ending in (".docx", ".xlsx"):
        files.append(folder / f"compared{ending}")
        _output(call, [*store, "compare", _FIRST, _NEXT, "--out", files[-1]])
        files.append(folder / f"summed-up{ending}")
        _output(call, [*store, "summary", _FIRST, "--out", files[-1]])
    return {"json": shown.replace(b"\r\n", b"\n")} | {file.name: _content(file) for file in files}


def _content(file: Path) -> object:
    if zipfile.is_zipfile(file):
        return parts(file)
    return words(file) if file.suffix == ".pdf" else file.read_bytes()


def parts(annex: Path) -> dict[str, bytes]:
    """Return the parts of a Word or Excel file by name, whatever their dates and compression."""
    with zipfile.ZipFile(annex) as package:
        return {name: package.read(name) for name in package.namelist()}


def words(pdf: Path) -> Counter[str] | bool:
    """Return the words of a PDF, wherever its fonts have put them; without pdftotext only that it is one."""
    if shutil.which("pdftotext") is None:
        return pdf.read_bytes().startswith(b"%PDF-")
    call = ["pdftotext", str(pdf), "-"]
    return Counter(subprocess.run(call, stdout=subprocess.PIPE, check=True).stdout.decode().split())


def _output(call: Call, arguments: list[str | Path]) -> bytes:
    done = call(arguments)
    if done.returncode != 0:
        words = " ".join(map(str, arguments))
        raise Differs(f"The built program ended with exit code {done.returncode} when asked for: {words}")
    return done.stdout
