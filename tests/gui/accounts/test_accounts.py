"""Administrators keep the accounts, in the real window."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.record_changes import RecordChanges
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.ui.accounts.account_form_dialog import AccountFormDialog
from sentinel_desktop.ui.accounts.asked import AccountsAsked
from sentinel_desktop.ui.accounts.one_time_dialog import OneTimeDialog
from sentinel_desktop.ui.accounts.page import AccountsPage
from sentinel_desktop.ui.accounts.presenter import AccountsPresenter
from sentinel_desktop.ui.accounts.question_dialog import QuestionDialog
from sentinel_desktop.ui.accounts.tab import accounts_tab
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.deleted_widgets import delete_what_left
from tests.support.fake_accounts import ONE_TIME, FakeAccounts, some_accounts
from tests.support.fake_sessions import person, signed_in
from tests.support.invented_desk import member

KOWALSKI, TREMBLAY, VANCE = UUID(int=501), UUID(int=502), UUID(int=506)
TOUCHED = RecordChanges({"admin_users": frozenset({KOWALSKI})})


@dataclass(frozen=True, slots=True)
class AtAccounts:
    """A desk at whose accounts an administrator looks."""

    desk: Desk
    known: FakeAccounts
    presenter: AccountsPresenter

    @property
    def page(self) -> AccountsPage:
        """The page."""
        return self.presenter.page

    def usernames(self) -> list[str]:
        """Return the accounts that are shown."""
        return [line.account.details.username for line in self.page.model.rows]

    def form(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> AccountFormDialog:
        """Press a key of the page and return the form that it opens."""
        wait_until_active(self.desk.window)
        press_key(self.desk.window, key, modifier)
        dialog = self.presenter.dialog
        assert isinstance(dialog, AccountFormDialog)
        return dialog

    def edit(self, account_id: UUID) -> AccountFormDialog:
        """Return the form in which an account is edited."""
        self.page.choose(account_id)
        return self.form(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    def question(self) -> QuestionDialog:
        """Return what is asked."""
        assert isinstance(self.presenter.dialog, QuestionDialog)
        return self.presenter.dialog


@pytest.fixture
def at(open_desk: OpenDesk) -> AtAccounts:
    """An administrator looks at six accounts."""
    known = FakeAccounts(some_accounts())
    desk = open_desk(administration=(partial(accounts_tab, asked=AccountsAsked(known, known)),))
    desk.sessions.become(signed_in(person(1, AccountRole.ADMINISTRATOR)))
    desk.window.show_place("administration")
    tab = desk.window.administration.page.tab
    assert tab is not None
    assert isinstance(tab.presenter, AccountsPresenter)
    return AtAccounts(desk, known, tab.presenter)


def test_the_accounts_are_shown_with_role_member_and_state(at: AtAccounts) -> None:
    """In the order of their user names; who looks hears a whole row."""
    assert at.usernames() == ["arsenault", "kowalski", "okafor", "roy", "tremblay", "vance"]
    okafor = at.page.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert okafor == "okafor. S2 Okafor. Operator. \N{EN DASH}. never. One-time password"
    at.page.choose(VANCE)
    assert "nobody can sign in with it" in at.page.details.head.sentence.text()
    assert at.page.details.enable.isVisible()
    assert not at.page.details.disable.isVisible()


def test_a_search_finds_by_part_of_a_name_and_esc_ends_it(at: AtAccounts, qtbot: QtBot) -> None:
    """Where nobody is called so, the page says so."""
    wait_until_active(at.desk.window)
    press_key(at.desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(at.page.search, "kow")
    qtbot.waitUntil(lambda: at.usernames() == ["kowalski"])
    type_text(at.page.search, "zzz")
    qtbot.waitUntil(at.page.empty.isVisible)
    press_key(at.page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(at.usernames()) == 6)
    assert at.desk.window.place.name == "administration"


def test_an_account_is_added_and_its_password_shown_once(at: AtAccounts) -> None:
    """Large, in groups, to be copied and to be read aloud; then it is nowhere on the screen."""
    form = at.form(Qt.Key.Key_Insert)
    type_text(form.username, "young")
    type_text(form.display_name, "MS Young")
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    press_key(form.username, Qt.Key.Key_Return)
    shown = at.presenter.dialog
    assert isinstance(shown, OneTimeDialog)
    assert shown.password.text() == ONE_TIME
    assert shown.spoken.text().startswith("h 7 k m   -   4 x q p")
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == ONE_TIME
    QGuiApplication.clipboard().clear()
    shown.close_button.click()
    assert at.page.chosen is not None
    assert at.page.chosen.account.details.username == "young"
    assert at.page.chosen.account.details.role is AccountRole.SUPERVISOR


def test_a_user_name_that_is_taken_is_said_at_its_field(at: AtAccounts) -> None:
    """The form stays with everything that was typed."""
    form = at.form(Qt.Key.Key_Insert)
    form.username.setText("roy")
    form.display_name.setText("S3 Roy")
    form.action.click()
    assert form.isVisible()
    assert form.username_field.problem == "Another account has this user name already."
    assert form.display_name.text() == "S3 Roy"
    form.username.setText("roy2")
    assert not form.username_field.problem


def test_a_member_is_found_by_some_letters_and_taken_by_keyboard(at: AtAccounts, qtbot: QtBot) -> None:
    """What is only half typed is nobody: the form cannot be saved so."""
    form = at.edit(TREMBLAY)
    type_text(form.member.line, "rem")
    assert not form.action.isEnabled()
    qtbot.waitUntil(form.member.offers.isVisible)
    press_key(form.member.line, Qt.Key.Key_Down)
    press_key(form.member.offers, Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.member.member_id == member(0).id
    assert not form.member.offers.isVisible()
    press_key(form.member.line, Qt.Key.Key_Return)
    assert at.known.line(TREMBLAY).account.details.member_id == member(0).id
    assert not form.isVisible()


def test_an_edit_is_shown_at_once(at: AtAccounts) -> None:
    """Names, role and no member any more; the account stays chosen."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("MS Kowalski")
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    form.member.line.clear()
    form.member.line.textEdited.emit("")
    form.action.click()
    assert at.page.chosen is not None
    details = at.page.chosen.account.details
    assert (details.display_name, details.role, details.member_id) == ("MS Kowalski", AccountRole.SUPERVISOR, None)
    assert at.page.message.text() == "MS Kowalski is saved."


