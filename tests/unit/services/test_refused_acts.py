"""What was done by hand and refused, as whoever sits at the desk may see it, and what they decide."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.domain.accounts import AccountDetails, AccountRole, SignInOutcome
from sentinel_desktop.domain.badges import MemberCard
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.entry_acts import KeptEntry, entry_act
from sentinel_desktop.domain.faults import NotSignedInError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId, CheckInId, MemberId
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.domain.visit_acts import ToldDeparture, departure_act
from sentinel_desktop.services.hand_acts import HandActService
from sentinel_desktop.services.refused_acts import RefusedAct, RefusedActsDesk, RefusedActService
from tests.support.hand_acts_in_memory import CopyInMemory, HandActsInMemory, VouchingStore
from tests.support.scan_builders import NOON

ME, COLLEAGUE = AccountId(UUID(int=5)), AccountId(UUID(int=6))
ROY = MemberId(UUID(int=501))
OPERATOR: Rights = frozenset({Right.RECEIVE_VISITORS, Right.ENTER_BY_HAND, Right.SETTLE_REVIEWS})
WHY = "It is refused."
EARLIER = NOON - timedelta(hours=1)


class Room:
    """A station with refused acts, a database that knows names, and a copy of who holds a badge."""

    def __init__(self) -> None:
        self.kept = HandActsInMemory()
        self.away = False
        self.told = 0
        self.session = session_of(OPERATOR)
        acts = HandActService(self.kept, VouchingStore().open, lambda: NOON, self._tell, uuid4, copy=CopyInMemory())
        desk = RefusedActsDesk(lambda: self.session, lambda: self, self, lambda: ZoneInfo("UTC"), lambda: NOON)
        self.service = RefusedActService(acts, desk)

    def refuse(self, act: HandAct) -> RefusedAct:
        """Have the database refuse an act, and return it as it is shown."""
        self.kept.add(act)
        self.kept.refuse(act.id, WHY)
        return next(each for each in self.service.refused() if each.id == act.id)

    def _tell(self) -> None:
        self.told += 1

    # --- the database and the copy ------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        """Begin."""
        if self.away:
            raise StoreUnavailableError("Away.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""

    def commit(self) -> None:
        """Nothing is written."""

    @property
    def people(self) -> "Members":
        """The members."""
        return Members()

    @property
    def accounts(self) -> "Accounts":
        """The accounts."""
        return Accounts()

    def holders(self) -> Sequence[tuple[MemberCard, Direction]]:
        """Return who holds a badge."""
        return [(MemberCard(ROY, "Roy of the copy", "LT", "Roy", "J.", "OPS"), Direction.IN)]


class Members:
    """One member."""

    def these(self, members: Collection[MemberId]) -> Sequence[PersonFound]:
        """Return Roy, where he is asked for."""
        roy = PersonFound(ROY, "Lt(N) Roy, J.", "Lt(N)", "Roy", "J.", "OPS", "V11", Direction.IN, NOON)
        return [roy] if ROY in members else []

    def find(self, text: str, limit: int) -> Sequence[PersonFound]:
        """Nobody is looked for."""
        raise AssertionError((text, limit))


class Accounts:
    """One account beside that of whoever is signed in."""

    def these(self, keys: Collection[UUID]) -> Sequence[Record[AccountDetails]]:
        """Return the colleague's, where it is asked for."""
        details = AccountDetails("chen", "Chen, H.", AccountRole.OPERATOR)
        return [Record(COLLEAGUE, 1, details, EARLIER, EARLIER)] if COLLEAGUE in keys else []


def session_of(rights: Rights) -> Session:
    """Return somebody who is signed in."""
    return Session(SessionState.SIGNED_IN, SignedIn(ME, "zoe.roy", "Roy, Z.", AccountRole.OPERATOR, rights, NOON))


def entered(account: AccountId = COLLEAGUE, member: MemberId = ROY) -> HandAct:
    """Return that somebody entered that a member went out."""
    entry = KeptEntry(CheckInId(uuid4()), member, Direction.OUT, "Left by the gate", EARLIER)
    return entry_act(account, NOON, entry)


def left() -> HandAct:
    """Return that a visitor was signed out by whoever is signed in now."""
    return departure_act(uuid4(), ME, NOON, ToldDeparture(UUID(int=7), EARLIER, "vance", "Vance, T."))


@pytest.fixture
def room() -> Room:
    """Return a station at which an operator sits."""
    return Room()


