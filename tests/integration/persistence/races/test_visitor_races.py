"""Two desks at one visitor, one badge or one attendee at one moment: one wins, the other is told."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.events import AttendeeDetails, AttendeeFilter, AttendeeStatus
from sentinel_desktop.domain.faults import AlreadyTakenError, StaleVersionError, StoreConflictError
from sentinel_desktop.domain.open_questions import QuestionFilter
from sentinel_desktop.domain.records import Record, RecordVersion
from sentinel_desktop.domain.visitors import (
    Arrival,
    Departure,
    VisitDetails,
    VisitFilter,
    VisitInMethod,
    VisitOutMethod,
    VisitState,
)
from sentinel_desktop.persistence.repositories.events import AttendeeRepository
from sentinel_desktop.persistence.repositories.open_questions import OpenQuestionRepository
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from sentinel_desktop.persistence.repositories.visitors import VisitorRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NOON
from tests.support.races import Act, Outcome, at_once, while_uncommitted
from tests.support.repositories.events import attendee
from tests.support.repositories.reviews import question
from tests.support.repositories.visitors import expected, here

TIMES: Final = 24
HOUR: Final = timedelta(hours=1)
order_of_commit = pytest.mark.parametrize("commit", [True, False], ids=["commits", "gives up"])


def one_of(outcomes: list[Outcome]) -> tuple[Outcome, Outcome]:
    """Return who won and who was refused, after making sure that one of each there is."""
    (winner,) = [outcome for outcome in outcomes if outcome.won]
    (loser,) = [outcome for outcome in outcomes if not outcome.won]
    return winner, loser


def arrival(make: Factories, badge: UUID | None = None) -> Arrival:
    """Return an arrival at a desk at noon."""
    return Arrival(NOON, VisitInMethod.DESK, make.stations(), badge)


def coming(make: Factories, badge: UUID | None) -> Act:
    """Return the act that signs a visitor in who came unexpected."""
    visit, came = expected(make, expected_at=None), arrival(make, badge)
    return lambda connection: VisitorRepository(connection).sign_in(uuid7(), visit, came)


def beginning(planned: Record[VisitDetails], came: Arrival) -> Act:
    """Return the act that signs an expected visitor in."""
    return lambda connection: VisitorRepository(connection).sign_in_expected(planned.seen, planned.details, came)


def leaving(visit: Record[VisitDetails], method: VisitOutMethod = VisitOutMethod.DESK) -> Act:
    """Return the act that signs a visitor out."""
    return lambda connection: VisitorRepository(connection).sign_out(visit.seen, Departure(NOON + HOUR, method))


def everybody_leaves(connection: Connection) -> list[UUID]:
    """Sign everybody out, as the lockup does."""
    ended = VisitorRepository(connection).sign_out_everybody(Departure(NOON + HOUR, VisitOutMethod.LOCKUP))
    return [visit.id for visit in ended]


def empty_the_building(racing: Engine) -> None:
    """End the visits that other tests left open."""
    with racing.begin() as connection:
        everybody_leaves(connection)


def visit_of(racing: Engine, key: UUID) -> Record[VisitDetails]:
    """Return a visit as it is now."""
    with racing.connect() as connection:
        return VisitorRepository(connection).get(key)


def open_with(racing: Engine, badge: UUID) -> int:
    """Return how many open visits have a badge."""
    with racing.connect() as connection:
        return VisitorRepository(connection).count(VisitFilter(states=frozenset({VisitState.OPEN}), badge_id=badge))


# --- signing in -------------------------------------------------------------------------------------------------------


def test_one_badge_to_two_visitors(racing: Engine, make: Factories) -> None:
    """One of them has it; the other desk is told that it is taken."""
    for _ in range(TIMES):
        badge = make.badges("visitor")
        _, loser = one_of(at_once(racing, coming(make, badge), coming(make, badge)))
        assert isinstance(loser.error, AlreadyTakenError)
        assert (loser.error.rule, loser.error.values) == ("uq_visitors_badge_id_open", (badge,))
        assert open_with(racing, badge) == 1


@order_of_commit
def test_a_second_visitor_waits_for_the_first(racing: Engine, make: Factories, *, commit: bool) -> None:
    """And gets the badge when the first desk gives up."""
    badge = make.badges("visitor")
    _, outcome = while_uncommitted(racing, coming(make, badge), coming(make, badge), commit=commit)
    assert outcome.won is not commit
    assert open_with(racing, badge) == 1


@order_of_commit
def test_a_badge_is_handed_on_once_it_is_free(racing: Engine, make: Factories, *, commit: bool) -> None:
    """Who signs the next visitor in waits for the sign-out of the one before, and is refused where there was none."""
    badge = make.badges("visitor")
    before = visit_of(racing, make.visitors("open", badge_id=badge))
    _, outcome = while_uncommitted(racing, leaving(before), coming(make, badge), commit=commit)
    assert outcome.won is commit
    assert open_with(racing, badge) == 1


def test_an_expected_visitor_signed_in_at_two_desks(racing: Engine, make: Factories) -> None:
    """Comes once: the second desk is told that the visit has changed."""
    for _ in range(TIMES):
        planned, came = visit_of(racing, make.visitors("expected")), [arrival(make) for _ in range(2)]
        winner, loser = one_of(at_once(racing, *(beginning(planned, each) for each in came)))
        assert isinstance(loser.error, StaleVersionError)
        assert visit_of(racing, planned.id) == winner.value
        assert winner.value.version == 2


def test_an_expected_visit_cancelled_as_it_begins(racing: Engine, make: Factories) -> None:
    """It is one or the other."""
    for _ in range(TIMES):
        planned = visit_of(racing, make.visitors("expected"))

        def cancel(connection: Connection, planned: Record[VisitDetails] = planned) -> Record[VisitDetails]:
            return VisitorRepository(connection).cancel(planned.seen, NOON)

        winner, loser = one_of(at_once(racing, beginning(planned, arrival(make)), cancel))
        assert isinstance(loser.error, StaleVersionError)
        assert visit_of(racing, planned.id) == winner.value


# --- signing out ------------------------------------------------------------------------------------------------------


def test_a_visitor_signed_out_at_two_desks(racing: Engine, make: Factories) -> None:
    """Leaves once: the second desk is told that the visit has changed."""
    for _ in range(TIMES):
        visit = visit_of(racing, make.visitors("open"))
        winner, loser = one_of(at_once(racing, leaving(visit), leaving(visit, VisitOutMethod.KIOSK)))
        assert isinstance(loser.error, StaleVersionError)
        assert visit_of(racing, visit.id) == winner.value


def test_the_lockup_as_a_desk_signs_out(racing: Engine, make: Factories) -> None:
    """Each visit ends once; the lockup says which it ended."""
    empty_the_building(racing)
    for _ in range(TIMES):
        visits = [visit_of(racing, key) for key in sorted(make.visitors.many(3, "open"))]
        lockup, desk = at_once(racing, everybody_leaves, leaving(visits[1]))
        assert lockup.won
        ended = {visit.id for visit in visits if visit_of(racing, visit.id).details.check_out_method == "lockup"}
        assert set(lockup.value) == ended
        assert {visits[0].id, visits[2].id} <= ended
        assert (visits[1].id in ended) is not desk.won
        assert desk.won or isinstance(desk.error, StaleVersionError)


def test_two_lockups_at_once(racing: Engine, make: Factories) -> None:
    """End each visit once, whatever their order, and neither stands in the other's way."""
    empty_the_building(racing)
    for _ in range(TIMES):
        visits = make.visitors.many(4, "open")
        ended = [outcome.value for outcome in at_once(racing, everybody_leaves, everybody_leaves)]
        assert sorted(ended[0] + ended[1]) == sorted(visits)


