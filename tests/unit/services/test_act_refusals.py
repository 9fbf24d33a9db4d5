"""What is kept with an act that the database refused, as whoever settles it reads it."""

import pytest

from sentinel_desktop.domain.faults import (
    AlreadyTakenError,
    InvalidValueError,
    MissingReferenceError,
    RecordNotFoundError,
    StaleVersionError,
    StoreRefusedError,
)
from sentinel_desktop.domain.hand_acts import HandActKind
from sentinel_desktop.domain.sentences import sentence
from sentinel_desktop.services.act_refusals import why_refused

SIGN_IN, SIGN_OUT = HandActKind.VISITOR_SIGN_IN, HandActKind.VISITOR_SIGN_OUT


def of_a_column(kind: type[AlreadyTakenError | InvalidValueError | MissingReferenceError], field: str) -> Exception:
    """Return what the store raises for a rule that names a column of the visits."""
    said = sentence("RecordFaults", "It refers to a record that is not there ({fields} in {table}).",
                    fields=field, table="visitors")  # fmt: skip
    return kind(said, rule=f"fk_visitors_{field}", table="visitors", fields=[field])


@pytest.mark.parametrize(
    ("kind", "refused", "says"),
    [
        (SIGN_IN, of_a_column(MissingReferenceError, "host_member_id"), "The host is no longer in the unit"),
        (SIGN_IN, of_a_column(MissingReferenceError, "event_id"), "The event is no longer in the unit"),
        (SIGN_IN, of_a_column(MissingReferenceError, "badge_id"), "The visitor badge is no longer in the unit"),
        (SIGN_IN, of_a_column(MissingReferenceError, "visit_type_id"), "do not take it as it was entered"),
        (SIGN_IN, of_a_column(AlreadyTakenError, "badge_id"), "somebody else's by now"),
        (SIGN_IN, of_a_column(InvalidValueError, "phone"), "do not take it as it was entered"),
        (SIGN_OUT, RecordNotFoundError(()), "The visit is no longer in the unit"),
        (SIGN_OUT, StaleVersionError(()), "This visit did not begin"),
        (HandActKind.SETTLE_REVIEW, StaleVersionError(()), "theirs stands"),
        (HandActKind.ENTER_BY_HAND, RecordNotFoundError(()), "The member is no longer in the unit"),
        (HandActKind.SIGN_IN, StoreRefusedError("Never."), "Never."),
    ],
)
def test_a_refusal_is_a_sentence_of_the_desk(kind: HandActKind, refused: Exception, says: str) -> None:
    """It says what is gone or taken, and names no table and no column."""
    assert isinstance(refused, StoreRefusedError)
    said = why_refused(kind, refused)
    assert says in said
    assert not {"visitors", "host_member_id", "badge_id", "_id"} & set(said.replace("(", " ").replace(")", " ").split())


def test_a_rule_with_its_own_sentence_says_that() -> None:
    """What a function of the database refuses by name was written for whoever reads it."""
    said = sentence("RecordFaults", "The account is disabled, or is no longer there.")
    refused = InvalidValueError(said, rule="vouched_account_is_enabled", table="admin_users")
    assert why_refused(SIGN_IN, refused) == said
