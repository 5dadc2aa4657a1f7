from __future__ import annotations

import ast
import re
import string
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import Refused
from db.flaws import Spot
from vqdesk.messages import catalogue as messages
from vqdesk.messages import columns as column_words
from vqdesk.messages import commands as command_words
from vqdesk.messages import damage as damage_words
from vqdesk.messages import deadlines as deadline_words
from vqdesk.messages import deeds as deed_words
from vqdesk.messages import diagnostics as diagnostic_words
from vqdesk.messages import file_kinds as file_kind_words
from vqdesk.messages import import_log as import_log_words
from vqdesk.messages import summary as summary_words
from vqdesk.messages import targets as target_words
from vqdesk.messages import window as window_words
from vqdesk.messages.damage_places import place_words
from vqdesk.messages.findings import (
    accepting,
    arithmetic,
    checking,
    names,
    references,
    reviewing,
    rows,
    rules,
    words,
)
from vqdesk.messages.registers import offices as office_words
from vqdesk.messages.registers import units as unit_words
from vqdesk.messages.safety import backups as backup_words
from vqdesk.messages.safety import salvage as salvage_words
from vqdesk.messages.safety import states as state_words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
VI = messages.VI | command_words.VI | import_log_words.VI | diagnostic_words.VI | damage_words.VI
VI |= window_words.VI | file_kind_words.VI | target_words.VI | deed_words.VI
VI |= column_words.VI | summary_words.VI | unit_words.VI | office_words.VI
EN = messages.EN | command_words.EN | import_log_words.EN | diagnostic_words.EN | damage_words.EN
EN |= window_words.EN | file_kind_words.EN | target_words.EN | deed_words.EN
EN |= column_words.EN | summary_words.EN | unit_words.EN | office_words.EN
VI |= deadline_words.VI | backup_words.VI | salvage_words.VI | state_words.VI
FINDINGS = (reviewing, checking, accepting, arithmetic, rows, rules, references, names, words)
for room in FINDINGS:
    VI |= room.VI
    EN |= room.EN
