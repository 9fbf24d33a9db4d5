"""One visitor, signed in at a desk and at a kiosk at one moment: one visit, or two that the desk can tell are one."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Barrier
from uuid import UUID

import psycopg
import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.kiosk import KioskDeparture, KioskForm, KioskVisit
from sentinel_desktop.domain.visit_drafts import VisitDraft
from sentinel_desktop.domain.visitor_desk import VisitorHereAlready, VisitorSignedIn
from sentinel_desktop.domain.visitors import Language, VisitPurpose
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.factories import Connection
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room
from tests.support.waiting_locks import WAIT_S, wait_until_somebody_waits

TIMES = 6
AT_THE_DESK = VisitDraft(last_name="Chen", first_name="Quinn", phone="204 555-0142", organization="Harbour Works")
AT_THE_KIOSK = KioskForm(
    VisitPurpose.OTHER, "Chen", "Quinn", "(204) 555 0142", organization="Harbour Works", notes="To see Roy"
)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits; its station asks for the kiosk, too."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        yield room


def at_the_kiosk(
    desk: VisitorDeskRoom, form: KioskForm = AT_THE_KIOSK, *, after: timedelta = timedelta(), entry: UUID | None = None
) -> bool:
    """Sign a visitor in at the kiosk; return whether the badge that was tapped is theirs."""
    with SqlUnitOfWork(desk.station_engine) as work:
        has_badge = work.kiosk.sign_in(entry or uuid7(), NOW + after, KioskVisit.of(form, Language.FRENCH))
        work.commit()
    return has_badge


def leaves_at_the_kiosk(desk: VisitorDeskRoom, after: timedelta) -> bool:
    """Sign the visitor out there."""
    with SqlUnitOfWork(desk.station_engine) as work:
        found = work.kiosk.sign_out(NOW + after, KioskDeparture("Chen", "204 555 0142"))
        work.commit()
    return found


def test_a_kiosk_and_a_desk_at_one_moment_make_one_visit(desk: VisitorDeskRoom) -> None:
    """Whoever comes second sees the first: the kiosk says nothing of it, the desk asks whether it is another person."""
    for number in range(TIMES):
        name = f"Chen {'abcdef'[number]}"
        together = Barrier(2)

        def begin(act: Callable[[], object], together: Barrier = together) -> object:
            together.wait(WAIT_S)
            return act()

        acts: tuple[Callable[[], object], ...] = (
            partial(desk.service.sign_in, replace(AT_THE_DESK, last_name=name)),
            partial(at_the_kiosk, desk, replace(AT_THE_KIOSK, last_name=name)),
        )
        with ThreadPoolExecutor(2) as threads:
            received, has_badge = (each.result(WAIT_S) for each in [threads.submit(begin, act) for act in acts])
        assert has_badge is True
        assert isinstance(received, VisitorSignedIn | VisitorHereAlready), received
        assert len([visit for visit in desk.visits() if visit["last_name"] == name]) == 1


def test_the_kiosk_waits_for_a_desk_that_has_not_committed(
    desk: VisitorDeskRoom, owner: Connection, database_url: str
) -> None:
    """The desk's sign-in holds the name; the kiosk's, a moment later, finds its visit and fills in what it lacks."""
    badge = desk.make.badges("visitor", printed_number="V-12")
    with psycopg.connect(database_url) as other, ThreadPoolExecutor(1) as threads:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 280301360213))", ["chen\x1fquinn"])
        coming = threads.submit(at_the_kiosk, desk, replace(AT_THE_KIOSK, badge_id=badge))
        wait_until_somebody_waits(owner)
        desk.make.visitors(
            "open", last_name="Chen", first_name="Quinn", phone="204-555-0142", checked_in_at=NOW, notes="By taxi"
        )
        other.commit()
        assert coming.result(WAIT_S) is True
    (visit,) = desk.visits()
    assert (visit["organization"], visit["notes"], visit["badge_id"]) == ("Harbour Works", "By taxi\nTo see Roy", badge)
    assert visit["check_in_method"] == "desk"


def test_what_the_desk_recorded_stands(desk: VisitorDeskRoom) -> None:
    """A second delivery of the kiosk's adds nothing either; a badge besides the one handed out is not the visitor's."""
    handed, tapped = desk.make.badges("visitor"), desk.make.badges("visitor")
    done = desk.service.sign_in(replace(AT_THE_DESK, badge_id=handed))
    assert isinstance(done, VisitorSignedIn)
    entry, form = uuid7(), replace(AT_THE_KIOSK, organization="Other Works", badge_id=tapped)
    assert [at_the_kiosk(desk, form, after=MINUTE, entry=entry) for _ in range(2)] == [False, False]
    (visit,) = desk.visits()
    assert (visit["id"], visit["organization"], visit["badge_id"]) == (done.visit_id, "Harbour Works", handed)
    assert (visit["purpose"], visit["notes"], visit["version"]) == ("other", "To see Roy", 2)


def test_a_kiosk_that_tells_late_doubles_nobody_whom_the_desk_received_meanwhile(desk: VisitorDeskRoom) -> None:
    """It was cut off, the visitor went to the desk a minute later, and is gone again: one visit, which is over."""
    desk.now = NOW + MINUTE
    assert isinstance(desk.service.sign_in(AT_THE_DESK), VisitorSignedIn)
    assert leaves_at_the_kiosk(desk, 2 * MINUTE)
    assert at_the_kiosk(desk)
    (visit,) = desk.visits()
    assert visit["checked_out_at"] == NOW + 2 * MINUTE


def test_who_comes_back_begins_a_visit_of_their_own(desk: VisitorDeskRoom) -> None:
    """The one before is over, by a minute."""
    assert at_the_kiosk(desk)
    assert leaves_at_the_kiosk(desk, 20 * MINUTE)
    assert at_the_kiosk(desk, after=21 * MINUTE)
    assert len(desk.visits()) == 2


@pytest.mark.parametrize("phone", ["", "204 555-0177"])
def test_who_may_be_another_person_is_recorded(desk: VisitorDeskRoom, phone: str) -> None:
    """A name alone proves nothing, and nobody at a kiosk can be asked: the board says that the name is there twice."""
    desk.make.visitors("open", last_name="Chen", first_name="Quinn", phone=phone, checked_in_at=NOW)
    assert at_the_kiosk(desk)
    first, second = desk.service.inside.here().visitors
    assert first.sort_key == second.sort_key
