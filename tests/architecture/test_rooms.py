"""The rooms keep to what they may import, as the table in docs/architecture.md says."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.checkout import PACKAGE, ROOT, modules, place, tree

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

TRESPASSES = {
    "domain/trespass.py": ["import sqlalchemy"],
    "services/trespass.py": ["import sentinel_desktop.persistence", "import sentinel_desktop.config"],
    "hardware/trespass.py": ["import PySide6", "import sentinel_desktop.services.trespass"],
    "persistence/trespass.py": ["import serial"],
    "ui/trespass.py": ["import sqlalchemy"],
    "app/station.py": ["import PySide6"],
    "cli.py": ["import sentinel_desktop.ui"],
    "config.py": ["import sentinel_desktop.domain"],
}
"""For each contract at least one import that breaks it."""


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-cache", "--config", str(folder / "pyproject.toml")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def test_every_contract_is_kept() -> None:
    """No import crosses a border that pyproject.toml draws between the rooms."""
    result = _lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    """Each contract notices an import that it forbids."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "sentinel_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    for name, lines in TRESPASSES.items():
        with (tmp_path / "sentinel_desktop" / name).open("a", encoding="utf-8") as module:
            module.write("\n" + "\n".join(lines) + "\n")

    output = _lint_imports(tmp_path).stdout

    words = " ".join(output.split()).replace("BROKEN", " BROKEN").split()
    report = " ".join(words)
    for name in _contracts():
        assert f"{name} BROKEN" in report, output


def test_features_of_the_screen_do_not_know_each_other() -> None:
    """A folder of ui with a page in it imports nothing of another such folder."""
    features = {path.parent.name for path in (PACKAGE / "ui").glob("*/page.py")}
    trespasses = [
        place(path, node)
        for path in modules("sentinel_desktop")
        for node in ast.walk(tree(path))
        for name in _imported(node)
        if _feature(path) in features and _feature_of(name) in features - {_feature(path)}
    ]

    assert features, "no feature found: has page.py another name now?"
    assert trespasses == []


def _feature(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[1] if parts[0] == "ui" and len(parts) > 2 else ""


def _feature_of(module: str) -> str:
    parts = module.split(".")
    return parts[2] if parts[:2] == ["sentinel_desktop", "ui"] and len(parts) > 2 else ""


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_resources_have_one_reader() -> None:
    """Only ui/assets.py names the resources room."""
    readers = {
        place(path)
        for path in modules("sentinel_desktop")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.split("/")[0] == "resources")
        or any(name.startswith("importlib.resources") for name in _imported(node))
    }

    assert readers == {"sentinel_desktop/ui/assets.py"}


@pytest.mark.parametrize(
    "start",
    [
        "import sentinel_desktop.app.station",
        "import runpy; sys.argv[1:] = ['station', '--help']; runpy.run_module('sentinel_desktop', run_name='__main__')",
    ],
    ids=["module", "command"],
)
def test_a_station_without_a_screen_loads_no_qt(start: str) -> None:
    """Neither the module nor the command of the unattended door imports Qt."""
    code = f"""
import sys
try:
    {start}
except SystemExit as left:
    assert not left.code, left.code
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "qasync")))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
