"""What the screens of visitors ask of the rest of the program."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from sentinel_desktop.domain.people_search import PersonFound
from sentinel_desktop.domain.visit_drafts import VisitDraft
from sentinel_desktop.domain.visitor_desk import (
    BadgeRefused,
    DeskChoices,
    VisitorBadge,
    VisitorInside,
    VisitorOffered,
    VisitorSigningIn,
    VisitorSigningOut,
)
from sentinel_desktop.services.visitors_inside import HereNow


class SignsOut(Protocol):
    """What is asked of ``services.visitors_inside``."""

    def here(self) -> HereNow:
        """Return who is here, by name."""

    def sign_out(self, visitor: VisitorInside) -> VisitorSigningOut:
        """Sign a visitor out, or keep it on this disk; raises where neither can be done."""


class ReceivesVisitors(Protocol):
    """What is asked of ``services.visitor_desk``; every method may take long, and raises as that one does."""

    @property
    def inside(self) -> SignsOut:
        """The visitors who are here."""

    def choices(self) -> DeskChoices:
        """Return what the sign-in lets choose from today."""

    def suggestions(self, text: str) -> Sequence[VisitorOffered]:
        """Return who may be meant, the expected ones first."""

    def expected(self, visit_id: UUID) -> VisitorOffered | None:
        """Return a visit that is expected; None where it is no longer."""

    def hosts(self, text: str) -> Sequence[PersonFound]:
        """Return the members who may be meant."""

    def host(self, member_id: UUID) -> PersonFound | None:
        """Return a member as a host is shown."""

    def free_badges(self) -> Sequence[VisitorBadge]:
        """Return the visitors' badges that can be handed out now."""

    def badge_of_serial(self, serial: str) -> VisitorBadge | BadgeRefused:
        """Return the badge that was tapped, or why it cannot be handed out."""

    def badge_numbered(self, number: str) -> VisitorBadge | BadgeRefused:
        """Return the badge with a printed number, or why it cannot be handed out."""

    def sign_in(self, draft: VisitDraft) -> VisitorSigningIn:
        """Sign a visitor in, or keep it on this disk; raises where neither can be done."""
