"""Printers are asked for on this PC, unless somebody has named a server."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from ui.printing import print_server

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    # What the program sets is taken back after the test.
    monkeypatch.setenv("CUPS_SERVER", "")
    monkeypatch.delenv("CUPS_SERVER")
    (tmp_path / ".cups").mkdir()
    return tmp_path / ".cups" / "client.conf"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks its own service")
@pytest.mark.parametrize("settings", ["", "# ServerName print.example\nUser ServerName\n"])
def test_the_socket_is_asked(home: Path, settings: str) -> None:
    home.write_text(settings, encoding="utf-8")
    print_server.ask_this_pc()
    assert os.environ["CUPS_SERVER"] == print_server.SOCKET


@pytest.mark.parametrize("settings", ["ServerName print.example", "  ServerName\tprint.example:631\n"])
def test_a_named_server_stands(home: Path, settings: str) -> None:
    home.write_text(settings, encoding="utf-8")
    print_server.ask_this_pc()
    assert "CUPS_SERVER" not in os.environ


def test_what_the_user_said_stands(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "print.example")
    print_server.ask_this_pc()
    assert os.environ["CUPS_SERVER"] == "print.example"
    assert not home.exists()
