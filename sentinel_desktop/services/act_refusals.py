"""Why the database refused what was done by hand, as whoever is to settle it understands it."""

from collections.abc import Mapping
from typing import Final

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    MissingReferenceError,
    RecordNotFoundError,
    RuleBrokenError,
    StaleVersionError,
    StoreRefusedError,
)
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.sentences import Sentence, sentence

CHANGED: Final = sentence("DeliveryFaults", "Somebody else changed or settled it meanwhile: theirs stands.")
_NOT_BEGUN: Final = sentence("DeliveryFaults", "This visit did not begin: there was nobody to be signed out.")

_GONE: Final[Mapping[str, Sentence]] = {
    "host_member_id": sentence(
        "DeliveryFaults", "The host is no longer in the unit's records: sign the visitor in with another one."
    ),
    "event_id": sentence("DeliveryFaults", "The event is no longer in the unit's records: choose another reason."),
    "badge_id": sentence("DeliveryFaults", "The visitor badge is no longer in the unit's records: hand out another."),
    "member_id": sentence("DeliveryFaults", "The member is no longer in the unit's records."),
    "entered_by": sentence("DeliveryFaults", "The account that did it is no longer there."),
}
"""By the column whose record somebody deleted meanwhile."""

_OF_A_VISIT: Final = sentence("DeliveryFaults", "The visit is no longer in the unit's records: somebody deleted it.")
_NOT_FOUND: Final[Mapping[HandActKind, Sentence]] = {
    HandActKind.ENTER_BY_HAND: _GONE["member_id"],
    HandActKind.VISITOR_SIGN_IN: _OF_A_VISIT,
    HandActKind.VISITOR_SIGN_OUT: _OF_A_VISIT,
    HandActKind.SETTLE_REVIEW: sentence("DeliveryFaults", "The review is no longer there."),
}
_BADGE_TAKEN: Final = sentence(
    "DeliveryFaults", "The visitor badge is somebody else's by now: sign the visitor in with another one."
)
_NOT_SO: Final = sentence(
    "DeliveryFaults", "The unit's records do not take it as it was entered: do it once more, or dismiss it."
)


def why_refused(kind: HandActKind, refused: StoreRefusedError) -> str:
    """Return the sentence that is kept with a refused act; tables and columns are nobody's business there."""
    match refused:
        case StaleVersionError():
            return _NOT_BEGUN if kind is HandActKind.VISITOR_SIGN_OUT else CHANGED
        case RecordNotFoundError():
            return _NOT_FOUND.get(kind, str(refused))
        case MissingReferenceError(fields=fields):
            return next((_GONE[name] for name in fields if name in _GONE), _NOT_SO)
        case AlreadyTakenError(fields=fields) if "badge_id" in fields:
            return _BADGE_TAKEN
        case RuleBrokenError() if _names_columns(refused):
            return _NOT_SO
    return str(refused)


def _names_columns(refused: RuleBrokenError) -> bool:
    """Whether its sentence was made of a constraint, and not written for whoever breaks that rule."""
    said = str(refused)
    return isinstance(said, Sentence) and "table" in said.values
