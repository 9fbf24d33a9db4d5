"""A new password for the owner of a cluster whose old one is lost: PostgreSQL in its single-user mode asks for none.

Whoever may write the cluster's files may do this, with this program or without it.
"""

import logging
from pathlib import Path

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError
from sentinel_desktop.persistence.embedded.cluster_folder import ClusterFolder
from sentinel_desktop.persistence.embedded.owner_session import MAINTENANCE_DATABASE
from sentinel_desktop.persistence.embedded.patience import Patience
from sentinel_desktop.persistence.embedded.postgres_install import PostgresInstall
from sentinel_desktop.persistence.embedded.server_account import ServerAccount
from sentinel_desktop.persistence.embedded.server_address import OWNER
from sentinel_desktop.persistence.embedded.tool_runs import run_tool

_log = logging.getLogger(__name__)


def change_password(
    folder: ClusterFolder,
    cluster: Path,
    install: PostgresInstall,
    account: ServerAccount | None,
    patience: Patience,
) -> None:
    """Give the owner of a cluster that does not run a new password, and keep that; called with the lock held.

    Raises:
        ClusterError: PostgreSQL does not do it; the next start says that the password does not fit.
        SecretAwayError: the new password must lie in a keyring, and none takes it; nothing is changed.
    """
    # Over the program's standard input: an argument could be read by everybody on this computer.
    statement = f"ALTER ROLE {OWNER} PASSWORD '{folder.make_password()}'\n"
    command: list[str | Path] = [install.program("postgres"), "--single", "-D", cluster, MAINTENANCE_DATABASE]
    over = sentence(
        "OwnDatabase",
        "The database in {cluster} gave no sign in time: free this computer of other work and try again.",
        cluster=cluster,
    )
    code, said = run_tool(command, account, patience, over, statement)
    # In this mode PostgreSQL ends well also where it refused the statement.
    if code != 0 or "ERROR:" in said:
        _log.error("PostgreSQL ended with %d and did not change the owner's password", code)
        raise ClusterError(
            sentence(
                "OwnDatabase",
                "The owner of the database in {cluster} could not be given a new password: restore the "
                "folder from a backup.",
                cluster=cluster,
            )
        )
