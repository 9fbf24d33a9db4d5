"""Visits from expected to signed out: what each step takes, and what refuses it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Connection
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
)
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.visitors import (
    Arrival,
    Departure,
    VisitDetails,
    VisitInMethod,
    VisitOutMethod,
    VisitPurpose,
    VisitState,
)
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from tests.support.builders import Connection as PlainConnection
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.repositories.visitors import expected, here
from tests.support.statement_counts import counted

HOUR = timedelta(hours=1)
AT_THE_DESK = Departure(NOON + HOUR, VisitOutMethod.DESK)

pytestmark = pytest.mark.acts_as(OPERATOR_ROLE)


@pytest.fixture
def visitors(store: Connection) -> VisitorRepository:
    """Return the repository under test."""
    return VisitorRepository(store)


def arrival(make: Factories, **changes: Any) -> Arrival:  # noqa: ANN401 - the fields of an arrival
    """Return an arrival at the desk at noon."""
    return Arrival(**{"at": NOON, "method": VisitInMethod.DESK, "station_id": make.stations(), **changes})


def signed_in(visitors: VisitorRepository, make: Factories, **changes: Any) -> Record[VisitDetails]:  # noqa: ANN401 - as arrival
    """Sign a visitor in who came unexpected."""
    return visitors.sign_in(uuid7(), expected(make, expected_at=None), arrival(make, **changes))


# --- signing in -------------------------------------------------------------------------------------------------------


def test_a_walk_in_is_in(visitors: VisitorRepository, make: Factories) -> None:
    """From the arrival on, at that station, with the badge that was handed out."""
    came = arrival(make, method=VisitInMethod.KIOSK, badge_id=make.badges("visitor"))
    record = visitors.sign_in(uuid7(), expected(make, expected_at=None), came)
    visit = record.details
    assert visit.state is VisitState.OPEN
    assert (visit.checked_in_at, visit.check_in_method) == (NOON, VisitInMethod.KIOSK)
    assert (visit.station_id, visit.badge_id) == (came.station_id, came.badge_id)
    assert visitors.get(record.id) == record


@pytest.mark.parametrize(
    "wanting",
    [
        {"purpose": VisitPurpose.RECRUITMENT},
        {"purpose": VisitPurpose.CONTRACT_WORK, "work": "Boiler"},
        {"purpose": VisitPurpose.CONTRACT_WORK, "organization": "Harbour Works"},
        {"purpose": VisitPurpose.MEETING},
        {"purpose": VisitPurpose.EVENT},
    ],
    ids=["step", "company", "work", "host", "event"],
)
def test_what_the_purpose_asks_for_is_not_left_out(
    visitors: VisitorRepository, make: Factories, wanting: dict[str, Any]
) -> None:
    """An expected visit may lack it, one that begins may not; the transaction goes on."""
    planned = visitors.add(uuid7(), expected(make, **wanting))
    with pytest.raises(InvalidValueError) as refused:
        visitors.sign_in_expected(planned.seen, planned.details, arrival(make))
    assert refused.value.rule == "ck_visitors_filled_in_full"
    assert visitors.get(planned.id) == planned


def test_an_expected_visit_begins_and_is_not_doubled(visitors: VisitorRepository, make: Factories) -> None:
    """It is the same row, with what the visitor says now and when they had been expected."""
    planned = visitors.add(uuid7(), expected(make))
    said = expected(make, first_name="Camille", plate="ABC 123")
    begun = visitors.sign_in_expected(planned.seen, said, arrival(make, at=NOON + HOUR))
    assert (begun.id, begun.version) == (planned.id, planned.version + 1)
    assert (begun.details.first_name, begun.details.plate) == ("Camille", "ABC 123")
    assert (begun.details.expected_at, begun.details.checked_in_at) == (NOON, NOON + HOUR)
    assert visitors.get(planned.id) == begun
    assert [found.id for found in visitors.suggest_returning("van", 9)] == [planned.id]


@pytest.mark.parametrize("state", [VisitState.OPEN, VisitState.CLOSED, VisitState.CANCELLED])
def test_only_an_expected_visit_begins(visitors: VisitorRepository, make: Factories, state: VisitState) -> None:
    """One that began, is over or was cancelled says so, and stays as it is."""
    there = visitors.get(make.visitors(str(state)))
    with pytest.raises(InvalidValueError):
        visitors.sign_in_expected(there.seen, there.details, arrival(make))
    assert visitors.get(there.id) == there


def test_a_badge_that_another_visitor_has_is_not_handed_out(visitors: VisitorRepository, make: Factories) -> None:
    """Neither to a walk-in nor to one who was expected; the rule and the badge are named."""
    badge = make.badges("visitor")
    signed_in(visitors, make, badge_id=badge)
    planned = visitors.add(uuid7(), expected(make))
    with pytest.raises(AlreadyTakenError) as refused:
        signed_in(visitors, make, badge_id=badge)
    assert (refused.value.rule, refused.value.values) == ("uq_visitors_badge_id_open", (badge,))
    with pytest.raises(AlreadyTakenError):
        visitors.sign_in_expected(planned.seen, planned.details, arrival(make, badge_id=badge))
    assert visitors.get(planned.id) == planned


@pytest.mark.parametrize("kind", ["minimal", "event"])
def test_no_other_kind_of_badge_is_handed_out(visitors: VisitorRepository, make: Factories, kind: str) -> None:
    """A member's and an attendee's are refused by the rule that a visitor has a visitor's."""
    with pytest.raises(MissingReferenceError) as refused:
        signed_in(visitors, make, badge_id=make.badges(kind))
    assert refused.value.rule == "fk_visitors_badge_id_badge_kind"


