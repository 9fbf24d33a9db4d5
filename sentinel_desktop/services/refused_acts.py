"""What people did by hand and the database refused for good, for a person to decide: again, anew, or let go of it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sentinel_desktop.domain.act_stories import Anew, right_to_see, story_of
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import NotSignedInError, StoreUnavailableError
from sentinel_desktop.domain.hand_acts import HandAct, HandActKind, RefusedHandAct
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session, SignedIn
from sentinel_desktop.services.hand_acts import HandActService
from sentinel_desktop.services.people_search import HoldersCopy
from sentinel_desktop.services.ports.records import Open
from sentinel_desktop.services.ports.refused_acts import NamesWork


@dataclass(frozen=True, slots=True)
class RefusedAct:
    """A refused act as a person sees it.

    Attributes:
        at: when it was done, by the server's clock as this station knows it.
        reason: why it was refused.
        since: when it was.
        needs: the right without which nobody sees the rest, which is empty then.
        by: who did it, by the display name where it is known here; empty where it is not, or nobody was signed in.
        person: whom it is about, likewise.
        words: the reason or the settlement that was typed.
        direction: of a passage.
        happened_at: when that was; None where it was when it was entered.
        anew: how it is done once more; None where it cannot be.
    """

    id: UUID
    kind: HandActKind
    at: datetime
    reason: str
    since: datetime
    needs: Right
    by: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    direction: Direction | None = None
    happened_at: datetime | None = None
    anew: Anew | None = None

    def told_to(self, session: Session) -> "RefusedAct":
        """Return what whoever sits here may see of it."""
        if session.may(self.needs):
            return self
        return replace(self, by="", person="", words="", direction=None, happened_at=None, anew=None)


@dataclass(frozen=True, slots=True)
class RefusedActsDesk:
    """Who decides at this desk, and what is known here; every one may be called from any thread.

    Attributes:
        session: who sits here now.
        open_signed_in: opens a unit of work in that person's name; raises NotSignedInError where nobody is.
        copy: those who hold a badge, for while the database is away.
        zone: of the unit, as far as it is known here.
        now: the server's time as this station knows it.
    """

    session: Callable[[], Session]
    open_signed_in: Open[NamesWork]
    copy: HoldersCopy
    zone: Callable[[], ZoneInfo]
    now: Callable[[], datetime]


class RefusedActService:
    """Works for one station, for whoever sits there. Safe to call from any thread; every method blocks.

    Every method raises JournalError where the disk refuses. To decide takes somebody who is signed in and has the
    right to do such a thing: what is not theirs to decide is left alone.
    """

    def __init__(self, acts: HandActService, desk: RefusedActsDesk) -> None:
        self._acts = acts
        self._desk = desk

    def refused(self) -> Sequence[RefusedAct]:
        """Return what was refused and nobody let go of, oldest first, as far as whoever sits here may see it."""
        session = self._desk.session()
        acts = self._acts.refused()
        seen = [item.act for item in acts if session.may(right_to_see(item.act.kind))]
        accounts, members = self._names(seen, session.person)
        return [self._shown(item, accounts, members).told_to(session) for item in acts]

    def retry(self, keys: Collection[UUID]) -> int:
        """Let the database judge them once more; returns how many were still there and this person's to decide.

        Raises NotSignedInError where nobody is signed in.
        """
        _, mine = self._decided(keys)
        return self._acts.retry(mine)

    def dismiss(self, keys: Collection[UUID], reason: str) -> int:
        """Let go of them: they are never recorded; returns how many were still there and this person's to decide.

        The file keeps them with who did that, when and why.

        Raises:
            NotSignedInError: nobody is signed in.
            ValueError: a reason that says nothing; a screen does not let it come so far.
        """
        person, mine = self._decided(keys)
        if not reason.strip():
            raise ValueError("a dismissal needs a reason")
        return self._acts.dismiss(mine, Dismissal(self._desk.now(), person.username, reason.strip()))

    def _decided(self, keys: Collection[UUID]) -> tuple[SignedIn, Sequence[UUID]]:
        session, wanted = self._desk.session(), set(keys)
        if session.person is None or not session.rights:
            raise NotSignedInError
        acts = [item.act for item in self._acts.refused() if item.act.id in wanted]
        return session.person, [act.id for act in acts if session.may(right_to_see(act.kind))]

    # --- names --------------------------------------------------------------------------------------------------------

    def _shown(self, item: RefusedHandAct, accounts: Mapping[UUID, str], members: Mapping[MemberId, str]) -> RefusedAct:
        act = item.act
        story = story_of(act, self._desk.zone())
        return RefusedAct(
            id=act.id,
            kind=act.kind,
            at=act.at,
            reason=item.reason,
            since=item.refused_at,
            needs=right_to_see(act.kind),
            by="" if act.account_id is None else accounts.get(act.account_id, ""),
            person=story.person if story.member_id is None else members.get(story.member_id, ""),
            words=story.words,
            direction=story.direction,
            happened_at=story.happened_at,
            anew=story.anew,
        )

    def _names(
        self, acts: Sequence[HandAct], person: SignedIn | None
    ) -> tuple[Mapping[UUID, str], Mapping[MemberId, str]]:
        """Return the display names of the accounts and the members that these acts name, where they are known."""
        zone = self._desk.zone()
        account_ids: set[UUID] = {act.account_id for act in acts if act.account_id is not None}
        stories = (story_of(act, zone) for act in acts)
        member_ids = {story.member_id for story in stories if story.member_id is not None}
        accounts = {} if person is None else {UUID(str(person.account_id)): person.display_name}
        if not account_ids <= accounts.keys() or member_ids:
            try:
                with self._desk.open_signed_in() as work:
                    found: Sequence[PersonFound] = work.people.these(member_ids)
                    records = work.accounts.these(account_ids)
            except (NotSignedInError, StoreUnavailableError):
                # Away, or this person signed out meanwhile: what this station knows must do.
                copied = {card.id: card.display_name for card, _ in self._desk.copy.holders()}
                return accounts, copied
            accounts |= {record.id: record.details.display_name for record in records}
            return accounts, {each.member_id: each.display_name for each in found}
        return accounts, {}
