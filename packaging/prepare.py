"""Make a checkout ready: its environment in ``.venv`` from the locked requirements, and what Qt needs of the system.

Usage: ``python3 packaging/prepare.py [test | window | screen]``

``test`` prepares for running without a screen, ``window`` for opening the desk; ``screen`` only says whether there
is a screen to open it on. Whatever is missing is named with the command that brings it; run as root where apt-get is,
the script runs that command itself. It needs nothing but the standard library, and starts on old Pythons too, so that
it can say which one it is looking for.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-dev.txt"
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
CANDIDATES = ("python3", "python3.13", "python3.12", "python3.11", "python")

QT_LIBRARIES = ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Test", "Widgets")
"""The parts of Qt that the program and its tests import, by the names of their libraries."""

PLATFORMS = {"test": ("offscreen",), "window": ("offscreen", "xcb")}
"""Qt's platform plugins that must load, by what is prepared for."""

WANTED = {
    "test": (
        "libEGL.so.1",
        "libGL.so.1",
        "libX11.so.6",
        "libbrotlidec.so.1",
        "libdbus-1.so.3",
        "libfontconfig.so.1",
        "libfreetype.so.6",
        "libglib-2.0.so.0",
        "libgssapi_krb5.so.2",
        "libxkbcommon.so.0",
    ),
    "window": (
        "libX11-xcb.so.1",
        "libxcb-cursor.so.0",
        "libxcb-icccm.so.4",
        "libxcb-image.so.0",
        "libxcb-keysyms.so.1",
        "libxcb-randr.so.0",
        "libxcb-render-util.so.0",
        "libxcb-render.so.0",
        "libxcb-shape.so.0",
        "libxcb-shm.so.0",
        "libxcb-sync.so.1",
        "libxcb-util.so.1",
        "libxcb-xfixes.so.0",
        "libxcb-xkb.so.1",
        "libxcb.so.1",
        "libxkbcommon-x11.so.0",
    ),
}
"""What the locked Qt is known to need, asked before anything is downloaded; Qt itself is asked once it is there."""

PACKAGES = {
    "libbrotlicommon.so.1": ("libbrotli1",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libz.so.1": ("zlib1g",),
}
"""Packages that are not named after the library in them; where a release renamed one, the newer name is first."""

SCREEN_READER = {
    "Xvfb": ("xvfb",),
    "dbus-daemon": ("dbus-daemon", "dbus"),
    "/usr/libexec/at-spi-bus-launcher": ("at-spi2-core",),
}
"""Programs that the test needs which drives the desk as a screen reader does; without them it is skipped."""


class MissingError(Exception):
    """Something that this script may not or cannot bring; the sentence says what, and what to do."""


# --- Python -----------------------------------------------------------------------------------------------------------


def find_python(environment: Mapping[str, str]) -> str:
    """Return the first Python that is new enough: the one named by PYTHON, or else the usual names in order.

    Raises:
        MissingError: there is none, or the named one is too old.
    """
    wanted = environment.get("PYTHON")
    found = (shutil.which(name) for name in ([wanted] if wanted else CANDIDATES))
    for path in found:
        if path and _is_new_enough(path):
            return path
    oldest = ".".join(map(str, OLDEST_PYTHON))
    if wanted:
        raise MissingError(f"PYTHON={wanted} is not a Python {oldest} or newer: name one that is.")
    raise MissingError(
        f"Python {oldest} or newer is missing: install it, or name one you have with PYTHON=/path/to/python3."
    )


def _is_new_enough(python: str) -> bool:
    return _succeeds(python, f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})")


def _succeeds(python: str, code: str) -> bool:
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _venv_packages(python: str) -> list[tuple[str, ...]]:
    """Return the Debian package that brings the venv module back where the distribution split it away."""
    if _succeeds(python, "import ensurepip, venv"):
        return []
    version = subprocess.run(
        [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], capture_output=True, text=True, check=True
    ).stdout.strip()
    return [(f"python{version}-venv", "python3-venv")]


# --- system packages --------------------------------------------------------------------------------------------------


def packages_for(soname: str) -> tuple[str, ...]:
    """Return the names a shared library's package may have in Debian and Ubuntu, the likeliest first.

    Debian's rule: the library's name and its version, with a hyphen between two digits.
    """
    if soname in PACKAGES:
        return PACKAGES[soname]
    stem, _, version = soname.lower().replace("_", "-").partition(".so.")
    hyphen = "-" if re.search(r"\d$", stem) else ""
    return (f"{stem}{hyphen}{version}",)


def not_loadable(sonames: Iterable[str]) -> list[str]:
    """Return those of the libraries that the system's loader does not find."""
    missing = []
    for soname in sonames:
        try:
            ctypes.CDLL(soname)
        except OSError:
            missing.append(soname)
    return missing


def not_found(ldd_output: str) -> list[str]:
    """Return the libraries that ``ldd`` names as not found, each once, sorted."""
    return sorted(set(re.findall(r"^\s*(\S+) => not found", ldd_output, re.MULTILINE)))


def provide(packages: Iterable[tuple[str, ...]], missing: Sequence[str]) -> None:
    """Install packages as root, or say how to.

    Args:
        packages: the names each package may have, one of which the release knows.
        missing: what is missing, for systems that have other packages.

    Raises:
        MissingError: not root, or no apt-get here, or it failed.
    """
    wanted = list(dict.fromkeys(packages))
    if not wanted:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        raise MissingError(
            f"This system lacks {', '.join(missing)}: install the packages that hold them, then try again."
        )
    if os.geteuid() != 0:
        names = sorted(_known_name(names) for names in wanted)
        raise MissingError(f"System packages are missing; install them with: sudo apt-get install {shlex.join(names)}")
    _apt(apt, "update")
    names = sorted(_known_name(names) for names in wanted)
    print(f"Installing system packages: {' '.join(names)}", flush=True)
    if not _apt(apt, "install", "-y", "--no-install-recommends", *names):
        raise MissingError(f"apt-get could not install {shlex.join(names)}: see its message above.")


