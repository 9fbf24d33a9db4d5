"""A member who leaves the unit, and comes back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.person.archive_dialog import ArchiveDialog
from tests.support.active_windows import press_key, type_text
from tests.support.deleted_widgets import delete_what_left
from tests.support.invented_desk import NOW
from tests.support.people_in_memory import CHEN, ROY
from tests.support.person_desk import LUC, PersonDesk, person_desk

ALT = Qt.KeyboardModifier.AltModifier
AWAY = "The database does not answer: wait a moment."


@pytest.fixture
def desk(qtbot: QtBot, setup: DeskSetup) -> Iterator[PersonDesk]:
    """A supervisor who looks at a member who is in."""
    with person_desk(qtbot, setup) as desk:
        desk.presenter.open_member(ROY)
        yield desk


def test_who_is_in_is_archived_with_a_reason(desk: PersonDesk) -> None:
    """They are told to be signed out with it; it is done in the name of who sits here, and undone by Restore."""
    press_key(desk.page, Qt.Key.Key_A, ALT)
    dialog = desk.dialog(ArchiveDialog)
    assert "They are in now" in dialog.about.text()
    assert not dialog.action.isEnabled()
    type_text(dialog.text, " posted away ")
    press_key(dialog.text, Qt.Key.Key_Return)
    assert desk.people.archived == [(ROY, LUC.account_id, "posted away")]
    assert desk.page.head.archived.text() == "✕ Archived on 24 Nov 2026"
    assert not desk.page.head.archive.isVisible()
    press_key(desk.page, Qt.Key.Key_A, ALT)
    assert desk.people.members[ROY].details.archived_at is None
    assert desk.page.message.text() == "Restored: of the unit again."


def test_who_is_out_is_archived_by_a_word(desk: PersonDesk) -> None:
    """A reason stands with a check-out: where there is none to write, none is asked for."""
    desk.presenter.open_member(CHEN)
    press_key(desk.page, Qt.Key.Key_A, ALT)
    dialog = desk.dialog(ArchiveDialog)
    assert "They are in now" not in dialog.about.text()
    assert not dialog.text.isVisible()
    press_key(dialog, Qt.Key.Key_Return)
    assert desk.people.archived == [(CHEN, LUC.account_id, "")]


def test_a_reason_survives_a_failure_and_a_change_of_mind(desk: PersonDesk) -> None:
    """It stands there the next time."""
    desk.page.head.archive.click()
    dialog = desk.dialog(ArchiveDialog)
    dialog.text.setText("posted away")
    desk.people.away = AWAY
    dialog.action.click()
    assert dialog.message.text() == AWAY
    dialog.reject()
    desk.people.away = ""
    desk.page.head.archive.click()
    assert desk.dialog(ArchiveDialog).reason == "posted away"


def test_a_desk_that_somebody_else_takes_over_in_the_middle_archives_all_the_same(desk: PersonDesk) -> None:
    """The dialog is gone by then; what was asked for is done in the name of who asked."""
    desk.page.head.archive.click()
    dialog = desk.dialog(ArchiveDialog)
    dialog.text.setText("posted away")
    desk.background.held = True
    dialog.action.click()
    dialog.done(0)
    delete_what_left()
    desk.background.release()
    assert desk.people.archived == [(ROY, LUC.account_id, "posted away")]


def test_who_was_changed_meanwhile_is_not_archived(desk: PersonDesk) -> None:
    """It is said, the page shows what is there now, and doing it again does it."""
    desk.page.head.archive.click()
    dialog = desk.dialog(ArchiveDialog)
    dialog.text.setText("posted away")
    desk.people.before_saving = lambda: desk.people.change(ROY, last_name="King")
    dialog.action.click()
    assert dialog.message.text().startswith("Not archived: somebody changed this member meanwhile.")
    assert desk.page.heading.title.text() == "PO2 Jacqueline King"
    dialog.action.click()
    assert len(desk.people.archived) == 1


def test_who_was_archived_says_so_first(desk: PersonDesk) -> None:
    """Neither in nor out is said of them; the day they left stands where that stood."""
    desk.people.inside.clear()
    desk.people.change(ROY, archived_at=NOW - timedelta(days=9))
    desk.presenter.open_member(ROY)
    head = desk.page.head
    assert head.archived.text() == "✕ Archived on 15 Nov 2026"
    assert not head.presence.isVisible()
    assert not head.since.isVisible()
    assert head.archived.x() == head.status.x()


def test_who_comes_in_while_they_are_archived_is_told_of(desk: PersonDesk, qtbot: QtBot) -> None:
    """The dialog asks for the reason then, and no longer when they went."""
    desk.presenter.open_member(CHEN)
    desk.page.head.archive.click()
    dialog = desk.dialog(ArchiveDialog)
    assert dialog.action.isEnabled()
    desk.people.inside[CHEN] = NOW
    desk.pass_a_door(CHEN)
    qtbot.waitUntil(dialog.text.isVisible)
    assert not dialog.action.isEnabled()
    dialog.text.setText("posted away")
    del desk.people.inside[CHEN]
    desk.pass_a_door(CHEN)
    qtbot.waitUntil(lambda: not dialog.text.isVisible())
    assert dialog.reason == ""
