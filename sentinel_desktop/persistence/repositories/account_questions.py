"""What a station may ask about accounts before anybody has signed in: a few columns, and nothing of anybody's log."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, exists, false, func, select, text

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.session_times import IDLE_LOCK_SETTING
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.persistence.repositories.listed import table_of
from sentinel_desktop.persistence.repositories.repository import Repository
from sentinel_desktop.persistence.tables import AdminUserRow, SettingRow
from sentinel_desktop.services.ports.accounts import KnownAccount

_LONGEST_NAME: Final = 256
_ACCOUNTS: Final = table_of(AdminUserRow)
_KNOWN: Final = select(
    _ACCOUNTS.c.id,
    _ACCOUNTS.c.username,
    _ACCOUNTS.c.display_name,
    _ACCOUNTS.c.role,
    _ACCOUNTS.c.login_role,
    _ACCOUNTS.c.disabled_at,
    _ACCOUNTS.c.must_change_password,
    func.coalesce(_ACCOUNTS.c.password_expires_at <= func.now(), false()).label("has_expired"),
)
_ANYBODY: Final = select(exists(select(_ACCOUNTS.c.id)))
_IDLE_LOCK: Final = select(SettingRow.value).where(SettingRow.key == IDLE_LOCK_SETTING)

# PUBLIC reads both catalogues. A superuser may connect everywhere but where nobody may.
_LOGIN: Final = text(
    "SELECT r.rolcanlogin, d.datallowconn, has_database_privilege(r.oid, d.oid, 'CONNECT') AS may_connect "
    "FROM pg_roles r, pg_database d WHERE r.rolname = :role AND d.datname = current_database()"
)


@dataclass(frozen=True, slots=True)
class LoginStanding:
    """What the server holds of a login role: whether it may log in, and connect here; whether anybody may."""

    may_log_in: bool = False
    database_is_open: bool = True
    may_connect: bool = False


class AccountQuestions(Repository):
    """Accounts as a station may know them."""

    aggregate = "signing in"

    def find(self, username: str) -> KnownAccount | None:
        """Return the account with this user name, whatever its case and accents, None where there is none."""
        key = sort_key(username[: _LONGEST_NAME + 1])
        if len(username) > _LONGEST_NAME or "\0" in key or not key.isprintable():
            return None
        return self._one("find", _ACCOUNTS.c.username_key == key)

    def find_again(self, account_id: AccountId) -> KnownAccount | None:
        """Return an account as it is now, None where it is gone."""
        return self._one("find again", _ACCOUNTS.c.id == account_id)

    def anybody(self) -> bool:
        """Whether there is any account."""
        return bool(self._scalar("anybody", _ANYBODY))

    def idle_lock(self) -> JsonValue:
        """Return what the setting of the idle lock says, None where it is not set."""
        rows: Any = self._rows("idle lock", _IDLE_LOCK)
        return rows[0]["value"] if rows else None

    def login(self, role: str) -> LoginStanding:
        """Return what the server holds of a login role; of one that is gone, that it may not log in."""
        rows: Any = self._rows("login", _LOGIN.bindparams(bindparam("role", role)))
        if not rows:
            return LoginStanding()
        return LoginStanding(rows[0]["rolcanlogin"], rows[0]["datallowconn"], rows[0]["may_connect"])

    def _one(self, name: str, condition: ColumnElement[bool]) -> KnownAccount | None:
        rows = self._rows(name, _KNOWN.where(condition))
        if not rows or rows[0]["login_role"] is None:
            return None
        row = rows[0]
        return KnownAccount(
            id=AccountId(row["id"]),
            username=row["username"],
            display_name=row["display_name"],
            role=AccountRole(row["role"]),
            login_role=row["login_role"],
            disabled=row["disabled_at"] is not None,
            must_change_password=row["must_change_password"],
            has_expired=row["has_expired"],
        )
