"""Whether a station is known at an address that is spelled otherwise than at its enrolment."""

from uuid import UUID

import pytest

from sentinel_desktop.domain.ids import StationId
from sentinel_desktop.persistence.enrolment import Enrolment, is_of, server_key

STATION = StationId(UUID(int=1))


@pytest.mark.parametrize(
    ("enrolled_at", "now", "known"),
    [
        ("postgresql://one/unit", "postgresql://one/unit", True),
        ("postgresql://one/unit", "postgresql://one,two/unit", True),
        ("postgresql://one:5432/unit", "postgresql://two,one/unit", True),
        ("postgresql://one,two/unit", "postgresql://two/unit", True),
        ("postgresql://one:1,two:2/unit", "postgresql://two:2,three:3/unit", True),
        ("postgresql://one:1,two:2/unit", "postgresql://two:1/unit", False),
        ("postgresql://one/unit", "postgresql://two/unit", False),
        ("postgresql://one/unit", "postgresql://one,two/other", False),
        ("host=/run/one dbname=unit", "host=/run/one,/run/two dbname=unit", True),
        ("host=/run/one dbname=unit", "host=/run/two dbname=unit", False),
    ],
)
def test_one_server_in_common_is_enough(enrolled_at: str, now: str, *, known: bool) -> None:
    """A standby can be added to a station's address, and the old primary taken out, without enrolling anew."""
    enrolment = Enrolment(STATION, "desk", "sentinel_1", server_key(enrolled_at, embedded=False))

    assert is_of(enrolment, now, embedded=False) is known


def test_the_embedded_server_has_nothing_in_common_with_one_by_address() -> None:
    """A station of the embedded server is enrolled anew at the unit's."""
    enrolment = Enrolment(STATION, "desk", "sentinel_1", server_key("", embedded=True))

    assert is_of(enrolment, "host=127.0.0.1 port=20001", embedded=True)
    assert not is_of(enrolment, "postgresql://one/unit", embedded=False)
