"""Figures of the house: modules in a folder, folders that import each other, names that two modules define.

`python3 build/make.py figures` prints them; `tests/core/test_architecture.py` holds them.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("ui", "vqdesk", "db")


def modules_per_folder() -> Counter[str]:
    """Return how many modules each folder of the program, its scripts and tests has."""
    return Counter(
        _folder(module)
        for top in (*FLOORS, "build", "tests")
        for module in (ROOT / top).rglob("*.py")
        if module.name != "__init__.py"
    )


def mutual_imports() -> set[tuple[str, str]]:
    """Return the pairs of folders that import each other, at the top of a module or later."""
    imports = {(_folder(module), folder) for module in _modules() for folder in _imported(module)}
    return {(a, b) for a, b in imports if a < b and (b, a) in imports}


def shared_names() -> dict[str, list[str]]:
    """Return the public functions, classes and constants that two modules or more define, and where."""
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for module in sorted(_modules()):
        for name in set(_defined(module)):
            modules[name].append(module.relative_to(ROOT).as_posix())
    return {name: where for name, where in sorted(modules.items()) if len(where) > 1}


def lines(*tops: str) -> int:
    """Return the lines of the modules in these folders, empty ones and comments too."""
    files = [module for top in tops for module in (ROOT / top).rglob("*.py")]
    return sum(module.read_text(encoding="utf-8").count("\n") for module in files)


def _modules() -> Iterator[Path]:
    for floor in FLOORS:
        yield from (ROOT / floor).rglob("*.py")


def _folder(path: Path) -> str:
    return path.parent.relative_to(ROOT).as_posix()


def _tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def _imported(module: Path) -> Iterator[str]:
    """Yield the folders of this project whose modules a module imports."""
    for node in ast.walk(_tree(module)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{each.name}" for each in node.names] + [node.module]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        for name in names:
            path = ROOT.joinpath(*name.split("."))
            if path.with_suffix(".py").is_file():
                yield _folder(path)
            elif (path / "__init__.py").is_file():
                yield path.relative_to(ROOT).as_posix()


def _defined(module: Path) -> Iterator[str]:
    """Yield the public names that the top level of a module defines."""
    for node in _tree(module).body:
        names = []
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        yield from (name for name in names if not name.startswith("_"))


def main() -> None:
    """Print the figures."""
    folders = modules_per_folder()
    print(f"Modules: {sum(folders.values())} in {len(folders)} folders; the largest:")
    for folder, count in folders.most_common(5):
        print(f"  {count:3} {folder}")
    mutual = sorted(mutual_imports())
    print(f"Folders that import each other: {len(mutual)}")
    for pair in mutual:
        print("  " + ", ".join(pair))
    shared = shared_names()
    print(f"Public names that two modules define: {len(shared)}")
    for name, modules in shared.items():
        print(f"  {name}: " + ", ".join(modules))
    for floor in FLOORS:
        print(f"Lines of {floor}: {lines(floor)}")
    print(f"Lines of tests to one of code: {lines('tests') / lines(*FLOORS):.2f}", flush=True)
