"""Desks at which reviews are settled: with an operator, with somebody who may not, with nobody."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from uuid_utils.compat import uuid7

from sentinel_desktop.domain.accounts import AccountRole
from sentinel_desktop.domain.faults import NotSignedInError
from sentinel_desktop.domain.ids import AccountId
from sentinel_desktop.domain.rights import NO_RIGHTS, Right
from sentinel_desktop.domain.sessions import NOBODY, Session, SessionState, SignedIn
from sentinel_desktop.services.ports import OpenUnitOfWork, UnitOfWork
from sentinel_desktop.services.ports.hand_acts import HandActs
from sentinel_desktop.services.reviews import SettlingDesk
from tests.support.hand_acts_in_memory import HandActsInMemory
from tests.support.scan_builders import NOON

PERSON: Final = SignedIn(
    account_id=AccountId(UUID(int=500)),
    username="zoe.roy",
    display_name="Roy, Z.",
    role=AccountRole.OPERATOR,
    rights=frozenset({Right.SETTLE_REVIEWS}),
    since=NOON,
)
SIGNED_IN: Final = Session(SessionState.SIGNED_IN, PERSON)
WITHOUT_RIGHTS: Final = Session(SessionState.SIGNED_IN, replace(PERSON, rights=NO_RIGHTS))


def _nobody() -> UnitOfWork:
    raise NotSignedInError


def settling_desk(
    session: Session = NOBODY, open_signed_in: OpenUnitOfWork = _nobody, later: HandActs | None = None
) -> SettlingDesk:
    """Return a desk at noon."""
    return SettlingDesk(lambda: session, open_signed_in, later or HandActsInMemory(), lambda: NOON, uuid7)