def test_a_badge_that_came_back_is_handed_out_again(visitors: VisitorRepository, make: Factories) -> None:
    """The visit before keeps it in the history."""
    badge = make.badges("visitor")
    before = visitors.sign_out(signed_in(visitors, make, badge_id=badge).seen, AT_THE_DESK)
    now = signed_in(visitors, make, badge_id=badge, at=NOON + HOUR)
    assert before.details.badge_id == now.details.badge_id == badge


# --- signing out ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", [method for method in VisitOutMethod if method is not VisitOutMethod.BADGE])
def test_a_visit_ends(visitors: VisitorRepository, make: Factories, method: VisitOutMethod) -> None:
    """At the departure; nobody saw it where the lockup or the rollover ended it."""
    record = signed_in(visitors, make)
    after = visitors.sign_out(record.seen, Departure(NOON + HOUR, method))
    assert after.version == record.version + 1
    assert after.details.state is VisitState.CLOSED
    assert (after.details.checked_out_at, after.details.check_out_method) == (NOON + HOUR, method)
    assert after.details.witnessed is method.witnessed
    assert visitors.get(record.id) == after


def test_a_visit_ends_once(visitors: VisitorRepository, make: Factories) -> None:
    """Who saw it open is told that it changed; who sees it over is told that."""
    before = signed_in(visitors, make)
    after = visitors.sign_out(before.seen, AT_THE_DESK)
    with pytest.raises(StaleVersionError) as stale:
        visitors.sign_out(before.seen, AT_THE_DESK)
    assert stale.value.ids == {before.id}
    with pytest.raises(InvalidValueError):
        visitors.sign_out(after.seen, AT_THE_DESK)
    assert visitors.get(before.id) == after


def test_an_expected_visit_does_not_end(visitors: VisitorRepository, make: Factories) -> None:
    """Nobody leaves who did not come."""
    planned = visitors.add(uuid7(), expected(make))
    with pytest.raises(InvalidValueError):
        visitors.sign_out(planned.seen, AT_THE_DESK)


def test_a_visit_does_not_end_before_it_began(visitors: VisitorRepository, make: Factories) -> None:
    """The rule says so, and the visit goes on."""
    record = signed_in(visitors, make)
    with pytest.raises(InvalidValueError) as refused:
        visitors.sign_out(record.seen, Departure(NOON - HOUR, VisitOutMethod.DESK))
    assert refused.value.rule == "ck_visitors_in_before_out"
    assert visitors.get(record.id) == record


