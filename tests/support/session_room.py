"""A unit's database with stations at which people sign in, each station and account by a login role of its own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import psycopg
from psycopg import conninfo, sql
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountDetails, AccountRole
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.passwords import PasswordVerdict
from sentinel_desktop.domain.records import Record
from sentinel_desktop.persistence import roles
from sentinel_desktop.persistence.account_door import SqlAccountDoor
from sentinel_desktop.persistence.engine import DatabaseAddress, StationEngine, Timeouts
from sentinel_desktop.persistence.unit_of_work import SqlUnitOfWork
from sentinel_desktop.services.accounts import AccountService, NewAccount
from sentinel_desktop.services.sessions import SessionService
from sentinel_desktop.services.sign_in_attempts import SessionDesk
from tests.support.builders import Connection, RowBuilder

PASSWORD: Final = "Paddle steamers at noon, 1911"
ANOTHER: Final = "Eleven grey herons on a pier"


class ActsInMemory:
    """Keeps what is recorded later in a list, as the disk keeps it in a file."""

    def __init__(self) -> None:
        self.kept: list[HandAct] = []

    def add(self, act: HandAct) -> None:
        """Keep an act; the same id a second time changes nothing."""
        if act.id not in {kept.id for kept in self.kept}:
            self.kept.append(act)

    @property
    def outcomes(self) -> list[str]:
        """What was done, in its order."""
        return [act.outcome.value for act in self.kept]


@dataclass
class Moments:
    """Clocks that stand still until a test moves them."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: float = 1000.0

    def now(self) -> datetime:
        """Return the server's time as a station knows it."""
        return self.at

    def monotonic(self) -> float:
        """Return seconds that no clock change moves."""
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        """Let time go on."""
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


@dataclass(frozen=True)
class Desk:
    """One station at which people sign in."""

    station_id: StationId
    door: SqlAccountDoor
    sessions: SessionService[SqlUnitOfWork]
    acts: ActsInMemory
    moments: Moments
    engine: StationEngine
    address: DatabaseAddress

    def work(self) -> SqlUnitOfWork:
        """Return a unit of work as the station."""
        return SqlUnitOfWork(self.engine.engine)

    def reached_again(self) -> None:
        """Go on after an outage, as the link does when it reached the database again."""
        self.engine.reached_again(self.address)
        self.door.reached(self.address)


class SessionRoom:
    """Makes desks and accounts in one database; forgets every role at the end."""

    def __init__(self, url: str, owner: Connection, opened: ExitStack) -> None:
        self.url = url
        self.owner = owner
        self.rows = RowBuilder(owner)
        self._opened = opened
        self._station_roles: list[str] = []
        engine = StationEngine(DatabaseAddress(url), connections=2)
        opened.callback(engine.engine.dispose)
        self.accounts = AccountService(lambda: SqlUnitOfWork(engine.engine), uuid7, lambda: datetime.now(UTC))
        opened.callback(self._forget_roles)

    def desk(self, name: str = "front desk", **where: str | int) -> Desk:
        """Enrol a station and open its door; ``where`` is said over its address, as another host or port."""
        station_id = self.rows.station(name=name)
        role, password = roles.make_login(self.owner, station_id)
        self._station_roles.append(role)
        self.owner.execute("UPDATE stations SET login_role = %s WHERE id = %s", [role, station_id])
        given = {key: value for key, value in conninfo.conninfo_to_dict(self.url).items() if key != "passfile"}
        dsn = conninfo.make_conninfo("", **given | {"user": role, "password": password} | where)
        address = DatabaseAddress(dsn, Timeouts(connect_s=2, statement_ms=3_000), str(station_id))
        engine = StationEngine(address)
        self._opened.callback(engine.engine.dispose)
        door = SqlAccountDoor(lambda: SqlUnitOfWork(engine.engine))
        door.reached(address)
        acts, moments = ActsInMemory(), Moments()
        desk = SessionDesk(lambda: station_id, moments.now, moments.monotonic, uuid7)
        sessions = SessionService(door, acts, desk, lambda _password, _names: PasswordVerdict())
        self._opened.callback(sessions.lock)
        return Desk(station_id, door, sessions, acts, moments, engine, address)

    def account(self, username: str, role: AccountRole = AccountRole.SUPERVISOR, password: str = PASSWORD) -> AccountId:
        """Make an account whose password is its own."""
        made = self.accounts.create_with_password(NewAccount(username, role, username.title()), password)
        return AccountId(made.id)

    def newcomer(self, username: str, role: AccountRole = AccountRole.SUPERVISOR) -> tuple[AccountId, str]:
        """Make an account with a one-time password."""
        issued = self.accounts.create(NewAccount(username, role))
        return AccountId(issued.account.id), issued.password

    def record(self, username: str) -> Record[AccountDetails]:
        """Return an account as it is now."""
        found = self.accounts.named(username)
        assert found is not None
        return found

    def disable(self, username: str) -> None:
        """Disable an account, beside an administrator who stays."""
        self.accounts.disable(self.record(username).seen)

    def let_password_expire(self, account_id: AccountId) -> None:
        """Make a one-time password so old that it opens nothing any more."""
        row = self.owner.execute(
            "UPDATE admin_users SET password_expires_at = now() - interval '1 minute' WHERE id = %s "
            "RETURNING login_role",
            [account_id],
        ).fetchone()
        assert row is not None
        statement = sql.SQL("ALTER ROLE {} VALID UNTIL '2020-01-01'")
        self.owner.execute(statement.format(sql.Identifier(str(row[0]))))

    def logged(self, account_id: AccountId | None) -> list[str]:
        """Return what came of each attempt of an account, in the order in which they were written."""
        found = self.owner.execute(
            "SELECT outcome FROM sign_ins WHERE admin_user_id IS NOT DISTINCT FROM %s ORDER BY created_at, id",
            [account_id],
        )
        return [str(outcome) for (outcome,) in found.fetchall()]

    def let_time_pass(self, seconds: float) -> None:
        """Make what is in the log so much older; the log itself lets nobody change it."""
        with self.owner.transaction():
            self.owner.execute("SET LOCAL session_replication_role = replica")
            self.owner.execute(
                "UPDATE sign_ins SET created_at = created_at - make_interval(secs => %(s)s), "
                "occurred_at = occurred_at - make_interval(secs => %(s)s)",
                {"s": seconds},
            )

    def connections_of(self, account_id: AccountId) -> int:
        """Return how many connections an account has open."""
        row = self.owner.execute(
            "SELECT count(*) FROM pg_stat_activity a JOIN admin_users u ON u.login_role = a.usename WHERE u.id = %s",
            [account_id],
        ).fetchone()
        return 0 if row is None else int(row[0])

    def _forget_roles(self) -> None:
        found = self.owner.execute("SELECT login_role FROM admin_users WHERE login_role IS NOT NULL").fetchall()
        for role in (*(str(name) for (name,) in found), *self._station_roles):
            self.owner.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            self.owner.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@contextmanager
def session_room(url: str) -> Iterator[SessionRoom]:
    """Open a room in a database that nobody else uses."""
    with ExitStack() as opened:
        owner = opened.enter_context(psycopg.connect(url, autocommit=True))
        yield SessionRoom(url, owner, opened)
