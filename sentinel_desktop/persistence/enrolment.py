"""How a copy of the program becomes a station of the unit: a row in ``stations`` and a login role of its own.

The owner enrols it; from then on the station knows its id, its role and where its password rests, and never needs the
owner again. What it knows lies in its own folder, readable by its user alone; its password there or in the keyring.
"""

import json
import logging
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import conninfo

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.stations import StationKind
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.embedded.durable_files import write_durably
from sentinel_desktop.persistence.engine import DatabaseAddress, Limits
from sentinel_desktop.persistence.secrets import FILES, KeptSecrets
from sentinel_desktop.persistence.store_errors import SignInRefusedError, translated
from sentinel_desktop.services.ports import NewId

logger = logging.getLogger(__name__)

_FILE: Final = "station.json"
_PASSFILE: Final = "station.pgpass"
_LOCAL: Final = "local"
_WHO_AM_I: Final = """
    SELECT s.id, s.name, coalesce(r.rolcreaterole OR r.rolsuper, false)
    FROM (SELECT session_user::text AS login) me
    JOIN pg_roles r ON r.rolname = me.login
    LEFT JOIN stations s ON s.login_role = me.login
"""

Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Who this station is to the database.

    Attributes:
        name: as the database has it; may differ from the name asked for where that was taken.
        role: its login role; None where the given address signs in as the station by itself.
        server: which server and database this is true for.
    """

    station_id: StationId
    name: str
    role: str | None
    server: str


def server_key(dsn: str, *, embedded: bool) -> str:
    """Return what tells one database from another in a station's folder; the embedded one's port may change."""
    if embedded:
        return _LOCAL
    given = conninfo.conninfo_to_dict(dsn)
    host = given.get("host") or given.get("hostaddr") or _LOCAL
    return f"{host}:{given.get('port') or 5432}/{given.get('dbname') or given.get('user') or ''}"


def is_of(kept: Enrolment, dsn: str, *, embedded: bool) -> bool:
    """Whether a station was enrolled with the database of an address: by the same words, or by one server in common.

    So a unit may add a standby to the address of its stations, and take the old primary out, without enrolling anew.
    """
    now = server_key(dsn, embedded=embedded)
    return now == kept.server or (not embedded and not _servers_of(now).isdisjoint(_servers_of(kept.server)))


def _servers_of(key: str) -> set[tuple[str, str, str]]:
    """Return host, port and database of each server that a key names; none where its lists do not fit together."""
    servers, _, database = key.rpartition("/")
    hosts, _, ports = servers.rpartition(":")
    named, numbers = hosts.split(","), [port or "5432" for port in ports.split(",")]
    if not hosts or len(numbers) not in {1, len(named)}:
        return set()
    return {(host, numbers[index % len(numbers)], database) for index, host in enumerate(named)}


def kept_enrolment(station_dir: Path) -> Enrolment | None:
    """Return who this station is, None when it was never enrolled or its file is damaged."""
    try:
        content = json.loads((station_dir / _FILE).read_text(encoding="utf-8"))
        return Enrolment(StationId(UUID(content["id"])), content["name"], content["role"], content["server"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError):
        logger.warning("The station's file cannot be read; the station is enrolled anew")
        return None


def passfile_of(station_dir: Path) -> Path:
    """Return the password file of a station's folder; its password may rest in a keyring instead."""
    return station_dir / _PASSFILE


def settle_password(station_dir: Path, secrets: KeptSecrets) -> None:
    """Move a station's password to where the settings want it, while its own program runs."""
    try:
        secrets.settle(passfile_of(station_dir))
    except OSError as error:
        logger.warning("The station's password could not be moved to where the settings want it: %s", error)


def station_address(
    dsn: str, enrolment: Enrolment, station_dir: Path, limits: Limits | None = None, secrets: KeptSecrets = FILES
) -> DatabaseAddress:
    """Return the address that the enrolled station signs in at as itself.

    Raises:
        SecretAwayError: its password rests in a keyring that does not give it now.
        SignInRefusedError: its password is no longer kept anywhere.
    """
    limits = limits or Limits()
    if enrolment.role is None:
        return DatabaseAddress(dsn, limits.timeouts, str(enrolment.station_id), limits.slow_ms)
    hidden = {"password", "passfile"}
    given = {key: value for key, value in conninfo.conninfo_to_dict(dsn).items() if key not in hidden}
    given |= {"user": enrolment.role, "password": _password(station_dir, secrets)}
    address = conninfo.make_conninfo("", **given)
    return DatabaseAddress(address, limits.timeouts, str(enrolment.station_id), limits.slow_ms)