def test_an_entry_is_shown_with_whom_it_is_about_and_who_made_it(room: Room) -> None:
    """By the names that the database knows now."""
    shown = room.refuse(entered())
    assert (shown.by, shown.person, shown.words) == ("Chen, H.", "Lt(N) Roy, J.", "Left by the gate")
    assert (shown.direction, shown.happened_at, shown.at) == (Direction.OUT, EARLIER, NOON)
    assert (shown.reason, shown.since) == (WHY, NOON)


def test_while_the_database_is_away_this_station_names_whom_it_knows(room: Room) -> None:
    """Holders of a badge, and whoever sits here; nobody else."""
    room.away = True
    assert room.refuse(entered()).person == "Roy of the copy"
    assert room.refuse(entered(member=MemberId(UUID(int=9)))).person == ""
    assert [(shown.by, shown.person) for shown in (room.refuse(left()), room.refuse(entered()))] == [
        ("Roy, Z.", "Vance, T."),
        ("", "Roy of the copy"),
    ]


@pytest.mark.parametrize(
    ("session", "named"),
    [(NOBODY, (False, False)), (session_of(frozenset({Right.RECEIVE_VISITORS})), (True, False))],
)
def test_nobody_is_named_to_who_may_not_do_such_a_thing(room: Room, session: Session, named: tuple[bool, bool]) -> None:
    """What it was, when and why are told to everybody; each kind takes the right of its own."""
    room.session = session
    visitor, member = room.refuse(left()), room.refuse(entered())
    assert (bool(visitor.person), bool(member.person)) == named
    assert (bool(visitor.anew), bool(member.words or member.by or member.anew or member.direction)) == named
    assert [visitor.reason, member.reason] == [WHY, WHY]


def test_what_cannot_be_read_is_shown_without_what_it_said(room: Room) -> None:
    """A payload of an older program, or of nobody, breaks no page."""
    whole = entered()
    shown = room.refuse(HandAct(whole.id, whole.kind, ME, NOON, {"member": 3}))
    assert (shown.person, shown.words, shown.anew, shown.by) == ("", "", None, "Roy, Z.")


def test_several_are_tried_again_at_once(room: Room) -> None:
    """Those that are this person's to decide wait again, in the order in which they were done, and it is told."""
    first, second, other = left(), left(), entered()
    for act in (first, second, other):
        room.refuse(act)
    room.session = session_of(frozenset({Right.RECEIVE_VISITORS}))
    assert room.service.retry([second.id, first.id, other.id, uuid4()]) == 2
    assert {act.id for act in room.kept.waiting(9)} == {first.id, second.id}
    assert [shown.id for shown in room.service.refused()] == [other.id]
    assert room.told == 1


def test_one_is_let_go_of_with_a_reason_and_the_name_of_the_account(room: Room) -> None:
    """Whoever is signed in did it, not the computer's account."""
    act = left()
    room.refuse(act)
    assert room.service.dismiss([act.id], "  Signed out anew. ") == 1
    ((key, dismissal),) = room.kept.dismissed
    assert (key, dismissal.by, dismissal.reason, dismissal.at) == (act.id, "zoe.roy", "Signed out anew.", NOON)
    assert room.service.dismiss([act.id], "Again.") == 0
    with pytest.raises(ValueError, match="needs a reason"):
        room.service.dismiss([act.id], " ")


@pytest.mark.parametrize("decide", [lambda s, k: s.retry([k]), lambda s, k: s.dismiss([k], "Why not.")])
@pytest.mark.parametrize("session", [NOBODY, Session(SessionState.LOCKED, session_of(OPERATOR).person)])
def test_nobody_decides_who_is_not_signed_in(
    room: Room, session: Session, decide: Callable[[RefusedActService, UUID], int]
) -> None:
    """Nor somebody who went away from a locked desk; it stays refused."""
    act = left()
    room.refuse(act)
    room.session = session
    with pytest.raises(NotSignedInError):
        decide(room.service, act.id)
    assert room.kept.status().refused == 1


def test_a_sign_in_is_about_whoever_signed_in(room: Room) -> None:
    """There is nobody else to name, and nothing to be entered anew."""
    shown = room.refuse(HandAct.sign_in(uuid4(), COLLEAGUE, datetime(2026, 3, 2, tzinfo=UTC), SignInOutcome.UNLOCKED))
    assert (shown.by, shown.person, shown.anew) == ("Chen, H.", "", None)
