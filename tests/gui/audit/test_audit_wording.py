"""A change of the audit in words."""

import pytest

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.ui.audit.wording import record_text, value_text
from sentinel_desktop.ui.authors import author_text
from tests.support.fake_audit import (
    BY_NOBODY,
    MEMBER,
    NAMES,
    REAR,
    audit_entry,
)

ZONE = Timings().zone


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),  # noqa: RUF001 - a dash
        ("", "–"),  # noqa: RUF001 - as above
        (True, "yes"),
        (False, "no"),
        (12, "12"),
        (["tuesday", "thursday"], "tuesday, thursday"),
        ([], "–"),  # noqa: RUF001 - as above
        ({"page": "members"}, '{"page": "members"}'),
        ("2026-11-24T18:10:00-06:00", "Tue 24 Nov 2026 18:10:00"),
        ("2026-11-25T00:10:00.25+00:00", "Tue 24 Nov 2026 18:10:00"),
        ("2019-09-01", "Sun 1 Sep 2019"),
        ("Somebody", "Somebody"),
        ("2026-99-99", "2026-99-99"),
        (str(MEMBER), "MS Okafor, A."),
        ("00000000-0000-0000-0000-0000000000ff", "…000000ff"),
        ("zzzzzzzz-0000-0000-0000-0000000000ff", "zzzzzzzz-0000-0000-0000-0000000000ff"),
    ],
)
def test_a_value_is_said_as_a_person_says_it(value: object, words: str) -> None:
    """Instants in the unit's zone, ids as what they name, and what is nothing of these as it is."""
    assert value_text(value, NAMES, ZONE) == words


def test_a_record_without_any_name_is_known_by_the_end_of_its_id() -> None:
    """It can still be told from another one."""
    nameless = audit_entry(0, table="reviews", row_id=REAR, before=None, after={"reason": "clock"})
    assert record_text(nameless, NAMES) == "…000000f1"


def test_an_account_or_a_station_that_is_gone_is_said_to_be() -> None:
    """Nobody is shown a role's name that says nothing."""
    assert author_text(audit_entry(0, account_name=None)) == "an account that is gone"
    assert author_text(audit_entry(0, **(BY_NOBODY | {"station_name": None}))) == "a station that is gone"
