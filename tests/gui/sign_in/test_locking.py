"""The desk locks when nobody is there, and lets the same person go on where they were."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.keyboard_bursts import WedgeTiming
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.ui.accounts.account_form_dialog import AccountFormDialog
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.presenter import AccountsPresenter
from sentinel_desktop.ui.accounts.tab import accounts_tab
from sentinel_desktop.ui.sign_in.account_dialog import AccountDialog
from sentinel_desktop.ui.sign_in.person_watch import PersonWatch
from sentinel_desktop.ui.sign_in.sign_in_dialog import SignInDialog, UnlockDialog
from sentinel_desktop.ui.wedge_filter import WedgeFilter
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.fake_accounts import FakeAccounts, some_accounts
from tests.support.fake_sessions import FakeSessions, Known, PlayedClocks, person, signed_in
from tests.support.invented_desk import NOW, snapshot

PASSWORD = "one two three four"
ADMINISTRATOR = person(1, AccountRole.ADMINISTRATOR)
OTHER = person(2, AccountRole.ADMINISTRATOR)
LOCK = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PATIENT = WedgeTiming(gap_ns=20_000_000_000, pause_ns=20_000_000_000)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk at whose accounts an administrator looks, who is known with another one."""
    fake = FakeAccounts(some_accounts())
    sessions = FakeSessions(Known(ADMINISTRATOR, PASSWORD), Known(OTHER, PASSWORD))
    desk = open_desk(sessions=sessions, administration=(partial(accounts_tab, asked=AccountsAsked(fake, fake)),))
    desk.signals.board_replaced.emit(snapshot(5))
    sessions.become(signed_in(ADMINISTRATOR))
    desk.window.show_place("administration")
    return desk


def lock(desk: Desk) -> None:
    """Press the key that locks."""
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_L, LOCK)


def unlock(desk: Desk, password: str = PASSWORD) -> UnlockDialog:
    """Unlock by keyboard alone."""
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, UnlockDialog)
    # Until then the board has the keyboard, and Return is its own.
    wait_until_active(dialog)
    type_text(dialog.password.edit, password)
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    return dialog


def editing(desk: Desk) -> AccountFormDialog:
    """Return the dialog of a page, in which something was typed."""
    tab = desk.window.administration.page.tab
    assert tab is not None
    assert isinstance(tab.presenter, AccountsPresenter)
    press_key(desk.window, Qt.Key.Key_Insert)
    dialog = tab.presenter.dialog
    assert isinstance(dialog, AccountFormDialog)
    type_text(dialog.username, "vance")
    return dialog


def test_a_key_locks_at_once(desk: Desk) -> None:
    """The page goes before the database knows of it; the board stays, and a bar says who locked and what to do."""
    desk.background.held = True
    lock(desk)
    assert desk.window.place.name == "desk"
    assert not desk.window.rail.buttons["administration"].isVisible()
    assert desk.names()
    bar = desk.window.sign_in.bar
    assert bar.isVisible()
    assert bar.title.text() == "PO2 Tremblay locked this desk at 18:42"
    assert desk.window.rail.account.line.text() == "locked"
    desk.background.release()
    assert desk.sessions.session().state is SessionState.LOCKED


def test_who_locked_goes_on_where_they_were(desk: Desk) -> None:
    """A wrong password is said; the right one brings the same page back, filled again."""
    lock(desk)
    dialog = unlock(desk, "wrong")
    assert dialog.password.field.problem == "The password is not right."
    type_text(dialog.password.edit, PASSWORD)
    press_key(dialog.password.edit, Qt.Key.Key_Return)
    assert desk.window.place.name == "administration"
    assert not desk.window.sign_in.bar.isVisible()
    tab = desk.window.administration.page.tab
    assert tab is not None
    assert isinstance(tab.presenter, AccountsPresenter)
    assert len(tab.presenter.page.model.rows) == 6


def test_a_locked_page_shows_nothing(desk: Desk) -> None:
    """What was read is gone from the page itself, not only out of sight."""
    tab = desk.window.administration.page.tab
    assert tab is not None
    assert isinstance(tab.presenter, AccountsPresenter)
    assert tab.presenter.page.model.rows
    lock(desk)
    assert not tab.presenter.page.model.rows


def test_a_dialog_goes_with_the_lock_and_comes_back_with_what_was_typed(desk: Desk) -> None:
    """The key works inside the dialog too; nobody reads it meanwhile."""
    dialog = editing(desk)
    press_key(dialog.username, Qt.Key.Key_L, LOCK)
    assert not dialog.isVisible()
    unlock(desk)
    assert dialog.isVisible()
    assert dialog.username.text() == "vance"


def test_somebody_else_finds_nothing_of_who_locked(desk: Desk) -> None:
    """The dialog of the one before is closed for good."""
    dialog = editing(desk)
    gone: list[bool] = []
    dialog.finished.connect(lambda _: gone.append(True))
    press_key(dialog.username, Qt.Key.Key_L, LOCK)
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    asking = desk.window.sign_in.dialog
    assert isinstance(asking, SignInDialog)
    asking.username.setText(OTHER.username)
    asking.password.edit.setText(PASSWORD)
    asking.action.click()
    assert desk.window.rail.account.name.text() == OTHER.display_name
    assert gone == [True]
    assert desk.window.place.name == "desk"


