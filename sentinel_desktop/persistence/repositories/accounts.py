"""The accounts that sign in, and the log of their sign-ins."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Uuid, bindparam, func, insert, or_, select

from sentinel_desktop.domain.accounts import (
    AccountDetails,
    AccountFilter,
    AccountOrder,
    SignIn,
    SignInFilter,
    SignInLine,
    SignInOutcome,
)
from sentinel_desktop.domain.ids import AccountId, StationId
from sentinel_desktop.domain.pages import Page, PageRequest
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import search_keys, sort_key
from sentinel_desktop.persistence.repositories.edited import EditedRepository
from sentinel_desktop.persistence.repositories.keyset import Order
from sentinel_desktop.persistence.repositories.labels import within
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import AdminUserRow, SignInRow, StationRow

_ACCOUNTS: Final = table_of(AdminUserRow)
_SIGN_INS: Final = table_of(SignInRow)
_STATIONS: Final = table_of(StationRow)
_NEVER: Final = datetime.fromtimestamp(0, UTC)
"""Stands in the order for no instant at all, after every other one by the column before it."""


class AccountRepository(EditedRepository[AccountDetails, AccountFilter, AccountOrder]):
    """Accounts. One that ever signed in is never deleted: it is disabled.

    The database makes the login role of a new one, and takes rights and login away with an edit that says so. Whether
    the password must be changed is said of a new account, and from then on by whoever gives or changes the password.
    """

    aggregate, table, details = "accounts", _ACCOUNTS, AccountDetails
    unedited = frozenset({"must_change_password"})
    given = frozenset({"login_role", "password_expires_at", "last_sign_in_at"})
    orders: ClassVar[Mapping[Any, Order]] = {
        AccountOrder.USERNAME: Order((_ACCOUNTS.c.username_key, _ACCOUNTS.c.id)),
        AccountOrder.DISPLAY_NAME: Order((_ACCOUNTS.c.display_name_key, _ACCOUNTS.c.id)),
        AccountOrder.LAST_SIGN_IN: Order(
            (
                _ACCOUNTS.c.last_sign_in_at.is_(None),
                func.coalesce(_ACCOUNTS.c.last_sign_in_at, _NEVER),
                _ACCOUNTS.c.id,
            )
        ),
    }

    def named(self, username: str) -> Record[AccountDetails] | None:
        """Return the account with this username, whatever its case and accents; None where there is none."""
        return self._one("named", _ACCOUNTS.c.username_key == sort_key(username))

    def of_member(self, member_id: UUID) -> Record[AccountDetails] | None:
        """Return a member's account, None where there is none."""
        return self._one("of member", _ACCOUNTS.c.member_id == member_id)

    def _one(self, name: str, condition: ColumnElement[bool]) -> Record[AccountDetails] | None:
        return next(map(self._record, self._rows(name, self._select().where(condition))), None)

    def _conditions(self, wanted: AccountFilter) -> Iterable[ColumnElement[bool]]:
        if wanted.roles:
            yield _ACCOUNTS.c.role.in_([role.value for role in wanted.roles])
        if wanted.disabled is not None:
            yield _ACCOUNTS.c.disabled_at.is_not(None) if wanted.disabled else _ACCOUNTS.c.disabled_at.is_(None)
        if wanted.of_member is not None:
            yield _ACCOUNTS.c.member_id.is_not(None) if wanted.of_member else _ACCOUNTS.c.member_id.is_(None)
        for word in search_keys(wanted.text):
            keys = (_ACCOUNTS.c.username_key, _ACCOUNTS.c.display_name_key)
            yield or_(*(key.contains(word, autoescape=True) for key in keys))


_BY_TIME: Final = Order((_SIGN_INS.c.occurred_at, _SIGN_INS.c.id))
_LINES: Final = (
    select(
        _SIGN_INS.c.id,
        _SIGN_INS.c.admin_user_id,
        _SIGN_INS.c.station_id,
        _SIGN_INS.c.outcome,
        _SIGN_INS.c.occurred_at,
        _SIGN_INS.c.via_station,
        _ACCOUNTS.c.username,
        _STATIONS.c.name.label("station"),
    )
    .select_from(_SIGN_INS)
    .outerjoin(_ACCOUNTS, _ACCOUNTS.c.id == _SIGN_INS.c.admin_user_id)
    .outerjoin(_STATIONS, _STATIONS.c.id == _SIGN_INS.c.station_id)
)


