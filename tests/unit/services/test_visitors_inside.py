"""Finding a visitor among those who are here."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.sort_keys import sort_key
from sentinel_desktop.domain.visitor_desk import VisitorInside
from sentinel_desktop.services.visitors_inside import everybody_named

CAME = datetime(2026, 3, 3, tzinfo=UTC)


def inside(number: int, name: str, organization: str, badge: str | None) -> VisitorInside:
    """Return a visitor who is here."""
    last, _, first = name.partition(", ")
    seen = RecordVersion(UUID(int=number), 1)
    return VisitorInside(seen, name, organization, badge, None, CAME, sort_key(last, first))


CHEN = inside(1, "Chen, Quinn", "Northern Marine", "V 12")
ROY = inside(2, "Côté, Anne", "Musée naval", "V 13")
ABEL = inside(3, "Abel, Quinn", "", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [CHEN, ROY, ABEL]),
        ("  ", [CHEN, ROY, ABEL]),
        ("quinn", [CHEN, ABEL]),
        ("quinn marine", [CHEN]),
        ("COTE", [ROY]),
        ("musee", [ROY]),
        ("v13", [ROY]),
        ("v 12", [CHEN]),
        ("nobody", []),
    ],
)
def test_a_visitor_is_found_by_name_organization_or_badge(text: str, found: list[VisitorInside]) -> None:
    """Every word must be meant, without accents and case; a badge's number is found however its space is typed."""
    assert list(everybody_named([CHEN, ROY, ABEL], text)) == found