def test_signing_out_closes_what_is_open(desk: Desk) -> None:
    """An account that was disabled meanwhile leaves nothing to be read."""
    dialog = editing(desk)
    gone: list[bool] = []
    dialog.finished.connect(lambda _: gone.append(True))
    desk.sessions.become(NOBODY)
    assert gone == [True]


@pytest.mark.parametrize("to_the_password", [False, True], ids=["account", "password"])
def test_what_is_about_who_sat_here_goes_with_their_session(desk: Desk, *, to_the_password: bool) -> None:
    """Nobody is offered to lock, or to give another password to, somebody who was signed out elsewhere."""
    desk.window.sign_in.open()
    account = desk.window.sign_in.dialog
    assert isinstance(account, AccountDialog)
    if to_the_password:
        account.password.click()
    opened = desk.window.sign_in.dialog
    assert opened is not None
    assert opened.isVisible()
    desk.sessions.become(NOBODY)
    assert not opened.isVisible()
    assert desk.window.sign_in.dialog is None


def test_unlocking_works_while_the_database_is_away_and_says_so(desk: Desk) -> None:
    """The person need not wonder which of both is checked."""
    lock(desk)
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.AWAY, NOW, "The server does not answer."))
    press_key(desk.window, Qt.Key.Key_F12)
    dialog = desk.window.sign_in.dialog
    assert isinstance(dialog, UnlockDialog)
    assert dialog.away.isVisible()
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    assert not dialog.away.isVisible()


def test_an_account_that_is_gone_when_it_unlocks_is_signed_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to unlock any more, and the rail says why."""
    lock(desk)

    def signed_out(_password: str) -> None:
        desk.sessions.become(NOBODY)
        raise RuntimeError

    monkeypatch.setattr(desk.sessions, "unlock", signed_out)
    monkeypatch.setattr("sentinel_desktop.ui.failures.logger.exception", lambda _: None)
    unlock(desk)
    assert desk.window.sign_in.dialog is None
    assert desk.window.rail.account.line.text() == "signed out by an administrator"


def test_the_key_does_nothing_where_nobody_is_signed_in(open_desk: OpenDesk) -> None:
    """There is nothing to lock."""
    desk = open_desk()
    lock(desk)
    assert desk.sessions.calls == []
    assert not desk.window.sign_in.bar.isVisible()


def test_a_desk_that_nobody_touches_locks(open_desk: OpenDesk, qtbot: QtBot) -> None:
    """After the time that the unit has set, by itself."""
    desk = open_desk(sessions=FakeSessions(Known(person(), PASSWORD)))
    desk.sessions.become(signed_in(person(), timedelta(milliseconds=1)))
    qtbot.waitUntil(lambda: desk.sessions.session().state is SessionState.LOCKED)


# --- what counts as somebody who is there -----------------------------------------------------------------------------


@pytest.fixture
def clocks() -> PlayedClocks:
    """Clocks that a test moves."""
    return PlayedClocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: PlayedClocks) -> Iterator[PersonWatch]:
    """A watch of the application's keys that counts ten minutes."""
    watch = PersonWatch(clocks)
    watch.install(qapp)
    watch.begin(timedelta(minutes=10))
    yield watch
    watch.remove(qapp)


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A window of the program."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    return line


def left(watch: PersonWatch) -> float:
    """Return the minutes that are left."""
    assert watch.left is not None
    return watch.left / timedelta(minutes=1)


def test_a_key_the_mouse_and_the_wheel_postpone_the_lock(
    watch: PersonWatch, clocks: PlayedClocks, line: QLineEdit
) -> None:
    """In any window of the program."""
    acts: tuple[Callable[[], object], ...] = (
        lambda: press_key(line, Qt.Key.Key_A),
        lambda: QTest.mouseClick(line, Qt.MouseButton.LeftButton),
        lambda: QTest.mouseMove(line.windowHandle(), QPoint(7, 5)),
    )
    for act in acts:
        clocks.go_on(60)
        assert left(watch) == 9
        act()
        QApplication.processEvents()
        assert left(watch) == 10


def test_a_key_that_types_nothing_does_not(watch: PersonWatch, clocks: PlayedClocks, line: QLineEdit) -> None:
    """A reader's Shift passes the filter, and a cat's paw on it is nobody either."""
    clocks.go_on(60)
    press_key(line, Qt.Key.Key_Shift)
    assert left(watch) == 9


def test_a_badge_that_is_typed_by_a_reader_does_not(
    watch: PersonWatch, clocks: PlayedClocks, line: QLineEdit, qapp: QApplication
) -> None:
    """Members who come and go keep no supervisor's session open; what a person types beside it does."""
    read: list[str] = []
    reach: list[bool] = []
    wedge = WedgeFilter(lambda text: re.fullmatch("[0-9a-f]{10}", text) is not None, read.append, reach.append, PATIENT)
    wedge.install(qapp)
    try:
        clocks.go_on(60)
        for sign in "62e3086ced":
            QTest.keyClick(line.windowHandle(), Qt.Key(ord(sign.upper())))
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_Return)
        assert (read, left(watch)) == (["62e3086ced"], 9)
        QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    finally:
        wedge.remove(qapp)
    assert left(watch) == 10


def test_the_clock_that_went_furthest_counts(watch: PersonWatch, clocks: PlayedClocks, qtbot: QtBot) -> None:
    """A computer that slept over the time wakes locked, though one of its clocks stood still."""
    clocks.at[1] += 3600
    with qtbot.waitSignal(watch.idle):
        watch.look()
    assert watch.left is None