def _known_name(names: tuple[str, ...]) -> str:
    """Return the name that this release knows; the last one where it knows none, as it may know no list yet."""
    for name in names[:-1]:
        shown = subprocess.run(
            ["apt-cache", "show", name],  # noqa: S607 - beside apt-get, on the PATH of whoever runs this
            capture_output=True,
            check=False,
        )
        if shown.returncode == 0:
            return name
    return names[-1]


def _apt(apt: str, *arguments: str) -> bool:
    command = [apt, "-q", "-o", "DPkg::Lock::Timeout=120", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return done.returncode == 0


def provide_before_download(python: str, level: str) -> None:
    """Bring what is known to be missing before anything is downloaded, in one go.

    Raises:
        MissingError: what cannot be brought.
    """
    packages, missing = _venv_packages(python), []
    if packages:
        missing = ["Python's venv module"]
    if sys.platform.startswith("linux"):
        levels = ("test", "window") if level == "window" else ("test",)
        libraries = not_loadable(name for known in levels for name in WANTED[known])
        packages += [packages_for(name) for name in libraries]
        missing += libraries
    provide(packages, missing)


def provide_for_screen_reader() -> None:
    """Bring what one test needs to drive the desk as a screen reader does, where that costs nobody a question.

    Anybody who is not root keeps a suite that runs, with that test skipped.
    """
    if not sys.platform.startswith("linux"):
        return
    programs = [name for name in SCREEN_READER if shutil.which(name) is None]
    libraries = not_loadable(WANTED["window"])
    missing = programs + libraries
    if not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print(f"The test that drives the desk as a screen reader does is skipped: {', '.join(missing)} missing.")
        return
    provide([*(SCREEN_READER[name] for name in programs), *map(packages_for, libraries)], missing)


def provide_for_qt(venv: Path, level: str) -> None:
    """Ask the installed Qt itself which libraries it does not find, and bring them.

    Raises:
        MissingError: what cannot be brought, or Qt does not load all the same.
    """
    if not sys.platform.startswith("linux"):
        return
    libraries = missing_to_qt(venv, level)
    provide([packages_for(name) for name in libraries], libraries)
    remaining = missing_to_qt(venv, level) if libraries else []
    if remaining:
        raise MissingError(f"Qt still does not find {', '.join(remaining)}: install the packages that hold them.")


def qt_files(venv: Path, level: str) -> list[Path]:
    """Return the files of the installed Qt that must load, for what is prepared for."""
    qt = next(venv.glob("lib/python3*/site-packages/PySide6/Qt"))
    libraries = [qt / "lib" / f"libQt6{name}.so.6" for name in QT_LIBRARIES]
    return libraries + [qt / "plugins" / "platforms" / f"libq{name}.so" for name in PLATFORMS[level]]


def missing_to_qt(venv: Path, level: str) -> list[str]:
    """Return the libraries that the installed Qt needs and does not find."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    return not_found(subprocess.run([ldd, *qt_files(venv, level)], capture_output=True, text=True, check=False).stdout)


# --- the environment --------------------------------------------------------------------------------------------------


def venv_python(venv: Path) -> Path:
    """Return where the Python of an environment lies on this platform."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def make_environment(python: str, venv: Path = VENV, lock: Path = LOCK) -> None:
    """Install exactly what the lock names, and this checkout, into the environment; quick when that was done before.

    Raises:
        MissingError: the environment cannot be made, or pip cannot install the lock.
    """
    inside = venv_python(venv)
    if not _is_new_enough(str(inside)):
        print(f"Making the environment {venv.name} with {python}", flush=True)
        _run([python, "-m", "venv", "--clear", str(venv)], "The environment could not be made: see the message above.")
    stamp = venv / "installed.sha256"
    digest = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    print("Installing the locked requirements (about 150 MB to download the first time)", flush=True)
    pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"]
    failed = "pip could not install the locked requirements: see its message above."
    _run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)], failed)
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], failed)
    stamp.write_text(digest, encoding="ascii")


def _run(command: Sequence[str], sentence: str) -> None:
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise MissingError(sentence)


def require_screen(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Refuse where a window has no screen to open on.

    Raises:
        MissingError: on Linux without an X or Wayland display, unless Qt was told of another platform.
    """
    shown_by = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform.startswith("linux") and not any(environment.get(name) for name in shown_by):
        raise MissingError(
            "There is no screen here to open the desk on: run this in a desktop session, over `ssh -X`, or under "
            "`xvfb-run` (make test needs none)."
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says.

    Returns:
        0, or 1 when something is missing, which is then on standard error in one sentence.
    """
    parser = argparse.ArgumentParser(description="Make a checkout ready to run and to test.")
    parser.add_argument("level", nargs="?", choices=("test", "window", "screen"), default="window")
    level = parser.parse_args(arguments).level
    try:
        if level == "screen":
            require_screen(os.environ)
            return 0
        python = find_python(os.environ)
        provide_before_download(python, level)
        if level == "test":
            provide_for_screen_reader()
        make_environment(python)
        provide_for_qt(VENV, level)
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
