"""Create a cluster beside its place and move it there when it is whole, so that a kill leaves nothing half-made."""

import logging
import os
import secrets
import shutil
import sys
from pathlib import Path

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError, full_disk_error, is_nearly_full
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded.durable_files import PRIVATE, sync_folder
from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.postgres_install import PostgresInstall
from sentinel_desktop.persistence.embedded.server_account import ServerAccount
from sentinel_desktop.persistence.embedded.server_address import HOST, OWNER
from sentinel_desktop.persistence.embedded.tool_runs import run_tool

_log = logging.getLogger(__name__)

_UNFINISHED = "creating-"

# Order and case rules of PostgreSQL itself: the same on every system, and no update of the system's C library can
# change the order under an index. LC_* stay C, the one locale that exists on all three systems.
INITDB_OPTIONS = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--auth=scram-sha-256",
    "--data-checksums",
    "--no-sync",
    "--no-instructions",
)

POSTGRESQL_CONF = f"""\
# Written by Sentinel Desktop when it created this cluster; the port is given at each start.

# This computer only, and the same way on every system.
listen_addresses = '{HOST}'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 100

# A duty desk's computer has other things to do.
shared_buffers = '128MB'
max_wal_size = '512MB'
jit = off

# A passage that was answered survives a power cut.
fsync = on
synchronous_commit = on
full_page_writes = on

# Members' names and passwords stay out of the log: no statements, no values of a failed row.
log_statement = 'none'
log_min_error_statement = 'panic'
log_min_duration_statement = -1
log_error_verbosity = 'terse'
log_checkpoints = off
log_line_prefix = '%m [%p] '
lc_messages = 'C'

timezone = 'UTC'
log_timezone = 'UTC'
"""

PG_HBA_CONF = f"""\
# Written by Sentinel Desktop: a password, always.
# TYPE  DATABASE  USER  ADDRESS        METHOD
local   all       all                  scram-sha-256
host    all       all   {HOST}/32   scram-sha-256
"""


def create_cluster(
    folder: ClusterFolder,
    cluster: Path,
    install: PostgresInstall,
    account: ServerAccount | None,
    patience: Patience,
) -> None:
    """Create ``cluster`` with a new password for the owner, durably; called with the lock held.

    Raises:
        ClusterError: it cannot be created; nothing is left of the attempt.
    """
    patience.say(sentence("OwnDatabase", "Creating the database of this computer..."))
    _remove_unfinished(cluster.parent, patience)
    work = cluster.parent / f"{_UNFINISHED}{secrets.token_hex(4)}"
    try:
        work.mkdir(mode=0o700)
        _give(work, account)
        made = work / "cluster"
        _initialise(made, folder, install, account, patience)
        _configure(made, "postgresql.conf", POSTGRESQL_CONF)
        _configure(made, "pg_hba.conf", PG_HBA_CONF)
        _run([install.program("initdb"), "-D", made, "--sync-only"], folder, account, patience)
        made.replace(cluster)
        sync_folder(cluster.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    _remove_unfinished(cluster.parent, patience)


def _remove_unfinished(folder: Path, patience: Patience) -> None:
    """Remove what killed programs left of their attempts, while an initdb that outlived its program may still write."""
    for unfinished in folder.glob(f"{_UNFINISHED}*"):
        while unfinished.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            if unfinished.exists():
                patience.pause(
                    0.05,
                    sentence(
                        "OwnDatabase",
                        "The unfinished database {unfinished} cannot be removed: remove it and start again.",
                        unfinished=unfinished,
                    ),
                )


def _initialise(
    made: Path, folder: ClusterFolder, install: PostgresInstall, account: ServerAccount | None, patience: Patience
) -> None:
    pwfile = made.with_name("password")
    try:
        pwfile.touch(mode=PRIVATE, exist_ok=False)
        pwfile.write_text(folder.make_password() + "\n", encoding="ascii")
        _give(pwfile, account)
        command: list[str | Path] = [
            install.program("initdb"),
            "-D",
            made,
            "-U",
            OWNER,
            f"--pwfile={pwfile}",
            *INITDB_OPTIONS,
        ]
        _run(command, folder, account, patience)
    finally:
        pwfile.unlink(missing_ok=True)


def _run(command: list[str | Path], folder: ClusterFolder, account: ServerAccount | None, patience: Patience) -> None:
    code, said = run_tool(
        command,
        account,
        patience,
        sentence(
            "OwnDatabase",
            "The database could not be created in {home} in time: free this computer of other work and try again.",
            home=folder.home,
        ),
    )
    if code == 0:
        return
    if is_nearly_full(folder.home) or is_nearly_full(Path(str(command[2])).parent):
        raise full_disk_error(folder.home)
    lines = [line for line in said.splitlines() if line.strip()]
    _log.error("initdb ended with %d: %s", code, " / ".join(lines[-3:]))
    descriptor = folder.open_log()
    try:
        os.write(descriptor, said.encode())
    finally:
        os.close(descriptor)
    raise ClusterError(
        sentence(
            "OwnDatabase",
            "The database could not be created in {home}; the reason is at the end of {log}: correct "
            "it or choose another data folder.",
            home=folder.home,
            log=folder.log,
        )
    )


def _configure(made: Path, name: str, text: str) -> None:
    # The file that initdb made is written over rather than replaced: it belongs to the server's account.
    (made / name).write_text(text, encoding="ascii")


def _give(path: Path, account: ServerAccount | None) -> None:
    if account is not None and sys.platform != "win32":
        os.chown(path, account.uid, account.gid)
