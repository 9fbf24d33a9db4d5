"""What a signed-in person did by hand while the database was away, and what became of it.

It waits on this station's disk and is recorded later by the station in that person's name, marked "via station": the
database has nothing but the station's word for who did it and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from sentinel_desktop.domain.accounts import SignInOutcome
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.records import RecordVersion


class HandActKind(StrEnum):
    """What may be done while the database is away."""

    SIGN_IN = "sign_in"
    """Signed in, unlocked or signed out; payload: ``outcome``."""
    SETTLE_REVIEW = "settle_review"
    """A review settled; payload: ``review``, ``version``, ``settlement``."""


@dataclass(frozen=True, slots=True)
class HandAct:
    """One act, as it waits.

    Attributes:
        id: made by the program; the key by which the database knows a second delivery.
        at: when it was done, by the server's clock as the station knows it.
        payload: what was done, as plain JSON; may be personal: never logged.
    """

    id: UUID
    kind: HandActKind
    account_id: AccountId
    at: datetime
    payload: Mapping[str, Any] = field(repr=False)

    @classmethod
    def sign_in(cls, key: UUID, account_id: AccountId, at: datetime, outcome: SignInOutcome) -> Self:
        """Return that somebody signed in, unlocked or signed out."""
        return cls(key, HandActKind.SIGN_IN, account_id, at, {"outcome": outcome.value})

    @classmethod
    def settle_review(
        cls, key: UUID, account_id: AccountId, at: datetime, seen: RecordVersion, settlement: str
    ) -> Self:
        """Return that somebody settled a review, as they saw it, in their words."""
        payload = {"review": str(seen.id), "version": seen.version, "settlement": settlement}
        return cls(key, HandActKind.SETTLE_REVIEW, account_id, at, payload)

    @property
    def outcome(self) -> SignInOutcome:
        """What a sign-in came to; raises KeyError or ValueError where this is none."""
        return SignInOutcome(self.payload["outcome"])

    @property
    def seen(self) -> RecordVersion:
        """Which review was settled, at which version; raises KeyError or ValueError where this settles none."""
        return RecordVersion(UUID(self.payload["review"]), int(self.payload["version"]))

    @property
    def settlement(self) -> str:
        """How the review was settled, in words; raises KeyError where this settles none."""
        return str(self.payload["settlement"])


@dataclass(frozen=True, slots=True)
class RefusedHandAct:
    """An act that the database refuses for good; it is kept, for a person to look at.

    Attributes:
        reason: one sentence, without what was refused.
    """

    act: HandAct
    reason: str
    refused_at: datetime


@dataclass(frozen=True, slots=True)
class HandActStatus:
    """What was done by hand and is kept on this disk.

    Attributes:
        waiting: acts not delivered yet.
        refused: acts the database refused for good, to be looked at by a person.
        problem: why they cannot be kept here, in a sentence; empty while they can.
    """

    waiting: int = 0
    refused: int = 0
    problem: str = ""
