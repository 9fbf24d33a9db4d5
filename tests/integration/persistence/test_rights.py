"""The table "who may do what", tried by SQL under every role: allowed and refused; and what the program asks of it."""

from collections.abc import Iterator

import psycopg
import pytest

from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.rights import NEEDS, RightsRepository
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.integration.persistence.reading_cases import STATION, WHO, Deed
from tests.integration.persistence.right_cases import DEEDS, NOBODYS
from tests.integration.persistence.table_cases import TABLE_RIGHTS
from tests.support.catalogue import read_catalogue
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import EVERYBODY, UnitAtWork, unit_at_work

THE_VERSION = "alembic_version"


@pytest.fixture(scope="module")
def unit(database_server: DatabaseServer) -> Iterator[UnitAtWork]:
    """Return a unit whose rows no deed changes for good."""
    url = database_server.fresh_database()
    try:
        with unit_at_work(url) as unit:
            yield unit
    finally:
        database_server.drop(url)


def is_done(unit: UnitAtWork, deed: Deed, who: str) -> bool:
    """Whether somebody does it; a refusal is one for want of a right, or a row that a policy hides from a change."""
    with unit.signed_in(who) as connection:
        try:
            with connection.transaction():
                return deed.act(connection, unit, who) is not False
        except psycopg.errors.InsufficientPrivilege:
            return False


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_deed_is_done_by_whom_the_table_says_and_refused_to_everybody_else(unit: UnitAtWork, deed: Deed) -> None:
    """By the station's own role, by an account with a one-time password, and by each of the three roles."""
    assert {who for who in WHO if is_done(unit, deed, who)} == set(deed.may)


@pytest.mark.parametrize("deed", [deed for deed in DEEDS if deed.may == (STATION,)], ids=str)
def test_what_only_a_station_does_is_done_by_none_that_is_not_enrolled(unit: UnitAtWork, deed: Deed) -> None:
    """A login of the stations' group is not enough: a row of this unit must name it."""
    assert not is_done(unit, deed, "stranger")


def test_everything_in_the_schema_has_a_row_in_the_table(unit: UnitAtWork) -> None:
    """A table, a view or a function that comes later says who may; none is named that is not there."""
    there = read_catalogue(unit.owner)
    named = {name for deed in DEEDS for name in deed.about} | NOBODYS | TABLE_RIGHTS.keys()
    types_own = {"uuidrange"}  # a range makes its functions itself, in a language of the server's
    everything = {each.name for each in there.tables} | {each.name for each in there.functions} | types_own
    assert named - {THE_VERSION} == everything


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_nobodys_is_called_by_nobody(unit: UnitAtWork, who: str) -> None:
    """What triggers run, what other functions call, and what the owner does."""
    with unit.signed_in(who) as connection:
        rows = connection.execute(
            "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND has_function_privilege(oid, 'EXECUTE')"
        ).fetchall()
    assert NOBODYS.isdisjoint(name for (name,) in rows)


# --- what the program asks --------------------------------------------------------------------------------------------


def test_every_right_has_a_need_and_a_deed() -> None:
    """None is offered that nothing holds, and none that was not tried."""
    assert set(NEEDS) == set(Right)
    assert all(NEEDS.values())
    assert {deed.right for deed in DEEDS} - {None} == set(Right)


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_program_is_told_what_really_happens(unit: UnitAtWork, who: str) -> None:
    """A right is told of exactly where every deed that goes by its name is done."""
    engine = make_engine(DatabaseAddress(unit.logins[who]))
    with engine.connect() as connection:
        told = RightsRepository(connection).own()
    with SqlUnitOfWork(engine) as work:
        assert work.rights.own() == told
    engine.dispose()
    assert told == (frozenset() if who not in WHO else done_by(unit, who))


def done_by(unit: UnitAtWork, who: str) -> Rights:
    """Return the rights of which somebody does every deed."""
    done = dict.fromkeys(Right, True)
    for deed in DEEDS:
        if deed.right is not None:
            done[deed.right] = done[deed.right] and is_done(unit, deed, who)
    return frozenset(right for right, whole in done.items() if whole)


def test_a_right_is_gone_when_one_of_its_grants_is(unit: UnitAtWork) -> None:
    """The grants are asked, and not the role's name."""
    engine = make_engine(DatabaseAddress(unit.logins["supervisor"]))
    with engine.connect() as connection:
        before = RightsRepository(connection).own()
        connection.rollback()
        unit.owner.execute("REVOKE DELETE ON tags FROM sentinel_supervisor")
        try:
            after = RightsRepository(connection).own()
        finally:
            unit.owner.execute("GRANT DELETE ON tags TO sentinel_supervisor")
    engine.dispose()
    assert before - after == {Right.EDIT_LISTS}
    assert after < before