_WAIT: Final = select(func.sign_in_wait(bindparam("account", type_=Uuid())))
_LOG: Final = select(func.log_sign_in(bindparam("id"), bindparam("outcome"), bindparam("station_id", type_=Uuid())))
_LOG_VIA_STATION: Final = select(
    func.log_sign_in_via_station(
        bindparam("id"), bindparam("admin_user_id"), bindparam("outcome"), bindparam("occurred_at")
    )
)


class SignInRepository(Repository):
    """The log of sign-ins. A station writes it without being able to read it."""

    aggregate = "sign-ins"

    def wait(self, account_id: AccountId | None) -> float:
        """Return how many seconds must pass before the next attempt of an account at this station is looked at.

        As a station; by the server's clock, 0 where it may be looked at now.

        Args:
            account_id: None for the names that belong to nobody, which are counted together.
        """
        return float(self._scalar("wait", _WAIT, account=account_id))

    def add(self, sign_in: SignIn) -> None:
        """Write one attempt into the log; a station may write what it refused, and nothing else."""
        with self._savepoint():
            self._run(
                "add",
                insert(_SIGN_INS),
                id=sign_in.id,
                admin_user_id=sign_in.account_id,
                station_id=sign_in.station_id,
                occurred_at=sign_in.occurred_at,
                outcome=sign_in.outcome,
            )

    def log(self, entry: UUID, outcome: SignInOutcome, station: StationId | None) -> None:
        """Write, as the account that signed in, that it came, came back or left; the same entry again changes nothing.

        Raises:
            NotPermittedError: it is a refusal, or no account signed in.
        """
        with self._savepoint():
            self._rows("log", _LOG, id=entry, outcome=outcome, station_id=station)

    def log_via_station(self, entry: UUID, account_id: AccountId, outcome: SignInOutcome, at: datetime) -> None:
        """Write, as the station, what an account did here while the database was away.

        The same entry again changes nothing.

        Raises:
            InvalidValueError: the account is disabled or not there, or ``at`` is yet to come.
        """
        with self._savepoint():
            self._rows(
                "log via station",
                _LOG_VIA_STATION,
                id=entry,
                admin_user_id=account_id,
                outcome=outcome,
                occurred_at=at,
            )

    def page(self, wanted: SignInFilter, request: PageRequest) -> Page[SignInLine]:
        """Return one page, the newest first, with the names of accounts and stations; one statement.

        A ``descending`` request turns that round, as with every page: the oldest first.
        """
        turned = dataclasses.replace(request, descending=not request.descending)
        rows = self._rows("page", _BY_TIME.select_page(_LINES.where(*_sought(wanted)), turned))
        return _BY_TIME.page(rows, turned, _line_of)

    def count(self, wanted: SignInFilter) -> int:
        """Return how many attempts ``wanted`` lets through."""
        return int(self._scalar("count", select(func.count()).select_from(_SIGN_INS).where(*_sought(wanted))))


def _sought(wanted: SignInFilter) -> Iterable[ColumnElement[bool]]:
    if wanted.account_id is not None:
        yield _SIGN_INS.c.admin_user_id == wanted.account_id
    if wanted.station_id is not None:
        yield _SIGN_INS.c.station_id == wanted.station_id
    if wanted.outcomes:
        yield _SIGN_INS.c.outcome.in_([outcome.value for outcome in wanted.outcomes])
    yield from within(_SIGN_INS.c.occurred_at, wanted.since, wanted.before)


def _line_of(row: RowMapping) -> SignInLine:
    sign_in = SignIn(
        id=row["id"],
        account_id=_account_of(row),
        station_id=_station_of(row),
        outcome=SignInOutcome(row["outcome"]),
        occurred_at=row["occurred_at"],
        via_station=row["via_station"],
    )
    return SignInLine(sign_in, row["username"], row["station"])


def _account_of(row: RowMapping) -> AccountId | None:
    return None if row["admin_user_id"] is None else AccountId(row["admin_user_id"])


def _station_of(row: RowMapping) -> StationId | None:
    return None if row["station_id"] is None else StationId(row["station_id"])
