"""In and out."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a passage went; also the state it leaves a person in."""

    IN = "in"
    OUT = "out"

    @property
    def other(self) -> "Direction":
        """The opposite direction."""
        return Direction.OUT if self is Direction.IN else Direction.IN


class DirectionMode(StrEnum):
    """How a station chooses the direction of a scan: by the member's presence, or always the same."""

    TOGGLE = "toggle"
    IN = "in"
    OUT = "out"

    @property
    def fixed(self) -> Direction | None:
        """The one direction of a fixed-direction station, or None where presence decides."""
        return None if self is DirectionMode.TOGGLE else Direction(self.value)


class Method(StrEnum):
    """How a check-in came to be."""

    BADGE = "badge"
    FIXED = "fixed"
    MANUAL = "manual"
    LOCKUP = "lockup"
    ROLLOVER = "rollover"
    CORRECTION = "correction"
    REDERIVED = "rederived"

    @property
    def asserted(self) -> bool:
        """True where somebody or something stated the direction; false where it was derived by alternation."""
        return self not in {Method.BADGE, Method.REDERIVED}
