"""A badge that nobody knows is scanned; a supervisor enrols it from the notice, and it goes through its whole life."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.badges.details_card import BadgeAct
from sentinel_desktop.ui.badges.enrol_dialog import EnrolDialog
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key, type_text
from tests.support.deed_desk import Door, deed_desk, give_account
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.pty_reader import PtyReader

STRANGE = "0A0000C0DE"
ENTER = Qt.Key.Key_Return
LIFE = (
    (BadgeAct.DAMAGED, Qt.Key.Key_D, "cracked"),
    (BadgeAct.REACTIVATE, Qt.Key.Key_B, ""),
    (BadgeAct.UNASSIGN, Qt.Key.Key_U, ""),
    (BadgeAct.DECOMMISSION, Qt.Key.Key_X, "worn out"),
)


@pytest.fixture
def door(
    qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None, no_hurry: None
) -> Iterator[Door]:
    """A desk with its reader, at which a supervisor sits; one member has no badge."""
    del asyncio_in_qt, no_hurry
    unit.rows.setting("scan.repeat_window_s", 0)
    unit.rows.member(last_name="Umana", display_name="Umana, O.", service_number="V777120")
    give_account(unit.owner, unit.url, "supervisor", "fontaine")
    with deed_desk(qtbot, unit.url, tmp_path / "office", reader.url) as at:
        reader.wait_until_opened()
        at.sign_in("fontaine", opens="badges")
        yield Door(at, reader)


def test_an_unknown_badge_is_enrolled_from_the_notice(door: Door, unit: Unit) -> None:
    """Unknown, enrolled, in, damaged, active again, nobody's, withdrawn: what each tap is told is what is kept."""
    at = door.at
    words = [door.tap(STRANGE).word]
    at.press(Qt.Key.Key_3)
    page = badges_of(door).page
    at.wait(page.unknown.isVisible)
    enrol_from_the_notice(door)
    words.append(tap_at_the_desk(door))
    for act, key, reason in LIFE:
        do(door, act, key, reason)
        words.append(tap_at_the_desk(door))
    assert words == [
        "BADGE NOT KNOWN",
        "CHECKED IN",
        "BADGE NOT ACTIVE",
        "CHECKED OUT",
        "HELD BY NOBODY",
        "BADGE NOT ACTIVE",
    ]
    outcomes = ["badge_unknown", "checked_in", "badge_not_active", "checked_out", "badge_unassigned"]
    assert [outcome for _, outcome in unit.scans()] == [*outcomes, "badge_not_active"]

    at.press(Qt.Key.Key_3)
    at.press(Qt.Key.Key_T, CTRL)
    at.wait(lambda: badges_of(door).tapping.is_waiting)
    door.hold(STRANGE)
    at.wait(lambda: page.line is not None and page.line.serial == STRANGE and page.details.story_model.rows)
    assert page.details.facts.value_of("Status") == "Decommissioned: worn out"
    assert len(unit.scans()) == len(words)
    kept = unit.owner.execute(
        "SELECT s.code, b.status_reason, b.member_id FROM badges b"
        " JOIN badge_statuses s ON s.id = b.badge_status_id WHERE b.serial = %s",
        [STRANGE],
    ).fetchall()
    assert kept == [("decommissioned", "worn out", None)]


def badges_of(door: Door) -> BadgesPresenter:
    """Return what shows the badges."""
    return cast("BadgesPresenter", door.at.window.places["badges"].presenter)


def enrol_from_the_notice(door: Door) -> None:
    """Press the notice's key, and give the badge a number and a holder, by keyboard."""
    at = door.at
    at.press(Qt.Key.Key_N, ALT)
    dialog = badges_of(door).acting.dialog
    assert isinstance(dialog, EnrolDialog)
    at.wait(lambda: dialog.panel.head.title.text() == "It can be enrolled")
    dialog.number.edit.selectAll()
    type_text(dialog.number.edit, "0023")
    dialog.holder.edit.setFocus()
    type_text(dialog.holder.edit, "umana")
    at.wait(dialog.holder.offers.isVisible)
    press_key(dialog.holder.edit, ENTER)
    at.wait(dialog.action.isEnabled)
    press_key(dialog.number.edit, ENTER)
    at.wait(lambda: badges_of(door).acting.dialog is None)


def do(door: Door, act: BadgeAct, key: Qt.Key, reason: str) -> None:
    """Do something with the badge that is chosen, once it is offered, and wait until the page says that it is done."""
    at, badges = door.at, badges_of(door)
    at.press(Qt.Key.Key_3)
    at.wait(lambda: badges.page.line is not None and badges.page.line.serial == STRANGE)
    button = badges.page.details.buttons[act]
    at.wait(lambda: button.isVisible() and button.isEnabled() and badges.acting.statuses)
    # What the act before said goes when the next one says something else.
    badges.page.show_message("")
    at.press(key, ALT)
    if reason:
        dialog = badges.acting.dialog
        assert isinstance(dialog, StatusDialog)
        type_text(dialog.reason.edit, reason)
        press_key(dialog.reason.edit, ENTER)
    at.wait(badges.page.message.text)
    assert badges.page.message.property("role") == "good", badges.page.message.text()


def tap_at_the_desk(door: Door) -> str:
    """Go back to the desk's page, hold the badge to the reader, and return the word on the panel."""
    door.at.press(Qt.Key.Key_1)
    return door.tap(STRANGE).word
