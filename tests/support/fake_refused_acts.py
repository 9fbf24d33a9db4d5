"""Acts by hand that were refused at a station that exists in a test or a picture only."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sentinel_desktop.domain.act_stories import AT_A_KIOSK, ArrivalAnew, DepartureAnew, EntryAnew, right_to_see
from sentinel_desktop.domain.directions import Direction
from sentinel_desktop.domain.faults import JournalError
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.visit_drafts import VisitDraft
from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.services.refused_acts import RefusedAct
from tests.support.invented_desk import NOW, member

HOST: Final = UUID(int=9)
VISIT: Final = UUID(int=77)
DRAFT: Final = VisitDraft(
    purpose=VisitPurpose.MEETING, last_name="Castellanos", first_name="Rita", phone="204 555 0143"
)
_PEOPLE: Final = ("Castellanos, R.", "Vance, T.", "Okafor-Lindqvist, A.")
_ANEW: Final[dict[HandActKind, dict[str, Any]]] = {
    HandActKind.VISITOR_SIGN_IN: {"anew": ArrivalAnew(DRAFT, HOST)},
    HandActKind.KIOSK_SIGN_IN: {"anew": ArrivalAnew(DRAFT, None)},
    HandActKind.VISITOR_SIGN_OUT: {"anew": DepartureAnew(VISIT)},
    HandActKind.KIOSK_SIGN_OUT: {"anew": DepartureAnew(None)},
    HandActKind.ENTER_BY_HAND: {
        "anew": EntryAnew(member(1).id, Direction.OUT),
        "person": member(1).display_name,
        "words": "Left by the gate, badge forgotten at home",
        "direction": Direction.OUT,
        "happened_at": NOW - timedelta(minutes=50),
    },
    HandActKind.SETTLE_REVIEW: {"person": "", "words": "Lent to S1 Ashby for the gate"},
    HandActKind.SIGN_IN: {"person": ""},
}


def refused_act(kind: HandActKind = HandActKind.VISITOR_SIGN_IN, number: int = 1) -> RefusedAct:
    """Return an act that was refused, the older the higher its number."""
    at = NOW - timedelta(minutes=11 * number)
    known: dict[str, Any] = {"person": _PEOPLE[number % len(_PEOPLE)]} | _ANEW[kind]
    return RefusedAct(
        id=UUID(int=7000 + number),
        kind=kind,
        at=at,
        reason="The host of this visit is no longer there.",
        since=at + timedelta(minutes=3),
        needs=right_to_see(kind),
        by="" if kind in AT_A_KIOSK else "Kowalski, J.",
        **known,
    )


class FakeRefusedActs:
    """Has what ``services.refused_acts`` has: retried acts go, and come back when a test says so.

    What a person may see of them is for the page to leave out.
    """

    def __init__(self, *acts: RefusedAct) -> None:
        self.acts = list(acts)
        self.retried: list[UUID] = []
        self.let_go: list[tuple[RefusedAct, str]] = []
        self.broken = ""
        """Why the disk refuses, in a sentence; empty while it does not."""

    def refused(self) -> Sequence[RefusedAct]:
        """Return what is there, oldest first."""
        self._check()
        return sorted(self.acts, key=lambda act: act.at)

    def retry(self, keys: Collection[UUID]) -> int:
        """Take acts out."""
        self._check()
        self.retried += keys
        return len(self._take(keys))

    def dismiss(self, keys: Collection[UUID], reason: str) -> int:
        """Take acts out for good."""
        self._check()
        taken = self._take(keys)
        self.let_go += [(replace(act), reason) for act in taken]
        return len(taken)

    def _take(self, keys: Collection[UUID]) -> Sequence[RefusedAct]:
        taken = [act for act in self.acts if act.id in keys]
        self.acts = [act for act in self.acts if act.id not in keys]
        return taken

    def _check(self) -> None:
        if self.broken:
            raise JournalError(self.broken)
