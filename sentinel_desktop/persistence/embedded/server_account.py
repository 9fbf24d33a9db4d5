"""Which account the server runs under: our own, or, since PostgreSQL refuses root, a system account."""

import logging
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError

if sys.platform != "win32":
    import pwd

_log = logging.getLogger(__name__)

ACCOUNT = "sentinel-postgres"
FALLBACKS = ("postgres", "_postgres", "nobody")
"""Used when our own account cannot be made: first those that exist to run PostgreSQL."""


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """An account that is not root, known by its numbers."""

    uid: int
    gid: int


def account_for(cluster: Path, home: Path) -> ServerAccount | None:
    """Return the account to run the server of ``cluster`` under; None to run it as ourselves.

    As root, a cluster is served by its owner, and a new one by the owner of the database folder ``home``, so that
    root may look after a person's data folder.

    Raises:
        ClusterError: root has no account to give the server to.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    for place in (cluster, home):
        if place.is_dir() and (owner := place.stat()).st_uid != 0:
            return ServerAccount(owner.st_uid, owner.st_gid)
    own = _find(ACCOUNT) or _make_account()
    if own is not None:
        return own
    for name in FALLBACKS:
        found = _find(name)
        if found is not None:
            _log.warning("The account %s cannot be made; the embedded server runs under %s", ACCOUNT, name)
            return found
    raise ClusterError(
        sentence(
            "OwnDatabase",
            "PostgreSQL does not run as root and the account {account} cannot be made: make it "
            "(useradd --system {account}) or start the program from another account.",
            account=ACCOUNT,
        )
    )


def can_reach(account: ServerAccount, path: Path) -> bool:
    """Tell whether ``account`` may pass through every folder above ``path`` and read (and enter or run) ``path``.

    Goes by owner, group and mode, so an access list that opens more is not seen: the answer errs on the closed side.
    """
    real = Path(os.path.realpath(path))
    return all(_allowed(account, folder, 0o1) for folder in real.parents) and _allowed(
        account, real, 0o5 if real.is_dir() or os.access(real, os.X_OK) else 0o4
    )


def can_pass(account: ServerAccount, folder: Path) -> bool:
    """Tell whether ``account`` may pass through ``folder`` and every folder above it, as can_reach judges."""
    real = Path(os.path.realpath(folder))
    return all(_allowed(account, step, 0o1) for step in [real, *real.parents])


def _allowed(account: ServerAccount, path: Path, wanted: int) -> bool:
    status = path.stat()
    mode = stat.S_IMODE(status.st_mode)
    if status.st_uid == account.uid:
        granted = mode >> 6
    elif status.st_gid == account.gid:
        granted = mode >> 3
    else:
        granted = mode
    return granted & wanted == wanted


def _find(name: str) -> ServerAccount | None:
    if sys.platform == "win32":
        return None
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return ServerAccount(entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def _make_account() -> ServerAccount | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    result = subprocess.run(  # noqa: S603 - a fixed command of the system, found in its own folders
        [*command, "--shell", "/usr/sbin/nologin", "--comment", "Sentinel Desktop database", ACCOUNT],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=30,
    )
    if result.returncode != 0:
        _log.info("useradd for %s ended with %d", ACCOUNT, result.returncode)
    # Another program may have made it at the same moment, so what counts is whether it is there.
    return _find(ACCOUNT)
