"""An office in which a supervisor looks after the badges."""

from collections.abc import Iterator

import pytest

from tests.support.badges_office import BadgesOffice, badges_office
from tests.support.factories import Connection


@pytest.fixture
def office(owner: Connection, database_url: str) -> Iterator[BadgesOffice]:
    """Return a supervisor at the badges."""
    with badges_office(owner, database_url) as office:
        yield office