def _password(station_dir: Path, secrets: KeptSecrets) -> str:
    try:
        password = secrets.password(passfile_of(station_dir))
    except OSError as error:
        raise SignInRefusedError(
            sentence(
                "DatabaseFaults",
                "This station's password in {path} cannot be read ({why}): give this account access to it.",
                path=passfile_of(station_dir),
                why=error.strerror or error,
            )
        ) from error
    if not password:
        raise SignInRefusedError(
            sentence(
                "DatabaseFaults",
                "This station's password is no longer kept on this computer: an administrator enrols the "
                "station with 'sentinel-desktop db station'.",
            )
        )
    return password


def enrol(  # noqa: PLR0913 - a station is made of many things, each said by its name
    owner_dsn: str,
    station_dir: Path,
    name: str,
    *,
    new_id: NewId,
    embedded: bool,
    kind: StationKind | None = None,
    take_over: bool = False,
    secrets: KeptSecrets = FILES,
) -> Enrolment:
    """Enrol the station of ``station_dir``, signing in as the owner, and keep what it needs in its folder.

    An address that already signs in as a station is taken as that station.

    Args:
        owner_dsn: signs in as a role that may make roles.
        station_dir: the station's own folder.
        name: the name to have; where another copy of the program has it, a number is added.
        new_id: makes the station's id.
        embedded: the database is the embedded one.
        kind: what the station is for; None leaves a known one as it is and makes a new one a desk.
        take_over: take the name from whoever has it, whose key then opens nothing; an administrator says so.
        secrets: where its password is to rest.

    Raises:
        StoreUnavailableError: the database is away, or the role given may not enrol, or no keyring takes the password
            that must lie in one.
    """
    server = server_key(owner_dsn, embedded=embedded)
    with translated(), DatabaseAddress(owner_dsn).connect() as connection:
        station_id, known_as, may_enrol = _who_am_i(connection)
        if station_id is not None:
            enrolment = Enrolment(StationId(station_id), known_as, None, server)
            _keep(station_dir, enrolment)
            return enrolment
        if not may_enrol:
            raise SignInRefusedError(
                sentence(
                    "DatabaseFaults",
                    "This station is not known to the database: an administrator enrols it with "
                    "'sentinel-desktop db station NAME' and the owner's URL.",
                )
            )
        station_id, known_as = _take_name(connection, name, kind, new_id, take_over=take_over)
        role, password = roles.make_login(connection, StationId(new_id()))
        connection.execute("UPDATE stations SET login_role = %s WHERE id = %s", [role, station_id])
        enrolment = Enrolment(StationId(station_id), known_as, role, server)
        station_dir.mkdir(parents=True, exist_ok=True)
        secrets.keep(passfile_of(station_dir), f"*:*:*:{role}", password)
        _keep(station_dir, enrolment)
    logger.info("The station was enrolled")
    return enrolment


def _who_am_i(connection: Connection) -> tuple[UUID | None, str, bool]:
    row = connection.execute(_WHO_AM_I).fetchone()
    if row is None:
        raise StoreUnavailableError(
            sentence("DatabaseFaults", "The database does not know the role it let in: try again.")
        )
    return row[0], row[1] or "", row[2]


def _take_name(
    connection: Connection, name: str, kind: StationKind | None, new_id: NewId, *, take_over: bool
) -> tuple[UUID, str]:
    """Return id and name of the station's row: one nobody has enrolled, or a new one."""
    attempt, number = name, 1
    while True:
        row = connection.execute("SELECT id, login_role FROM stations WHERE name = %s FOR UPDATE", [attempt]).fetchone()
        if row is not None and (row[1] is None or take_over):
            if row[1] is not None:
                roles.close_login(connection, row[1])
            connection.execute("UPDATE stations SET kind = coalesce(%s, kind) WHERE id = %s", [kind, row[0]])
            return row[0], attempt
        if row is None:
            station_id = new_id()
            added = connection.execute(
                "INSERT INTO stations (id, name, name_key, kind) VALUES (%s, %s, %s, %s) "
                "ON CONFLICT (name) DO NOTHING RETURNING id",
                [station_id, attempt, sort_key(attempt), kind or StationKind.DESK],
            ).fetchone()
            if added is not None:
                return station_id, attempt
        number += 1
        attempt = f"{name} {number}"


def _keep(station_dir: Path, enrolment: Enrolment) -> None:
    station_dir.mkdir(parents=True, exist_ok=True)
    content = {
        "id": str(enrolment.station_id),
        "name": enrolment.name,
        "role": enrolment.role,
        "server": enrolment.server,
        "computer": socket.gethostname(),
    }
    write_durably(station_dir / _FILE, json.dumps(content, indent=2) + "\n")
