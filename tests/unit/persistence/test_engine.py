"""What is printed of a database's address, and which servers it names."""

import psycopg
import pytest
from psycopg import conninfo

from sentinel_desktop.persistence.engine import DatabaseAddress, readable, without_secret


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("postgresql://owner:s3cret@db.example/unit", "postgresql://owner@db.example/unit"),
        (
            "postgresql://owner:s3:c%40ret@db.example:5433/unit?sslmode=require",
            "postgresql://owner@db.example:5433/unit?sslmode=require",
        ),
        ("postgresql://db.example/unit?user=owner&password=s3cret", "postgresql://db.example/unit?user=owner"),
        ("postgresql://db.example/unit?password=s3cret&user=owner", "postgresql://db.example/unit?user=owner"),
        ("host=db.example password='s3 cret' dbname=unit", "host=db.example dbname=unit"),
        ("host=db.example password = s3cret", "host=db.example "),
        (
            "postgresql://owner@db.example/unit?passfile=/etc/unit.pgpass",
            "postgresql://owner@db.example/unit?passfile=/etc/unit.pgpass",
        ),
        ("postgresql://owner@one:5432,two:5433/unit", "postgresql://owner@one:5432,two:5433/unit"),
    ],
)
def test_an_address_is_printed_without_its_password(given: str, printed: str) -> None:
    """In every form that libpq takes a password in; nothing else is lost."""
    assert without_secret(given) == printed


@pytest.mark.parametrize(
    ("dsn", "servers"),
    [
        ("postgresql://desk@one:1,two:2/unit", [("one", "1"), ("two", "2")]),
        ("postgresql://desk@one,two/unit", [("one", None), ("two", None)]),
        ("host=one,two port=7 dbname=unit", [("one", "7"), ("two", "7")]),
        ("host=/run/one,/run/two dbname=unit", [("/run/one", None), ("/run/two", None)]),
        ("postgresql://desk@one/unit", [("one", None)]),
    ],
)
def test_an_address_names_its_servers_in_their_order(dsn: str, servers: list[tuple[str, str | None]]) -> None:
    """Each with its own port, or the one port of all; everything else is the same for each."""
    each = [conninfo.conninfo_to_dict(server.dsn) for server in DatabaseAddress(dsn).servers()]

    assert [(given.get("host"), given.get("port")) for given in each] == servers
    assert {given.get("dbname") for given in each} == {"unit"}


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgresql://[::1],127.0.0.1/unit", "postgresql://[::1],127.0.0.1/unit?target_session_attrs=read-write"),
        (
            "postgresql://one,two/unit?sslmode=require",
            "postgresql://one,two/unit?sslmode=require&target_session_attrs=read-write",
        ),
        ("host=/run/one,/run/two", "host=/run/one,/run/two target_session_attrs=read-write"),
        ("postgresql://localhost/unit", "postgresql://localhost/unit"),
        (
            "postgresql://one,two/unit?target_session_attrs=any&sslmode=disable",
            "postgresql://one,two/unit?target_session_attrs=any&sslmode=disable",
        ),
    ],
)
def test_of_several_servers_the_one_that_takes_changes_is_meant(given: str, meant: str) -> None:
    """Also by what signs in as the owner with the address as it is; somebody who says otherwise is believed."""
    assert readable(given) == meant


def test_lists_that_do_not_fit_together_are_refused_as_libpq_does() -> None:
    """Two hosts and three ports are a slip that somebody must mend."""
    address = DatabaseAddress("host=one,two port=1,2,3 dbname=unit")

    assert address.servers() == (address,)
    with pytest.raises(psycopg.Error):
        address.connect()
