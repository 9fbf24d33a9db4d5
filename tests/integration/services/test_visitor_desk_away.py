"""Visitors received while the database is away: kept on this disk, delivered once, and nobody is asked again."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from sentinel_desktop.domain.faults import NotPermittedError, StoreUnavailableError
from sentinel_desktop.domain.visit_acts import arrival_of
from sentinel_desktop.domain.visit_drafts import VisitDraft, VisitProblem
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefusal,
    BadgeRefused,
    NotSignedIn,
    VisitorBadge,
    VisitorSignedIn,
    VisitorSigningOut,
)
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from tests.support.factories import Connection
from tests.support.visitor_desk_room import NOW, VisitorDeskRoom, visitor_desk_room

EVENING = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
QUINN = VisitDraft(
    purpose=VisitPurpose.CONTRACT_WORK,
    last_name="Chen",
    first_name="Quinn",
    phone="204 555-0142",
    organization="Northern Marine <b>Ltd</b>",
    work="Boiler",
    notes="Ring\nfirst.",
)


@pytest.fixture
def desk(owner: Connection, database_url: str, tmp_path: Path) -> Iterator[VisitorDeskRoom]:
    """Return a desk at which an operator sits, and whose database is away."""
    with visitor_desk_room(owner, database_url, tmp_path) as room:
        room.away = True
        yield room


def kept(desk: VisitorDeskRoom, draft: VisitDraft = QUINN) -> VisitorSignedIn:
    """Sign somebody in who is kept here."""
    done = desk.service.sign_in(draft)
    assert isinstance(done, VisitorSignedIn)
    assert done.waiting
    return done


def test_a_visit_is_delivered_once_with_everything_in_the_operators_name(desk: VisitorDeskRoom) -> None:
    """As it was typed, at its own time and station; a second delivery changes nothing."""
    badge = desk.make.badges("visitor")
    done = kept(desk, dataclasses.replace(QUINN, badge_id=badge, escort_required=True))
    acts = desk.kept.waiting(9)
    assert desk.deliver() == 1
    for act in acts:
        desk.kept.add(dataclasses.replace(act, id=act.id.__class__(int=act.id.int + 1)))
    assert desk.deliver() == 1

    (visit,) = desk.visits()
    assert desk.kept.status().refused == 0
    assert (visit["id"], visit["checked_in_at"], visit["station_id"]) == (done.visit_id, NOW, desk.station)
    assert (visit["organization"], visit["work"], visit["notes"]) == (QUINN.organization, "Boiler", "Ring\nfirst.")
    assert (visit["sort_key"], visit["phone_key"]) == ("chen\x1fquinn", "2045550142")
    assert (visit["badge_id"], visit["escort_required"]) == (badge, True)
    assert visit["visit_type_id"] == desk.type_of("contractor")
    assert visit["arrival_told_by"] == desk.operator.account_id
    assert visit["expires_at"] == done.expires_at


def test_a_visit_whose_answer_was_lost_is_not_doubled(desk: VisitorDeskRoom) -> None:
    """It was committed, and the desk could not hear of it: what is delivered later is the same visit."""
    desk.away, desk.loses_answers = False, True
    desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None)
    kept(desk)
    kept(desk, dataclasses.replace(QUINN, last_name="Roy"))
    assert len(desk.visits()) == 2
    desk.deliver()
    assert (len(desk.visits()), desk.kept.status().refused) == (2, 0)


def test_a_visit_whose_badge_was_handed_out_meanwhile_is_recorded_without_it(desk: VisitorDeskRoom) -> None:
    """The visitor is in, a note says why there is no badge, and what was noted stays."""
    badge = desk.make.badges("visitor")
    done = kept(desk, dataclasses.replace(QUINN, badge_id=badge))
    desk.make.visitors("open", last_name="Roy", badge_id=badge)
    desk.deliver()
    (visit,) = (each for each in desk.visits() if each["id"] == done.visit_id)
    assert visit["badge_id"] is None
    assert visit["notes"].splitlines()[:2] == ["Ring", "first."]
    assert "without its badge" in visit["notes"].splitlines()[2]


def test_an_expected_visit_is_matched_at_the_delivery(desk: VisitorDeskRoom) -> None:
    """By name, as it would have been at once; the sign-out that was kept beside it ends that visit."""
    expected = desk.make.visitors(
        "expected", last_name="Chen", first_name="Quinn", expected_at=EVENING, expires_at=None
    )
    kept(desk)
    (here,) = desk.service.inside.here().visitors
    desk.now += timedelta(hours=1)
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.KEPT_HERE
    desk.deliver()
    (visit,) = desk.visits()
    assert (visit["id"], visit["expected_at"], visit["checked_in_at"]) == (expected, EVENING, NOW)
    assert (visit["checked_out_at"], visit["check_out_method"]) == (NOW + timedelta(hours=1), "desk")
    assert visit["departure_told_by"] == desk.operator.account_id


def test_an_expected_visit_that_was_chosen_and_began_elsewhere_is_one(desk: VisitorDeskRoom) -> None:
    """Another desk, which reached the database, signed the same visitor in."""
    expected = desk.make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=EVENING)
    kept(desk, dataclasses.replace(QUINN, expected_id=expected))
    desk.make.connection.execute(
        "UPDATE visitors SET checked_in_at = %s, check_in_method = 'kiosk', station_id = %s",
        [NOW, desk.make.stations()],
    )
    desk.deliver()
    (visit,) = desk.visits()
    assert (visit["id"], visit["check_in_method"], desk.kept.status().refused) == (expected, "kiosk", 0)


def test_a_visitor_who_was_here_before_is_signed_out_later(desk: VisitorDeskRoom) -> None:
    """The desk knows whom it knew last; delivered twice, or after a scan ended it, the visit is over once."""
    desk.make.visitors("open", last_name="Chen", checked_in_at=NOW)
    desk.away = False
    assert desk.service.inside.here().is_confirmed
    desk.away = True
    now_here = desk.service.inside.here()
    assert not now_here.is_confirmed
    (here,) = now_here.visitors
    desk.now += timedelta(hours=1)
    assert desk.service.inside.sign_out(here) is VisitorSigningOut.KEPT_HERE
    assert desk.service.inside.here().visitors == ()
    desk.service.inside.sign_out(here)
    assert desk.deliver() == 2
    (visit,) = desk.visits()
    assert (visit["checked_out_at"], desk.kept.status().refused) == (NOW + timedelta(hours=1), 0)


def test_who_is_kept_here_is_among_those_who_are_here_until_the_database_has_them(desk: VisitorDeskRoom) -> None:
    """Marked as waiting; each is there once afterwards."""
    kept(desk)
    (here,) = desk.service.inside.here().visitors
    assert (here.display_name, here.waiting) == ("Chen, Q.", True)
    desk.away = False
    assert [each.waiting for each in desk.service.inside.here().visitors] == [True]
    desk.deliver()
    assert [each.waiting for each in desk.service.inside.here().visitors] == [False]


def test_what_is_wrong_is_told_before_it_is_kept(desk: VisitorDeskRoom) -> None:
    """What the database would refuse for good is not kept for it."""
    refused = desk.service.sign_in(dataclasses.replace(QUINN, work=""))
    assert refused == NotSignedIn({"work": VisitProblem.MISSING})
    assert desk.kept.status().waiting == 0


def test_only_who_may_receive_visitors_has_them_kept(desk: VisitorDeskRoom) -> None:
    """By the rights that the database told at the sign-in."""
    desk.rights = frozenset()
    with pytest.raises(StoreUnavailableError):
        desk.service.sign_in(QUINN)
    assert desk.kept.status().waiting == 0


def test_a_disabled_account_is_refused_at_the_delivery_and_kept(
    desk: VisitorDeskRoom, allow_log: Callable[[str], None]
) -> None:
    """A station vouches for nobody who may not be here; the visit is kept, for a person to look at."""
    allow_log(r"^WARNING sentinel_desktop\.services\.hand_acts.*The account is disabled")
    kept(desk)
    desk.make.connection.execute("UPDATE admin_users SET disabled_at = now() WHERE role = 'operator'")
    desk.deliver()
    assert (desk.visits(), desk.kept.status().refused) == ([], 1)


def test_nobody_writes_a_name_beside_a_visit_but_the_functions(desk: VisitorDeskRoom) -> None:
    """No account claims by itself that it was told something by somebody, and a station writes no visit by itself."""
    desk.make.visitors("open", last_name="Chen")
    refused = {desk.operator.engine: "by a function alone", desk.station_engine: "permission denied for table"}
    for engine, why in refused.items():
        with engine.connect() as connection, pytest.raises(DBAPIError, match=why):
            connection.exec_driver_sql(
                "UPDATE visitors SET departure_told_by = %s, checked_out_at = now(), check_out_method = 'desk'",
                (desk.operator.account_id,),
            )


def test_an_account_tells_nothing_in_the_place_of_a_station(desk: VisitorDeskRoom) -> None:
    """The functions are the station's."""
    kept(desk)
    (act,) = desk.kept.waiting(9)
    with SqlUnitOfWork(desk.operator.engine) as work, pytest.raises(NotPermittedError):
        work.visitor_desk.sign_in_via_station(act.signed_in_as, act.at, arrival_of(act))


