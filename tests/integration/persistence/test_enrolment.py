"""Enrolling a station: its name, its key, and what happens to the key of the one before."""

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import StationHealth, StationKind
from sentinel_desktop.persistence.engine import make_engine
from sentinel_desktop.persistence.enrolment import Enrolment, enrol, kept_enrolment, settle_password, station_address
from sentinel_desktop.persistence.repositories.stations import SqlStationRepository
from sentinel_desktop.persistence.secrets import SecretAwayError
from sentinel_desktop.persistence.store_errors import SignInRefusedError, StationUnknownError, translated
from tests.support.keyrings import MemoryKeyring, secrets_in


def enrolled(url: str, folder: Path, *, kind: StationKind | None = None, take_over: bool = False) -> Enrolment:
    """Enrol the station 'rear door' into a folder."""
    return enrol(url, folder, "rear door", new_id=uuid7, embedded=False, kind=kind, take_over=take_over)


def signed_in_as(url: str, enrolment: Enrolment, folder: Path) -> str:
    """Return the role that the station's key opens the database as."""
    with translated(), station_address(url, enrolment, folder).connect() as connection:
        row = connection.execute("SELECT session_user::text").fetchone()
    assert row is not None
    return str(row[0])


def test_an_enrolled_station_signs_in_as_its_own_role(database_url: str, tmp_path: Path) -> None:
    """What lies in its folder is enough, and is what it reads back at the next start."""
    enrolment = enrolled(database_url, tmp_path)
    assert signed_in_as(database_url, enrolment, tmp_path) == enrolment.role
    assert kept_enrolment(tmp_path) == enrolment


def test_a_station_signs_in_with_a_password_that_rests_in_the_keyring(database_url: str, tmp_path: Path) -> None:
    """Nothing in its folder lets anybody in; a keyring that is locked, or lost it, is called what it is."""
    keyring = MemoryKeyring()
    secrets = secrets_in(keyring)
    enrolment = enrol(database_url, tmp_path, "rear door", new_id=uuid7, embedded=False, secrets=secrets)

    def signed_in() -> object:
        with station_address(database_url, enrolment, tmp_path, secrets=secrets).connect() as connection:
            return connection.execute("SELECT session_user::text").fetchone()

    (password,) = keyring.kept.values()
    assert signed_in() == (enrolment.role,)
    assert all(password not in file.read_text() for file in tmp_path.iterdir())
    keyring.is_locked = True
    with pytest.raises(SecretAwayError, match="unlock the keyring"):
        signed_in()
    keyring.is_locked = False
    keyring.kept.clear()
    with pytest.raises(SignInRefusedError, match="db station"):
        signed_in()


def test_a_password_that_moves_does_not_disturb_a_program_that_has_it(database_url: str, tmp_path: Path) -> None:
    """A command that is run beside the station may move it into the keyring: the station goes on connecting."""
    enrolment = enrolled(database_url, tmp_path)
    address = station_address(database_url, enrolment, tmp_path)
    settle_password(tmp_path, secrets_in(MemoryKeyring()))

    assert not (tmp_path / "station.pgpass").exists()
    with address.connect() as connection:
        assert connection.execute("SELECT session_user::text").fetchone() == (enrolment.role,)


def test_the_key_of_a_name_taken_over_opens_nothing(database_url: str, tmp_path: Path) -> None:
    """A computer that was replaced, or stolen, is shut out by enrolling its name anew."""
    first = enrolled(database_url, tmp_path / "old")
    second = enrolled(database_url, tmp_path / "new", take_over=True)
    assert second.name == first.name
    assert second.station_id == first.station_id
    assert signed_in_as(database_url, second, tmp_path / "new") == second.role
    with pytest.raises(SignInRefusedError):
        signed_in_as(database_url, first, tmp_path / "old")


def test_who_was_taken_over_writes_nothing_more_on_the_connection_it_has(database_url: str, tmp_path: Path) -> None:
    """A door whose program still runs is shut out at once, and hears that it must be enrolled; so is its heartbeat."""
    first = enrolled(database_url, tmp_path / "old")
    engine = make_engine(station_address(database_url, first, tmp_path / "old"))
    health = StationHealth(0, ReaderState.READY, timedelta(0), "1")
    with engine.connect() as still_open:
        SqlStationRepository(still_open).report(first.station_id, health)
        still_open.commit()
        enrolled(database_url, tmp_path / "new", take_over=True)
        with pytest.raises(StationUnknownError, match="db station"):
            SqlStationRepository(still_open).report(first.station_id, health)
        still_open.rollback()
        assert SqlStationRepository(still_open).own() is None
    engine.dispose()


def test_enrolling_again_leaves_the_kind_as_it_is(database_url: str, tmp_path: Path) -> None:
    """A door stays a door when nobody says otherwise; a new station is a desk."""
    enrolled(database_url, tmp_path, kind=StationKind.DOOR)
    enrolled(database_url, tmp_path, take_over=True)
    other = enrol(database_url, tmp_path / "other", "office", new_id=uuid7, embedded=False)
    with psycopg.connect(database_url) as owner:
        kinds = owner.execute("SELECT name, kind FROM stations ORDER BY name").fetchall()
    assert kinds == [(other.name, "desk"), ("rear door", "door")]


def test_what_a_station_changes_is_audited_with_its_id(database_url: str, tmp_path: Path) -> None:
    """The log names the role by the connection, and the station beside it."""
    enrolment = enrolled(database_url, tmp_path)
    with station_address(database_url, enrolment, tmp_path).connect() as connection:
        row = connection.execute("SELECT current_setting('sentinel.station')").fetchone()
    assert row == (str(enrolment.station_id),)
