"""The members' page on a real database."""

from collections.abc import Iterator

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.desk_setup import DeskSetup
from tests.support.factories import Connection
from tests.support.members_room import MembersRoom, members_room


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def room(qtbot: QtBot, setup: DeskSetup, owner: Connection, database_url: str) -> Iterator[MembersRoom]:
    """Return the page, before anybody sits at it."""
    with members_room(qtbot, setup, owner, database_url) as room:
        yield room
