"""The script that makes a checkout ready says exactly what is missing, and brings it when it may."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import PACKAGE, ROOT, load_script, tree

SCRIPT = ROOT / "packaging" / "prepare.py"
prepare = load_script(SCRIPT)

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems bring all that Qt needs, and always have a screen"
)


def _program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="ascii")
    path.chmod(0o755)
    return path


@pytest.fixture
def path_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder that programs are looked for in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def apt(path_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the system an apt-get that writes down what it was asked, in the file that is returned."""
    asked = path_folder / "asked"
    _program(path_folder, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {asked}')
    _program(path_folder, "apt-cache", '[ "$2" = libglib2.0-0t64 ]')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return asked


# --- Python -----------------------------------------------------------------------------------------------------------


def test_an_old_python_is_passed_over(path_folder: Path) -> None:
    """The first Python that is new enough is taken, whatever comes before it on the PATH."""
    _program(path_folder, "python3", "exit 1")
    newer = _program(path_folder, "python3.12", f'exec {sys.executable} "$@"')

    assert prepare.find_python({}) == str(newer)


def test_no_python_is_said_in_one_sentence(path_folder: Path) -> None:
    """Without a Python that is new enough, the sentence says which version, and how to name one."""
    _program(path_folder, "python3", "exit 1")

    with pytest.raises(prepare.MissingError, match=r"^Python 3\.11 or newer is missing: .*PYTHON=[^\n]*$"):
        prepare.find_python({})


def test_the_named_python_is_the_only_one_asked(path_folder: Path) -> None:
    """PYTHON is a decision: a wrong one is refused, not replaced."""
    _program(path_folder, "python3.12", f'exec {sys.executable} "$@"')
    old = _program(path_folder, "old", "exit 1")

    with pytest.raises(prepare.MissingError, match=r"PYTHON=.*old is not a Python 3\.11 or newer"):
        prepare.find_python({"PYTHON": str(old)})
    assert prepare.find_python({"PYTHON": sys.executable}) == sys.executable


def test_the_command_fails_with_one_sentence() -> None:
    """What is missing is one line on standard error and exit code 1, never a traceback."""
    done = subprocess.run(
        [sys.executable, SCRIPT, "test"],
        env={**os.environ, "PYTHON": "/nowhere/python3"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == ["PYTHON=/nowhere/python3 is not a Python 3.11 or newer: name one that is."]


# --- system packages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_leads_to_its_package(soname: str, package: str) -> None:
    """The package of a library is named as Debian and Ubuntu name it."""
    assert prepare.packages_for(soname) == (package,)


def test_missing_libraries_are_read_from_ldd() -> None:
    """Each library that is not found is named once, whichever files need it; found ones are not named."""
    output = (
        "libQt6Gui.so.6:\n"
        "\tlibEGL.so.1 => not found\n"
        "\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f)\n"
        "libqxcb.so:\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibEGL.so.1 => not found\n"
        "\tlinux-vdso.so.1 (0x00007f)\n"
    )

    assert prepare.not_found(output) == ["libEGL.so.1", "libxcb-cursor.so.0"]


@linux_only
def test_the_loader_is_asked() -> None:
    """A library that the system has loads; one that nobody has is named."""
    assert prepare.not_loadable(["libc.so.6", "libno-such-thing.so.9"]) == ["libno-such-thing.so.9"]


@pytest.mark.usefixtures("path_folder", "apt")
def test_a_person_who_is_not_root_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence is the command, with the package names of this release, each once and sorted."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    wanted = [prepare.packages_for(name) for name in ("libgthread-2.0.so.0", "libEGL.so.1", "libglib-2.0.so.0")]

    with pytest.raises(prepare.MissingError, match=r"with: sudo apt-get install libegl1 libglib2\.0-0t64$"):
        prepare.provide(wanted, [])


def test_root_installs_what_is_missing(apt: Path) -> None:
    """As root the lists are refreshed and the packages installed, without a question."""
    prepare.provide([("libegl1",), ("libnewname1", "libname1")], [])

    update, install = apt.read_text(encoding="utf-8").splitlines()
    assert update.endswith(" update")
    assert install.startswith("noninteractive ")
    assert install.endswith(" install -y --no-install-recommends libegl1 libname1")


def test_a_failed_installation_is_said(apt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When apt-get fails, its own words are shown and the packages are named."""
    _program(apt.parent, "apt-get", "echo no such package >&2; exit 100")

    with pytest.raises(prepare.MissingError, match="could not install libegl1"):
        prepare.provide([("libegl1",)], [])
    assert "no such package" in capsys.readouterr().err


@pytest.mark.usefixtures("path_folder")
def test_a_system_with_other_packages_is_told_the_libraries() -> None:
    """Where there is no apt-get, the libraries themselves are named."""
    with pytest.raises(prepare.MissingError, match=r"lacks libEGL\.so\.1, libGL\.so\.1: install"):
        prepare.provide([("libegl1",), ("libgl1",)], ["libEGL.so.1", "libGL.so.1"])


def test_nothing_missing_asks_for_nothing(apt: Path) -> None:
    """On a system that has everything, apt-get is not touched."""
    prepare.provide([], [])

    assert not apt.exists()


@linux_only
def test_root_gets_what_the_screen_readers_test_needs(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen, a bus and the platform's accessibility come with the suite where nobody must be asked for them."""
    monkeypatch.setattr(prepare, "SCREEN_READER", {"no-such-screen": ("xvfb",)})
    monkeypatch.setattr(prepare, "WANTED", {"window": ("libno-such.so.0",)})

    prepare.provide_for_screen_reader()

    assert "install -y --no-install-recommends libno-such0 xvfb" in apt.read_text(encoding="ascii")


@linux_only
def test_who_is_not_root_keeps_a_suite_that_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That one test is skipped then, which is said, and nothing is refused."""
    monkeypatch.setattr(prepare, "SCREEN_READER", {"no-such-screen": ("xvfb",)})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    prepare.provide_for_screen_reader()

    assert "is skipped: no-such-screen" in capsys.readouterr().out


def test_a_python_without_venv_leads_to_its_package(path_folder: Path) -> None:
    """Where the distribution split the venv module away, the package for that very Python is asked for."""
    python = _program(path_folder, "split", f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    version = ".".join(map(str, sys.version_info[:2]))

    assert prepare._venv_packages(str(python)) == [(f"python{version}-venv", "python3-venv")]
    assert prepare._venv_packages(sys.executable) == []


# --- Qt ---------------------------------------------------------------------------------------------------------------


def test_every_part_of_qt_in_use_is_looked_after() -> None:
    """What the program imports of PySide6 is among the Qt libraries that the script asks about."""
    used = {
        node.module.removeprefix("PySide6.Qt")
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("PySide6.Qt")
    }

    assert {"Core", "Gui", "Widgets"} <= used <= set(prepare.QT_LIBRARIES)


@linux_only
def test_the_qt_of_this_environment_finds_what_it_needs() -> None:
    """The check sees the files of the installed Qt, and without a screen no library is missing to them."""
    environment = Path(sys.prefix)

    assert [path for path in prepare.qt_files(environment, "window") if not path.is_file()] == []
    assert prepare.missing_to_qt(environment, "test") == []


# --- screen -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_is_one_of_three(name: str) -> None:
    """An X screen, a Wayland screen or a platform of one's own choice will do, and other systems always have one."""
    prepare.require_screen({name: "set"}, "linux")
    prepare.require_screen({}, "win32")
    with pytest.raises(prepare.MissingError, match="no screen here"):
        prepare.require_screen({name: ""}, "linux")


@linux_only
def test_the_desk_is_not_opened_without_a_screen() -> None:
    """`make run` ends with the sentence before it downloads or opens anything."""
    not_inherited = re.compile("DISPLAY|QT_QPA|^MAKE|^MFLAGS")
    environment = {name: value for name, value in os.environ.items() if not not_inherited.search(name)}
    make = shutil.which("make")
    assert make is not None

    done = subprocess.run([make, "run"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert done.stderr.startswith("There is no screen here")
