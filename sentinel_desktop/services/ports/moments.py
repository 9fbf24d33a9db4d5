"""What makes ids and tells the time."""

from collections.abc import Callable
from uuid import UUID

from sentinel_desktop.domain.clocks import ClockReading

NewId = Callable[[], UUID]
"""Makes a time-ordered identifier (UUID version 7)."""

ReadClock = Callable[[], ClockReading]
"""Reads both clocks of this computer."""
