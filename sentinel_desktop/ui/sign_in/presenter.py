"""Brings who sits at the desk, what they ask for, and the screens of signing in together."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import Final, ParamSpec, Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from sentinel_desktop.domain.faults import RuleBrokenError, SignInRejectedError
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.dialog_work import ask_in, stands
from sentinel_desktop.ui.failures import told_to
from sentinel_desktop.ui.help_dialog import HelpDialog
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.sign_in.account_box import AccountBox
from sentinel_desktop.ui.sign_in.account_dialog import AccountDialog
from sentinel_desktop.ui.sign_in.asked import SignInAsked
from sentinel_desktop.ui.sign_in.curtain import Curtain
from sentinel_desktop.ui.sign_in.first_administrator_dialog import FirstAdministratorDialog
from sentinel_desktop.ui.sign_in.lock_bar import LockBar
from sentinel_desktop.ui.sign_in.password_dialog import PasswordDialog
from sentinel_desktop.ui.sign_in.person_watch import PersonWatch, ReadClocks, computer_clocks
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog, UnlockDialog
from sentinel_desktop.ui.sign_in.wording import end_sentence, lock_text, person_line
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.times import clock_text
from sentinel_desktop.ui.widgets.new_password import NewPassword

P = ParamSpec("P")

_NOTE_MS: Final = 6000
_BESIDE: Final = 16


class Asking(Protocol):
    """A dialog that asks for a password."""

    def show_busy(self, *, busy: bool) -> None:
        """Take nothing more while it is looked at."""

    def show_refused(self, sentence: str, wait_s: float = 0.0) -> None:
        """Say why it was refused."""

    def accept(self) -> None:
        """Close it: what was asked for is done."""


class SignInPresenter(QObject):
    """Shows who sits here, asks who they are, locks when nobody is there.

    ``first_changed`` tells the ``FirstAccount``, ``given_up`` that a dialog was closed without an answer. What a
    service comes to is heard from the signals; that a desk is locked, or left, is told there at once, before the
    service has done its part: nobody reads on meanwhile.

    Args:
        window: of the desk; its dialogs go when it is locked.
        clocks: of the idle lock.
    """

    first_changed = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        setup: DeskSetup,
        signals: DeskSignals,
        asked: SignInAsked,
        background: Background,
        window: QWidget,
        clocks: ReadClocks = computer_clocks,
    ) -> None:
        super().__init__(window)
        self._setup = setup
        self._signals = signals
        self._asked = asked
        self._background = background
        self._window = window
        self._curtain = Curtain(window)
        self._session = NOBODY
        self._first = FirstAccount.MADE
        self._database_away = False
        self._locked_at = ""
        self._note = ""
        self._ended: tuple[str, str, str] | None = None
        self.dialog: QDialog | None = None
        self.box = AccountBox(setup.look)
        self.bar = LockBar(setup.look)
        self.watch = PersonWatch(clocks, self)
        self._note_over = QTimer(self, singleShot=True, interval=_NOTE_MS)
        self._note_over.timeout.connect(partial(self._say, ""))
        self.box.clicked.connect(self.open)
        self.bar.unlock.clicked.connect(self.open)
        self.bar.other.clicked.connect(self.open_other)
        self.watch.lock_pressed.connect(self.lock)
        self.watch.idle.connect(self.lock)
        self.watch.ticked.connect(self._show)
        signals.session_changed.connect(self._on_session_changed)
        signals.database_changed.connect(self._on_database_changed)
        signals.records_changed.connect(self._on_records_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.watch.install(application)
        self._on_session_changed(asked.sessions.session())

    # --- what a person asks for ---------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open what can be done now: sign in, unlock, choose a password, lock or leave, make the first account."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.raise_()
            self.dialog.activateWindow()
        elif (person := self._session.person) is None:
            self._open_for_nobody()
        elif self._session.state is SessionState.LOCKED:
            self._ask_to_unlock(person)
        elif person.must_change_password:
            self._ask_new_password(person)
        else:
            self._offer(person)

    def open_other(self) -> None:
        """Let somebody sign in, also where somebody else locked."""
        if self._session.state is not SessionState.SIGNED_IN:
            self._close_dialog()
            self._ask_who()

    def lock(self) -> None:
        """Lock the desk at once; nothing where nobody is signed in."""
        if self._session.state is SessionState.SIGNED_IN:
            self._signals.session_changed.emit(replace(self._session, state=SessionState.LOCKED))
            self._background.begin(self._do(self._asked.sessions.lock))

    def sign_out(self) -> None:
        """Sign out at once whoever is signed in, or locked."""
        self._signals.session_changed.emit(NOBODY)
        self._background.begin(self._do(self._asked.sessions.sign_out))

    # --- what is heard ------------------------------------------------------------------------------------------------

    def _on_session_changed(self, session: Session) -> None:
        before, self._session = self._session, session
        if before.person is not None and session.person is None and session.ended is not None:
            at = clock_text(self._setup.now(), self._setup.zone)
            self._ended = before.person.display_name, at, end_sentence(session.ended)
        elif session.person is not None:
            self._ended = None
        if session.state is not before.state or session.person != before.person:
            self._follow(before, session)
        if session.state is not SessionState.SIGNED_IN:
            self.watch.end()
        elif before.state is not SessionState.SIGNED_IN or before.locks_after != session.locks_after:
            self.watch.begin(session.locks_after)
        self._show()

    def _follow(self, before: Session, session: Session) -> None:
        """Take away what whoever sits here now must not read or is not about them; put back what they had open."""
        if session.state is SessionState.LOCKED:
            self._locked_at = clock_text(self._setup.now(), self._setup.zone)
            self._close_dialog()
            self._curtain.draw([self.dialog, *self._window.findChildren(HelpDialog)])
        elif _account(before) == _account(session):
            self._curtain.open()
        else:
            if isinstance(self.dialog, AccountDialog | PasswordDialog | UnlockDialog):
                self._close_dialog()
            if session.person is None:
                self._curtain.draw([self.dialog, *self._window.findChildren(HelpDialog)])
            self._curtain.drop()

    def _on_database_changed(self, status: DatabaseStatus) -> None:
        self._database_away = status.state is not DatabaseState.LIVE
        if isinstance(self.dialog, UnlockDialog):
            self.dialog.show_away(away=self._database_away)
        if not self._database_away:
            self._background.begin(self._look_for_accounts())

    def _on_records_changed(self, changes: RecordChanges) -> None:
        if self._first is not FirstAccount.MADE and changes.touch("admin_users"):
            self._background.begin(self._look_for_accounts())

    async def _look_for_accounts(self) -> None:
        # While the database is away the strip says so, and the next time it is reached this is asked again.
        with told_to(lambda _: None):
            first = await self._background.call(self._asked.first.standing)
            if first is not self._first:
                self._first = first
                self.first_changed.emit(first)
                self._show()

    # --- the dialogs --------------------------------------------------------------------------------------------------

    def _open_for_nobody(self) -> None:
        # Somebody is there, and read why who was before is not.
        self._ended = None
        self._show()
        if self._first is FirstAccount.MISSING:
            self._ask_for_the_first()
        elif self._first is FirstAccount.MISSING_ELSEWHERE:
            self._ask_who(
                self.tr(
                    "Nobody can sign in yet. Whoever runs the server makes the first administrator with the command "
                    "'sentinel-desktop account add NAME --role administrator'."
                )
            )
        else:
            self._ask_who()

    def _ask_who(self, about: str = "") -> None:
        """Ask who somebody is; ``about`` is what they should know before."""
        dialog = SignInDialog(self._setup.look, about, self._window)
        dialog.asked.connect(lambda: self._background.begin(self._sign_in(dialog)))
        self._show_dialog(dialog)

    def _ask_to_unlock(self, person: SignedIn) -> None:
        dialog = UnlockDialog(self._setup.look, person, self._window)
        dialog.show_away(away=self._database_away)
        dialog.asked.connect(lambda: self._background.begin(self._unlock(dialog)))
        dialog.other_requested.connect(self.open_other)
        self._show_dialog(dialog)

    def _ask_new_password(self, person: SignedIn, old: str | None = None) -> None:
        dialog = PasswordDialog(self._setup.look, person, old, self._window)
        dialog.asked.connect(lambda: self._background.begin(self._change_password(dialog)))
        dialog.new.verdict_wanted.connect(partial(self._on_verdict_wanted, dialog.new))
        self._show_dialog(dialog)

    def _ask_for_the_first(self) -> None:
        dialog = FirstAdministratorDialog(self._setup.look, self._window)
        dialog.asked.connect(lambda: self._background.begin(self._make_the_first(dialog)))
        dialog.new.verdict_wanted.connect(partial(self._on_verdict_wanted, dialog.new))
        self._show_dialog(dialog)

    def _offer(self, person: SignedIn) -> None:
        dialog = AccountDialog(self._setup.look, person, clock_text(person.since, self._setup.zone), self._window)
        dialog.lock_requested.connect(self.lock)
        dialog.sign_out_requested.connect(self.sign_out)
        dialog.password_requested.connect(partial(self._ask_new_password, person))
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: QDialog) -> None:
        """Open it beside the rail, where it hides neither the answer to a scan nor the counts over the board."""
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._on_finished(dialog))
        dialog.rejected.connect(self.given_up)
        dialog.open()
        foot = self.box.mapToGlobal(QPoint(self.box.width() + self._setup.look.type.px(_BESIDE), self.box.height()))
        dialog.move(foot.x(), foot.y() - dialog.height())

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _on_finished(self, dialog: QDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None

    # --- what is done -------------------------------------------------------------------------------------------------

    async def _sign_in(self, dialog: SignInDialog) -> None:
        given = dialog.given
        session = await self._attempt(dialog, self._asked.sessions.sign_in, given.username, given.password)
        if session is not None:
            self._entered(session, given.password)

    async def _unlock(self, dialog: UnlockDialog) -> None:
        password = dialog.password.text()
        session = await self._attempt(dialog, self._asked.sessions.unlock, password)
        if session is not None:
            self._entered(session, password)
        elif self._asked.sessions.session().person is None:
            # The account was disabled meanwhile, or is gone: there is nothing to unlock any more.
            if stands(dialog):
                dialog.reject()
            self._say(self.tr("signed out by an administrator"))

    def _entered(self, session: Session, password: str) -> None:
        self._on_session_changed(session)
        if session.person is not None and session.person.must_change_password:
            self._ask_new_password(session.person, password)

    async def _change_password(self, dialog: PasswordDialog) -> None:
        given = dialog.given
        session = await self._attempt(dialog, self._asked.sessions.change_password, given.old, given.new)
        if session is not None:
            self._on_session_changed(session)
            self._say(self.tr("password changed"))

    async def _make_the_first(self, dialog: FirstAdministratorDialog) -> None:
        given = dialog.given
        create = self._asked.first.create

        async def make() -> RuleBrokenError | None:
            try:
                await self._background.call(create, given.username, given.display_name, given.password)
            except RuleBrokenError as error:
                if not any(field.startswith("username") for field in error.fields):
                    raise
                return error
            return None

        made = await ask_in(dialog, make)
        if made is None or not stands(dialog):
            return
        if made[0] is not None:
            dialog.show_username_problem(shown(made[0]))
        else:
            dialog.accept()
            await self._look_for_accounts()
            await self._welcome_the_first(given.username, given.password)

    async def _welcome_the_first(self, username: str, password: str) -> None:
        with told_to(self._ask_who):
            self._entered(await self._background.call(self._asked.sessions.sign_in, username, password), password)

    async def _attempt(
        self, dialog: Asking, ask: Callable[P, Session], *args: P.args, **kwargs: P.kwargs
    ) -> Session | None:
        """Ask with what was typed, and close the dialog; None where it was refused, which the dialog then says."""
        dialog.show_busy(busy=True)
        session: Session | None = None
        refusals: list[tuple[str, float]] = []
        with told_to(lambda sentence: refusals.append((sentence, 0.0))):
            try:
                session = await self._background.call(ask, *args, **kwargs)
            except SignInRejectedError as error:
                refusals.append((shown(error), error.wait_s))
        if not stands(dialog):
            return session
        # Before it is said: a field that takes nothing cannot be given the keyboard.
        dialog.show_busy(busy=False)
        if session is not None:
            dialog.accept()
        for refusal in refusals:
            dialog.show_refused(*refusal)
        return session

    def _on_verdict_wanted(self, new: NewPassword, typed: str, names: Collection[str]) -> None:
        self._background.begin(self._judge(new, typed, names))

    async def _judge(self, new: NewPassword, typed: str, names: Collection[str]) -> None:
        verdict = await self._background.call(self._asked.judge, typed, names)
        # The dialog may have been left meanwhile.
        if isValid(new):
            new.show_verdict(typed, verdict)

    async def _do(self, act: Callable[[], object]) -> None:
        with told_to(self._say):
            await self._background.call(act)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _say(self, note: str) -> None:
        """Say something for a while under the name."""
        self._note = note
        if note:
            self._note_over.start()
        self._show()

    def _show(self) -> None:
        person = self._session.person
        locked = self._session.state is SessionState.LOCKED
        self.bar.setVisible(locked or self._ended is not None)
        if self._ended is not None:
            self.bar.show_ended(*self._ended)
        if person is None:
            self._show_nobody()
        elif locked:
            self.bar.show_locked(person.display_name, self._locked_at)
            self.box.show_person("lock", person.display_name, self.tr("locked"), self.tr("Unlock"))
        else:
            does = self.tr("Lock, sign out, change the password")
            if person.must_change_password:
                does = self.tr("Choose your own password")
            self.box.show_person("user-round", person.display_name, self._note or self._line(person), does)

    def _show_nobody(self) -> None:
        if self._first is FirstAccount.MADE:
            sign_in = self.tr("Sign in")
            self.box.show_person("user-round", sign_in, self._note or self.tr("nobody is signed in"), sign_in)
        else:
            make = self.tr("make the first administrator")
            self.box.show_person("key-round", self.tr("Nobody can sign in yet"), make, make)

    def _line(self, person: SignedIn) -> str:
        after, left = self._session.locks_after, self.watch.left
        return person_line(person, "" if after is None or left is None else lock_text(left, after))


def _account(session: Session) -> object:
    return None if session.person is None else session.person.account_id
