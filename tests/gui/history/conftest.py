"""A window on a real database."""

from collections.abc import Iterator

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenDesk
from tests.support.factories import Connection
from tests.support.past_desk import PastDesk, past_desk


@pytest.fixture
def owner(database_url: str) -> Iterator[Connection]:
    """Return a connection of the owner that commits by itself."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def past(qtbot: QtBot, open_desk: OpenDesk, owner: Connection, database_url: str) -> Iterator[PastDesk]:
    """Return the window, before anybody sits at it."""
    with past_desk(qtbot, open_desk, owner, database_url) as past:
        yield past
