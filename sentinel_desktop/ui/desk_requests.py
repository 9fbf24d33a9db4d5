"""What one part of the desk's screens asks of another: features know these requests, and never each other."""

from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sentinel_desktop.domain.visit_drafts import VisitDraft


@dataclass(frozen=True, slots=True)
class VisitorPrefill:
    """What is known of a visitor before the sign-in begins; what is empty or None is not.

    Attributes:
        badge_serial: of the visitor badge that was tapped.
        visit_id: the visit that was expected.
        text: what somebody typed to find the visitor.
        draft: what was given at a sign-in that has to be done once more.
    """

    badge_serial: str = ""
    visit_id: UUID | None = None
    host_member_id: UUID | None = None
    text: str = ""
    draft: VisitDraft | None = field(default=None, repr=False)


class DeskRequests(QObject):
    """Whoever wants something emits it; the feature that does it is connected. On the main thread.

    * ``visitor_in_requested`` - VisitorPrefill or None: sign a visitor in
    * ``visitor_out_requested`` - id of a visit or None where it must be chosen: sign a visitor out
    * ``by_hand_requested`` - MemberId or None, Direction or None: enter a passage by hand
    * ``correction_requested`` - CheckInId: say what really happened
    * ``person_requested`` - MemberId: show the member's day
    * ``member_requested`` - MemberId: show the supervisors' page of the member
    * ``visit_requested`` - id of a visit: show it among the visits
    * ``badge_requested`` - serial: show the badge among the badges
    * ``slip_requested`` - id of a visit: print its slip
    * ``long_in_requested`` - sign out those who are in for too long
    * ``place_requested`` - name of a page: show it
    * ``action_requested`` - name of an action: open it, or have whoever stands here sign in first
    """

    visitor_in_requested = Signal(object)
    visitor_out_requested = Signal(object)
    by_hand_requested = Signal(object, object)
    correction_requested = Signal(object)
    person_requested = Signal(object)
    member_requested = Signal(object)
    visit_requested = Signal(object)
    badge_requested = Signal(object)
    slip_requested = Signal(object)
    long_in_requested = Signal()
    place_requested = Signal(str)
    action_requested = Signal(str)