EN |= deadline_words.EN | backup_words.EN | salvage_words.EN | state_words.EN
SPEAKERS = ("Refused", "WrongUsage", "say")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for floor in ("vqdesk", "db", "ui"):
        for path in sorted((ROOT / floor).rglob("*.py")):
            is_words = path.is_relative_to(ROOT / "vqdesk" / "messages")
            if not is_words or path.name in ("damage_places.py", "deed_names.py"):
                yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def keys_meant(node: ast.expr) -> list[str]:
    """Return the keys that an expression may be: a text, or a text with a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return keys_meant(node.body) + keys_meant(node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values]
        return [key for key in VI if re.fullmatch("".join(parts), key)] or ["".join(parts)]
    return []


def spoken() -> list[tuple[str, set[str] | None]]:
    """Return every key that the program says, with the values given; None where nobody can tell."""
    found: list[tuple[str, set[str] | None]] = []
    for _, module in sources():
        for call in ast.walk(module):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in SPEAKERS:
                names = [keyword.arg for keyword in call.keywords]
                given = None if None in names else {name for name in names if name}
                found += [(key, given) for key in keys_meant(call.args[0])]
    return found


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(messages.VI) == list(messages.EN)
    assert list(command_words.VI) == list(command_words.EN)
    assert list(import_log_words.VI) == list(import_log_words.EN)
    assert list(diagnostic_words.VI) == list(diagnostic_words.EN)
    assert list(damage_words.VI) == list(damage_words.EN)
    assert list(window_words.VI) == list(window_words.EN)
    assert list(summary_words.VI) == list(summary_words.EN)
    assert list(target_words.VI) == list(target_words.EN)
    assert list(file_kind_words.VI) == list(file_kind_words.EN)
    assert list(deadline_words.VI) == list(deadline_words.EN)
    assert list(deed_words.VI) == list(deed_words.EN)
    assert list(column_words.VI) == list(column_words.EN)
    assert list(backup_words.VI) == list(backup_words.EN)
    assert list(salvage_words.VI) == list(salvage_words.EN)
    assert list(state_words.VI) == list(state_words.EN)
    assert list(unit_words.VI) == list(unit_words.EN)
    assert list(office_words.VI) == list(office_words.EN)
    for room in FINDINGS:
        assert list(room.VI) == list(room.EN)
    assert not messages.VI.keys() & command_words.VI.keys()


@pytest.mark.parametrize("key", VI)
def test_both_languages_have_the_same_gaps(key: str) -> None:
    assert gaps(VI[key]) == gaps(EN[key])


def test_every_key_that_is_said_has_its_sentence_and_its_values() -> None:
    said = spoken()
    assert len(said) > 40, "the search for keys has gone blind"
    unknown = {key for key, _ in said if key not in VI}
    assert not unknown
    short = {
        key: missing
        for key, given in said
        if given is not None and key not in usage_keys() and (missing := gaps(VI[key]) - given)
    }
    assert not short


def usage_keys() -> set[str]:
    """Return the keys whose gap `help` is filled where wrong usage is told."""
    return {key for key in VI if key.startswith("usage.")}


def said_by_name() -> set[str]:
    """Return every key that stands in the program, whole or as a family's name and a gap.

    How soon an entry of an account should be looked at is no reason why there should be one. The store
    names its records in keys that begin with a gap.
    """
    records = ("report", "domain", "task", "acceptance", "sign_off", "unit", "organisation")
    found = set[str]()
    for path, module in sources():
        if path.name == "import_log.py":
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                found.update(keys_meant(node))
            elif isinstance(node, ast.JoinedStr) and path.is_relative_to(ROOT / "db"):
                found.update(key for key in keys_meant(node) if key.partition(".")[0] in records)
    return found


def test_no_sentence_is_said_by_nobody() -> None:
    dead = VI.keys() - said_by_name()
    assert not dead


REFUSALS = sorted(key for key in VI if key.partition(".")[0] not in ("help", "name", "show", "action"))


@pytest.mark.parametrize("key", REFUSALS)
def test_what_is_said_is_one_composed_line(key: str) -> None:
    for text in (VI[key], EN[key]):
        assert text == unicodedata.normalize("NFC", text)
        assert "\n" not in text
        assert ". " not in text
        assert text[-1] in ".:" or key in ("import.no_organisation", "bin.left")


@pytest.mark.parametrize(
    "key",
    [
        key
        for key in (*messages.VI, *diagnostic_words.VI)
        if key.partition(".")[0] not in ("account", "word", "show") or key == "word.columns"
    ],
)
def test_a_refusal_says_what_to_do(key: str) -> None:
    assert "hãy " in VI[key]


def test_a_sentence_names_the_file() -> None:
    refused = Refused("file.empty", name="tháng 9.txt")
    assert messages.sentence(refused, "vi") == (
        "Không mở được tệp “tháng 9.txt”: tệp không có nội dung; hãy chọn tệp khác."
    )
    assert messages.sentence(refused, "en").startswith("The file “tháng 9.txt” cannot be opened")


def test_a_value_keeps_the_sentence_on_its_line_and_several_are_a_list() -> None:
    said = messages.say("report.ambiguous", "vi", ids=("a\nb", "c{d}"))
    assert said.startswith("Có nhiều báo cáo cùng kỳ (a b, c{d});")


@pytest.mark.parametrize(
    ("where", "vi"),
    [
        ("line 16, column 6", "dòng 16, cột 6"),
        ("table 1, row 5, column 2", "bảng 1, hàng 5, cột 2"),
        ("domains[0].name", "domains[0].name"),
    ],
)
def test_a_place_is_told_in_the_person_s_language(where: str, vi: str) -> None:
    assert messages.place(where, "vi") == vi
    assert messages.place(where, "en") == where


def test_a_place_of_no_known_kind_is_told_by_what_is_known_of_it() -> None:
    spot = Spot("A\ufffd\ufffd", "r", "abc")
    assert "abc" in place_words(spot, lambda key, **values: messages.say(key, "vi", **values))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_helps_on_the_command_line_alone_is_not_said_in_the_window(lang: str) -> None:
    texts, told = (VI, "dòng lệnh: ") if lang == "vi" else (EN, "command line: ")
    hinted = [key for key, text in texts.items() if told in text and key != "hint.unlock"]
    assert len(hinted) > 10
    for key in hinted:
        gaps = {name for _, name, _, _ in string.Formatter().parse(texts[key]) if name}
        refused = Refused(key, **dict.fromkeys(gaps, "x"))
        assert told in messages.sentence(refused, lang, commands=True), key
        said = messages.sentence(refused, lang)
        assert told not in said, key
        assert said.count("(") == said.count(")"), key
        assert not re.search(r" [.,;)]|\(\)|--", said), said
