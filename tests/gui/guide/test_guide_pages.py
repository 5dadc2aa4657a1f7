"""The guide says nothing of the window that is not so: names, keys, links and places are the program's."""

from __future__ import annotations

import csv
import gzip
import importlib
import json
import pkgutil
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

import ui
from db.store.store import Store
from ui.actions import told_keys
from ui.commands import MENUS
from ui.dialogs.dialog import Dialog
from ui.guide.pages import anchor_of, folder, guide_pages, shown_key
from ui.guide.places import BEGINNING, LIST_OF_KEYS, PLACES
from ui.widgets.literal import without_key
from vqdesk.backups.backup_service import BackupService
from vqdesk.exporting.file_export import export
from vqdesk.first_store.sample import sample_draft

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
PAGES = guide_pages(told_keys())
TEXT = "\n".join(page.text for page in PAGES)
QUOTED = sorted(set(re.findall(r"\*\*(.+?)\*\*", TEXT)))
BESIDE = sorted(set(re.findall(r"\*\*([^*\n]+)\*\* \(`([^`]+)`\)", TEXT)))
KEYS = sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))))
LINKS = [
    (page.name, link) for page in PAGES for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", page.text)
]
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", TEXT)
OF_FIELDS = {
    *("F4", "Tab", "Enter", "Shift+Enter", "Esc", "Ctrl+Tab", "Ctrl+Shift+Space"),  # of every text
    *("Alt+←", "Alt+→"),  # of the guide itself
}


def translated() -> dict[tuple[str, str], str]:
    found = {}
    for name in ("vqdesk", "qtbase"):
        tree = ElementTree.parse(ROOT / "resources" / "translations" / f"{name}_vi.ts")
        for context in tree.getroot().iter("context"):
            for message in context.iter("message"):
                key = (context.findtext("name", ""), message.findtext("source", ""))
                found[key] = message.findtext("translation", "")
    return found


WORDS = translated()
SAID = {without_key(text) for text in WORDS.values()}
SAID |= {re.sub(r" \(\{\w+\}\)$|\.\.\.$|:$", "", text) for text in SAID}


def of_menus() -> dict[str, str]:
    """Return the shortcut of each entry by the path that the guide writes."""
    found = {}
    for title, commands in MENUS:
        for command in filter(None, commands):
            # What is not translated yet is another test's.
            texts = [WORDS.get(("Actions", text), text) for text in (title, command.text)]
            names = [without_key(text).removesuffix("...") for text in texts]
            found[" ▸ ".join(names)] = command.shortcut
    return found


ENTRIES = of_menus()


@pytest.mark.parametrize("name", QUOTED)
def test_every_name_is_one_of_the_window(name: str) -> None:
    """Bold is what stands in the window, to the letter: a menu's entry by its path, else any text of it."""
    if "▸" in name:
        assert name.removesuffix("...") in ENTRIES
    else:
        assert name in SAID


def test_names_are_quoted_at_all() -> None:
    assert len(QUOTED) > 100
    assert sum("▸" in name for name in QUOTED) > 30


@pytest.mark.parametrize(("name", "key"), BESIDE)
def test_a_key_beside_a_name_is_that_commands(name: str, key: str) -> None:
    if "▸" in name:
        assert shown_key(ENTRIES[name]) == key
    else:
        assert key in table_keys()[name.removesuffix("...")]


def table_keys() -> dict[str, set[str]]:
    source = (ROOT / "ui" / "table" / "commands.py").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for text, key in re.findall(r'_make\(self\.tr\("([^"]+)"\), "([^"]+)"', source):
        name = without_key(WORDS["TableCommands", text]).removesuffix("...")
        found.setdefault(name, set()).add(shown_key(key))
    return found


def test_every_key_is_one_of_the_programs() -> None:
    menus = {shown_key(shortcut) for shortcut in ENTRIES.values() if shortcut}
    table = {key for keys in table_keys().values() for key in keys}
    assert set(KEYS) - menus - table - OF_FIELDS == set()


def test_every_key_of_the_menus_and_the_table_is_listed() -> None:
    page = next(page.text for page in PAGES if page.name == "11-keys.md")
    listed = set(re.findall(r"`([^`]+)`", page))
    assert {shown_key(key) for key in ENTRIES.values() if key} <= listed
    assert {key for keys in table_keys().values() for key in keys} <= listed


def test_a_key_stands_in_the_list_with_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = told_keys()
    assert ("F9", False) in {(key.shortcut, key.in_tree) for key in keys}
    changed = [key._replace(shortcut="Ctrl+F9") if key.shortcut == "F9" else key for key in keys]
    listed = next(page.text for page in guide_pages(changed) if page.name == "11-keys.md")
    assert "| `Ctrl+F9` |" in listed
    assert "| `F9` |" not in listed


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_every_link_leads_somewhere(page: str, link: str) -> None:
    name, _, anchor = link.partition("#")
    target = next(each for each in PAGES if each.name == (name or page))
    assert not anchor or anchor in {part.anchor for part in target.parts}


