"""Which of the visitors' badges can be handed out, and why another one cannot."""

from collections.abc import Sequence
from uuid import UUID

from sentinel_desktop.domain.badges import Badge, BadgeDetails, BadgeKind, BadgeLine, OnScan
from sentinel_desktop.domain.outsiders import VisitOfBadge
from sentinel_desktop.domain.records import Record
from sentinel_desktop.domain.sort_keys import digits_of, sort_key
from sentinel_desktop.domain.visitor_desk import BadgeRefusal, BadgeRefused, VisitorBadge, VisitorInside


def free_badges(pool: Sequence[BadgeLine]) -> Sequence[VisitorBadge]:
    """Return those of the pool that can be handed out, in its order."""
    return [VisitorBadge.of(line) for line in pool if line.holder is None and line.on_scan is not OnScan.REFUSE]


def badge_of_serial(
    found: Sequence[Record[BadgeDetails]], pool: Sequence[BadgeLine], serial: str
) -> VisitorBadge | BadgeRefused:
    """Return the badge that a scan found, or why it cannot be handed out.

    Args:
        found: what the spelling of the serial can mean.
        pool: the visitors' badges.
        serial: as it was read; its last four stand for a badge without a number.
    """
    if len(found) != 1:
        return BadgeRefused(BadgeRefusal.AMBIGUOUS if found else BadgeRefusal.UNKNOWN, serial[-4:])
    badge = found[0]
    if badge.details.kind is not BadgeKind.VISITOR:
        return BadgeRefused(BadgeRefusal.NOT_A_VISITORS, badge.details.printed_number or badge.details.serial[-4:])
    return why_not(pool, badge.id)


def badge_in_copy(
    found: Badge | None, visit: VisitOfBadge | None, kept: VisitorInside | None, serial: str
) -> VisitorBadge | BadgeRefused:
    """Return the badge that was tapped while the database is away, or why it cannot be handed out.

    Args:
        found: as this station's copy knows it.
        visit: that it was handed out for last, likewise.
        kept: who got it here since the database went away.
        serial: as it was read.
    """
    if found is None:
        return BadgeRefused(BadgeRefusal.UNKNOWN, serial[-4:])
    number = found.printed_number or found.serial[-4:]
    if found.kind is not BadgeKind.VISITOR:
        return BadgeRefused(BadgeRefusal.NOT_A_VISITORS, number)
    if kept is not None:
        return BadgeRefused(BadgeRefusal.HELD, number, kept.display_name, kept.since)
    if visit is not None and visit.ended_at is None:
        return BadgeRefused(BadgeRefusal.HELD, number, visit.card.display_name, visit.since)
    if found.on_scan is OnScan.REFUSE:
        return BadgeRefused(BadgeRefusal.NOT_ACTIVE, number)
    return VisitorBadge(found.id, number)


def badge_numbered(pool: Sequence[BadgeLine], number: str) -> VisitorBadge | BadgeRefused:
    """Return the badge with a printed number, or why it cannot be handed out; "12" is enough for "V-12"."""
    wanted = _plain(number)
    found = [line for line in pool if wanted in {_plain(line.printed_number), line.serial[-4:].casefold()} - {""}]
    if not found and wanted.isdecimal():
        found = [line for line in pool if _digits(line.printed_number) == int(wanted)]
    if len(found) != 1:
        return BadgeRefused(BadgeRefusal.AMBIGUOUS if found else BadgeRefusal.UNKNOWN, number.strip())
    return _offered(found[0])


def why_not(pool: Sequence[BadgeLine], badge_id: UUID) -> VisitorBadge | BadgeRefused:
    """Return one badge of the pool, or why it cannot be handed out."""
    line = next((line for line in pool if line.id == badge_id), None)
    return BadgeRefused(BadgeRefusal.UNKNOWN, "") if line is None else _offered(line)


def _offered(line: BadgeLine) -> VisitorBadge | BadgeRefused:
    badge = VisitorBadge.of(line)
    if line.holder is not None:
        return BadgeRefused(BadgeRefusal.HELD, badge.number, line.holder.name, line.holder.since)
    if line.on_scan is OnScan.REFUSE:
        return BadgeRefused(BadgeRefusal.NOT_ACTIVE, badge.number, status=line.status)
    return badge


def _plain(number: str) -> str:
    return sort_key(number).replace(" ", "") if number.strip() else ""


def _digits(number: str) -> int | None:
    digits = digits_of(number)
    return int(digits) if digits else None
