"""Connections of the owner to a starting server: is it ready, is it ours, is our database in it."""

import os
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.pq import PGconn, Ping

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence.embedded.cluster_faults import ClusterError
from sentinel_desktop.persistence.embedded.server_address import DATABASE, HOST, ServerAddress

MAINTENANCE_DATABASE = "postgres"


def ping(port: int) -> Ping:
    """Ask a port for a PostgreSQL: ``OK``, ``REJECT`` while it starts, recovers or stops, else no answer."""
    return Ping(PGconn.ping(f"host={HOST} port={port} connect_timeout=2 sslmode=disable gssencmode=disable".encode()))


def confirm(address: ServerAddress, cluster: Path) -> bool:
    """Sign in as the owner and tell whether the server at this address serves ``cluster``.

    Returns:
        False when the port answers for another server, or no longer.

    Raises:
        ClusterError: the server refuses the owner's password.
    """
    try:
        with _connect(address) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError as error:
        # A failed attempt carries no SQLSTATE; what libpq did in it tells a refused password from a vanished server.
        if error.pgconn is not None and (error.pgconn.used_password or error.pgconn.needs_password):
            place = (
                sentence("OwnDatabase", "the keyring of this account") if address.password else str(address.passfile)
            )
            raise ClusterError(
                sentence(
                    "OwnDatabase",
                    "The database in {cluster} does not accept the password in {place}: restore both from "
                    "the same backup.",
                    cluster=cluster,
                    place=place,
                )
            ) from error
        return False
    return row is not None and os.path.realpath(row[0]) == os.path.realpath(cluster)


def prepare_database(address: ServerAddress) -> None:
    """Create the program's database where it is missing and close every database to all but those named."""
    with _connect(address) as connection:
        known = {name for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall()}
        if DATABASE not in known:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        for name in (DATABASE, MAINTENANCE_DATABASE, "template1"):
            connection.execute(sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))


def _connect(address: ServerAddress) -> psycopg.Connection[tuple[str, ...]]:
    # require_auth: whatever else might listen on this port is never told the password.
    return psycopg.connect(
        address.owner_conninfo(MAINTENANCE_DATABASE),
        require_auth="scram-sha-256",
        sslmode="disable",
        gssencmode="disable",
        connect_timeout=10,
        application_name="sentinel-desktop start",
        autocommit=True,
    )
