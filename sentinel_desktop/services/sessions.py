"""Who sits at this desk: signing in, locking, unlocking, leaving, and changing the password.

The database holds all of it: the password is checked by the server, the rights are those it gives to the account. While
it is away whoever is signed in keeps their rights, and unlocks against a verifier that is in memory alone.
"""

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Generic

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.faults import (
    JournalError,
    NotPermittedError,
    NotSignedInError,
    SignInRejectedError,
    StoreUnavailableError,
)
from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.passwords import PasswordVerdict, PasswordVerifier
from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.domain.session_times import idle_lock_of
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionEnd, SessionState, SignedIn
from sentinel_desktop.services.ports.accounts import (
    AccountDoor,
    JudgePassword,
    KnownAccount,
    OpenAccount,
    SessionWorkT,
)
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.sign_in_attempts import WRONG, Attempts, AttemptsAlone, SessionDesk, fits

logger = logging.getLogger(__name__)

SessionListener = Callable[[Session], None]

_SALT_BYTES: Final = 16
_GONE: Final = sentence("SignInFaults", "Your account is no longer there: ask an administrator.")


@dataclass(frozen=True, slots=True)
class _Present(Generic[SessionWorkT]):
    """Who is here, and what of them is kept; replaced as a whole.

    Attributes:
        opened: None where nobody is signed in, or it is locked.
        verifier: tells the password.
        day_is_over: the operational day of the sign-in has ended.
    """

    session: Session = NOBODY
    account: KnownAccount | None = None
    opened: OpenAccount[SessionWorkT] | None = None
    verifier: PasswordVerifier | None = None
    alone: AttemptsAlone = field(default_factory=AttemptsAlone)
    day_is_over: bool = False