def test_the_lockup_waits_without_holding_what_others_go_on_to(racing: Engine, make: Factories) -> None:
    """It takes visits in the order of their keys, however they lie: a desk that edits two of them goes on."""
    empty_the_building(racing)
    visit, keys = here(make), sorted((uuid7() for _ in range(2)), reverse=True)
    with racing.begin() as connection:
        VisitorRepository(connection).add_each([(key, visit) for key in keys])

    def leave_as_they_lie(connection: Connection) -> list[UUID]:
        connection.exec_driver_sql("SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off")
        return everybody_leaves(connection)

    def edit(connection: Connection, key: UUID) -> object:
        return VisitorRepository(connection).edit_many([RecordVersion(key, 1)], {"notes": "Seen."})

    low, high = sorted(keys)
    edited, lockup = while_uncommitted(racing, partial(edit, key=low), leave_as_they_lie, then=partial(edit, key=high))
    assert edited
    assert sorted(lockup.value) == [low, high]


# --- attendees --------------------------------------------------------------------------------------------------------


def joining(details: AttendeeDetails) -> Act:
    """Return the act that adds an attendee."""
    return lambda connection: AttendeeRepository(connection).add(uuid7(), details)


def test_one_badge_to_two_attendees_at_overlapping_times(racing: Engine, make: Factories) -> None:
    """One of them has it. The server may let them wait for each other and end one: tried again, it is refused too."""
    for _ in range(TIMES):
        first = attendee(make, badge_id=make.badges("event"))
        second = replace(first, access_from=first.access_until - HOUR, access_until=first.access_until + HOUR)
        acts = [joining(first), joining(second)]
        _, loser = one_of(
            [
                at_once(racing, act)[0] if isinstance(outcome.error, StoreConflictError) else outcome
                for act, outcome in zip(acts, at_once(racing, *acts), strict=True)
            ]
        )
        assert isinstance(loser.error, AlreadyTakenError)
        assert loser.error.rule == "ex_event_attendees_badge_id"
        with racing.connect() as connection:
            assert AttendeeRepository(connection).count(AttendeeFilter(badge_id=first.badge_id)) == 1


