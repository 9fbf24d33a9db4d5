"""What waits on this computer of visitors, as the board shows it."""

from datetime import timedelta
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.kiosk import KioskDeparture, KioskVisit
from sentinel_desktop.domain.presence import KeptHere
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_acts import KeptArrival, ToldDeparture, arrival_act, departure_act
from sentinel_desktop.domain.visitors import VisitDetails, VisitPurpose
from sentinel_desktop.services.kept_visits import kept_visits
from tests.support.scan_builders import NOON

WHO = AccountId(UUID(int=5))
VISIT, ELSEWHERE = UUID(int=20), UUID(int=21)


def arrival(key: UUID = VISIT) -> HandAct:
    """Return that a contractor who must be escorted was signed in at noon, for an hour."""
    visit = VisitDetails(
        "Chen",
        "Chen, Q.",
        UUID(int=1),
        VisitPurpose.CONTRACT_WORK,
        first_name="Quinn",
        escort_required=True,
        expires_at=NOON + timedelta(hours=1),
    )
    return arrival_act(UUID(int=2), WHO, NOON, KeptArrival(key, "contractor", visit, NOON, NOON))


def departure(key: UUID) -> HandAct:
    """Return that a visitor was signed out at noon."""
    return departure_act(UUID(int=3), WHO, NOON, ToldDeparture(key, NOON, "chen quinn", "Chen, Q."))


def test_who_was_signed_in_here_is_on_the_board_marked_so() -> None:
    """With everything a card says, as far as it was typed here."""
    (visitor,) = kept_visits([arrival()]).came
    assert (visitor.visit_id, visitor.display_name, visitor.kept) == (VISIT, "Chen, Q.", KeptHere.CAME)
    assert (visitor.since, visitor.expires_at) == (NOON, NOON + timedelta(hours=1))
    assert (visitor.escort_required, visitor.visit_type.name) == (True, "Contractor")
    assert visitor.sort_key == sort_key("Chen", "Quinn")


def test_who_was_signed_out_here_is_told_by_the_visit() -> None:
    """And who came and left while the database was away is neither."""
    assert kept_visits([departure(ELSEWHERE)]).left == {ELSEWHERE}
    both = kept_visits([arrival(), departure(VISIT)])
    assert (both.came, both.left) == ((), frozenset())


def test_who_signed_in_at_the_kiosk_is_there_too() -> None:
    """Under the name that the database is asked to take."""
    visit = KioskVisit(VisitPurpose.MUSEUM, "museum", "Roy", "Jo", "5551234", ("Roy, J.", "Roy, Jo", "Roy, Jo 2"))
    (visitor,) = kept_visits([HandAct.kiosk_sign_in(VISIT, NOON, visit)]).came
    assert (visitor.visit_id, visitor.display_name, visitor.kept) == (VISIT, "Roy, J.", KeptHere.CAME)


def test_what_cannot_be_read_is_nobody() -> None:
    """It is refused with that reason when it is delivered; the others are shown."""
    broken = HandAct(UUID(int=9), HandActKind.VISITOR_SIGN_IN, WHO, NOON, {"visit": 7})
    assert [visitor.visit_id for visitor in kept_visits([broken, arrival()]).came] == [VISIT]


def test_what_else_was_done_by_hand_is_no_visit() -> None:
    """Nor does somebody leave by name and telephone number: which visit that is the database alone can find."""
    visit = KioskVisit(VisitPurpose.MUSEUM, "museum", "Roy", "Jo", "5551234", ("Roy, J.", "Roy, Jo", "Roy, Jo 2"))
    came = HandAct.kiosk_sign_in(VISIT, NOON, visit)
    left = HandAct.kiosk_sign_out(UUID(int=4), NOON, KioskDeparture("Roy", "5551234"))
    unlocked = HandAct.sign_in(UUID(int=5), WHO, NOON, SignInOutcome.UNLOCKED)
    kept = kept_visits([came, left, unlocked])
    assert ([visitor.visit_id for visitor in kept.came], kept.left) == ([VISIT], frozenset())