def test_a_visit_that_is_not_there_neither_begins_nor_ends(visitors: VisitorRepository, make: Factories) -> None:
    """It is not found, and named."""
    gone = RecordVersion(uuid7(), 1)
    with pytest.raises(RecordNotFoundError) as refused:
        visitors.sign_out(gone, AT_THE_DESK)
    assert refused.value.ids == {gone.id}
    with pytest.raises(RecordNotFoundError):
        visitors.sign_in_expected(gone, expected(make), arrival(make))
    with pytest.raises(RecordNotFoundError):
        visitors.cancel(gone, NOON)


def test_everybody_is_signed_out_at_once(visitors: VisitorRepository, make: Factories, store: Connection) -> None:
    """Who is in, by name, in two statements; who is expected, over or comes later is not touched."""
    open_ones = [visitors.add(uuid7(), here(make, last_name=name)) for name in ("Zulu", "Été", "Alpha")]
    others = [make.visitors("expected"), make.visitors("closed"), make.visitors("open", checked_in_at=NOON + 2 * HOUR)]
    with counted(store) as sent:
        ended = visitors.sign_out_everybody(Departure(NOON + HOUR, VisitOutMethod.LOCKUP))
    assert len(sent) == 2
    assert [record.id for record in ended] == [open_ones[2].id, open_ones[1].id, open_ones[0].id]
    assert {(record.details.check_out_method, record.details.witnessed) for record in ended} == {("lockup", False)}
    assert {record.version for record in visitors.these(others)} == {1}
    assert visitors.sign_out_everybody(Departure(NOON + HOUR, VisitOutMethod.ROLLOVER)) == []


# --- cancelling -------------------------------------------------------------------------------------------------------


def test_an_expected_visit_is_cancelled(visitors: VisitorRepository, make: Factories) -> None:
    """It stays, and says when; it cannot be cancelled again, nor begin."""
    planned = visitors.add(uuid7(), expected(make))
    after = visitors.cancel(planned.seen, NOON)
    assert (after.details.state, after.details.cancelled_at) == (VisitState.CANCELLED, NOON)
    with pytest.raises(InvalidValueError):
        visitors.cancel(after.seen, NOON)
    with pytest.raises(StaleVersionError):
        visitors.sign_in_expected(planned.seen, planned.details, arrival(make))


def test_who_is_in_is_not_cancelled(visitors: VisitorRepository, make: Factories) -> None:
    """Nor one who was."""
    record = signed_in(visitors, make)
    with pytest.raises(InvalidValueError):
        visitors.cancel(record.seen, NOON)
    assert visitors.get(record.id) == record


def test_every_step_is_audited(visitors: VisitorRepository, make: Factories, transaction: PlainConnection) -> None:
    """Expected, in, out: with what was before and what is after."""
    planned = visitors.add(uuid7(), expected(make))
    begun = visitors.sign_in_expected(planned.seen, planned.details, arrival(make))
    visitors.sign_out(begun.seen, AT_THE_DESK)
    logged = transaction.execute(
        "SELECT operation, before ->> 'version', after ->> 'version', after ->> 'check_out_method' FROM audit_log "
        "WHERE row_id = %s ORDER BY occurred_at",
        [planned.id],
    ).fetchall()
    assert logged == [("INSERT", None, "1", None), ("UPDATE", "1", "2", None), ("UPDATE", "2", "3", "desk")]


@pytest.mark.parametrize("step", ["sign in", "sign out"])
def test_a_step_takes_one_statement(visitors: VisitorRepository, make: Factories, store: Connection, step: str) -> None:
    """Besides its savepoint: a desk with a queue does not wait for more."""
    planned: UUID = make.visitors("expected" if step == "sign in" else "open")
    record, came = visitors.get(planned), arrival(make)
    with counted(store) as sent:
        if step == "sign in":
            visitors.sign_in_expected(record.seen, record.details, came)
        else:
            visitors.sign_out(record.seen, AT_THE_DESK)
    assert len(sent) == 1
