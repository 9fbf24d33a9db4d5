"""The schema of the database: brought to a version by alembic, and checked at every start without it.

Upgrading is an administrator's act (and automatic on the embedded server); a station only reads the version and
refuses to go on with tables it does not know.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psycopg
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.persistence import roles, sealing
from sentinel_desktop.persistence.store_errors import SchemaVersionError, translated

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0018"
"""The revision this program knows; a test holds it equal to the newest file in the migrations room."""

_ONE_AT_A_TIME: Final = 9_132_405_237_842
"""The number of the advisory lock that whoever upgrades or downgrades a database holds."""


def migrations_dir() -> Path:
    """Return where the revisions lie: inside the package in an installation, at the top of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def upgrade(owner_conninfo: str, revision: str = "head") -> None:
    """Make the roles, bring the schema to ``revision``, apply the grants and seal what is there.

    Waits for whoever does the same to this database at the moment.

    Raises:
        SchemaVersionError: the schema is newer than this program knows; nothing was changed.
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with _alone(owner_conninfo):
        _refuse_newer(owner_conninfo)
        roles.prepare(owner_conninfo)
        _run(owner_conninfo, "upgrade", revision)
        if revision in {"head", HEAD}:
            roles.apply_grants(owner_conninfo)
            sealing.seal_as_owner(owner_conninfo)


def downgrade(owner_conninfo: str, revision: str) -> None:
    """Take the schema back to ``revision``; the roles stay, other databases may use them.

    Raises:
        SchemaVersionError: the schema is newer than this program knows; nothing was changed.
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with _alone(owner_conninfo):
        _refuse_newer(owner_conninfo)
        _run(owner_conninfo, "downgrade", revision)


def current(conninfo: str) -> str | None:
    """Return the revision of the database, None where there is no schema of ours.

    Raises:
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    with translated(), psycopg.connect(conninfo) as connection:
        return read_version(connection)


def read_version(connection: psycopg.Connection[tuple[object, ...]]) -> str | None:
    """Return the revision by an open connection, None where there is no schema of ours."""
    if connection.execute("SELECT to_regclass('public.alembic_version')").fetchone() == (None,):
        return None
    row = connection.execute("SELECT version_num FROM public.alembic_version").fetchone()
    return None if row is None else str(row[0])


def require_known(version: str | None) -> None:
    """Return when the schema is the one this program knows.

    Raises:
        SchemaVersionError: it is missing, older or newer; the sentence says which and what to do.
    """
    if version == HEAD:
        return
    if version is None:
        raise SchemaVersionError(
            sentence(
                "DatabaseFaults",
                "The database has no Sentinel tables yet: an administrator runs 'sentinel-desktop db upgrade'.",
            )
        )
    if version in known_revisions():
        raise SchemaVersionError(
            sentence(
                "DatabaseFaults",
                "The database's tables are older ({version}) than this program knows ({known}): an "
                "administrator runs 'sentinel-desktop db upgrade'.",
                version=version,
                known=HEAD,
            )
        )
    raise SchemaVersionError(
        sentence(
            "DatabaseFaults",
            "The database's tables are newer ({version}) than this program knows ({known}): install "
            "the newer Sentinel Desktop on this computer.",
            version=version,
            known=HEAD,
        )
    )


@contextmanager
def _alone(owner_conninfo: str) -> Iterator[None]:
    """Let nobody else upgrade or downgrade this database meanwhile; the lock ends with its connection."""
    with translated():
        connection = psycopg.connect(owner_conninfo, autocommit=True)
    with connection:
        with translated():
            connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        yield


def _refuse_newer(owner_conninfo: str) -> None:
    version = current(owner_conninfo)
    if version is not None and version not in known_revisions():
        require_known(version)


def known_revisions() -> frozenset[str]:
    """Return the revisions in the migrations room."""
    return frozenset(path.name.split("_", 1)[0] for path in (migrations_dir() / "versions").glob("[0-9]*_*.py"))


def differences(owner_conninfo: str) -> list[str]:
    """Return how the tables differ from what this program would make; empty when they agree.

    Raises:
        StoreUnavailableError: the database does not answer, or not to this role.
    """
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 - alembic takes 0.2 s to import
    from alembic.migration import MigrationContext  # noqa: PLC0415 - likewise

    from sentinel_desktop.persistence.tables import Row  # noqa: PLC0415 - beside its only use

    with translated(), _engine(owner_conninfo).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return [repr(difference) for difference in compare_metadata(context, Row.metadata)]


def _run(owner_conninfo: str, verb: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - alembic takes 0.2 s to import, and a station never needs it

    with translated(), _engine(owner_conninfo).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        getattr(command, verb)(config, revision)


def _engine(conninfo: str) -> Engine:
    return create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(conninfo), poolclass=NullPool)


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see _run

    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
