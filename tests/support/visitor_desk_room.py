"""A desk that receives visitors on a real database: an operator who signed in, and the station that tells later."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from uuid import UUID

from psycopg import conninfo, sql
from sqlalchemy import Engine
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import Session, SessionState, SignedIn
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.tables.base import OPERATOR_ROLE
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.hand_acts import HandActService
from sentinel_desktop.services.people_search import PeopleSearch
from sentinel_desktop.services.ports.visitor_desk import ReceivingDesk
from sentinel_desktop.services.visitor_desk import VisitorDeskService
from tests.support.factories import Connection, Factories
from tests.support.hand_acts_in_memory import HandActsInMemory
from tests.support.signed_in import SignedInPerson, signed_in

NOW: Final = datetime(2026, 3, 3, 0, 42, tzinfo=UTC)
"""18:42 on 2 March, in the unit's zone."""


class _LosesTheAnswer(SqlUnitOfWork):
    """Commits, and then the line is cut."""

    def commit(self) -> None:
        """Make it so, and tell nobody."""
        super().commit()
        raise StoreUnavailableError("The line was cut.")


class _Away:
    """A unit of work at a database that does not answer."""

    def __enter__(self) -> Self:
        """Fail as a connection does."""
        raise StoreUnavailableError("The database does not answer.")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Have nothing to end."""


@dataclass
class VisitorDeskRoom:
    """One desk.

    Attributes:
        away: whether the database is.
        loses_answers: whether what is committed is not heard of.
        is_enrolled: whether the desk knows by now which station it is.
        now: the server's time as the desk knows it.
    """

    make: Factories
    operator: SignedInPerson
    station: StationId
    station_engine: Engine
    kept: HandActsInMemory
    copy: SqliteLocalDirectory
    away: bool = False
    loses_answers: bool = False
    is_enrolled: bool = True
    now: datetime = NOW
    rights: frozenset[Right] = frozenset({Right.RECEIVE_VISITORS})
    someone: bool = True
    service: VisitorDeskService = field(init=False)

    def __post_init__(self) -> None:
        """Build what is tested."""
        desk = ReceivingDesk(
            session=self._session,
            open_signed_in=self._open,
            later=self.kept,
            copy=self.copy,
            station_id=lambda: self.station if self.is_enrolled else None,
            now=lambda: self.now,
            timings=Timings,
            new_id=uuid7,
        )
        self.service = VisitorDeskService(desk, PeopleSearch(self._open))

    def deliver(self) -> int:
        """Deliver, as the station, what was kept."""
        hour_later = self.now + timedelta(hours=1)
        acts = HandActService(
            self.kept,
            lambda: SqlUnitOfWork(self.station_engine),
            lambda: hour_later,
            lambda: None,
            uuid7,
            copy=self.copy,
        )
        return acts.deliver()

    def take_copy(self) -> None:
        """Have the station take its copy of the badges, as it does while the database is there."""
        with SqlUnitOfWork(self.station_engine) as work:
            self.copy.replace(work.stations.directory(self.station))

    def visits(self) -> list[dict[str, Any]]:
        """Return the visits by when they began, each by its columns."""
        cursor = self.make.connection.execute("SELECT * FROM visitors ORDER BY checked_in_at, id")
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def type_of(self, code: str) -> UUID:
        """Return the id of a visit type, which is made where it is missing."""
        return UUID(str(self.make.visit_types.once({"code": code}, name=code.title())))

    def _open(self) -> Any:  # noqa: ANN401 - one of three
        if self.away:
            return _Away()
        return _LosesTheAnswer(self.operator.engine) if self.loses_answers else self.operator.open_work()

    def _session(self) -> Session:
        person = SignedIn(self.operator.account_id, "s.roy", "S1 Roy", AccountRole.OPERATOR, self.rights, NOW)
        return Session(SessionState.SIGNED_IN, person) if self.someone else Session()


@contextmanager
def visitor_desk_room(
    owner: Connection, database_url: str, folder: Path, group: str = OPERATOR_ROLE
) -> Iterator[VisitorDeskRoom]:
    """Return a desk with an account in a group role; its roles are gone at the end.

    Args:
        owner: commits by itself.
        database_url: of a database that only this test uses.
        folder: for the station's copy of the badges.
        group: of the account.
    """
    make = Factories(owner)
    station = make.stations()
    role, password = roles.make_login(owner, StationId(station))
    owner.execute("UPDATE stations SET login_role = %s WHERE id = %s", [role, station])
    where = conninfo.conninfo_to_dict(database_url)
    where.pop("passfile", None)
    engine = make_engine(DatabaseAddress(conninfo.make_conninfo("", **where | {"user": role, "password": password})))
    for code in ("contractor", "guest", "military", "recruitment", "official", "museum", "event", "other"):
        make.visit_types.once({"code": code}, name=code.title())
    copy = SqliteLocalDirectory(folder / "directory.db")
    try:
        with signed_in(owner, database_url, group, connections=4) as operator:
            yield VisitorDeskRoom(make, operator, StationId(station), engine, HandActsInMemory(), copy)
    finally:
        copy.close()
        engine.dispose()
        owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
        owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
