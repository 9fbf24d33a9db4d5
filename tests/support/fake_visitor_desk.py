"""A desk that receives visitors, in memory: with the rules of the real one as far as a screen sees them."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visit_drafts import (
    VisitDraft,
    VisitorKind,
    details_from,
    end_of_day,
    person_of,
    problems_of,
)
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefusal,
    BadgeRefused,
    DeskChoices,
    EventOffered,
    NotSignedIn,
    VisitorBadge,
    VisitorHereAlready,
    VisitorInside,
    VisitorOffered,
    VisitorSignedIn,
    VisitorSigningIn,
    VisitorSigningOut,
)
from sentinel_desktop.domain.visitors import VisitDetails, VisitPurpose, display_name
from sentinel_desktop.services.visitors_inside import HereNow
from tests.support.invented_desk import NOW

AWAY: Final = "The database does not answer: check the network and the server."
ROY: Final = PersonFound(
    MemberId(UUID(int=900)),
    "Lt(N) Roy, J.",
    "Lt(N)",
    "Roy",
    "Jean",
    "OPS",
    "V12345678",
    Direction.IN,
    NOW - timedelta(minutes=82),
)
OKAFOR: Final = dataclasses.replace(
    ROY,
    member_id=MemberId(UUID(int=901)),
    display_name="MS Okafor, R.",
    rank="MS",
    last_name="Okafor",
    first_name="Rae",
    state=Direction.OUT,
    since=NOW - timedelta(days=1),
)
V12, V13 = VisitorBadge(UUID(int=12), "V-12"), VisitorBadge(UUID(int=13), "V-13")
SERIALS: Final = {"0000AA0012": V12, "0000AA0013": V13}


def earlier(key: int, last_name: str, first_name: str, **details: object) -> VisitorOffered:
    """Return somebody who was here three times, twelve days ago at last."""
    came = NOW - timedelta(days=12)
    usual = {"organization": "Northern Marine Ltd", "phone": "204 555-0142", "work": "Boiler"}
    values = {**usual, "host_member_id": ROY.member_id, **details}
    visit = VisitDetails(
        last_name,
        f"{last_name}, {first_name[:1]}.",
        UUID(int=1),
        VisitPurpose.CONTRACT_WORK,
        first_name=first_name,
        checked_in_at=came,
        checked_out_at=came + timedelta(hours=2),
        **values,  # type: ignore[arg-type]
    )
    seen = RecordVersion(UUID(int=key), 2)
    return VisitorOffered(
        seen, visit, VisitorKind.GUEST, is_expected=False, times=3, host=ROY.display_name, host_is_in=True, event=None
    )


def expected(key: int, last_name: str, first_name: str) -> VisitorOffered:
    """Return somebody who is expected to a mess dinner in 18 minutes."""
    visit = VisitDetails(
        last_name,
        f"{last_name}, {first_name[:1]}.",
        UUID(int=1),
        VisitPurpose.EVENT,
        first_name=first_name,
        event_id=UUID(int=70),
        expected_at=NOW + timedelta(minutes=18),
        escort_required=True,
    )
    return VisitorOffered(
        RecordVersion(UUID(int=key), 1),
        visit,
        VisitorKind.GUEST,
        is_expected=True,
        times=0,
        host=None,
        host_is_in=None,
        event="Mess dinner",
    )


class FakeInside:
    """Who is here.

    Attributes:
        reads: how often somebody asked.
    """

    def __init__(self, desk: "FakeVisitorDesk") -> None:
        self._desk = desk
        self.visitors: list[VisitorInside] = []
        self.signed_out: list[str] = []
        self.reads = 0

    def add(self, name: str, badge: str | None = None, organization: str = "") -> VisitorInside:
        """Have somebody be here."""
        key = UUID(int=500 + len(self.visitors) + len(self.signed_out))
        came = NOW - timedelta(minutes=30)
        visitor = VisitorInside(RecordVersion(key, 1), name, organization, badge, None, came, sort_key(name))
        self.visitors.append(visitor)
        return visitor

    def here(self) -> HereNow:
        """Return who is here."""
        self.reads += 1
        return HereNow(tuple(self.visitors), is_confirmed=not self._desk.away)

    def sign_out(self, visitor: VisitorInside) -> VisitorSigningOut:
        """Sign somebody out."""
        if visitor not in self.visitors:
            return VisitorSigningOut.OUT_ALREADY
        self.visitors.remove(visitor)
        self.signed_out.append(visitor.display_name)
        return VisitorSigningOut.KEPT_HERE if self._desk.away else VisitorSigningOut.SIGNED_OUT


class FakeVisitorDesk:
    """Satisfies ``ui.visitor_desk.asked.ReceivesVisitors``.

    Attributes:
        away: whether the database is.
        offers: who may be meant, whatever is typed that is the beginning of their last name.
        signed_in: the drafts that were taken, in their order.
    """

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now
        self.away = False
        self.fault: Exception | None = None
        self.inside = FakeInside(self)
        self.offers: list[VisitorOffered] = [earlier(1, "Chen", "Quinn"), expected(2, "Cheverie", "Quinn")]
        self.members: list[PersonFound] = [ROY, OKAFOR]
        self.events = (EventOffered(UUID(int=70), "Mess dinner"), EventOffered(UUID(int=71), "Open day"))
        self.held: dict[UUID, str] = {}
        self.signed_in: list[VisitDraft] = []
        self.texts: list[str] = []

    def choices(self) -> DeskChoices:
        """Return the events."""
        self._reach()
        return DeskChoices(self.events, ("S1", "Lt(N)"))

    def suggestions(self, text: str) -> Sequence[VisitorOffered]:
        """Return who is called so, from three letters on."""
        self._reach()
        self.texts.append(text)
        words = sort_key(text).split()
        if len(text.strip()) < 3:
            return []
        return [each for each in self.offers if sort_key(each.visit.last_name).startswith(words[0])]

    def expected(self, visit_id: UUID) -> VisitorOffered | None:
        """Return who is expected under this id."""
        self._reach()
        return next((each for each in self.offers if each.seen.id == visit_id and each.is_expected), None)

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return who is called so."""
        self._reach()
        return [each for each in self.members if sort_key(text) in sort_key(each.display_name)]

    def host(self, member_id: UUID) -> PersonFound | None:
        """Return a member."""
        self._reach()
        return next((each for each in self.members if each.member_id == member_id), None)

    def free_badges(self) -> Sequence[VisitorBadge]:
        """Return those that nobody has."""
        self._reach()
        return [badge for badge in SERIALS.values() if badge.id not in self.held]

    def badge_of_serial(self, serial: str) -> VisitorBadge | BadgeRefused:
        """Return the badge, or who has it."""
        self._reach()
        return self._badge(SERIALS.get(serial), serial[-4:])

    def badge_numbered(self, number: str) -> VisitorBadge | BadgeRefused:
        """Return the badge, or who has it."""
        self._reach()
        return self._badge(next((each for each in SERIALS.values() if number in each.number), None), number)

    def sign_in(self, draft: VisitDraft) -> VisitorSigningIn:
        """Sign somebody in, or say why not."""
        if self.fault is not None:
            raise self.fault
        problems = problems_of(draft, self.now, Timings())
        if problems:
            return NotSignedIn(problems)
        if draft.badge_id in self.held:
            badge = next(each for each in SERIALS.values() if each.id == draft.badge_id)
            refused = self._badge(badge, "")
            assert isinstance(refused, BadgeRefused)
            return NotSignedIn(badge=refused)
        name = display_name(person_of(draft), ())
        same = next((each for each in self.inside.visitors if each.display_name == name), None)
        if same is not None and not draft.another_person:
            is_the_expected = draft.expected_id is not None
            return VisitorHereAlready(same.seen.id, name, same.since, is_the_expected)
        self.signed_in.append(draft)
        visit = details_from(draft, display_name=name, visit_type_id=UUID(int=1), now=self.now, timings=Timings())
        host = next((each for each in self.members if each.member_id == draft.host_member_id), None)
        number = next((each.number for each in SERIALS.values() if each.id == draft.badge_id), None)
        return VisitorSignedIn(
            visit_id=self.inside.add(name, number).seen.id,
            display_name=name,
            badge=None if self.away else number,
            host=None if host is None or self.away else host.display_name,
            host_is_in=None if host is None or self.away else host.state,
            expires_at=visit.expires_at or end_of_day(self.now, Timings()),
            was_expected=draft.expected_id is not None,
            waiting=self.away,
        )

    def _badge(self, badge: VisitorBadge | None, number: str) -> VisitorBadge | BadgeRefused:
        if badge is None:
            return BadgeRefused(BadgeRefusal.UNKNOWN, number)
        if badge.id in self.held:
            since = self.now - timedelta(hours=1)
            return BadgeRefused(BadgeRefusal.HELD, badge.number, self.held[badge.id], since)
        return badge

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailableError(AWAY)
