"""Presence agrees with the check-in it names, whoever keeps it; nothing of it is kept here."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.support.builders import NOON
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import HOUR, UnitAtWork, change, put, scan, unit_at_work

THEIRS = {"state": "in", "since": NOON + HOUR}
NOBODYS = {"state": "out", "since": None, "checkin_id": None}


@pytest.fixture(scope="module")
def unit(database_server: DatabaseServer) -> Iterator[UnitAtWork]:
    """Return a unit whose rows no test changes."""
    url = database_server.fresh_database()
    try:
        with unit_at_work(url) as unit:
            yield unit
    finally:
        database_server.drop(url)


def refused(unit: UnitAtWork, connection: psycopg.Connection[Any], member: str, presence: dict[str, Any]) -> None:
    """Make sure that the rule refuses this presence of a member."""
    with pytest.raises(psycopg.errors.CheckViolation) as broken, connection.transaction():
        change(connection, "presence", unit.ids[member], presence)
    assert (broken.value.diag.table_name, broken.value.diag.constraint_name) == ("presence", "follow_the_checkin")


@pytest.mark.parametrize("who", ["here", "operator"])
def test_presence_is_kept_as_a_check_in_says(unit: UnitAtWork, who: str) -> None:
    """A station and an account keep it so, whoever wrote the check-in."""
    with unit.signed_in(who) as connection:
        assert change(connection, "presence", unit.ids["member"], {**THEIRS, "checkin_id": unit.ids["derived"]}) == 1


@pytest.mark.parametrize(
    ("check_in", "differs"),
    [
        ("derived", {"state": "out"}),
        ("derived", {"since": NOON}),
        ("of_other", {}),
        ("nobody", {}),
    ],
)
def test_presence_that_says_otherwise_is_refused(unit: UnitAtWork, check_in: str, differs: dict[str, Any]) -> None:
    """Another direction, another time, another member's check-in, or one that is not there."""
    with unit.signed_in("here") as connection:
        refused(unit, connection, "member", {**THEIRS, "checkin_id": unit.ids[check_in], **differs})


def test_a_check_in_that_only_voids_another_makes_nobody_present(unit: UnitAtWork) -> None:
    """It stands for nothing, although member, direction and time are right."""
    with unit.signed_in("here") as connection:
        put(connection, "scans", scan(unit.ids["here"], unit.ids["member"]))
        voiding = {
            "id": unit.ids["nobody"],
            "supersedes_id": unit.ids["derived"],
            "member_id": unit.ids["member"],
            "badge_id": unit.ids["badge"],
            "station_id": unit.ids["there"],
            "occurred_at": NOON + HOUR,
            "direction": "in",
            "method": "rederived",
            "voided": True,
        }
        put(connection, "checkins", voiding)
        refused(unit, connection, "member", {**THEIRS, "checkin_id": unit.ids["nobody"]})


def test_who_has_check_ins_is_not_without_one(unit: UnitAtWork) -> None:
    """Presence cannot be emptied, except of a member of whom nothing is known."""
    never_seen = unit.owner.execute(
        "SELECT member_id FROM presence WHERE member_id NOT IN (SELECT member_id FROM checkins)"
    ).fetchone()
    assert never_seen is not None
    with unit.signed_in("here") as connection:
        refused(unit, connection, "member", NOBODYS)
        assert change(connection, "presence", never_seen[0], NOBODYS) == 1


def test_whose_only_check_in_is_voided_is_without_one(unit: UnitAtWork) -> None:
    """Nothing that counts is left of the member, and presence says so."""
    with unit.signed_in("administrator") as connection:
        voiding = {
            "supersedes_id": unit.ids["of_other"],
            "member_id": unit.ids["other_member"],
            "occurred_at": NOON + HOUR,
            "direction": "in",
            "method": "correction",
            "reason": "Mistaken for somebody else",
            "entered_by": unit.ids["administrator"],
            "voided": True,
        }
        put(connection, "checkins", voiding)
        assert change(connection, "presence", unit.ids["other_member"], NOBODYS) == 1


def test_not_even_the_owner_keeps_another_presence(unit: UnitAtWork) -> None:
    """It is a rule of the table, not a matter of rights."""
    with unit.owner.transaction(force_rollback=True):
        refused(unit, unit.owner, "member", {**THEIRS, "state": "out", "checkin_id": unit.ids["derived"]})
