"""From a database without accounts to people at work: the command line, sign-ins, a reset, a password of one's own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sentinel_desktop.app.compose import RunningStation, StationEvents
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import NotSignedInError, SignInRejectedError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.rights import NO_RIGHTS, Right
from sentinel_desktop.domain.sessions import NOBODY, SessionEnd, SessionState
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.services.accounts import FirstAccount, NewAccount
from tests.end_to_end.conftest import Unit
from tests.support.programs import eventually, run_program

OWN = "eleven grey herons on a pier"


@pytest.fixture
def settings(unit: Unit, tmp_path: Path) -> Settings:
    """Return the settings of a desk on the unit's server; it has no reader."""
    return Settings(data_dir=tmp_path, database=unit.url, station="front desk", reader=str(tmp_path / "no-reader"))


@pytest.fixture
def station(settings: Settings) -> Iterator[RunningStation]:
    """Return a desk that has reached its database."""
    with running(settings) as station:
        yield station


@contextmanager
def running(settings: Settings) -> Iterator[RunningStation]:
    """Run a desk until the end of the block."""
    station = RunningStation(settings, StationEvents(), shows_board=True)
    station.start()
    try:
        eventually(lambda: station.watch.status().state is DatabaseState.LIVE, "the database is reached")
        yield station
    finally:
        station.stop()


def outcomes(unit: Unit, username: str) -> list[Any]:
    """Return what is in the log of an account, in its order."""
    found = unit.owner.execute(
        "SELECT s.outcome, s.via_station FROM sign_ins s JOIN admin_users a ON a.id = s.admin_user_id "
        "WHERE a.username = %s ORDER BY s.created_at, s.id",
        [username],
    )
    return found.fetchall()


def test_the_first_administrator_makes_the_others(unit: Unit, settings: Settings, station: RunningStation) -> None:
    """Everything by the program alone: no row and no role is made by hand."""
    people = station.people
    assert people.first_administrator.standing() is FirstAccount.MISSING_ELSEWHERE
    made = run_program(
        *("account", "add", "beauchamp", "--role", "administrator", "--one-time"),
        data_dir=settings.data_dir, database=unit.url,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    one_time = made.stdout.strip()
    assert re.fullmatch(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", one_time)
    assert people.sessions.sign_in("beauchamp", one_time).rights == NO_RIGHTS
    assert people.sessions.change_password(one_time, OWN).may(Right.MANAGE_ACCOUNTS)

    issued = people.accounts.create(NewAccount("roy", AccountRole.OPERATOR, "Lt(N) Roy"))
    key = AccountId(issued.account.id)
    session = people.sessions.sign_in("roy", issued.password)
    assert session.person is not None
    assert session.person.must_change_password
    assert people.sessions.change_password(issued.password, OWN + "!").may(Right.ENTER_BY_HAND)

    people.sessions.sign_in("beauchamp", OWN)
    reset = people.accounts.reset_password(key)
    with pytest.raises(SignInRejectedError):
        people.sessions.sign_in("roy", OWN + "!")
    session = people.sessions.sign_in("roy", reset.password)
    assert session.rights == NO_RIGHTS
    assert [outcome for outcome, _ in outcomes(unit, "roy")] == ["signed_in", "signed_out", "refused", "signed_in"]


def test_a_desk_hears_within_a_moment_what_became_of_its_account(
    unit: Unit, settings: Settings, station: RunningStation
) -> None:
    """Another role shows at once; disabled, nobody is signed in there any more, though nobody touches the desk."""
    sessions = station.people.sessions
    run_program(
        *("account", "add", "roy", "--role", "operator", "--one-time"), data_dir=settings.data_dir, database=unit.url
    )
    beauchamp = run_program(
        *("account", "add", "beauchamp", "--role", "administrator", "--one-time"),
        data_dir=settings.data_dir, database=unit.url,
    )  # fmt: skip
    sessions.sign_in("beauchamp", beauchamp.stdout.strip())
    sessions.change_password(beauchamp.stdout.strip(), OWN)
    with running(replace(settings, station="rear door")) as other:
        service = station.people.accounts
        roy = service.reset_password(AccountId(_key(unit, "roy")))
        there = other.people.sessions
        there.sign_in("roy", roy.password)
        there.change_password(roy.password, OWN + "!")
        record = service.find(AccountId(roy.account.id))
        assert record is not None
        record = service.change_role(record.seen, AccountRole.SUPERVISOR)
        eventually(lambda: there.session().may(Right.EDIT_MEMBERS), "the new role shows")
        service.disable(record.seen)
        eventually(lambda: there.session() == NOBODY, "the session ends")
        assert there.session().ended is SessionEnd.CLOSED
        with pytest.raises(NotSignedInError):
            there.unit_of_work()


def test_who_closes_the_desk_has_left(unit: Unit, settings: Settings) -> None:
    """The sign-out is recorded when the program ends, as is that of a locked desk, by the station."""
    for username in ("roy", "kowalski"):
        given = run_program(
            *("account", "add", username, "--role", "operator", "--one-time"),
            data_dir=settings.data_dir, database=unit.url,
        )  # fmt: skip
        with running(settings) as station:
            station.people.sessions.sign_in(username, given.stdout.strip())
            if username == "kowalski":
                assert station.people.sessions.lock().state is SessionState.LOCKED
    assert outcomes(unit, "roy") == [("signed_in", False), ("signed_out", False)]
    with running(settings):
        eventually(lambda: ("signed_out", True) in outcomes(unit, "kowalski"), "the record is delivered")


def _key(unit: Unit, username: str) -> Any:  # noqa: ANN401 - a key
    row = unit.owner.execute("SELECT id FROM admin_users WHERE username = %s", [username]).fetchone()
    assert row is not None
    return row[0]
