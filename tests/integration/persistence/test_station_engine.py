"""The connections that a station writes by."""

from collections.abc import Callable

import pytest
from psycopg import sql
from sqlalchemy import Engine, text

from sentinel_desktop.domain.ids import StationId
from tests.support.builders import Connection


@pytest.mark.parametrize(("set_to", "used"), [("off", "local"), ("on", "on"), ("remote_apply", "remote_apply")])
def test_what_was_answered_is_on_the_servers_disk_at_least(
    owner: Connection,
    own_station: StationId,
    station_login: Callable[[StationId], str],
    new_engine: Callable[[str], Engine],
    set_to: str,
    used: str,
) -> None:
    """A server told to answer before that is not believed; one told to wait for its standbys is."""
    login = station_login(own_station)
    role = sql.Identifier(login.partition("user=")[2].split()[0])
    owner.execute(sql.SQL("ALTER ROLE {} SET synchronous_commit = {}").format(role, sql.Literal(set_to)))

    with new_engine(login).connect() as connection:
        connection.rollback()
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == used
