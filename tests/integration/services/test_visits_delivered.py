"""Which visit is meant by what was kept of visitors while the database was away, as the delivery finds it."""

import dataclasses
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskForm, KioskVisit
from sentinel_desktop.domain.visit_drafts import VisitDraft
from sentinel_desktop.domain.visitor_desk import VisitorSignedIn
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from tests.support.factories import Connection, Factories
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room
from tests.support.waiting_locks import wait_until_somebody_waits

EVENING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
"""19:00 of the day of ``NOW``."""
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
QUINN = VisitDraft(last_name="Chen", first_name="Quinn", phone="204 555-0142")
NAMED = {"last_name": "Chen", "first_name": "Quinn"}


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits, and whose database is away."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        room.away = True
        yield room


def delivered(desk: VisitorDeskRoom, draft: VisitDraft = QUINN) -> dict[str, object]:
    """Sign somebody in, deliver it, and return the visit that began then; nothing of it was refused."""
    assert isinstance(desk.service.sign_in(draft), VisitorSignedIn)
    desk.deliver()
    assert desk.kept.status().refused == 0
    (began,) = (visit for visit in desk.visits() if visit["checked_in_at"] == NOW)
    return began


def test_a_visit_that_was_cancelled_after_it_was_chosen_takes_place(desk: VisitorDeskRoom) -> None:
    """The visitor stands at the desk: what somebody cancelled elsewhere meanwhile began, and is not cancelled."""
    chosen = desk.make.visitors("expected", **NAMED, expected_at=EVENING)
    desk.make.connection.execute("UPDATE visitors SET cancelled_at = %s", [NOW - MINUTE])
    began = delivered(desk, dataclasses.replace(QUINN, expected_id=chosen))
    assert (began["id"], began["cancelled_at"]) == (chosen, None)


def test_who_left_before_they_were_expected_was_expected_when_they_came(desk: VisitorDeskRoom) -> None:
    """As at a desk that reaches the database: no rule of it keeps the visit out."""
    announced = desk.make.visitors("expected", **NAMED, expected_at=EVENING, expires_at=None)
    began = delivered(desk, dataclasses.replace(QUINN, until="18:50"))
    assert (began["id"], began["expected_at"]) == (announced, NOW)


def test_the_visit_that_was_chosen_is_the_one_that_begins(desk: VisitorDeskRoom) -> None:
    """Also where the same visitor is expected earlier that day for something else."""
    desk.make.visitors("expected", **NAMED, expected_at=NOW, expires_at=None)
    chosen = desk.make.visitors("expected", **NAMED, expected_at=EVENING, expires_at=None)
    assert delivered(desk, dataclasses.replace(QUINN, expected_id=chosen))["id"] == chosen


def test_the_earliest_of_several_that_were_announced_begins(desk: VisitorDeskRoom) -> None:
    """Where none was chosen: the later one is still to come."""
    desk.make.visitors("expected", **NAMED, expected_at=EVENING, expires_at=None)
    earlier = desk.make.visitors("expected", **NAMED, expected_at=NOW, expires_at=None)
    assert delivered(desk)["id"] == earlier


@pytest.mark.parametrize(
    "values",
    [
        {"expected_at": EVENING, "cancelled_at": NOW - DAY},
        {"expected_at": EVENING + DAY},
        {"expected_at": EVENING - DAY},
        {"expected_at": EVENING - 3 * DAY, "expires_at": NOW - MINUTE},
        {"expected_at": EVENING, "phone": "204 555-9999"},
        {"expected_at": EVENING, "first_name": "Zoë"},
    ],
    ids=["cancelled", "tomorrow", "yesterday", "expired", "another telephone number", "another name"],
)
def test_a_visit_that_is_not_meant_is_left(desk: VisitorDeskRoom, values: dict[str, object]) -> None:
    """The walk-in is a visit of its own, and what was announced stays as it is."""
    variant = "cancelled" if "cancelled_at" in values else "expected"
    announced = desk.make.visitors(variant, **{**NAMED, "expires_at": None, **values})
    assert delivered(desk)["id"] != announced
    assert len(desk.visits()) == 2


def test_a_visit_that_was_announced_for_days_begins_on_the_last_of_them(desk: VisitorDeskRoom) -> None:
    """Its first day is over, and it may still begin."""
    announced = desk.make.visitors("expected", **NAMED, expected_at=EVENING - 2 * DAY, expires_at=EVENING)
    assert delivered(desk)["id"] == announced


def test_who_left_at_the_kiosk_and_is_not_found_is_put_before_a_person(
    desk: VisitorDeskRoom, expect_log: Callable[[str], None]
) -> None:
    """The visitor was told goodbye while nobody could look: somebody who was never signed in is looked for by hand."""
    expect_log(r"^WARNING sentinel_desktop\.services\.hand_acts: Something done by hand .* was refused")
    desk.make.visitors("open", last_name="Chen", phone="204 555-0142", checked_in_at=NOW - MINUTE)
    for phone in ("204 555-0142", "204 555-9999"):
        desk.kept.add(HandAct.kiosk_sign_out(uuid7(), NOW, KioskDeparture("Chen", phone)))
    desk.deliver()
    (refused,) = desk.kept.refused()
    assert refused.act.kiosk_departure.phone == "204 555-9999"
    assert refused.reason.startswith("Nobody with this name and this telephone number was signed in")
    assert desk.visits()[0]["checked_out_at"] == NOW


def test_a_visitor_at_the_kiosk_whose_badge_is_given_to_another_at_that_moment_is_in_without_it(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """It waits for the other sign-in and is not refused: the visitor asks the desk for another badge."""
    badge = desk.make.badges("visitor")
    form = KioskForm(VisitPurpose.MUSEUM, "Chen", "Quinn", "204 555-0142", organization="Harbour Works", badge_id=badge)
    desk.kept.add(HandAct.kiosk_sign_in(uuid7(), NOW, KioskVisit.of(form, Language.FRENCH)))
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        Factories(other).visitors("open", last_name="Roy", badge_id=badge, checked_in_at=NOW - MINUTE)
        delivering = threads.submit(desk.deliver)
        wait_until_somebody_waits(owner)
        other.commit()
        delivering.result(10)
    assert desk.kept.status().refused == 0
    assert [(visit["last_name"], visit["badge_id"]) for visit in desk.visits()] == [("Roy", badge), ("Chen", None)]
