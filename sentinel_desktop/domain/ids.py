"""The identifiers of the domain: UUIDs made by the program, one type a thing, so that they cannot be mixed up."""

from typing import NewType
from uuid import UUID

MemberId = NewType("MemberId", UUID)
BadgeId = NewType("BadgeId", UUID)
ScanId = NewType("ScanId", UUID)
CheckInId = NewType("CheckInId", UUID)
StationId = NewType("StationId", UUID)
ReviewId = NewType("ReviewId", UUID)
AccountId = NewType("AccountId", UUID)
