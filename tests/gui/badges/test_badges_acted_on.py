"""What is done with the badge that is chosen, by keyboard: assigned, taken back, lost, mended, and all of it undone."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.badge_acts import StatusCode, StatusGiven
from sentinel_desktop.domain.badges import BadgeKind, OnScan
from sentinel_desktop.domain.sessions import NOBODY, SessionState
from sentinel_desktop.ui.badges.assign_dialog import AssignDialog
from sentinel_desktop.ui.badges.describe_dialog import DescribeDialog
from sentinel_desktop.ui.badges.details_card import BadgeAct
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from tests.gui.badges.conftest import Badges
from tests.support.deleted_widgets import delete_what_left


def status_dialog(badges: Badges) -> StatusDialog:
    """Return the dialog that asks for a status."""
    assert isinstance(badges.dialog, StatusDialog)
    return badges.dialog


def is_gone(dialog: QDialog) -> bool:
    """Return whether a dialog is closed."""
    return not dialog.isVisible()


def test_a_free_badge_is_assigned_by_keyboard(badges: Badges) -> None:
    """The member is found by what is typed, taken by Enter; Enter again assigns it, and Ctrl+Z takes that back."""
    badges.unit.member("S1 Umana, O.")
    line = badges.choose("0013")
    badges.press("Alt+A")
    dialog = badges.dialog
    assert isinstance(dialog, AssignDialog)
    assert not dialog.action.isEnabled()
    badges.write("umana")
    badges.press("Return", "Return")
    assert badges.page.message.text() == "S1 Umana, O. has badge 0013 now."
    holder = badges.unit.line(line.id).holder
    assert holder is not None
    assert holder.name == "S1 Umana, O."
    badges.press("Ctrl+Z")
    assert badges.unit.line(line.id).holder is None
    assert badges.page.message.text() == "Undone: badge 0013 is as it was."


def test_somebody_who_has_a_badge_is_refused_beside_the_field(badges: Badges) -> None:
    """The sentence names the badge they have; what was typed stays."""
    badges.choose("0013")
    badges.press("Alt+A")
    dialog = badges.dialog
    assert isinstance(dialog, AssignDialog)
    badges.write("roy")
    badges.press("Return", "Return")
    assert dialog.isVisible()
    assert dialog.holder.problem == "PO2 Roy, A. has badge 0017 already: replace that one, or take it back first."
    assert dialog.holder.text == "PO2 Roy, A."


def test_a_badge_is_taken_back_by_one_key(badges: Badges) -> None:
    """And undone by another."""
    line = badges.choose("0017")
    badges.press("Alt+U")
    assert badges.unit.line(line.id).holder is None
    assert badges.page.undo.isVisible()
    badges.press("Ctrl+Z")
    assert badges.unit.line(line.id).holder == line.holder
    assert not badges.page.undo.isVisible()


def test_a_badge_is_lost_with_a_reason(badges: Badges) -> None:
    """Without one it cannot be saved; the reason stands in the facts and in the story."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    dialog = status_dialog(badges)
    assert not dialog.action.isEnabled()
    badges.write("left in a taxi")
    badges.press("Return")
    lost = badges.unit.line(line.id)
    assert (lost.on_scan, lost.status_reason, lost.holder) == (OnScan.REFUSE, "left in a taxi", line.holder)
    assert badges.page.details.facts.value_of("Status") == "Lost: left in a taxi"
    assert badges.page.details.story_model.rows[0].reason == "left in a taxi"
    badges.press("Alt+B")
    assert badges.unit.line(line.id).on_scan is OnScan.ALLOW


def test_an_act_follows_another_at_once(badges: Badges) -> None:
    """Before the table is read again: it is over the badge as the act before left it, and nobody else's change."""
    line = badges.choose("0017")
    badges.presenter.acting.changed.disconnect()
    badges.press("Alt+D")
    badges.write("cracked")
    badges.press("Return", "Alt+B", "Alt+U")
    now = badges.unit.line(line.id)
    assert (now.on_scan, now.holder) == (OnScan.ALLOW, None)


def test_a_decommissioned_badge_is_taken_back_unless_a_person_says_no(badges: Badges) -> None:
    """A lost or damaged one stays with its holder unless a person says so."""
    line = badges.choose("0017")
    badges.press("Alt+D")
    assert not status_dialog(badges).take_back.isChecked()
    badges.press("Esc", "Alt+X")
    assert status_dialog(badges).take_back.isChecked()
    badges.write("worn out")
    badges.press("Return")
    assert badges.unit.line(line.id).holder is None


def test_any_status_of_the_list_can_be_given(badges: Badges) -> None:
    """One that is hidden is not offered."""
    badges.choose("0017")
    badges.press("Alt+S")
    dialog = status_dialog(badges)
    offered = [dialog.status.combo.itemText(place) for place in range(dialog.status.combo.count())]
    assert offered == ["Active", "Damaged", "Inactive", "Lost", "Decommissioned"]
    assert dialog.status.combo.currentText() == "Active"
    assert dialog.action.isEnabled()


def test_a_reason_that_was_typed_outlives_a_locked_desk(badges: Badges) -> None:
    """For the same account; nobody else finds it."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    badges.write("left in a taxi")
    dialog = status_dialog(badges)
    badges.desk.sessions.become(NOBODY)
    assert is_gone(dialog)
    badges.sit_down(AccountRole.SUPERVISOR, 3)
    badges.choose("0017")
    badges.press("Alt+L")
    assert status_dialog(badges).reason.reason == ""
    badges.press("Esc")
    badges.sit_down(AccountRole.SUPERVISOR)
    badges.choose("0017")
    badges.press("Alt+L")
    assert status_dialog(badges).reason.reason == "left in a taxi"
    badges.press("Return")
    assert badges.unit.line(line.id).status_reason == "left in a taxi"


def test_what_another_supervisor_did_first_is_told(badges: Badges) -> None:
    """The dialog stays with what was typed, and says what to do."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    badges.write("left in a taxi")
    badges.unit.describe(line.seen, BadgeKind.MEMBER, "0099")
    badges.press("Return")
    dialog = status_dialog(badges)
    assert dialog.message.text() == "Somebody changed this badge meanwhile: look at it and do it again."
    assert dialog.reason.reason == "left in a taxi"