def test_two_who_edit_one_account_see_both_versions(at: AtAccounts) -> None:
    """What was typed stays until the person decides; saved over the other one, nothing is asked again."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("MS Kowalski")
    at.known.save_elsewhere(KOWALSKI, display_name="PO2 Kowalski")
    form.action.click()
    conflict = at.presenter.conflict
    assert conflict is not None
    assert conflict.windowTitle() == "PO2 Kowalski was changed meanwhile"
    conflict.reject()
    assert form.display_name.text() == "MS Kowalski"
    form.action.click()
    assert at.presenter.conflict is not None
    at.presenter.conflict.keep_mine.click()
    assert at.known.line(KOWALSKI).account.details.display_name == "MS Kowalski"
    assert not form.isVisible()


def test_the_other_version_can_be_taken(at: AtAccounts) -> None:
    """It then stands in the form, to be edited further."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("MS Kowalski")
    at.known.save_elsewhere(KOWALSKI, display_name="PO2 Kowalski")
    form.action.click()
    assert at.presenter.conflict is not None
    at.presenter.conflict.take_theirs.click()
    assert form.isVisible()
    assert form.display_name.text() == "PO2 Kowalski"
    form.username.setText("kowalski2")
    form.action.click()
    assert at.known.line(KOWALSKI).account.details.username == "kowalski2"


def test_a_new_password_is_asked_for_before_the_old_one_is_gone(at: AtAccounts) -> None:
    """What follows is said first; Esc changes nothing."""
    at.page.choose(KOWALSKI)
    at.page.details.reset.click()
    question = at.question()
    assert "it opens nothing from now on" in question.about.text()
    press_key(question, Qt.Key.Key_Escape)
    assert not at.known.line(KOWALSKI).account.details.must_change_password
    at.page.details.reset.click()
    at.question().action.click()
    assert isinstance(at.presenter.dialog, OneTimeDialog)
    assert at.known.line(KOWALSKI).account.details.must_change_password


