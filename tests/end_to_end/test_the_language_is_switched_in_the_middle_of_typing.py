"""The language is switched while something is typed and not saved: it is there in the other one, and saved once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from sentinel_desktop.ui.kiosk.state import Step as KioskStep
from sentinel_desktop.ui.kiosk.window import KioskWindow
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import type_text
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.kiosk_at_work import TouchedKiosk
from tests.support.visitor_deeds import visits

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk of a supervisor, who does everything an operator does."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "supervisor")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in("kowalski", opens="badges")
        yield at


def test_the_language_is_switched_in_the_middle_of_typing(desk: DeedDesk, unit: Unit) -> None:
    """A visitor's sign-in, an announced visitor and a badge's reason: each goes on where it was left, once."""
    announce(desk)
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Varga")
    keys.press(ESC)
    desk.wait(lambda: desk.coming is None)
    lose(desk, "cracked")
    switch(desk)

    dialog = ask_again(desk)
    assert dialog.reason.reason == "cracked"
    dialog.reject()
    keys = desk.open_sign_in()
    assert desk.dialog_in().step is Step.VISITOR
    assert desk.dialog_in().draft.last_name == "Varga"
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)

    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_Insert)
    page = visits_page(desk)
    desk.wait(lambda: page.visit.form.typed.edit.visit_type_id is not None)
    assert page.visit.form.typed.edit.last_name == "Cheverie"
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: len(visits(unit.owner)) == 2)
    assert sorted(visit["last_name"] for visit in visits(unit.owner)) == ["Cheverie", "Varga"]
    assert unit.owner.execute("SELECT count(*) FROM badges WHERE status_reason <> ''").fetchone() == (0,)


def test_a_visitor_at_the_kiosk_types_on_while_the_desk_switches(desk: DeedDesk, qtbot: QtBot) -> None:
    """The visitors' window has a language of its own: page, letters and language are as they were."""
    desk.press(Qt.Key.Key_K, CTRL | SHIFT)
    desk.wait(lambda: kiosk_window() is not None)
    before = kiosk_window()
    assert before is not None
    kiosk = TouchedKiosk(before, qtbot)
    kiosk.touch("Museum")
    kiosk.come_to(KioskStep.WHO)
    type_text(before.page.lines[KioskField.LAST_NAME].edit, "Thériault")
    switch(desk)
    desk.wait(lambda: kiosk_window() not in {None, before})
    after = kiosk_window()
    assert after is not None
    assert after.state.step is KioskStep.WHO
    assert after.page.lines[KioskField.LAST_NAME].edit.text() == "Thériault"
    assert after.state.language is before.state.language


def switch(desk: DeedDesk) -> None:
    """Press the key of the language; the window is made anew."""
    before = desk.window
    desk.press(Qt.Key.Key_F, CTRL | SHIFT)
    desk.wait(lambda: desk.desk.window is not before)
    desk.window = desk.desk.window
    desk.wait(desk.window.rail.buttons["badges"].isVisible)


def visits_page(desk: DeedDesk) -> VisitsPage:
    """Return the page of visitors."""
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    return page


def announce(desk: DeedDesk) -> None:
    """Begin to announce a visitor, and leave it."""
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_Insert)
    desk.wait(visits_page(desk).visit.form.fields["last_name"].editor.hasFocus)
    desk.write("Cheverie")
    desk.press(ESC)


def lose(desk: DeedDesk, reason: str) -> None:
    """Begin to say why a badge is damaged, and leave it."""
    dialog = ask_again(desk)
    type_text(dialog.reason.edit, reason)
    dialog.reject()


def ask_again(desk: DeedDesk) -> StatusDialog:
    """Open the dialog of the first badge's damage."""
    desk.press(Qt.Key.Key_3)
    badges = desk.window.places["badges"].presenter
    assert isinstance(badges, BadgesPresenter)
    desk.wait(lambda: badges.page.line is not None and badges.acting.statuses)
    desk.press(Qt.Key.Key_D, ALT)
    desk.wait(lambda: isinstance(badges.acting.dialog, StatusDialog))
    dialog = badges.acting.dialog
    assert isinstance(dialog, StatusDialog)
    return dialog


def kiosk_window() -> KioskWindow | None:
    """Return the visitors' window that is open."""
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, KioskWindow))
    return next((each for each in windows if each.isVisible()), None)
