from __future__ import annotations

from pathlib import Path

from ui.commands import MENUS
from vqdesk import cli

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ON_SCREEN = {
    "Del": "Delete",
    "Alt+Up": "Alt+↑",
    "Alt+Down": "Alt+↓",
    "Ins": "Insert",
    "Alt+Ins": "Alt+Insert",
    "Ctrl+PgDown": "Ctrl+PgDn",
}


def test_every_shortcut_of_the_menus_is_told():
    table = README.partition("## Phím tắt")[2].partition("##")[0]
    told = {key for row in table.splitlines() for key in row.split("|")[1:2] for key in key.split(", ")}
    told = {key.split(" (")[0].strip() for key in told}
    shortcuts = {command.shortcut for _, commands in MENUS for command in commands if command} - {""}
    assert {ON_SCREEN.get(shortcut, shortcut) for shortcut in shortcuts} <= told


def test_every_command_is_told(capsys):
    assert cli.run_command_line(["--help", "--lang", "en"], open_window=lambda *_: 0) == 0
    commands = capsys.readouterr().out.partition("Commands:")[2].splitlines()
    names = {line.split()[0] for line in commands if line[:3].strip() and line.startswith("  ")}
    assert "import" in names
    assert [name for name in names if f"    vqdesk {name} " not in README] == []
