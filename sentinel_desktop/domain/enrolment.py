"""Whether a badge that was tapped could become one of the unit's, and if not why."""

from dataclasses import dataclass
from enum import StrEnum

from sentinel_desktop.domain.badges import Badge


class Enrollable(StrEnum):
    """What stands against enrolling a badge.

    A random id is one that the card makes up anew at every tap. An ambiguous one shares its low 32 or 24 bits with
    another badge, so that a reader which tells no more than those could mean either.
    """

    YES = "yes"
    ENROLLED_ALREADY = "enrolled_already"
    AMBIGUOUS = "ambiguous"
    RANDOM_ID = "random_id"


@dataclass(frozen=True, slots=True)
class EnrolmentVerdict:
    """The judgement of one badge.

    Attributes:
        badge: the badge that it is already, or is mistaken for; None elsewhere.
    """

    enrollable: Enrollable
    badge: Badge | None = None
