"""Sessions of a desk that exists in a test or a picture only."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import NotSignedInError, SignInRejectedError, StoreUnavailableError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.passwords import PasswordVerdict, judge_password
from sentinel_desktop.domain.rights import Right, Rights
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.services.sign_in_attempts import WRONG
from tests.support.invented_desk import NOW

OPERATORS: Rights = frozenset({Right.ENTER_BY_HAND, Right.RECEIVE_VISITORS, Right.SETTLE_REVIEWS})
SUPERVISORS: Rights = OPERATORS | {
    *(Right.EDIT_MEMBERS, Right.EDIT_BADGES, Right.EDIT_LISTS, Right.EDIT_EVENTS, Right.CORRECT_CHECK_INS),
}
ADMINISTRATORS: Rights = frozenset(Right)
RIGHTS = {
    AccountRole.OPERATOR: OPERATORS,
    AccountRole.SUPERVISOR: SUPERVISORS,
    AccountRole.ADMINISTRATOR: ADMINISTRATORS,
}


def person(
    number: int = 1, role: AccountRole = AccountRole.OPERATOR, *, must_change_password: bool = False
) -> SignedIn:
    """Return an invented person who signed in, always the same one for a number."""
    names = ("S1 Kowalski", "PO2 Tremblay", "Lt(N) Roy", "CPO2 Beauchamp-Létourneau")
    name = names[number % len(names)]
    return SignedIn(
        account_id=AccountId(UUID(int=500 + number)),
        username=name.split()[-1].casefold(),
        display_name=name,
        role=role,
        rights=RIGHTS[role],
        since=NOW - timedelta(hours=2),
        must_change_password=must_change_password,
    )


def signed_in(who: SignedIn, locks_after: timedelta | None = None) -> Session:
    """Return the session of somebody who is at the desk."""
    return Session(SessionState.SIGNED_IN, who, locks_after)


def judge(password: str, names: Collection[str]) -> PasswordVerdict:
    """Judge by the program's own rules, with a list of one common password."""
    return judge_password(password, names, lambda typed, _: typed == "password password")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who has an account, and its password."""

    who: SignedIn
    password: str


class FakeSessions:
    """Satisfies ``ui.sign_in.asked.Sessions`` and ``FirstAdministrator``; it knows the people whom it is told of.

    Attributes:
        away: the sentence with which everything fails that needs the database; empty while that answers.
        wait_s: what a wrong password costs.
        calls: what was asked, in its order, without what was typed.
    """

    def __init__(self, *known: Known, locks_after: timedelta | None = None) -> None:
        self.known = {one.who.username: one for one in known}
        self.locks_after = locks_after
        self.away = ""
        self.wait_s = 0.0
        self.calls: list[str] = []
        self.first = FirstAccount.MADE if known else FirstAccount.MISSING
        self.listener: Callable[[Session], object] = lambda _: None
        self._session = NOBODY

    def session(self) -> Session:
        """Return who sits here."""
        return self._session

    def become(self, session: Session) -> Session:
        """Have it so, and tell it."""
        self._session = session
        self.listener(session)
        return session

    def sign_in(self, username: str, password: str) -> Session:
        """Sign in one of those who are known."""
        self.calls.append("sign_in")
        if self.away:
            raise StoreUnavailableError(self.away)
        known = self.known.get(username)
        if known is None or known.password != password:
            raise SignInRejectedError(
                sentence("SignInFaults", "The user name or the password is not right."), self.wait_s
            )
        return self.become(signed_in(known.who, self.locks_after))

    def lock(self) -> None:
        """Lock."""
        self.calls.append("lock")
        self.become(replace(self._session, state=SessionState.LOCKED))

    def unlock(self, password: str) -> Session:
        """Unlock, also while the database is away."""
        self.calls.append("unlock")
        who = self._session.person
        if who is None:
            raise NotSignedInError
        if self.known[who.username].password != password:
            raise SignInRejectedError(WRONG, self.wait_s)
        return self.become(replace(self._session, state=SessionState.SIGNED_IN))

    def sign_out(self) -> None:
        """Sign out."""
        self.calls.append("sign_out")
        self.become(NOBODY)

    def change_password(self, old: str, new: str) -> Session:
        """Take another password."""
        self.calls.append("change_password")
        who = self._session.person
        if who is None:
            raise NotSignedInError
        if self.known[who.username].password != old:
            raise SignInRejectedError(WRONG)
        changed = replace(who, must_change_password=False)
        self.known[who.username] = Known(changed, new)
        return self.become(replace(self._session, person=changed))

    def standing(self) -> FirstAccount:
        """Return whether anybody is known."""
        if self.away:
            raise StoreUnavailableError(self.away)
        return self.first

    def create(self, username: str, display_name: str, password: str) -> None:
        """Know the first one."""
        self.calls.append("create")
        who = replace(person(9, AccountRole.ADMINISTRATOR), username=username, display_name=display_name)
        self.known[username] = Known(who, password)
        self.first = FirstAccount.MADE


@dataclass
class PlayedClocks:
    """The clocks of the idle lock, moved by hand."""

    at: list[float] = field(default_factory=lambda: [0.0, 0.0])

    def __call__(self) -> Sequence[float]:
        """Return them."""
        return tuple(self.at)

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.at = [now + seconds for now in self.at]
