"""What the window offers to whom, by the rights that the real database says each has."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.rights import NO_RIGHTS, Rights
from sentinel_desktop.domain.sessions import NOBODY
from sentinel_desktop.persistence.engine import DatabaseAddress, make_engine
from sentinel_desktop.persistence.rights import RightsRepository
from tests.gui.conftest import Desk, OpenDesk
from tests.support.fake_sessions import RIGHTS, person, signed_in
from tests.support.postgres import DatabaseServer
from tests.support.unit_at_work import unit_at_work
from tests.support.unit_on_show import TABS, UnitOnShow

OFFERED = {
    "here": set[str](),
    "newcomer": set[str](),
    "operator": set[str](),
    "supervisor": {"members", "lists"},
    "administrator": {"members", "lists", "administration", *TABS},
}
"""Of the pages and tabs that not everybody has."""


@pytest.fixture(scope="module")
def told(database_server: DatabaseServer) -> Iterator[dict[str, Rights]]:
    """Return what the database says of everybody who signs in to it."""
    url = database_server.fresh_database()
    found = {}
    try:
        with unit_at_work(url) as unit:
            for who in OFFERED:
                engine = make_engine(DatabaseAddress(unit.logins[who]))
                with engine.connect() as connection:
                    found[who] = RightsRepository(connection).own()
                engine.dispose()
            yield found
    finally:
        database_server.drop(url)


def offered(desk: Desk) -> set[str]:
    """Return which of the pages and tabs there are buttons for."""
    window = desk.window
    pages = {name for name, button in window.rail.buttons.items() if button.isVisible()}
    if "administration" not in pages:
        return pages
    window.show_place("administration")
    return pages | {name for name, button in window.administration.page.buttons.items() if button.isVisible()}


@pytest.mark.parametrize("who", OFFERED)
def test_a_page_is_offered_where_the_database_lets_in_and_nowhere_else(
    open_desk: OpenDesk, told: dict[str, Rights], who: str
) -> None:
    """Of every page and tab there is, as whoever signed in has rights; the others are not there to be pressed."""
    unit = UnitOnShow()
    desk = open_desk(supervision=unit.supervision(), administration=unit.administration())
    desk.sessions.become(NOBODY)
    everybodys = offered(desk)
    if who != "here":
        desk.sessions.become(signed_in(replace(person(1), rights=told[who])))
    assert offered(desk) - everybodys == OFFERED[who]
    places = everybodys | set(desk.window.rail.buttons) | set(desk.window.administration.page.buttons)
    assert places - everybodys == OFFERED["administrator"]


def test_the_sessions_of_the_other_tests_have_the_rights_that_the_database_gives(told: dict[str, Rights]) -> None:
    """No screen is tried with a right that its person has not, nor without one that they have."""
    assert {role: told[role.value] for role in AccountRole} == RIGHTS
    assert told["here"] == told["newcomer"] == NO_RIGHTS