def test_a_database_that_is_away_keeps_what_was_typed(badges: Badges) -> None:
    """It can be saved when it is back."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    badges.write("left in a taxi")
    badges.unit.away = "The server db.unit.example does not answer."
    badges.press("Return")
    assert status_dialog(badges).message.text() == badges.unit.away
    badges.unit.away = ""
    badges.press("Return")
    assert badges.unit.line(line.id).status_reason == "left in a taxi"


def test_a_wrong_number_is_mended(badges: Badges) -> None:
    """A number that another visitor badge has is refused beside the field."""
    badges.press("Alt+2")
    line = badges.choose("V-07")
    badges.press("Ctrl+E")
    dialog = badges.dialog
    assert isinstance(dialog, DescribeDialog)
    badges.write("V-08")
    badges.press("Return")
    assert dialog.number.problem == "Badge V-08 has this number already: print another one."
    dialog.number.edit.selectAll()
    badges.write("V-77")
    badges.press("Return")
    assert badges.unit.line(line.id).printed_number == "V-77"


def test_control_characters_and_ten_thousand_letters_do_no_harm(badges: Badges) -> None:
    """The first are spaces in what is kept; of the others the field takes as many as it says."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    dialog = status_dialog(badges)
    dialog.reason.edit.setText("in\x00a\x1btaxi" + "x" * 10_000)
    badges.press("Return")
    reason = badges.unit.line(line.id).status_reason
    assert reason.startswith("in a taxixxx")
    assert len(reason) == 300


def test_only_what_makes_sense_is_offered(badges: Badges) -> None:
    """A free one is assigned, a held one replaced, a lost one made active again."""
    shown = {}
    for number in ("0013", "0017", "0011"):
        badges.choose(number)
        shown[number] = {act for act, button in badges.page.details.buttons.items() if button.isVisible()}
    assert BadgeAct.ASSIGN in shown["0013"]
    assert BadgeAct.REPLACE not in shown["0013"]
    assert {BadgeAct.REPLACE, BadgeAct.UNASSIGN, BadgeAct.LOST} <= shown["0017"]
    assert BadgeAct.REACTIVATE in shown["0011"]
    assert BadgeAct.LOST not in shown["0011"]


def test_an_undo_that_came_too_late_is_refused(badges: Badges) -> None:
    """Somebody changed the badge since."""
    line = badges.choose("0017")
    badges.press("Alt+U")
    now = badges.unit.line(line.id)
    badges.unit.give_status(now.seen, StatusGiven(badges.unit.status(StatusCode.LOST), "gone"))
    badges.press("Ctrl+Z")
    assert badges.page.message.text() == "Somebody changed this badge meanwhile: look at it and do it again."


def test_statuses_that_are_offered_are_in_use_or_the_badges_own(badges: Badges) -> None:
    """A badge that is put away is given one that the reader refuses."""
    line, acting = badges.choose("0017"), badges.presenter.acting
    assert {status.on_scan for status in acting.offered_statuses(refused_only=True)} == {OnScan.REFUSE}
    assert {status.id for status in acting.offered_statuses()} == {status.id for status in acting.statuses}
    acting.statuses = tuple(replace(status, is_active=False) for status in acting.statuses)
    assert [status.id for status in acting.offered_statuses(line)] == [line.status_id]


def test_what_another_did_is_not_undone(badges: Badges) -> None:
    """Who sits down next has nothing to undo, by its key or its button."""
    line = badges.choose("0017")
    badges.press("Alt+U")
    badges.desk.sessions.sign_out()
    badges.sit_down(AccountRole.SUPERVISOR, 3)
    assert not badges.page.undo.isVisible()
    badges.page.undo_requested.emit()
    assert badges.unit.line(line.id).holder is None


def test_a_desk_that_is_locked_in_the_middle_finds_what_was_done(badges: Badges) -> None:
    """The dialog is gone by then; the badge is lost, and its reason is not there to be saved again."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    dialog = status_dialog(badges)
    dialog.reason.edit.setText("Left on a train")
    badges.desk.background.held = True
    dialog.action.click()
    lock(badges)
    badges.desk.background.release()
    assert badges.unit.line(line.id).status_reason == "Left on a train"
    badges.sit_down(AccountRole.SUPERVISOR)
    assert badges.presenter.acting.draft_of(line.id) == ""
    assert not badges.page.undo.isVisible()


def test_a_reason_that_could_not_be_saved_after_a_lock_is_kept(badges: Badges) -> None:
    """Nobody was there to be told; it stands there again."""
    line = badges.choose("0017")
    badges.press("Alt+L")
    dialog = status_dialog(badges)
    dialog.reason.edit.setText("Left on a train")
    badges.desk.background.held = True
    dialog.action.click()
    badges.unit.away = "The database does not answer."
    lock(badges)
    badges.desk.background.release()
    badges.unit.away = ""
    badges.sit_down(AccountRole.SUPERVISOR)
    assert badges.presenter.acting.draft_of(line.id) == "Left on a train"


def lock(badges: Badges) -> None:
    """Lock the desk, and have Qt delete what was closed by it."""
    session = badges.desk.sessions.session()
    badges.desk.sessions.become(replace(session, state=SessionState.LOCKED))
    delete_what_left()
