"""An account is disabled, or loses its role, in the middle of somebody's typing: said, kept, and not written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.sessions import SessionState
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import ROY, Unit
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return
DISABLED = "An administrator disabled this account."


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of a supervisor, beside whom there is an administrator."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "administrator", "beauchamp")
    give_account(unit.owner, unit.url, "supervisor")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in(OPERATOR, opens="badges")
        yield at


def disable(unit: Unit) -> None:
    """Disable the account, as an administrator does at another desk."""
    unit.owner.execute("UPDATE admin_users SET disabled_at = now() WHERE username = %s", [OPERATOR])


def give_role(unit: Unit, role: str) -> None:
    """Give the account another role."""
    unit.owner.execute("UPDATE admin_users SET role = %s WHERE username = %s", [role, OPERATOR])


def wait_until_told(desk: DeedDesk) -> None:
    """Wait until the desk says that the account was disabled, with nothing open over the board."""
    bar = desk.window.sign_in.bar
    desk.wait(lambda: bar.isVisible() and bar.sentence.text() == DISABLED)
    desk.wait(lambda: desk.over() is None)
    assert desk.desk.station.people.sessions.session().state is SessionState.SIGNED_OUT


def come_back(desk: DeedDesk, unit: Unit) -> None:
    """Enable the account, and sign it in again."""
    unit.owner.execute("UPDATE admin_users SET disabled_at = NULL WHERE username = %s", [OPERATOR])
    desk.sign_in(OPERATOR, opens="badges")


@pytest.mark.parametrize("asks", [True, False], ids=["in the moment of saving", "while typing"])
def test_a_visitors_sign_in(desk: DeedDesk, unit: Unit, *, asks: bool) -> None:
    """Nobody is signed in; once the account is enabled again the name stands there."""
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Varga")
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    disable(unit)
    if asks:
        keys.press(ENTER)
    wait_until_told(desk)
    assert (visits(unit.owner), desk.desk.station.hand_acts.status().waiting) == ([], 0)
    come_back(desk, unit)
    keys = desk.open_sign_in()
    assert (desk.dialog_in().draft.last_name, desk.dialog_in().step) == ("Varga", Step.BADGE)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    assert [visit["last_name"] for visit in visits(unit.owner)] == ["Varga"]


@pytest.mark.parametrize("asks", [True, False], ids=["in the moment of saving", "while typing"])
def test_an_entry_by_hand(desk: DeedDesk, unit: Unit, *, asks: bool) -> None:
    """Nothing is recorded, now or later; who and why stand there again."""
    roy, name = holder_of(unit.owner, ROY)
    dialog = entry(desk)
    desk.write(name[:4].casefold())
    desk.wait(dialog.who.offers.isVisible)
    desk.key(ENTER)
    desk.wait(lambda: dialog.person is not None)
    dialog.reason.edit.setFocus()
    dialog.reason.edit.selectAll()
    desk.write("Left it at home")
    disable(unit)
    if asks:
        desk.key(ENTER)
    wait_until_told(desk)
    assert (recorded(unit), desk.desk.station.hand_acts.status().waiting) == ([], 0)
    come_back(desk, unit)
    again = entry(desk)
    desk.wait(lambda: again.person is not None)
    assert again.reason.text == "Left it at home"
    desk.key(ENTER)
    desk.wait(lambda: not again.done_line.isHidden())
    assert recorded(unit) == [(roy, "Left it at home")]


@pytest.mark.parametrize("asks", [True, False], ids=["in the moment of saving", "while typing"])
def test_a_badge_act(desk: DeedDesk, unit: Unit, *, asks: bool) -> None:
    """The badge stays as it was; the reason stands there again."""
    type_reason(desk)
    disable(unit)
    if asks:
        desk.key(ENTER)
    wait_until_told(desk)
    assert reasons(unit) == []
    come_back(desk, unit)
    dialog = status_dialog(desk)
    assert dialog.reason.reason == "Left on a bus"


@pytest.mark.parametrize("asks", [True, False], ids=["in the moment of saving", "while typing"])
def test_a_visit_that_is_edited(desk: DeedDesk, unit: Unit, *, asks: bool) -> None:
    """The visit stays as it was; what was typed is shown again where it was typed."""
    unit.rows.make.visitors("open", last_name="Varga", display_name="Varga")
    page = edit_visit(desk)
    disable(unit)
    if asks:
        desk.press(Qt.Key.Key_S, CTRL)
    wait_until_told(desk)
    desk.wait(lambda: not page.isVisible())
    assert [visit["notes"] for visit in visits(unit.owner)] == [""]
    come_back(desk, unit)
    desk.press(Qt.Key.Key_4)
    desk.wait(lambda: page.visit.form.isVisible() and page.visit.form.typed.edit.notes == "Left an umbrella.")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: page.visit.message.text() == "Saved.")
    assert [visit["notes"] for visit in visits(unit.owner)] == ["Left an umbrella."]


@pytest.mark.parametrize("asks", [True, False], ids=["in the moment of saving", "while typing"])
def test_a_badge_act_of_whoever_is_an_operator_now(desk: DeedDesk, unit: Unit, *, asks: bool) -> None:
    """Nothing is saved and nothing offered any more; it is said why, and the reason waits for the right."""
    type_reason(desk)
    give_role(unit, "operator")
    if asks:
        desk.key(ENTER)
    badges = badges_of(desk)
    said = "Your role was changed: this is no longer yours to do."
    desk.wait(lambda: desk.over() is None and badges.page.message.text() == said)
    # What was asked for in that moment is refused before the right is given back.
    desk.wait(lambda: not desk.desk.tasks._tasks)
    assert reasons(unit) == []
    give_role(unit, "supervisor")
    desk.wait(desk.window.rail.buttons["members"].isVisible)
    assert status_dialog(desk).reason.reason == "Left on a bus"


def entry(desk: DeedDesk) -> EntryDialog:
    """Open the entry by hand by its key."""
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    return dialog


def recorded(unit: Unit) -> list[tuple[object, ...]]:
    """Return who was recorded by hand, and why."""
    return unit.owner.execute("SELECT member_id, reason FROM checkins").fetchall()


def badges_of(desk: DeedDesk) -> BadgesPresenter:
    """Return what is behind the page of the badges."""
    badges = desk.window.places["badges"].presenter
    assert isinstance(badges, BadgesPresenter)
    return badges


def status_dialog(desk: DeedDesk) -> StatusDialog:
    """Ask by the keyboard for another status of Roy's badge."""
    desk.press(Qt.Key.Key_3)
    badges = badges_of(desk)
    desk.wait(lambda: len(badges.page.model.rows) == 2 and badges.acting.statuses)
    (roys,) = (line.id for line in badges.page.model.rows if line.serial == ROY)
    assert badges.page.choose(roys)
    desk.key(Qt.Key.Key_S, ALT)
    dialog = desk.over()
    assert isinstance(dialog, StatusDialog)
    return dialog


def type_reason(desk: DeedDesk) -> None:
    """Choose that Roy's badge is lost, and say why."""
    dialog = status_dialog(desk)
    names = [dialog.status.combo.itemText(row) for row in range(dialog.status.combo.count())]
    dialog.status.combo.setCurrentIndex(next(row for row, name in enumerate(names) if "Lost" in name))
    dialog.reason.edit.setFocus()
    desk.write("Left on a bus")


def reasons(unit: Unit) -> list[tuple[object, ...]]:
    """Return what was ever said of a badge."""
    return unit.owner.execute("SELECT status_reason FROM badges WHERE status_reason <> ''").fetchall()


def edit_visit(desk: DeedDesk) -> VisitsPage:
    """Write a note into the fields of the only visit."""
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(page.visit.isVisible)
    page.focus_first()
    desk.press(Qt.Key.Key_E, ALT)
    form = page.visit.form
    desk.wait(lambda: form.typed.edit.visit_type_id is not None)
    form.fields["notes"].editor.setFocus()
    desk.write("Left an umbrella.")
    return page