class SessionService(Generic[SessionWorkT]):
    """Works for one desk. Safe to call from any thread, and one thing at a time; all but reading blocks.

    Attempts that are refused raise SignInRejectedError, with the seconds until the next one is looked at. Where the
    database is away StoreUnavailableError is raised.
    """

    def __init__(
        self, door: AccountDoor[SessionWorkT], later: HandActs, desk: SessionDesk, judge: JudgePassword
    ) -> None:
        """Prepare the service: nobody is signed in.

        Args:
            door: the way to the database.
            later: takes what could not be recorded.
            desk: where it is.
            judge: judges new passwords.
        """
        self._door = door
        self._later = later
        self._desk = desk
        self._attempts = Attempts(door, desk)
        self._judge = judge
        self._present: _Present[SessionWorkT] = _Present()
        self._listeners: list[SessionListener] = []
        # Entered again by the same thread where its own connection finds that the account is no longer let in.
        self._acts = threading.RLock()

    # --- asked --------------------------------------------------------------------------------------------------------

    def session(self) -> Session:
        """Return who sits here now; never blocks."""
        return self._present.session

    def listen(self, listener: SessionListener) -> None:
        """Have ``listener`` hear of every change, on the thread that made it; it returns quickly."""
        self._listeners.append(listener)

    def unit_of_work(self) -> SessionWorkT:
        """Return a new unit of work in the name of whoever is signed in; never blocks.

        Raises:
            NotSignedInError: nobody is signed in, or it is locked; entering it raises that, too.
        """
        opened = self._present.opened
        if opened is None:
            raise NotSignedInError
        return opened.unit_of_work()

    def judge_new_password(self, password: str) -> PasswordVerdict:
        """Judge a password for whoever is here, as while it is typed; never asks the database."""
        person = self._present.session.person
        return self._judge(password, () if person is None else (person.username, person.display_name))

    # --- coming -------------------------------------------------------------------------------------------------------

    def sign_in(self, username: str, password: str) -> Session:
        """Sign somebody in; whoever was here before is signed out by it.

        Raises:
            SignInRejectedError: with one sentence for unknown names and wrong passwords.
            StoreUnavailableError: the database is away: nobody new signs in.
        """
        with self._acts:
            account = self._door.find(username)
            opened = self._attempts.let_in(account, password, self._turned_away)
            if account is None:
                raise AssertionError("nobody's name opens nothing")
            session = self._entered(account, opened, SignInOutcome.SIGNED_IN)
            before = self._present
            self._become(_Present(session, account, opened, _verifier_of(password)))
            self._record_leaving(before)
            return session

    def unlock(self, password: str) -> Session:
        """Let whoever locked the desk go on; by the verifier in memory while the database is away.

        Raises:
            NotSignedInError: nobody is signed in.
            SignInRejectedError: wrong, too soon, or the account is disabled or gone, which signs it out.
        """
        with self._acts:
            present = self._present
            if present.session.state is SessionState.SIGNED_IN:
                return present.session
            if present.account is None:
                raise NotSignedInError
            try:
                return self._unlock_by_the_server(present.account, password)
            except NotPermittedError:
                raise
            except StoreUnavailableError as away:
                logger.info("The desk is unlocked without the database: %s", away)
                return self._unlock_alone(present, present.account, password)

    def _unlock_by_the_server(self, known: KnownAccount, password: str) -> Session:
        account = self._door.find_again(known.id)
        if account is None:
            self._end()
            raise SignInRejectedError(_GONE)
        try:
            opened = self._attempts.let_in(account, password, self._turned_away, WRONG)
        except SignInRejectedError:
            if account.disabled:
                self._end()
            raise
        session = self._entered(account, opened, SignInOutcome.UNLOCKED)
        present = replace(self._present, session=session, account=account, opened=opened, alone=AttemptsAlone())
        self._become(replace(present, verifier=_verifier_of(password)))
        return session

    def _unlock_alone(self, present: _Present[SessionWorkT], account: KnownAccount, password: str) -> Session:
        now = self._desk.monotonic()
        present.alone.require_time(now)
        if not fits(present.verifier, password):
            self._present = replace(present, alone=present.alone.failed(now))
            self._keep(account.id, SignInOutcome.REFUSED)
            raise SignInRejectedError(WRONG, self._present.alone.wait_s)
        opened = self._door.open_later(account, password, self._turned_away)
        session = replace(present.session, state=SessionState.SIGNED_IN)
        self._become(replace(present, session=session, opened=opened, alone=AttemptsAlone()))
        self._keep(account.id, SignInOutcome.UNLOCKED)
        return session

    def _entered(self, account: KnownAccount, opened: OpenAccount[SessionWorkT], outcome: SignInOutcome) -> Session:
        """Record that an account came in, and return its session with what the database says it may do."""
        try:
            locks_after = idle_lock_of(self._door.idle_lock())
            with opened.session_work() as work:
                rights = work.rights.own()
                work.sign_ins.log(self._desk.new_id(), outcome, self._desk.station_id())
                work.commit()
        except BaseException:
            opened.close()
            raise
        return Session(SessionState.SIGNED_IN, self._person(account, rights), locks_after)

    def _person(self, account: KnownAccount, rights: Rights) -> SignedIn:
        before = self._present.session.person
        came_back = before is not None and before.account_id == account.id
        return SignedIn(
            account_id=account.id,
            username=account.username,
            display_name=account.display_name,
            role=account.role,
            rights=NO_RIGHTS if account.must_change_password else rights,
            since=before.since if came_back and before is not None else self._desk.now(),
            must_change_password=account.must_change_password,
        )

    # --- going --------------------------------------------------------------------------------------------------------

    def lock(self) -> Session:
        """Lock the desk: the account's connections end and its password is forgotten.

        Who stayed over the end of the operational day is signed out instead; where nobody is signed in nothing happens.
        """
        with self._acts:
            present = self._present
            if present.session.state is not SessionState.SIGNED_IN or present.opened is None:
                return present.session
            if present.day_is_over:
                return self._leave(SessionEnd.DAY_OVER)
            session = replace(present.session, state=SessionState.LOCKED)
            self._become(replace(present, session=session, opened=None))
            present.opened.close()
            return session

    def sign_out(self) -> Session:
        """Sign out whoever is signed in or locked; where the database is away that is recorded later."""
        with self._acts:
            return self._leave()

    def end_of_day(self) -> Session:
        """Sign out whoever is away at the end of the operational day; who works then is when they next lock."""
        with self._acts:
            if self._present.session.state is SessionState.LOCKED:
                return self._leave(SessionEnd.DAY_OVER)
            if self._present.session.state is SessionState.SIGNED_IN:
                self._present = replace(self._present, day_is_over=True)
            return self._present.session

    def look_again(self) -> Session:
        """Ask what became of whoever is here, after accounts or settings were changed.

        One that was disabled, deleted or given a new password is signed out; another role or name shows at once, and
        so counts another time of the idle lock.

        Raises:
            StoreUnavailableError: the database is away; nothing changes.
        """
        with self._acts:
            present = self._present
            if present.account is None or present.session.person is None:
                return present.session
            account = self._door.find_again(present.account.id)
            if account is None or account.disabled:
                return self._end()
            if account.must_change_password and not present.account.must_change_password:
                return self._leave(SessionEnd.PASSWORD_RESET)
            session = replace(present.session, locks_after=idle_lock_of(self._door.idle_lock()))
            if account != present.account:
                rights = self._rights_by(present.opened, present.session.person.rights)
                session = replace(session, person=self._person(account, rights))
            if session != present.session or account != present.account:
                self._become(replace(present, session=session, account=account))
            return self._present.session

    def _leave(self, ended: SessionEnd | None = None) -> Session:
        before = self._present
        self._become(_Present(Session(ended=ended)))
        self._record_leaving(before)
        return self._present.session

    def _end(self, ended: SessionEnd = SessionEnd.CLOSED) -> Session:
        """Sign out an account that is let in no more; the audit has who did that, and nobody can write of it here."""
        before = self._present
        self._become(_Present(Session(ended=ended)))
        if before.opened is not None:
            before.opened.close()
        return self._present.session

    def _record_leaving(self, before: _Present[SessionWorkT]) -> None:
        """Record that somebody left, in their own name where their connection still is, and close it."""
        if before.account is None:
            return
        if before.opened is None:
            self._keep(before.account.id, SignInOutcome.SIGNED_OUT)
            return
        try:
            with before.opened.session_work() as work:
                work.sign_ins.log(self._desk.new_id(), SignInOutcome.SIGNED_OUT, self._desk.station_id())
                work.commit()
        except (NotSignedInError, StoreUnavailableError):
            self._keep(before.account.id, SignInOutcome.SIGNED_OUT)
        finally:
            before.opened.close()

    def _turned_away(self, opened: OpenAccount[SessionWorkT]) -> None:
        """Hear, on the thread whose work failed, that the server no longer lets in an account that it let in."""
        with self._acts:
            if self._present.opened is opened:
                logger.info("The database no longer lets in the account that is signed in: it is signed out")
                self._end(self._why_turned_away())

    def _why_turned_away(self) -> SessionEnd:
        """Return why the server takes neither the password nor the account any more; blocks."""
        present = self._present.account
        try:
            account = None if present is None else self._door.find_again(present.id)
        except StoreUnavailableError:
            return SessionEnd.CLOSED
        if account is None or account.disabled:
            return SessionEnd.CLOSED
        return SessionEnd.PASSWORD_RESET if account.must_change_password else SessionEnd.PASSWORD_CHANGED

    # --- the password -------------------------------------------------------------------------------------------------

    def change_password(self, old: str, new: str) -> Session:
        """Give whoever is signed in a new password of their own; a one-time one opens everything after that.

        Raises:
            NotSignedInError: nobody is signed in, or it is locked.
            SignInRejectedError: the old one is wrong, or the new one cannot be used; nothing is changed.
        """
        with self._acts:
            present = self._present
            if present.opened is None or present.account is None:
                raise NotSignedInError
            self._require_good(old, new)
            account = self._door.find_again(present.account.id)
            if account is None:
                self._end()
                raise SignInRejectedError(_GONE)
            self._attempts.let_in(account, old, self._turned_away, WRONG).close()
            with present.opened.session_work() as work:
                work.passwords.change_own(new)
                work.commit()
            account = replace(account, must_change_password=False)
            opened = self._door.open_later(account, new, self._turned_away)
            present.opened.close()
            person = self._person(account, self._rights_by(opened, present.session.rights))
            session = replace(present.session, person=person)
            self._become(replace(present, session=session, account=account, opened=opened, verifier=_verifier_of(new)))
            return session

    def _require_good(self, old: str, new: str) -> None:
        verdict = self.judge_new_password(new)
        if not verdict.good:
            raise SignInRejectedError(verdict.sentences[0])
        if old == new:
            raise SignInRejectedError(sentence("SignInFaults", "The new password is the old one: choose another."))

    @staticmethod
    def _rights_by(opened: OpenAccount[SessionWorkT] | None, otherwise: Rights) -> Rights:
        """Return what the database says an account may do now, ``otherwise`` where it cannot be asked."""
        if opened is None:
            return otherwise
        try:
            with opened.session_work() as work:
                return work.rights.own()
        except (NotSignedInError, StoreUnavailableError):
            return otherwise

    # --- how it is done -----------------------------------------------------------------------------------------------

    def _become(self, present: _Present[SessionWorkT]) -> None:
        changed = present.session != self._present.session
        self._present = present
        if changed:
            for listener in tuple(self._listeners):
                listener(present.session)

    def _keep(self, account_id: AccountId, outcome: SignInOutcome) -> None:
        """Have something recorded later; a disk that takes nothing keeps nobody from leaving or coming back."""
        try:
            self._later.add(HandAct.sign_in(self._desk.new_id(), account_id, self._desk.now(), outcome))
        except JournalError as error:
            logger.warning("That somebody came or left is not recorded: %s", error)


def _verifier_of(password: str) -> PasswordVerifier:
    return PasswordVerifier.of(password, secrets.token_bytes(_SALT_BYTES))
