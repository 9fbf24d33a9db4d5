"""A badge that was tapped to try the reader: shown, and recorded nowhere."""

from dataclasses import dataclass

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.enrolment import EnrolmentVerdict
from sentinel_desktop.domain.scans import BadgeRead


@dataclass(frozen=True, slots=True)
class TriedBadge:
    """What this station knows of a badge that was read and not recorded.

    Attributes:
        spellings: the serial as other readers and the card itself may spell it.
        badge: as this station's own copy of the directory has it, with its holder; None where it knows none.
    """

    read: BadgeRead
    spellings: tuple[str, ...]
    badge: Badge | None
    verdict: EnrolmentVerdict
