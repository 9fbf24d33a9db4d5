"""The checkout itself, for tests that read its files."""

import ast
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "sentinel_desktop"
_NOT_OURS = {"__pycache__", "build", "dist"}
_HIDDEN_BUT_OURS = {".ci", ".gitignore", ".gitattributes"}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every file that belongs to the project: no environment, cache, build or demo folder."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in _HIDDEN_BUT_OURS
        if hidden or path.name in _NOT_OURS or path.suffix == ".egg-info":
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def modules(*folders: str) -> list[Path]:
    """Return the Python files of some top-level folders, by default of all."""
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in (folders or _all())]


@cache
def _all() -> frozenset[str]:
    return frozenset(path.name for path in ROOT.iterdir())


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return ``folder/file.py`` or ``folder/file.py:line`` for a report."""
    line = f":{node.lineno}" if isinstance(node, ast.stmt | ast.expr) else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def load_script(path: Path) -> ModuleType:
    """Import a script that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
