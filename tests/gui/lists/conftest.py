"""The page of the lists over lists in memory."""

from dataclasses import dataclass
from functools import partial

import pytest
from PySide6.QtCore import Qt

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.list_kinds import VISIT_TYPES
from sentinel_desktop.services.lists import ListsService
from sentinel_desktop.ui.lists.place import lists_place
from sentinel_desktop.ui.lists.presenter import ListsPresenter
from tests.gui.conftest import Desk, OpenDesk
from tests.support.active_windows import press_key
from tests.support.fake_sessions import person, signed_in
from tests.support.lists_in_memory import UnitLists, unit_lists
from tests.support.lists_room import ListsRoom

SUPERVISOR = person(1, AccountRole.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Lists(ListsRoom):
    """The page, with the window's signals and what is kept behind it."""

    desk: Desk
    unit: UnitLists


@pytest.fixture
def lists(open_desk: OpenDesk) -> Lists:
    """Return the page, on the types of visits."""
    unit = unit_lists()
    desk = open_desk(supervision=(partial(lists_place, service=ListsService(unit, unit.new_id)),))
    desk.signals.session_changed.emit(signed_in(SUPERVISOR))
    press_key(desk.window, Qt.Key.Key_8)
    presenter = desk.window.places["lists"].presenter
    assert isinstance(presenter, ListsPresenter)
    page = Lists(desk.window, presenter, desk, unit)
    page.open(VISIT_TYPES)
    page.page.values.view.setFocus()
    return page
