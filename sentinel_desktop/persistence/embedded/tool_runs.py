"""Run a program of PostgreSQL: under the right account, with an environment that holds nothing of ours."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.server_account import ServerAccount

_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "TEMP", "TMP")


def start_tool(
    command: Sequence[str | Path],
    account: ServerAccount | None,
    output: int,
    cluster: Path | None = None,
    *,
    is_told: bool = False,
) -> subprocess.Popen[bytes]:
    """Start a program apart from our terminal, so that Ctrl+C there does not reach it.

    Args:
        command: the program and its arguments.
        account: who runs it, None for ourselves.
        output: a descriptor for all that it says.
        cluster: what the program takes for its data folder when no argument names one.
        is_told: whether something is to be written to it; else it reads nothing.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"LC_ALL": "C", "TZ": "UTC"}
    if cluster is not None:
        environment["PGDATA"] = str(cluster)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(  # noqa: S603 - programs of our own package, arguments of our own making
        [os.fspath(part) for part in command],
        stdin=subprocess.PIPE if is_told else subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=Path(command[0]).parent,
        start_new_session=True,
        creationflags=flags,
        user=None if account is None else account.uid,
        group=None if account is None else account.gid,
        extra_groups=None if account is None else [],
        umask=0o077 if sys.platform != "win32" else -1,
    )


def run_tool(
    command: Sequence[str | Path],
    account: ServerAccount | None,
    patience: Patience,
    over: str,
    told: str = "",
) -> tuple[int, str]:
    """Run a program to its end; it is killed when patience ends.

    Args:
        command: the program and its arguments.
        account: who runs it, None for ourselves.
        patience: how long it may take.
        over: the sentence for the person when there is no time left.
        told: what is written to it at once, a line or two; empty for nothing.

    Returns:
        its exit code and all that it said.
    """
    with tempfile.TemporaryFile() as output:
        process = start_tool(command, account, output.fileno(), is_told=bool(told))
        try:
            if process.stdin is not None:
                with contextlib.suppress(BrokenPipeError), process.stdin:
                    process.stdin.write(told.encode("ascii"))
            while process.poll() is None:
                patience.pause(0.01, over)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        output.seek(0)
        return process.returncode, output.read().decode("utf-8", errors="replace")
