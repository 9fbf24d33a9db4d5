"""The passwords of accounts: the server keeps their verifiers, no table of ours does."""

from typing import Final

import psycopg
from sqlalchemy import bindparam, func, select

from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.persistence.repositories.repository import Repository

_GIVE: Final = select(func.give_password(bindparam("account"), bindparam("verifier"), bindparam("one_time")))
_CHANGE_OWN: Final = select(func.change_own_password(bindparam("verifier")))


class PasswordRepository(Repository):
    """Gives and changes passwords. What travels is a verifier, so that no statement and no log can hold a password.

    The verifier is made by the library that later proves the password, so that both take the same characters for the
    same.
    """

    aggregate = "passwords"

    def give(self, account_id: AccountId, password: str, *, one_time: bool) -> None:
        """Give an account a password; one for one use must be changed at the next sign-in, and runs out unused."""
        verifier = self._verifier_of(password)
        with self._savepoint():
            self._rows("give", _GIVE, account=account_id, verifier=verifier, one_time=one_time)

    def change_own(self, password: str) -> None:
        """Change that of the account which signed in."""
        verifier = self._verifier_of(password)
        with self._savepoint():
            self._rows("change own", _CHANGE_OWN, verifier=verifier)

    def _verifier_of(self, password: str) -> str:
        driver = self._connection.connection.driver_connection
        if not isinstance(driver, psycopg.Connection):
            raise TypeError("the store's driver is psycopg")
        # The name of the role goes into verifiers of an older kind only.
        return driver.pgconn.encrypt_password(password.encode(), b"", b"scram-sha-256").decode()
