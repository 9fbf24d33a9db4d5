"""The reader's cable comes off while a dialog waits for a badge: that is said, and it waits on when it is back."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.badges.enrol_dialog import EnrolDialog
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import type_text
from tests.support.deed_desk import Door, deed_desk, give_account
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import visits

V12, NEW = "0000AA0012", "0A0000C0DE"
ENTER = Qt.Key.Key_Return


@pytest.fixture
def door(qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None) -> Iterator[Door]:
    """A desk with its reader, at which a supervisor sits, and a visitors' badge."""
    del asyncio_in_qt
    unit.rows.badge(serial=V12, kind="visitor", printed_number="V-12")
    give_account(unit.owner, unit.url, "supervisor")
    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as at:
        reader.wait_until_opened()
        at.sign_in("kowalski", opens="badges")
        yield Door(at, reader)


def test_the_reader_is_unplugged_while_a_tap_is_awaited(door: Door, unit: Unit, reader: PtyReader) -> None:
    """The visitor gets the badge, the new one is enrolled, and nothing that was typed is typed again."""
    at = door.at
    badges = cast("BadgesPresenter", at.window.places["badges"].presenter)
    keys = at.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Varga")
    keys.press(ENTER)
    at.wait_for_step(Step.BADGE)
    come_off_and_on(door, reader, badges)
    door.hold(V12)
    at.wait(lambda: at.dialog_in().badge.chosen is not None)
    keys.press(ENTER)
    at.wait_for_step(Step.DONE)
    keys.press(ENTER)
    (visit,) = visits(unit.owner)
    assert (visit["last_name"], visit["badge_id"] is not None) == ("Varga", True)

    at.press(Qt.Key.Key_3)
    at.wait(lambda: badges.page.model.rows and badges.tapping.is_ready)
    at.press(Qt.Key.Key_Insert)
    at.wait(lambda: badges.tapping.is_waiting)
    dialog = badges.acting.dialog
    assert isinstance(dialog, EnrolDialog)
    dialog.number.edit.selectAll()
    type_text(dialog.number.edit, "0023")
    come_off_and_on(door, reader, badges)
    at.wait(lambda: badges.tapping.is_waiting)
    door.hold(NEW)
    at.wait(dialog.action.isEnabled)
    at.key(ENTER)
    at.wait(lambda: badges.acting.dialog is None)
    assert unit.owner.execute("SELECT printed_number FROM badges WHERE serial = %s", [NEW]).fetchone() == ("0023",)
    at.wait_until_delivered()
    assert [outcome for _, outcome in unit.scans()] == ["visitor_badge_free"]


def come_off_and_on(door: Door, reader: PtyReader, badges: BadgesPresenter) -> None:
    """Pull the cable and plug it in again; the dialog that is open says in between that no badge can be read."""
    reader.unplug()
    door.at.wait(lambda: not badges.tapping.is_ready)
    dialog = badges.acting.dialog
    if isinstance(dialog, EnrolDialog):
        assert dialog.panel.head.title.text() == "The reader is not ready"
    reader.replug()
    reader.wait_until_opened()
    door.at.wait(lambda: badges.tapping.is_ready)
