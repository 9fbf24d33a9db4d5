"""The page of administrators shows the tabs that whoever sits there may see."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLineEdit

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.rights import Right
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.ui.background import Background
from sentinel_desktop.ui.desk_setup import DeskSetup
from sentinel_desktop.ui.signals import DeskSignals
from sentinel_desktop.ui.tabs import Tab
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.fake_sessions import person, signed_in

ADMINISTRATOR = person(1, AccountRole.ADMINISTRATOR)


def _tab(setup: DeskSetup, signals: DeskSignals, background: Background, *, name: str, right: Right) -> Tab:
    """Make a tab with one line in it, which Esc empties first."""
    del setup, signals, background
    line = QLineEdit()
    line.setAccessibleName(name)

    def go_back() -> bool:
        had_text = bool(line.text())
        line.clear()
        return had_text

    return Tab(name, name.title(), line, QObject(), line.setFocus, frozenset({right}), go_back)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk with two tabs, which need a right each."""
    return open_desk(
        administration=(
            partial(_tab, name="accounts", right=Right.MANAGE_ACCOUNTS),
            partial(_tab, name="audit", right=Right.READ_AUDIT),
        )
    )


def test_an_operator_is_not_offered_the_page(desk: Desk) -> None:
    """Neither in the rail nor by its key."""
    desk.sessions.become(signed_in(person(1)))
    assert not desk.window.rail.buttons["administration"].isVisible()
    press_key(desk.window, Qt.Key.Key_9)
    assert desk.window.place.name == "desk"


def test_an_administrator_walks_the_tabs_by_their_keys(desk: Desk) -> None:
    """Each puts the keyboard where a person begins; Esc first does what the tab knows, then leads to the desk."""
    desk.sessions.become(signed_in(ADMINISTRATOR))
    press_key(desk.window, Qt.Key.Key_9)
    page = desk.window.administration.page
    assert page.tab is not None
    assert (page.tab.name, page.tab.page.hasFocus()) == ("accounts", True)
    press_key(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (page.tab.name, page.tab.page.hasFocus()) == ("audit", True)
    type_text(page.tab.page, "roy")
    press_key(page.tab.page, Qt.Key.Key_Escape)
    assert desk.window.place.name == "administration"
    press_key(page.tab.page, Qt.Key.Key_Escape)
    assert desk.window.place.name == "desk"
    press_key(desk.window, Qt.Key.Key_9)
    assert page.tab.name == "audit"


def test_who_has_one_right_sees_one_tab(desk: Desk) -> None:
    """The others are not there to be pressed, and what was shown before is replaced."""
    desk.sessions.become(signed_in(ADMINISTRATOR))
    desk.window.show_place("administration")
    desk.sessions.become(signed_in(replace(person(1), rights=frozenset({Right.READ_AUDIT}))))
    page = desk.window.administration.page
    assert not page.buttons["accounts"].isVisible()
    assert page.tab is not None
    assert page.tab.name == "audit"


def test_nobody_sees_none(desk: Desk) -> None:
    """Also where the page was just looked at."""
    desk.sessions.become(signed_in(ADMINISTRATOR))
    desk.window.show_place("administration")
    desk.sessions.become(NOBODY)
    assert desk.window.administration.page.tab is None
    assert desk.window.place.name == "desk"


def test_the_page_s_own_keys_leave_the_desk_s_alone(desk: Desk) -> None:
    """A key of a tab does nothing while another page is shown."""
    desk.sessions.become(signed_in(ADMINISTRATOR))
    wait_until_active(desk.window)
    press_key(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = desk.window.administration.page
    assert page.tab is not None
    assert page.tab.name == "accounts"
