"""What a clerk does with a file from elsewhere, as commands on a store that holds a report."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import traceback
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from db.records import Period
from vqdesk import cli
from vqdesk.formats.word.foreign import content as foreign_content
from vqdesk.importing import file_import
from vqdesk.system import error_log

if TYPE_CHECKING:
    from mutants.mutant import Mutant

_OWN = (
    '{"schema": "vqdesk.report/1", "organisation": "UBND xã A", "period": {"kind": "năm", "year": 2023},'
    ' "domains": [{"name": "Kinh tế", "tasks": [{"number": "1", "content": "việc"}]}]}'
)
"""What is in the store already: little, for each command looks through the whole store."""

_EXPORTED = 0.12  # of what was taken in goes out again in every form
_FORMS = (".docx", ".xlsx", ".html", ".json")
_BACKUPS = "backups"  # a folder beside the store: a copy may come before anything is done
_WORDS_OF_BYTES = "utf-8"


class Found(NamedTuple):
    """How a mutant fared: `fault` is "" where all is well, `end` is taken, refused or wrong usage."""

    end: str
    fault: str = ""


class WayIn:
    """A store in a folder, and the commands that are run on it; each mutant meets it as it was."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = folder / "store" / "clerk.vqd"
        self._errors: list[str] = []
        error_log.write_error = self._note  # type: ignore[assignment]
        own = folder / "own.json"
        own.write_text(_OWN, encoding="utf-8")
        code, _, told = self._run("import", own)
        if code:
            raise RuntimeError(told)
        self._before = self._store.read_bytes()

    def try_one(self, mutant: Mutant, number: int) -> Found:
        """Take a mutant in by each command that takes its kind; the first fault is told."""
        if mutant.kind == "clipboard":
            return self._pasted(mutant)
        file = self._folder / mutant.name
        file.write_bytes(mutant.data)
        found = Found("refused")
        try:
            for words in self._commands(mutant.kind, file, number):
                found = self._tried(words, file.name, is_exported=Random(number).random() < _EXPORTED)
                if found.fault:
                    break
        finally:
            file.unlink()
        return found

    def _commands(self, kind: str, file: Path, number: int) -> list[tuple[Any, ...]]:
        """Return the commands that take a file of a kind."""
        if kind == "template":
            return [
                ("style", "--template", file),
                ("style", "--template", file, "--clean-template"),
                ("export", self._folder / "ra.docx", "--template", file, "--clean-template"),
            ]
        if kind == "style":
            return [("style", file)]
        if kind == "store":
            return [("import", file, "--annex", "all", "--json"), ("restore", file)]
        struck = [("import", file, "--json", "--keep-struck")] if number % 4 == 0 else []
        return [("import", file, "--annex", "all", "--period", "9 tháng năm 2024", "--json"), *struck]

    def _tried(self, words: tuple[Any, ...], name: str, *, is_exported: bool) -> Found:
        code, out, err = self._run(*words)
        fault = self._wrong_end(code, out, err, name)
        if not fault and code == 0 and words[0] in ("import", "restore"):
            fault = self._wrong_store(is_exported=is_exported)
        if not fault and code == 0 and words[0] == "export":
            fault = self._led_out(words[1])
        self._put_back()
        end = {0: "taken", 2: "wrong usage", 3: "refused"}.get(code, "other")
        return Found(end, f"{words[0]}: {fault}" if fault else "")

    def _wrong_end(self, code: int, out: str, err: str, name: str) -> str:
        if self._errors:
            return "traceback: " + self._errors[0]
        if code not in (0, 2, 3):
            return f"exit code {code}"
        if code == 0:
            return ""
        if out or err.count("\n") != 1 or name not in err:
            return f"not one sentence: {err!r}"
        left = sorted(path.name for path in self._store.parent.iterdir() if path.name != _BACKUPS)
        if self._store.read_bytes() != self._before or left != [self._store.name]:
            return "the store changed"
        return ""

    def _wrong_store(self, *, is_exported: bool) -> str:
        """Return what is wrong with a store that has taken something in."""
        calls: list[tuple[Any, ...]] = [("reports", "--json")]
        if is_exported:
            calls += [("show", "--json"), *(("export", self._folder / f"ra{form}") for form in _FORMS)]
        for words in calls:
            code, _, err = self._run(*words)
            if self._errors:
                return f"{words[0]} {words[-1]}: traceback: {self._errors[0]}"
            if code not in (0, 3) or (code == 3 and words[0] != "export"):
                return f"{words[0]}: {code} {err}"
        return ""

    def _led_out(self, out: Path) -> str:
        """Return what of a stranger's template went out with an annex; "" where nothing did."""
        left = foreign_content.found(out.read_bytes(), out.name)
        return f"led out: {left[:3]}" if left else ""

    def _pasted(self, mutant: Mutant) -> Found:
        html = mutant.data.decode(
            "utf-16" if mutant.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace"
        )
        try:
            for each in file_import.open_clipboard(html, "", "clipboard").annexes:
                each.recognise(period=Period("năm", 2024))
        except Refused:
            return Found("refused")
        except Exception as error:
            return Found("refused", "paste: traceback: " + _told(error))
        return Found("taken")

    def _put_back(self) -> None:
        for path in self._store.parent.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path != self._store:
                path.unlink()
        if self._store.read_bytes() != self._before:
            self._store.write_bytes(self._before)
        for path in self._folder.glob("ra.*"):
            path.unlink()

    def _run(self, *words: object) -> tuple[int, str, str]:
        self._errors.clear()
        out, err = (io.TextIOWrapper(io.BytesIO(), _WORDS_OF_BYTES, newline="\n") for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.run_command_line(
                ["--store", str(self._store), *map(os.fspath, map(_word, words))], open_window=lambda *_: 9
            )
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode(_WORDS_OF_BYTES))  # type: ignore[attr-defined]
        return code, texts[0], texts[1]

    def _note(self, _log: Path, error: BaseException) -> None:
        self._errors.append(_told(error))


def _word(word: object) -> str:
    return os.fspath(word) if isinstance(word, Path) else str(word)


def _told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))[-3000:]
