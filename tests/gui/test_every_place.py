"""Every page, tab and dialog of the desk: heard by its names, walked by Tab as it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus
from sentinel_desktop.services.accounts import FirstAccount
from sentinel_desktop.ui.key_help import key_sections
from tests.gui.conftest import OpenDesk
from tests.support.active_windows import wait_until_active
from tests.support.desk_on_show import desk_on_show
from tests.support.every_screen import ROOMS, shown
from tests.support.fake_sessions import FakeSessions, Known, person
from tests.support.invented_desk import NOW
from tests.support.walked_by_tab import faults, stops, unheard


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_everything_is_heard_and_walked_by_keyboard(room: str, tmp_path: Path) -> None:
    """What takes the keyboard has a name, a role and a key, Tab comes by it as one reads, and leaves it again."""
    found = {}
    with desk_on_show(tmp_path / "window.ini") as desk:
        for screen, widget in shown(desk, room):
            if wrong := faults(widget):
                found[screen.name] = wrong
    assert found == {}


def test_the_rail_and_the_strip_are_heard_too(tmp_path: Path) -> None:
    """Whoever comes by them with Tab hears what each is, what state it tells, and that it is pressed."""
    with desk_on_show(tmp_path / "window.ini") as desk:
        desk.begin()
        desk.sit_down(AccountRole.ADMINISTRATOR)
        window = desk.window
        assert [unheard(part) for part in (window.rail, window.strip)] == [[], []]
        told = window.strip.quarantined.accessibleName()
    assert "F7" in told


def test_every_page_and_action_is_in_the_help(tmp_path: Path) -> None:
    """F1 has the key of each page, and of everything that opens over them."""
    helped = {key for section in key_sections(simulated_reader=True) for item in section.keys for key in item.keys}
    with desk_on_show(tmp_path / "window.ini") as desk:
        pages = {place.key for place in desk.window.places.values()}
        actions = {action.key for action in desk.window.desk_actions.all if action.key}
    assert (pages | actions) - helped == set()


@pytest.mark.parametrize("first", [FirstAccount.MADE, FirstAccount.MISSING])
def test_whoever_signs_in_goes_from_field_to_field_by_tab(
    open_desk: OpenDesk, qtbot: QtBot, first: FirstAccount
) -> None:
    """And not from the user name to the button that leaves, whatever is asked of them."""
    sessions = FakeSessions(Known(person(), "one two three four"))
    sessions.first = first
    desk = open_desk(sessions=sessions)
    desk.signals.database_changed.emit(DatabaseStatus(DatabaseState.LIVE, NOW))
    desk.window.sign_in.open()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in desk.window.findChildren(QDialog)))
    (dialog,) = (each for each in desk.window.findChildren(QDialog) if each.isVisible())
    QTest.qWait(0)
    assert faults(dialog) == {}
    assert isinstance(stops(dialog)[1], QLineEdit)


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[QDialog]:
    """A dialog with three lines and a button, each in another place than its turn."""
    made = QDialog()
    made.resize(300, 200)
    for top in (100, 10):
        line = QLineEdit(made)
        line.setGeometry(10, top, 200, 30)
        line.setAccessibleName(f"Line at {top}")
    button = QPushButton("A long word", made)
    button.setGeometry(10, 150, 20, 30)
    QLineEdit(made).setGeometry(40, 150, 100, 30)
    made.show()
    qtbot.waitExposed(made)
    wait_until_active(made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_these_tests_see_what_they_look_for(dialog: QDialog) -> None:
    """A name that is missing, a word squeezed, no key, lines made in another order than they stand: each is found."""
    assert faults(dialog) == {
        "nameless": ["QLineEdit ''"],
        "without a key": ["QPushButton 'A long word'"],
        "cut": ["QPushButton: A long word"],
        "steps back": ["QLineEdit '' -> QLineEdit 'Line at 100'"],
    }


def test_what_is_not_to_be_heard_is_found(dialog: QDialog) -> None:
    """Something drawn that takes the keyboard, and that no screen reader knows what to do with."""
    drawn = QWidget(dialog)
    drawn.setAccessibleName("Drawn")
    drawn.setFocusPolicy(dialog.findChildren(QLineEdit)[0].focusPolicy())
    drawn.setGeometry(10, 60, 50, 20)
    drawn.show()
    assert faults(dialog)["of no role"] == ["QWidget 'Drawn'"]
