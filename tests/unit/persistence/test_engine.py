"""What is printed of a database's address."""

import pytest

from sentinel_desktop.persistence.engine import without_secret


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