def test_every_page_has_a_title_and_headings_of_their_own() -> None:
    assert len(PAGES) == 11
    for page in PAGES:
        assert page.text.startswith("# ")
        anchors = [part.anchor for part in page.parts]
        assert len(set(anchors)) == len(anchors), page.name
    titles = [page.title for page in PAGES]
    assert "Mở dữ liệu của bạn không cần chương trình này" in titles


def test_every_picture_is_there_and_shown() -> None:
    shown = {path for _, path in PICTURES}
    there = {f"pictures/{file.name}" for file in (folder() / "pictures").glob("*.png")}
    assert shown == there
    assert len(shown) >= 10
    assert all(caption for caption, _ in PICTURES)
    assert sum(file.stat().st_size for file in (folder() / "pictures").iterdir()) < 1_000_000


def test_every_place_is_in_the_guide() -> None:
    parts = {page.name: {part.anchor for part in page.parts} for page in PAGES}
    for page, anchor in (BEGINNING, LIST_OF_KEYS, *PLACES.values()):
        assert anchor in {"", *parts[page]}, (page, anchor)


def classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        yield from vars(importlib.import_module(module.name)).values()


def test_every_dialog_has_its_place_and_every_place_a_class() -> None:
    named = {each.__name__: each for each in classes() if isinstance(each, type)}
    dialogs = {name for name, each in named.items() if issubclass(each, Dialog) and each is not Dialog}
    assert dialogs - set(PLACES) == set()
    assert set(PLACES) - set(named) == set()


def test_a_heading_is_named_as_links_name_it() -> None:
    assert anchor_of("Tệp dữ liệu (.vqd)") == "tệp-dữ-liệu-vqd"
    assert anchor_of("Tìm, lọc, thay chữ") == "tìm-lọc-thay-chữ"


# The page on data without the program


@pytest.fixture
def left_store(tmp_path: Path) -> Path:
    """Return a copy of a store that a clerk would open with something else."""
    with Store.open(tmp_path / "vqdesk.vqd") as store:
        store.reports.add(sample_draft())
        export(store, sample_draft().report.id, tmp_path / "a.json")
    shutil.copy(tmp_path / "vqdesk.vqd", tmp_path / "copy.vqd")
    return tmp_path / "copy.vqd"


def without_vqdesk() -> str:
    return next(page.text for page in PAGES if page.name == "10-without-vqdesk.md")


def test_the_tables_of_the_data_file_are_as_the_guide_says(left_store: Path) -> None:
    told = re.findall(r"^\| (report|domain|task|history) \| [^:]+: (.+) \|$", without_vqdesk(), re.MULTILINE)
    assert len(told) == 4
    with sqlite3.connect(left_store) as data:
        for table, fields in told:
            there = {row[1] for row in data.execute(f"PRAGMA table_info({table})")}
            named = set(re.findall(r"[a-z_]{4,}|\bat\b", re.sub(r"\(.*?\)|xếp theo", "", fields)))
            assert named <= there, table
            assert len(named) >= 4


def test_the_commands_write_every_task_out(left_store: Path) -> None:
    commands = re.search(r"```sql\n(.*?)```", without_vqdesk(), re.DOTALL)
    assert commands is not None
    tool = shutil.which("sqlite3")
    query = commands[1].partition("SELECT")
    with sqlite3.connect(left_store) as data:
        rows = data.execute(query[1] + query[2]).fetchall()
    assert [row[4] for row in rows] == [
        task.number for part in sample_draft().sections for task in part.tasks
    ]
    if tool is not None:
        subprocess.run([tool, str(left_store)], input=commands[1].encode(), cwd=left_store.parent, check=True)
        with open(left_store.with_name("nhiem-vu.csv"), encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) == len(rows) + 1


def test_a_backup_is_opened_as_the_guide_says(tmp_path: Path) -> None:
    assert "Đuôi .vqd.gz: là tệp ấy nén lại" in without_vqdesk()
    with Store.open(tmp_path / "vqdesk.vqd") as store:
        store.reports.add(sample_draft())
        made = BackupService(store).make().path
    assert made.name.endswith(".vqd.gz")
    (tmp_path / "unpacked.vqd").write_bytes(gzip.decompress(made.read_bytes()))
    with sqlite3.connect(tmp_path / "unpacked.vqd") as data:
        assert data.execute("SELECT count(*) FROM task").fetchone() == (13,)


def test_the_exchange_file_has_the_names_that_the_guide_tells(left_store: Path) -> None:
    table = without_vqdesk().partition("| Trong tệp |")[2].partition("\n\n")[0]
    told = set(re.findall(r"[a-z_]{4,}", " ".join(row.split("|")[1] for row in table.splitlines()[2:])))
    data = json.loads(left_store.with_name("a.json").read_text(encoding="utf-8"))
    domain = data["domains"][0]
    there = {*data, *domain, *(key for each in domain["tasks"] for key in each)}
    assert {"organisation", "domains", "content", "evaluation"} <= told
    assert told - there <= {"deadline", "status", "finished", "output"}  # of columns that the sample has not