def test_an_account_is_disabled_and_enabled(at: AtAccounts) -> None:
    """With what follows said before; enabling is harmless and done at once."""
    at.page.choose(KOWALSKI)
    wait_until_active(at.desk.window)
    press_key(at.desk.window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "whoever is signed in so can do nothing more" in at.question().about.text()
    at.question().action.click()
    assert at.page.message.text() == "S1 Kowalski is disabled."
    assert at.page.details.enable.isVisible()
    at.page.details.enable.click()
    assert at.known.line(KOWALSKI).account.details.disabled_at is None
    assert at.page.details.disable.isVisible()


def test_the_last_administrator_stays_one(at: AtAccounts) -> None:
    """The refusal is one sentence in the dialog, which stays."""
    at.page.choose(TREMBLAY)
    at.page.details.disable.click()
    question = at.question()
    question.action.click()
    assert question.isVisible()
    assert question.message.text().startswith("The last administrator stays one")


def test_a_database_that_goes_away_loses_nothing_that_is_typed(at: AtAccounts) -> None:
    """The sentence stands in the form; the same press saves when it is back."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("MS Kowalski")
    at.known.away = "The server does not answer."
    form.action.click()
    assert form.message.text() == "The server does not answer."
    assert form.display_name.text() == "MS Kowalski"
    at.known.away = ""
    form.action.click()
    assert at.known.line(KOWALSKI).account.details.display_name == "MS Kowalski"


def test_what_another_administrator_saves_appears(at: AtAccounts, qtbot: QtBot) -> None:
    """Within a moment; the account that was looked at stays chosen, and a form is left alone."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("typed here")
    at.known.save_elsewhere(KOWALSKI, display_name="PO2 Kowalski")
    at.desk.signals.records_changed.emit(TOUCHED)
    qtbot.waitUntil(lambda: at.page.details.head.title.text() == "PO2 Kowalski")
    assert form.display_name.text() == "typed here"


def test_an_answer_that_comes_after_the_lock_is_not_shown(at: AtAccounts, qtbot: QtBot) -> None:
    """A slow database fills no page of a desk that nobody sits at."""
    at.desk.background.held = True
    at.page.search.setText("a")
    qtbot.waitUntil(lambda: not at.presenter._due.isActive())
    at.desk.window.sign_in.lock()
    at.desk.background.release()
    assert not at.page.model.rows


# --- left in the middle -----------------------------------------------------------------------------------------------


def leave(at: AtAccounts) -> None:
    """Sign out, and have Qt delete what was closed by it."""
    at.desk.sessions.become(NOBODY)
    delete_what_left()


def come_back(at: AtAccounts, number: int = 1) -> None:
    """Sign this administrator in."""
    at.desk.sessions.become(signed_in(person(number, AccountRole.ADMINISTRATOR)))


@pytest.mark.parametrize("is_away", [False, True], ids=["saved", "not saved"])
def test_a_form_that_is_saved_when_the_desk_is_left_is_not_touched(at: AtAccounts, *, is_away: bool) -> None:
    """What it asked for goes on without it, whatever comes of it."""
    form = at.edit(KOWALSKI)
    form.display_name.setText("PO2 Kowalski")
    at.desk.background.held = True
    form.action.click()
    at.known.away = "The database does not answer." if is_away else ""
    leave(at)
    at.desk.background.release()
    assert at.desk.window.isVisible()


def test_a_one_time_password_is_shown_to_whoever_asked_for_it_when_they_are_back(at: AtAccounts) -> None:
    """A desk that was left in the middle shows it to nobody; it is not lost for that."""
    at.page.choose(KOWALSKI)
    at.page.details.reset_requested.emit()
    asked = at.question()
    at.desk.background.held = True
    asked.action.click()
    leave(at)
    at.desk.background.release()
    assert not isinstance(at.presenter.dialog, OneTimeDialog)
    come_back(at)
    assert isinstance(at.presenter.dialog, OneTimeDialog)


def test_a_one_time_password_is_shown_to_nobody_else(at: AtAccounts) -> None:
    """Another administrator makes another one."""
    at.page.choose(KOWALSKI)
    at.page.details.reset_requested.emit()
    asked = at.question()
    at.desk.background.held = True
    asked.action.click()
    at.desk.sessions.become(replace(at.desk.sessions.session(), state=SessionState.LOCKED))
    at.desk.background.release()
    come_back(at, 2)
    assert not isinstance(at.presenter.dialog, OneTimeDialog)