def test_a_badge_that_is_tapped_is_known_from_the_copy(desk: VisitorDeskRoom) -> None:
    """Free, in other hands, lost, a member's or unknown; and in the hands of who got it here meanwhile."""
    make = desk.make
    free = make.badges("visitor", printed_number="V-12", serial="0000AA0012")
    held = make.badges("visitor", printed_number="V-13", serial="0000AA0013")
    lost_status = make.badge_statuses(code="lost", name="Lost", on_scan="refuse")
    make.badges("visitor", printed_number="V-14", serial="0000AA0014", badge_status_id=lost_status)
    make.badges(serial="0000AA0015")
    make.visitors("open", display_name="Roy, J.", badge_id=held, checked_in_at=NOW)
    desk.take_copy()

    tapped = desk.service.badge_of_serial
    assert tapped("0000AA0012") == VisitorBadge(free, "V-12")
    assert tapped("0000AA0013") == BadgeRefused(BadgeRefusal.HELD, "V-13", "Roy, J.", NOW)
    assert tapped("0000AA0014") == BadgeRefused(BadgeRefusal.NOT_ACTIVE, "V-14")
    assert tapped("0000AA0015") == BadgeRefused(BadgeRefusal.NOT_A_VISITORS, "0015")
    assert tapped("0000AA0099") == BadgeRefused(BadgeRefusal.UNKNOWN, "0099")
    kept(desk, dataclasses.replace(QUINN, badge_id=free))
    assert tapped("0000AA0012") == BadgeRefused(BadgeRefusal.HELD, "V-12", "Chen, Q.", NOW)
