"""A unit's database with people who work by hand in it: an operator and a supervisor, each with a desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import psycopg
from psycopg import sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import MemberId, StationId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session, SessionState, SignedIn
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.hand_entries import HandDesk, HandEntryService
from sentinel_desktop.services.long_stays import LongStayService
from sentinel_desktop.services.questions import QuestionService
from tests.support.builders import Connection
from tests.support.factories import Factories
from tests.support.session_room import ActsInMemory
from tests.support.signed_in import SignedInPerson, signed_in

OPERATOR: Final = frozenset({Right.ENTER_BY_HAND})
SUPERVISOR: Final = OPERATOR | {Right.CORRECT_CHECK_INS}


class HandDeskInTest:
    """One person at the front desk.

    Attributes:
        at: the present moment, which stands still until a test moves it.
        is_away: whether the database is.
    """

    def __init__(self, person: SignedInPerson, role: AccountRole, station_id: StationId, at: datetime) -> None:
        self.person, self.at, self.acts, self.is_away = person, at, ActsInMemory(), False
        rights = OPERATOR if role is AccountRole.OPERATOR else SUPERVISOR
        self.session = Session(
            SessionState.SIGNED_IN, SignedIn(person.account_id, role.value, role.value.title(), role, rights, at)
        )
        self._open = person.open_work
        desk = HandDesk(
            self.open_work, lambda: self.session, lambda: station_id, Timings, lambda: self.at, uuid7, self.acts
        )
        self.entries, self.stays, self.questions = HandEntryService(desk), LongStayService(desk), QuestionService(desk)

    def open_work(self) -> SqlUnitOfWork:
        """Open a unit of work in this person's name."""
        if self.is_away:
            raise StoreUnavailableError("The database is away.")
        return self._open()

    def open_by(self, open_work: Callable[[], SqlUnitOfWork]) -> None:
        """Open units of work by another way from now on."""
        self._open = open_work


class HandEntryRoom:
    """The database, by its owner.

    Attributes:
        now: noon of yesterday in Winnipeg, so that nothing of a test is yet to come for the server.
    """

    def __init__(self, url: str, owner: Connection, opened: ExitStack) -> None:
        self.url, self.owner, self._opened = url, owner, opened
        self.make = Factories(owner)
        yesterday = datetime.now(UTC).date() - timedelta(days=1)
        self.now = datetime(yesterday.year, yesterday.month, yesterday.day, 18, tzinfo=UTC)
        self.station = StationId(self.make.stations(name="Front desk"))

    def desk(self, role: AccountRole = AccountRole.OPERATOR) -> HandDeskInTest:
        """Sign somebody in."""
        group = f"sentinel_{role.value}"
        person = self._opened.enter_context(signed_in(self.owner, self.url, group))
        return HandDeskInTest(person, role, self.station, self.now)

    def member(self, last_name: str = "Roy") -> MemberId:
        """Add a member who never came."""
        return MemberId(self.make.members(last_name=last_name, first_name="Alix", display_name=f"{last_name}, A."))

    def passed(self, member: MemberId, direction: Direction, at: datetime, **row: object) -> UUID:
        """Record a passage as a toggling station would have, or by the method of ``row``; presence follows."""
        if "method" not in row:
            held = self.owner.execute("SELECT id FROM badges WHERE member_id = %s", [member]).fetchone()
            row["badge_id"] = held[0] if held else self.make.badges("held", member_id=member)
            kind = "by badge" if direction is Direction.IN else "by badge, out"
            key = self.make.checkins(kind, member_id=member, station_id=self.station, occurred_at=at, **row)
        else:
            key = self.make.checkins(member_id=member, direction=direction.value, occurred_at=at, **row)
        self.owner.execute(
            "UPDATE presence SET state = %s, since = %s, checkin_id = %s WHERE member_id = %s",
            [direction.value, at, key, member],
        )
        return key

    def log(self, member: MemberId) -> list[tuple[str, str, datetime]]:
        """Return direction, method and time of each check-in that counts, in the order of time."""
        found = self.owner.execute(
            "SELECT direction, method, occurred_at FROM checkins c WHERE member_id = %s AND NOT voided "
            "AND NOT EXISTS (SELECT FROM checkins l WHERE l.supersedes_id = c.id) ORDER BY occurred_at, id",
            [member],
        )
        return [(row[0], row[1], row[2]) for row in found.fetchall()]

    def state(self, member: MemberId) -> str:
        """Return whether a member is in."""
        row = self.owner.execute("SELECT state FROM presence WHERE member_id = %s", [member]).fetchone()
        assert row is not None
        return str(row[0])

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        counting = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
        row = self.owner.execute(counting).fetchone()
        assert row is not None
        return int(row[0])


@contextmanager
def hand_entry_room(url: str) -> Iterator[HandEntryRoom]:
    """Open a room in a database that nobody else uses."""
    with ExitStack() as opened:
        owner = opened.enter_context(psycopg.connect(url, autocommit=True))
        yield HandEntryRoom(url, owner, opened)
