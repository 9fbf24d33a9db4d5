"""What is about to open when the desk is left is shown to nobody, and what is open goes with the window."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.ui.help_dialog import HelpDialog
from sentinel_desktop.ui.sound_dialog import SoundDialog
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import VisitorSignInDialog
from tests.support.deleted_widgets import delete_what_left
from tests.support.desk_on_show import PASSWORD, DeskOnShow, desk_on_show
from tests.support.every_screen import ROOMS, Screen


def dialogs(room: str) -> list[Screen]:
    """Return the dialogs of a room that keys of somebody signed in open, each once whatever is chosen in it."""
    found = [screen for screen in ROOMS[room] if screen.over and screen.keys and screen.role is not None]
    return list({(each.place, *(key for key in each.keys if not key.isdigit())): each for each in found}.values())


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_opens_late(room: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What a key asked for is still being read when the desk is locked: it is shown to nobody."""
    wrong = {}
    with desk_on_show(tmp_path / "window.ini") as desk:
        desk.begin()
        for screen in dialogs(room):
            *first, last = screen.keys
            desk.sit_down(screen.role)
            screen.before(desk)
            desk.go(screen.place)
            for key in first:
                press(desk, key)
            desk.background.held = True
            press(desk, last)
            desk.sessions.lock()
            stayed = left_over(desk)
            desk.background.release()
            faults = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
            caplog.clear()
            if said := [*stayed, *left_over(desk), *faults]:
                wrong[screen.name] = said
            desk.sessions.unlock(PASSWORD)
            desk.settle()
            desk.close_above()
    assert wrong == {}


def press(desk: DeskOnShow, key: str) -> None:
    """Press a key, or write what begins with a space."""
    if key.startswith(" "):
        desk.write(key[1:])
    else:
        desk.press(key)


def left_over(desk: DeskOnShow) -> list[str]:
    """Return what is open over the window and tells of somebody, once all is done that was about to be."""
    desk.settle()
    delete_what_left()
    return [type(each).__name__ for each in desk.above if not isinstance(each, HelpDialog | SoundDialog)]


def test_a_dialog_goes_with_its_window(tmp_path: Path) -> None:
    """A program that is ended, or a window made anew, leaves none on the screen; what was typed is kept."""
    with desk_on_show(tmp_path / "window.ini") as desk:
        desk.begin()
        desk.sit_down(AccountRole.OPERATOR)
        desk.press("F2", "6")
        desk.write("Vance")
        assert [type(each) for each in desk.above] == [VisitorSignInDialog]
        desk.window.hide()
        assert desk.above == []
        desk.window.show()
        desk.press("F2")
        (dialog,) = desk.above
        assert isinstance(dialog, VisitorSignInDialog)
        assert dialog.draft.last_name == "Vance"


def test_a_window_that_is_minimised_keeps_its_dialog(tmp_path: Path) -> None:
    """It is only out of sight."""
    with desk_on_show(tmp_path / "window.ini") as desk:
        desk.begin()
        desk.sit_down(AccountRole.OPERATOR)
        desk.press("F2", "6")
        desk.window.setWindowState(Qt.WindowState.WindowMinimized)
        desk.settle()
        desk.window.bring_to_front()
        assert [type(each) for each in desk.above] == [VisitorSignInDialog]
