from __future__ import annotations

import ast
import json
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

import environment
import pytest
import windows_check
from windows import bundle, exe, installer, wine
from windows import python as windows_python

from db.file.identity import SCHEMA
from vqdesk.first_store.store import open_store
from vqdesk.system import version as release
from vqdesk.system.version import __version__

ROOT = Path(__file__).resolve().parents[3]


class TestBundle:
    @pytest.mark.parametrize(
        "name",
        [
            "PySide6/Qt6Core.dll",
            "PySide6/Qt6PrintSupport.dll",
            "PySide6/QtPrintSupport.pyd",
            r"PySide6\plugins\platforms\qwindows.dll",
            "PySide6/plugins/styles/qmodernwindowsstyle.dll",
            "PySide6/plugins/imageformats/qico.dll",
            "PySide6/translations/qtbase_vi.qm",
            "PySide6/translations/qtbase_en.qm",
            "resources/translations/qtbase_vi.qm",
            "resources/sample.json",
            "sqlite3.dll",
            "vqdesk/_ssl_words.pyd",
        ],
    )
    def test_keeps_what_is_used(self, name: str):
        assert bundle.is_used(name)

    @pytest.mark.parametrize(
        "name",
        [
            "PySide6/opengl32sw.dll",
            "PySide6/d3dcompiler_47.dll",
            r"PySide6\Qt6Network.dll",
            "PySide6/QtNetwork.pyd",
            "PySide6/plugins/platforms/qoffscreen.dll",
            "PySide6/plugins/tls/qschannelbackend.dll",
            "PySide6/plugins/imageformats/qjpeg.dll",
            "PySide6/translations/qtbase_de.qm",
            "PySide6/translations/qt_help_vi.qm",
            "libcrypto-3.dll",
            "libssl-3-x64.dll",
            "_ssl.pyd",
            "tzdata/zoneinfo/Asia/Ho_Chi_Minh",
            "lxml/isoschematron/resources/rng/iso-schematron.rng",
            r"docx\templates\default-docx-template\word\styles.xml",
        ],
    )
    def test_leaves_out_what_is_not(self, name: str):
        assert not bundle.is_used(name)

    def test_takes_the_runtime_once_and_beside_python(self):
        entries = [
            (r"PySide6\MSVCP140.dll", "a", "BINARY"),
            (r"shiboken6\MSVCP140.dll", "b", "BINARY"),
            (r"PySide6\VCRUNTIME140.dll", "c", "BINARY"),
            ("VCRUNTIME140.dll", "python's", "BINARY"),
            ("PySide6/opengl32sw.dll", "d", "BINARY"),
        ]
        found = {name: source for name, source, _ in bundle.used(entries)}
        assert set(found) == {"MSVCP140.dll", "VCRUNTIME140.dll"}
        assert found["VCRUNTIME140.dll"] == "python's"

    def test_the_version_is_the_programs(self):
        assert exe.version() == __version__

    @pytest.mark.parametrize(
        ("version", "numbers"),
        [("0.1.0", (0, 1, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("2.0rc1", (2, 0, 0, 0)), ("10", (10, 0, 0, 0))],
    )
    def test_windows_counts_four_numbers(self, version: str, numbers: tuple[int, ...]):
        assert bundle.four_numbers(version) == numbers

    def test_the_version_resource_says_what_it_is(self):
        text = bundle.version_resource("1.2.3", "vqdesk-cli")
        ast.parse(text)
        assert "StringStruct('ProductVersion', '1.2.3')" in text
        assert "StringStruct('OriginalFilename', 'vqdesk-cli.exe')" in text
        assert "Nhiệm vụ trọng tâm" in text
        assert "filevers=(1, 2, 3, 0)" in text
        assert "CompanyName" not in text

    def test_the_manifest_is_xml_that_asks_for_no_rights(self):
        manifest = ElementTree.fromstring(bundle.MANIFEST.encode())
        texts = {element.tag.rpartition("}")[2]: element for element in manifest.iter()}
        assert texts["requestedExecutionLevel"].get("level") == "asInvoker"
        assert texts["longPathAware"].text == "true"
        assert "PerMonitorV2" in texts["dpiAwareness"].text
        assert texts["activeCodePage"].text == "UTF-8"

    def test_nothing_that_the_program_imports_is_left_out(self):
        sources = [file for floor in ("db", "vqdesk", "ui") for file in (ROOT / floor).rglob("*.py")]
        imported = set()
        for source in sources:
            for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    imported.update(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    imported.add(node.module)
                    imported.update(f"{node.module}.{alias.name}" for alias in node.names)
        assert "rapidfuzz.process" in imported
        # Without their libraries these do the same in Python, a hundred times slower, and say nothing.
        in_c = {name.removesuffix("_cpp") for name in bundle.EXCLUDED}
        assert not imported.intersection({*bundle.EXCLUDED, *in_c})


class TestArchive:
    """The modules that both programs read lie once, in an archive."""

    @pytest.fixture
    def modules(self, tmp_path: Path) -> list[tuple[str, str, str]]:
        sources = {
            "vqdesk/__init__.py": '"""Words."""\n',
            "vqdesk/inner.py": "def name():\n    return name.__code__.co_filename\n\n\nassert not name\n",
            "click/__init__.py": "import sys\n" + "known = 1\n" * 100,
            "lxml/__init__.py": "",
        }
        for name, source in sources.items():
            file = tmp_path / "site" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source, encoding="utf-8")
        names = [name.removesuffix(".py").removesuffix("/__init__") for name in sources]
        places = [str(tmp_path / "site" / name) for name in sources]
        return [
            (name.replace("/", "."), place, "PYMODULE-2") for name, place in zip(names, places, strict=True)
        ]

    def test_a_package_with_libraries_stays_beside_them(self, modules: list[tuple[str, str, str]]):
        libraries = [
            (r"lxml\etree.cp312-win_amd64.pyd", "a", "EXTENSION"),
            ("_socket.pyd", "b", "EXTENSION"),
            ("click.dll", "c", "BINARY"),
        ]
        embedded, shared = bundle.shared_modules(modules, libraries)
        assert [name for name, _, _ in embedded] == ["lxml"]
        assert [name for name, _, _ in shared] == ["vqdesk", "vqdesk.inner", "click"]

    def test_python_imports_from_it_where_the_hook_has_run_and_loads_each_module_once(
        self, tmp_path: Path, modules: list[tuple[str, str, str]]
    ):
        archive = tmp_path / bundle.ARCHIVE
        bundle.pack_modules(modules, archive)
        hook = ROOT / "build" / "windows" / "archive_hook.py"
        asked = (
            "import json, runpy, sys\n"
            f"sys._MEIPASS = {str(tmp_path)!r}\n"
            f"runpy.run_path({str(hook)!r})\n"
            "loads = []\n"
            "sys.addaudithook(lambda event, _: loads.append(event) if event == 'marshal.loads' else None)\n"
            "import vqdesk, vqdesk.inner, click\n"
            "files = [each.__file__ for each in (vqdesk, vqdesk.inner, click)]\n"
            "print(json.dumps([len(loads), vqdesk.__doc__, vqdesk.inner.name(), click.known, files]))\n"
        )
        call = [sys.executable, "-I", "-c", asked]
        said = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        names = ("vqdesk/__init__.pyc", "vqdesk/inner.pyc", "click/__init__.pyc")
        assert json.loads(said) == [3, None, "vqdesk/inner.py", 1, [str(archive / name) for name in names]]

    def test_our_modules_are_not_packed_and_the_bytes_are_the_same_each_time(
        self, tmp_path: Path, modules: list[tuple[str, str, str]]
    ):
        for name in ("one.zip", "other.zip"):
            bundle.pack_modules(modules, tmp_path / name)
        assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
        with zipfile.ZipFile(tmp_path / "one.zip") as packed:
            kinds = {entry.filename: entry.compress_type for entry in packed.infolist()}
        assert kinds["vqdesk/inner.pyc"] == kinds["vqdesk/__init__.pyc"] == zipfile.ZIP_STORED
        assert kinds["click/__init__.pyc"] == zipfile.ZIP_DEFLATED

    def test_a_program_with_modules_of_its_own_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        (tmp_path / "_internal").mkdir()
        (tmp_path / "vqdesk.exe").write_bytes(bytes(500_000))
        with pytest.raises(environment.SetupFailed, match="has no modules"):
            exe.weigh(tmp_path)
        (tmp_path / "_internal" / "modules.zip").write_bytes(bytes(1000))
        assert exe.weigh(tmp_path) == (501_000, 2)
        (tmp_path / "vqdesk-cli.exe").write_bytes(bytes(6_000_000))
        with pytest.raises(environment.SetupFailed, match="embeds modules"):
            exe.weigh(tmp_path)
        (tmp_path / "vqdesk-cli.exe").write_bytes(bytes(500_000))
        monkeypatch.setattr(exe, "MOST_BYTES", 1_000_999)
        with pytest.raises(environment.SetupFailed, match="may have"):
            exe.weigh(tmp_path)


class TestPackages:
    def test_reads_the_pins(self):
        assert windows_python.pinned(
            "# words\nPySide6_Essentials==6.9.3\ncolorama==0.4.6  # Windows only\n"
        ) == {
            "pyside6-essentials": "6.9.3",
            "colorama": "0.4.6",
        }

    def test_follows_what_each_brings_along(self):
        versions = {"a": "1", "b-c": "2", "d": "3", "e": "4"}
        requires = {
            "a": ["B_C>=1", 'd; extra == "more"', "gone; python_version < '3'"],
            "b-c": ["e; os_name == 'nt'"],
        }
        assert windows_python.wheel_list(["a>=1"], versions, requires) == ["a==1", "b-c==2", "e==4"]

    def test_takes_all_that_the_program_needs(self):
        names = {one.partition("==")[0] for one in windows_python.packages()}
        assert {"pyside6-essentials", "lxml", "colorama", "pyinstaller", "pefile", "pywin32-ctypes"} <= names
        assert {"tinycss2", "webencodings", "cssselect"} <= names
        assert {"python-docx", "openpyxl", "et-xmlfile", "typing-extensions"} <= names
        assert not names & {"pytest", "ruff", "docxtpl"}


class TestWine:
    @pytest.fixture
    def profile(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> wine.Profile:
        monkeypatch.setenv("VQDESK_WINE", str(tmp_path / "cache"))
        return wine.Profile(tmp_path / "run", "Nguyễn Văn Ả")

    def test_the_cache_may_lie_elsewhere(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("VQDESK_WINE", "/elsewhere")
        assert wine.cache() == Path("/elsewhere")
        monkeypatch.delenv("VQDESK_WINE")
        assert not wine.cache().is_relative_to(ROOT)

    def test_a_place_has_the_same_name_wherever_the_tree_lies(self, profile: wine.Profile):
        assert wine.windows_path(profile, ROOT / "dist" / "a b.exe") == r"Z:\vqdesk\tree\dist\a b.exe"
        assert wine.inside(profile, wine.cache() / "python") == "/vqdesk/cache/python"

    def test_drive_c_is_the_prefix(self, profile: wine.Profile):
        place = wine.windows_path(profile, profile.home / "AppData" / "x.vqd")
        assert PureWindowsPath(place).parts[:3] == ("C:\\", "users", "Nguyễn Văn Ả")

    def test_other_places_are_not_seen(self, profile: wine.Profile):
        with pytest.raises(ValueError, match="elsewhere"):
            wine.inside(profile, Path("/elsewhere/x"))

    def test_says_what_is_needed_without_root(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(wine.debian, "is_debian", lambda: True)
        monkeypatch.setattr(wine.platform, "machine", lambda: "x86_64")
        monkeypatch.setattr(wine.os, "geteuid", lambda: 1000, raising=False)
        with pytest.raises(wine.WineMissing, match="root"):
            wine.set_up()


class TestInstaller:
    @pytest.fixture
    def script(self) -> str:
        return installer.SCRIPT.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        "line",
        [
            "Target amd64-unicode",
            "RequestExecutionLevel user",
            "SetCompressor /SOLID lzma",
            "ManifestLongPathAware true",
            "ManifestDPIAware true",
            'InstallDir "$LOCALAPPDATA\\Programs\\vqdesk"',
            '!insertmacro MUI_LANGUAGE "Vietnamese"',
            '!insertmacro MUI_LANGUAGE "English"',
        ],
    )
    def test_says(self, script: str, line: str):
        assert line in script.splitlines()

    def test_touches_nothing_of_other_users(self, script: str):
        assert not re.search(r"HKLM|HKCR|HKEY_LOCAL|SetShellVarContext all", script)

    def test_keeps_data_unless_told(self, script: str):
        asked = next(line for line in script.splitlines() if "$(RemoveData)" in line)
        assert "MB_DEFBUTTON2" in asked
        assert "/SD IDNO" in asked

    def test_reads_the_schema_where_the_store_has_it(self, script: str, tmp_path: Path):
        open_store(tmp_path / "store.vqd").close()
        place = int(re.search(r"!define SCHEMA_PLACE (\d+)", script)[1])
        assert struct.unpack_from(">I", (tmp_path / "store.vqd").read_bytes(), place) == (SCHEMA,)
        assert place == windows_check.SCHEMA_PLACE

    def test_tells_makensis_all_that_the_script_asks_for(self, script: str):
        class Tools:
            def path(self, place: Path) -> str:
                return str(place)

        given = {
            word[2:].partition("=")[0]
            for word in installer.defines(Tools(), Path("x"), Path("out.exe"), "1.0", 1)
            if word.startswith("-D")
        }
        own = set(re.findall(r"^!define (\w+)", script, re.MULTILINE))
        asked = {
            name for name in re.findall(r"\$\{([A-Z]+)\}", script) if name not in own | {"UN", "TEXT", "SIGN"}
        }
        asked -= {"NAME", "VIETNAMESE", "ENGLISH"}
        assert asked == given

    def test_half_a_certificate_is_refused(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.delenv(installer.CERTIFICATE, raising=False)
        monkeypatch.delenv(installer.PASSWORD_FILE, raising=False)
        assert installer.Signer.from_environment(None) is None
        monkeypatch.setenv(installer.CERTIFICATE, str(ROOT / "LICENSE"))
        with pytest.raises(environment.SetupFailed, match=installer.PASSWORD_FILE):
            installer.Signer.from_environment(None)

    def test_the_portable_zip_is_the_same_each_time(self, tmp_path: Path):
        program = tmp_path / "program"
        (program / "_internal").mkdir(parents=True)
        (program / "vqdesk.exe").write_bytes(b"program")
        (program / "_internal" / "a.dll").write_bytes(b"library")
        packed = []
        for name in ("one.zip", "two.zip"):
            installer.pack(program, tmp_path / name, 1_700_000_000)
            packed.append((tmp_path / name).read_bytes())
        assert packed[0] == packed[1]
        with zipfile.ZipFile(tmp_path / "one.zip") as names:
            assert names.namelist() == ["vqdesk/portable.txt", "vqdesk/_internal/a.dll", "vqdesk/vqdesk.exe"]


def test_two_builds_are_compared_file_by_file(tmp_path: Path):
    for name, text in (("one", b"1"), ("other", b"2")):
        (tmp_path / name / "same").mkdir(parents=True)
        (tmp_path / name / "same" / "file").write_bytes(b"0")
        (tmp_path / name / "differs").write_bytes(text)
        (tmp_path / name / f"only-{name}").write_bytes(b"0")
    found = exe.differences(tmp_path / "one", tmp_path / "other")
    assert found == ["differs", "only-one", "only-other"]


def test_the_program_is_told_its_commit_and_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "build.json").write_text(exe.build_facts("0123456789abcdef", 1_700_000_000), encoding="utf-8")
    monkeypatch.setattr(release.resources, "is_frozen", lambda: True)
    monkeypatch.setattr(release.resources, "path", lambda name: tmp_path / name)
    assert str(release.find_release()) == f"{__version__} (commit 0123456)"
    assert str(release.find_release().built) == "2023-11-14"


def test_a_program_is_packed_only_if_made_from_this_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("dist/vqdesk/vqdesk.exe", "ui/app.py", "resources/build.json", "ui/app.pyc", *exe.RECIPE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(exe, "ROOT", tmp_path)
    monkeypatch.setattr(exe, "PROGRAM", tmp_path / "dist" / "vqdesk")
    monkeypatch.setattr(exe, "STAMP", tmp_path / "made-from.txt")
    monkeypatch.setattr(exe, "TOLD", tmp_path / "resources" / "build.json")
    assert not exe.is_made_from_this_tree()
    exe.STAMP.write_text(exe.sources(), encoding="utf-8")
    assert exe.is_made_from_this_tree()
    for name in ("resources/build.json", "ui/app.pyc"):  # made by a build and by Python
        (tmp_path / name).write_text("again", encoding="utf-8")
    assert exe.is_made_from_this_tree()
    (tmp_path / "ui" / "app.py").write_text("changed", encoding="utf-8")
    assert not exe.is_made_from_this_tree()
