"""What the frozen program is made of: which files go along, what Windows is told about it.

The spec imports this under PyInstaller; nothing here needs PyInstaller or Windows.
"""

from __future__ import annotations

import ast
import py_compile
import re
import tempfile
import zipfile
from pathlib import Path

# vqdesk draws by raster and speaks to no network: no OpenGL in software, no Direct3D compiler, no TLS.
_UNUSED = re.compile(
    r"(opengl32sw|d3dcompiler_\w+|libcrypto\S*|libssl\S*"
    r"|qt6(network|opengl|openglwidgets|pdf|qml\w*|quick\w*|svg\w*|virtualkeyboard|dbus)"
    r"|_ssl|_hashlib|qtnetwork|qtsvg\w*|qtopengl\w*)\.(dll|pyd)",
    re.IGNORECASE,
)
# The window, its styles and its icon; Qt reads PNG by itself.
_USED_PLUGINS = re.compile(r"(platforms/qwindows|styles/\w+|imageformats/qico)\.dll", re.IGNORECASE)
_USED_TRANSLATIONS = re.compile(r"qtbase_(vi|en)\.qm", re.IGNORECASE)
# Each package brings a copy of the MSVC runtime; Windows takes the first that is loaded for all of them.
_RUNTIME = re.compile(r"(PySide6|shiboken6)/((msvcp140|vcruntime140)(_\w+)?\.dll)", re.IGNORECASE)
# What these packages hold for programs of another kind; small documents are made on our own page and styles,
# not on python-docx's templates, which are 1 MB.
_UNUSED_DATA = re.compile(r"(tzdata|lxml/isoschematron|docx/templates|[^/]+\.dist-info)/")

# Each by its name: PyInstaller complains of those that it looks for in a package that is left out.
_LXML = (
    *("lxml.builder", "lxml.cssselect", "lxml.doctestcompare", "lxml.ElementInclude", "lxml.isoschematron"),
    *("lxml.objectify", "lxml.pyclasslookup", "lxml.sax", "lxml.usedoctest", "lxml.html"),
    *("lxml.html.builder", "lxml.html.clean", "lxml.html.defs", "lxml.html.diff", "lxml.html.formfill"),
    *("lxml.html.ElementSoup", "lxml.html.html5parser", "lxml.html.soupparser", "lxml.html.usedoctest"),
    *("lxml.html._diffcommand", "lxml.html._difflib", "lxml.html._html5builder", "lxml.html._setmixin"),
)
# Of the code pages Windows' own, ISO 8859 and cp437, in which ZIP names its files, are kept; no annex is
# written in those of other scripts and machines.
_CODE_PAGES = (
    "big5 big5hkscs cp037 cp1006 cp1026 cp1125 cp1140 cp273 cp424 cp500 cp720 cp737 cp775 cp850 cp852 cp855 "
    "cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp866 cp869 cp874 cp875 cp932 cp949 cp950 "
    "euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hp_roman8 hz iso2022_jp iso2022_jp_1 "
    "iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab koi8_r koi8_t koi8_u kz1048 "
    "mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian "
    "mac_turkish palmos ptcp154 shift_jis shift_jis_2004 shift_jisx0213 tis_620"
)
# 2: without docstrings, which nobody reads in there; the program is smaller and starts sooner.
OPTIMIZE = 2

# Found by link analysis, or asked for by a library that can do more than it is asked to: tests and
# installers, other windows, TLS, unused parts of lxml, and the same functions again for newer processors.
EXCLUDED = (
    *("tkinter", "_tkinter", "unittest", "pydoc", "doctest", "pdb", "lib2to3", "ensurepip", "idlelib"),
    *("PIL", "numpy", "pandas", "pytest", "IPython", "setuptools", "pkg_resources", "pip", "wheel", "tzdata"),
    *("_ssl", "ssl", "_hashlib", "PySide6.QtNetwork", "PySide6.QtSvg", "PySide6.QtOpenGL"),
    *("ftplib", "smtplib", "netrc", "webbrowser", "statistics", "bz2", "_bz2", "lzma", "_lzma"),
    *("_pydecimal", "_pydatetime"),  # both are there in C
    *("asyncio", "_asyncio", "_overlapped"),  # typing_extensions names it, for older Pythons
    *_LXML,
    *(f"encodings.{name}" for name in _CODE_PAGES.split()),
    *("rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.fuzz_cpp_sse2"),
    *("rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.distance.metrics_cpp_sse2"),
    *("rapidfuzz.fuzz_cpp", "rapidfuzz.utils_cpp"),  # rapidfuzz.distance does what is asked for
)

