"""What became of one badge, made of what is written down in different places."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badge_stories import (
    BadgeChange,
    BadgeEventKind,
    BadgeFacts,
    BadgePast,
    BadgeScanned,
    BadgeTerm,
    events_of,
)
from sentinel_desktop.domain.badges import BadgeKind
from sentinel_desktop.domain.chips import Chip
from sentinel_desktop.domain.outcomes import Outcome

NOON = datetime(2026, 11, 24, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)
FREE = BadgeFacts(BadgeKind.MEMBER, "0017", "active", Chip("Active", "", "#177245"), "", "", "")
HELD = replace(FREE, holder_id="roy", holder="PO2 Roy, A.")
LOST = replace(HELD, status_id="lost", status=Chip("Lost", "", "#B3261E"), reason="left on the train")


def kinds_of(before: BadgeFacts | None, after: BadgeFacts | None) -> list[BadgeEventKind]:
    """Return what one change tells, in the order in which it happened."""
    events = events_of(BadgePast([BadgeChange(NOON, "Fontaine", before, after)], [], [], []))
    return [event.kind for event in reversed(events)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, FREE, [BadgeEventKind.ENROLLED]),
        (None, HELD, [BadgeEventKind.ENROLLED, BadgeEventKind.GIVEN]),
        (FREE, HELD, [BadgeEventKind.GIVEN]),
        (HELD, FREE, [BadgeEventKind.TAKEN_BACK]),
        (HELD, LOST, [BadgeEventKind.STATUS]),
        (LOST, replace(LOST, reason="found, and bent"), [BadgeEventKind.STATUS]),
        (LOST, replace(LOST, holder_id="", holder=""), [BadgeEventKind.TAKEN_BACK]),
        (HELD, replace(LOST, holder_id=""), [BadgeEventKind.STATUS, BadgeEventKind.TAKEN_BACK]),
        (HELD, replace(HELD, holder_id="umana"), [BadgeEventKind.TAKEN_BACK, BadgeEventKind.GIVEN]),
        (FREE, replace(FREE, printed_number="0018"), [BadgeEventKind.NUMBER]),
        (FREE, replace(FREE, kind=BadgeKind.EVENT), [BadgeEventKind.KIND]),
        (FREE, FREE, []),
        (FREE, None, []),
    ],
)
def test_a_change_tells_what_is_different(
    before: BadgeFacts | None, after: BadgeFacts | None, told: list[BadgeEventKind]
) -> None:
    """Each difference a line; a change of what a person does not see tells nothing."""
    assert kinds_of(before, after) == told


def test_a_story_is_told_from_the_newest() -> None:
    """Whatever it comes from; a visit that goes on has no end yet."""
    past = BadgePast(
        changes=[BadgeChange(NOON, "Fontaine", None, FREE)],
        visits=[
            BadgeTerm(uuid7(), "Moss, K.", NOON + 5 * HOUR, None),
            BadgeTerm(uuid7(), "Ray, T.", NOON + HOUR, NOON + 3 * HOUR),
        ],
        attendances=[BadgeTerm(uuid7(), "Ferland, N.", NOON + 2 * HOUR, NOON + 9 * HOUR)],
        scans=[BadgeScanned(NOON + 4 * HOUR, Outcome.VISITOR_BADGE_FREE, "Front desk", "")],
    )
    told = [(event.kind, event.name) for event in events_of(past)]
    assert told == [
        (BadgeEventKind.VISITOR_IN, "Moss, K."),
        (BadgeEventKind.SCANNED, ""),
        (BadgeEventKind.VISITOR_OUT, "Ray, T."),
        (BadgeEventKind.ATTENDEE, "Ferland, N."),
        (BadgeEventKind.VISITOR_IN, "Ray, T."),
        (BadgeEventKind.ENROLLED, "0017"),
    ]
