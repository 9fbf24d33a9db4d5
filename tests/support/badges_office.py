"""A supervisor at the badges of a real database, and badges that are tapped there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from sentinel_desktop.domain.badge_acts import BadgeDone, BadgeOutcome, BadgeProblem, BadgeRefusal
from sentinel_desktop.domain.badges import BadgeKind, BadgeLine
from sentinel_desktop.domain.clocks import ClockReading
from sentinel_desktop.domain.readers import CardFamily
from sentinel_desktop.domain.records import RecordVersion
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial
from sentinel_desktop.persistence.seeds import seed_lists
from sentinel_desktop.persistence.tables.base import SUPERVISOR_ROLE
from sentinel_desktop.services.badges import BadgeService
from tests.support.factories import Connection, Factories
from tests.support.signed_in import SignedInPerson, signed_in

NOW = datetime(2026, 11, 25, 0, 42, tzinfo=UTC)
TAPPED = "010063E9AE"
MEMBERS, VISITORS, EVENTS = BadgeKind.MEMBER, BadgeKind.VISITOR, BadgeKind.EVENT


@dataclass(frozen=True, slots=True)
class BadgesOffice:
    """Somebody signed in, the service in their name, and what makes rows as the owner."""

    make: Factories
    person: SignedInPerson
    service: BadgeService

    def badge(self, *variant: str, **values: Any) -> RecordVersion:  # noqa: ANN401 - as the columns
        """Make an active badge."""
        status = {"badge_status_id": self.status("active")} if "badge_status_id" not in values else {}
        key: UUID = self.make.badges(*variant, **status, **values)
        return RecordVersion(key, 1)

    def status(self, code: str) -> UUID:
        """Return the id of a status."""
        return next(status.id for status in self.service.statuses() if status.code == code)

    def line(self, badge: UUID) -> BadgeLine:
        """Return a badge as it is now."""
        story = self.service.story(badge, with_changes=False)
        assert story is not None
        return story.line


@contextmanager
def badges_office(owner: Connection, url: str, group: str = SUPERVISOR_ROLE) -> Iterator[BadgesOffice]:
    """Sign somebody in to a database that only this test uses; its lists are those of a new unit."""
    seed_lists(url)
    with signed_in(owner, url, group) as person:
        yield BadgesOffice(Factories(owner), person, BadgeService(person.open_work, lambda: NOW, uuid7))


def tapped(serial: str = TAPPED, family: CardFamily = CardFamily.LOW_FREQUENCY) -> BadgeRead:
    """Return what a reader hands over."""
    return BadgeRead(Serial(serial), ClockReading(NOW, 0, "boot"), family)


def done(outcome: BadgeOutcome) -> BadgeLine:
    """Return the badge that an act made or changed."""
    assert isinstance(outcome, BadgeDone), outcome
    assert outcome.line is not None
    return outcome.line


def problem(outcome: BadgeOutcome) -> BadgeProblem:
    """Return why an act was not done."""
    assert isinstance(outcome, BadgeRefusal), outcome
    return outcome.problem


def serials(owner: Connection) -> list[str]:
    """Return the serials of all badges."""
    return [serial for (serial,) in owner.execute("SELECT serial FROM badges ORDER BY serial").fetchall()]