ARCHIVE = "modules.zip"
"""What both programs import from, beside PyInstaller's own base_library.zip; archive_hook.py names it too."""
# Read as they are our own modules load sooner, and the installer packs them better than ZIP does.
_UNPACKED = re.compile(r"(db|ui|vqdesk)/.*")

_DESCRIPTION = "Nhiệm vụ trọng tâm: lập biểu kèm theo báo cáo"


def is_used(name: str) -> bool:
    """Tell whether a collected file belongs into the program, by its place in the bundle."""
    place = name.replace("\\", "/")
    file = place.rpartition("/")[2]
    if _UNUSED.fullmatch(file) or _UNUSED_DATA.match(place):
        return False
    if place.startswith("PySide6/plugins/"):
        return bool(_USED_PLUGINS.fullmatch(place.removeprefix("PySide6/plugins/")))
    if place.startswith("PySide6/translations/"):
        return bool(_USED_TRANSLATIONS.fullmatch(file))
    return True


def used(entries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the entries that belong into the program, the MSVC runtime once and beside Python."""
    kept: dict[str, tuple[str, str, str]] = {}
    for name, source, kind in sorted(entries):
        if not is_used(name):
            continue
        runtime = _RUNTIME.fullmatch(name.replace("\\", "/"))
        place = runtime[2] if runtime else name
        key = place.lower()
        if key not in kept or not runtime:
            kept[key] = (place, source, kind)
    return list(kept.values())


def shared_modules(
    modules: list[tuple[str, str, str]], binaries: list[tuple[str, str, str]]
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Part the modules into those that each program embeds and those that lie in ARCHIVE, for both.

    A package that brings libraries is embedded: Python looks for them beside the package, not in an archive.
    ctypes is not: PyInstaller would load it at every start, to find the bundle's libraries for it by name.
    """
    with_libraries = {name.replace("\\", "/").partition("/")[0] for name, _, _ in binaries}
    embedded = [entry for entry in modules if entry[0].partition(".")[0] in with_libraries]
    return embedded, [entry for entry in modules if entry not in embedded]


def pack_modules(modules: list[tuple[str, str, str]], archive: Path) -> None:
    """Compile the modules, each (name, place of its source, kind), into an archive that Python imports from.

    The same sources give the same bytes; a traceback names places as PyInstaller does, `vqdesk/cli/frame.py`.
    """
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive, "w") as packed:
        compiled = Path(folder) / "module.pyc"
        for name, source, _ in sorted(modules):
            place = name.replace(".", "/") + ("/__init__" if Path(source).stem == "__init__" else "")
            py_compile.compile(
                source,
                str(compiled),
                f"{place}.py",
                doraise=True,
                optimize=OPTIMIZE,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            entry = zipfile.ZipInfo(f"{place}.pyc")
            how = zipfile.ZIP_STORED if _UNPACKED.fullmatch(place) else zipfile.ZIP_DEFLATED
            packed.writestr(entry, compiled.read_bytes(), how, 9)


def program_version(source: str) -> str:
    """Return `__version__` out of the text of vqdesk/system/version.py."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return ast.literal_eval(node.value)
    raise ValueError("vqdesk/system/version.py has no __version__")


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return the version as Windows counts it; `1.2.0rc1` counts as `1.2.0.0`."""
    numbers = [int(found) for found in re.findall(r"\d+", re.match(r"[\d.]*", version)[0])][:4]
    return (*numbers, *[0] * (4 - len(numbers)))


def version_resource(version: str, name: str) -> str:
    """Return the version resource of the program `name`.exe, as text that PyInstaller reads."""
    strings = {
        "FileDescription": _DESCRIPTION,
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "MIT",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "vqdesk",
        "ProductVersion": version,
    }
    listed = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in strings.items())
    numbers = four_numbers(version)
    # 042A: Vietnamese; 04B0 and 1200: Unicode; 0x40004: Windows; 1: a program.
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), "
        f"kids=[StringFileInfo([StringTable('042A04B0', [{listed}])]), "
        "VarFileInfo([VarStruct('Translation', [0x042A, 1200])])])\n"
    )


MANIFEST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <activeCodePage xmlns="http://schemas.microsoft.com/SMI/2019/WindowsSettings">UTF-8</activeCodePage>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings"
        >PerMonitorV2, PerMonitor</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
    </dependentAssembly>
  </dependency>
</assembly>
"""
