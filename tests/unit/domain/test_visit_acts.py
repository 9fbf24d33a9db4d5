"""Visitors received while the database was away, as they wait on the disk."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from sentinel_desktop.domain.hand_acts import HandAct
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.visit_acts import (
    KeptArrival,
    ToldDeparture,
    arrival_act,
    arrival_of,
    departure_act,
    departure_of,
)
from sentinel_desktop.domain.visitors import VisitDetails, VisitPurpose

NOW = datetime(2026, 3, 2, 18, 42, tzinfo=UTC)
ACCOUNT = AccountId(UUID(int=5))
VISIT = VisitDetails(
    "Chén",
    "Chén, Q.",
    UUID(int=1),
    VisitPurpose.MEETING,
    first_name="Quinn",
    phone="204 555-0142",
    host_member_id=UUID(int=2),
    expires_at=NOW + timedelta(hours=2),
    notes="Ring\nfirst.",
)
KEPT = KeptArrival(UUID(int=3), "guest", VISIT, NOW, NOW + timedelta(days=1))


def read_back(act: HandAct) -> HandAct:
    """Return an act as the disk gives it back."""
    return replace(act, payload=json.loads(json.dumps(dict(act.payload))))


def test_an_arrival_is_read_back_as_columns() -> None:
    """With the keys that the database sorts and searches by, and nothing that it gives itself."""
    told = arrival_of(read_back(arrival_act(UUID(int=4), ACCOUNT, NOW, KEPT)))
    assert (told.visit_id, told.type_code, told.since, told.before) == (
        KEPT.visit_id,
        "guest",
        KEPT.since,
        KEPT.before,
    )
    assert told.told["sort_key"] == "chen\x1fquinn"
    assert (told.told["phone_key"], told.told["organization_key"]) == ("2045550142", "~")
    assert (told.told["host_member_id"], told.told["purpose"]) == (str(UUID(int=2)), "meeting")
    assert (told.told["notes"], told.told["expires_at"]) == ("Ring\nfirst.", "2026-03-02T20:42:00+00:00")
    assert not {"checked_in_at", "station_id", "visit_type_id", "cancelled_at", "witnessed"} & told.told.keys()


def test_a_departure_is_read_back() -> None:
    """By its key, and by when it began and the name, where the key is another one."""
    departure = ToldDeparture(UUID(int=3), NOW, "chen\x1fquinn")
    assert departure_of(read_back(departure_act(UUID(int=4), ACCOUNT, NOW, departure))) == departure


@pytest.mark.parametrize("payload", [{}, {"told": []}, {"told": {}, "visit": "x", "type": "guest"}])
def test_what_cannot_be_read_is_told_apart(payload: dict[str, object]) -> None:
    """By an error that has the act refused and kept, and not by one that ends the delivery."""
    act = replace(arrival_act(UUID(int=4), ACCOUNT, NOW, KEPT), payload=payload)
    for read in (arrival_of, departure_of):
        with pytest.raises((KeyError, ValueError, TypeError)):
            read(act)