@order_of_commit
def test_a_second_attendee_waits_for_the_first(racing: Engine, make: Factories, *, commit: bool) -> None:
    """And gets the badge when the first desk gives up."""
    details = attendee(make, badge_id=make.badges("event"))
    _, outcome = while_uncommitted(racing, joining(details), joining(details), commit=commit)
    assert outcome.won is not commit


@order_of_commit
def test_who_withdraws_hands_the_badge_on(racing: Engine, make: Factories, *, commit: bool) -> None:
    """Once the withdrawal is committed, and not before."""
    details = attendee(make, badge_id=make.badges("event"))
    with racing.begin() as connection:
        there = AttendeeRepository(connection).add(uuid7(), details)

    def withdraw(connection: Connection) -> None:
        AttendeeRepository(connection).edit(there.seen, replace(details, status=AttendeeStatus.WITHDRAWN))

    _, outcome = while_uncommitted(racing, withdraw, joining(details), commit=commit)
    assert outcome.won is commit


# --- what waits for a person ------------------------------------------------------------------------------------------


def test_one_question_asked_at_two_desks(racing: Engine, make: Factories) -> None:
    """Is asked once, and both go on."""
    for _ in range(TIMES):
        details = question(make)

        def ask(connection: Connection, details: object = details) -> bool:
            return OpenQuestionRepository(connection).ask(uuid7(), details)  # type: ignore[arg-type]

        assert sorted(outcome.value for outcome in at_once(racing, ask, ask)) == [False, True]
        with racing.connect() as connection:
            assert OpenQuestionRepository(connection).count(QuestionFilter(member_id=details.member_id)) == 1


def test_one_review_settled_by_two(racing: Engine, make: Factories) -> None:
    """Is settled as the first said; the other is told."""
    accounts = make.admin_users.many(2)
    for _ in range(TIMES):
        with racing.connect() as connection:
            waiting = ReviewRepository(connection).get(make.reviews())

        def settling(account: UUID, waiting: Record[object] = waiting) -> Act:
            return lambda connection: ReviewRepository(connection).settle(waiting.seen, NOON, account, "Seen.")

        winner, loser = one_of(at_once(racing, *(settling(account) for account in accounts)))
        assert isinstance(loser.error, StaleVersionError)
        with racing.connect() as connection:
            assert ReviewRepository(connection).get(waiting.id) == winner.value
