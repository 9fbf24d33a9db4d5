"""Whose rows a station and an account may write: every policy, asked by real sign-ins; nothing of it is kept."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import psycopg
import pytest

from sentinel_desktop.domain.faults import NotOwnRowError, NotPermittedError
from sentinel_desktop.persistence.store_errors import StationUnknownError, station_named, translated
from tests.integration.persistence.own_row_cases import (
    ADDED,
    CHANGED,
    COMMON,
    NO_RIGHT,
    REFUSED,
    UNSEEN,
    Add,
    Change,
    turned,
)
from tests.support.builders import NOON
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import (
    HOUR,
    UnitAtWork,
    change,
    put,
    scan,
    unit_at_work,
)


@pytest.fixture(scope="module")
def unit(database_server: DatabaseServer) -> Iterator[UnitAtWork]:
    """Return a unit whose rows no test changes."""
    url = database_server.fresh_database()
    try:
        with unit_at_work(url) as unit:
            yield unit
    finally:
        database_server.drop(url)


def resolved(unit: UnitAtWork, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the ids that the names stand for."""
    return {
        name: unit.ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
        for name, value in values.items()
    }


def ending(ends: str) -> Any:  # noqa: ANN401 - one of two context managers
    """Return what expects that ending of the block."""
    if ends in {"", UNSEEN}:
        return nullcontext()
    refused = psycopg.errors.InsufficientPrivilege if ends in {REFUSED, NO_RIGHT} else psycopg.errors.CheckViolation
    return pytest.raises(refused)


def cases(table_cases: dict[str, dict[str, Any]]) -> list[Any]:
    """Return the cases as parameters: table, case."""
    return [
        pytest.param(table, case, id=f"{table}: {name}")
        for table, named in table_cases.items()
        for name, case in named.items()
    ]


def judged(error: psycopg.Error, ends: str) -> None:
    """Make sure that it is the policy, the missing grant, or the rule of that name, that refuses."""
    if ends not in {REFUSED, NO_RIGHT}:
        assert error.diag.constraint_name == ends
        return
    with pytest.raises(NotOwnRowError if ends == REFUSED else NotPermittedError), translated():
        raise error


@pytest.mark.parametrize(("table", "case"), cases(ADDED))
def test_who_adds_which_rows(unit: UnitAtWork, table: str, case: Add) -> None:
    """A station adds what is its own, an account what it signs for, and nobody anything else."""
    with unit.signed_in(case.who) as connection:
        if case.late is not None:
            late = {"badge_id": unit.ids["event_badge"], "occurred_at": NOON + case.late}
            put(connection, "scans", scan(unit.ids["here"], unit.ids["member"], **late))
        with ending(case.ends) as refused:
            put(connection, table, resolved(unit, COMMON.get(table, {}) | case.values))
        if refused is not None:
            judged(refused.value, case.ends)


@pytest.mark.parametrize(("table", "case"), cases(CHANGED))
def test_who_changes_which_rows(unit: UnitAtWork, table: str, case: Change) -> None:
    """What a policy hides from a change is as if it were not there; what it refuses is an error."""
    with unit.signed_in(case.who) as connection:
        with ending(case.ends) as refused:
            found = change(connection, table, unit.ids[case.row], resolved(unit, case.values))
            assert found == (0 if case.ends == UNSEEN else 1)
        if refused is not None:
            judged(refused.value, case.ends)


def test_a_late_scan_of_an_earlier_transaction_re_derives_nothing(unit: UnitAtWork) -> None:
    """The ledger holds a scan of this station before the derived row; that it is old news the server's clock tells."""
    earlier = unit.owner.execute(
        "SELECT count(*) FROM scans WHERE station_id = %s AND occurred_at < %s", [unit.ids["here"], NOON + HOUR]
    ).fetchone()
    assert earlier is not None
    assert earlier[0] > 0
    with unit.signed_in("here") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        put(connection, "checkins", resolved(unit, turned()))


@pytest.mark.parametrize("who", ["operator", "administrator"])
def test_an_account_sees_its_own_filters_only(unit: UnitAtWork, who: str) -> None:
    """Nobody's filters are anybody else's affair, not even an administrator's."""
    with unit.signed_in(who) as connection:
        seen = connection.execute("SELECT admin_user_id FROM saved_filters").fetchall()
        gone = connection.execute("DELETE FROM saved_filters").rowcount
    own = [(unit.ids[who],)] if who == "operator" else []
    assert (seen, gone) == (own, len(own))


@pytest.mark.parametrize("table", ["scans", "checkins", "reviews", "station_health"])
@pytest.mark.parametrize("who", ["here", "stranger", "operator"])
def test_everybody_reads_everybodys_rows(unit: UnitAtWork, table: str, who: str) -> None:
    """A policy says who writes; which columns are read is a matter of the grants alone."""
    whole = unit.owner.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - one of those above
    with unit.signed_in(who) as connection:
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == whole  # noqa: S608 - likewise


def test_an_account_reads_every_visit_and_a_station_who_is_or_was_just_here(unit: UnitAtWork) -> None:
    """Not who is expected, who was cancelled or left long ago; a login that is no station's any more reads none."""
    everybody = {row[0] for row in unit.owner.execute("SELECT id FROM visitors")}
    shown = {unit.ids[name] for name in ("open_here", "open_there", "just_left")}
    seen = {}
    for who in ("here", "stranger", "operator"):
        with unit.signed_in(who) as connection:
            seen[who] = {row[0] for row in connection.execute("SELECT id FROM visitors")}
    assert seen == {"here": shown, "stranger": set(), "operator": everybody}


# --- what the program makes of it -------------------------------------------------------------------------------------


def test_a_policy_and_a_missing_grant_are_told_apart_without_words(unit: UnitAtWork) -> None:
    """Both have one SQLSTATE. The row that is another's is refused for good; a right that is missing may be given."""
    theirs = scan(unit.ids["there"], unit.ids["member"])
    with unit.signed_in("here") as connection:
        with pytest.raises(NotOwnRowError, match=r"own passages"), translated(), connection.transaction():
            put(connection, "scans", theirs)
        with pytest.raises(NotPermittedError), translated(), connection.transaction():
            put(connection, "scans", theirs | {"recorded_at": NOON})
        with pytest.raises(NotPermittedError), translated(), connection.transaction():
            connection.execute("DELETE FROM scans")


def test_a_station_that_is_none_here_is_to_be_enrolled(unit: UnitAtWork) -> None:
    """Where a policy asks for nothing but the station, its refusal says that this station is not the one it was."""
    with unit.signed_in("stranger") as connection, pytest.raises(StationUnknownError), station_named(), translated():
        put(connection, "scans", scan(unit.ids["here"], unit.ids["member"]))
