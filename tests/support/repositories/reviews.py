"""The cases of reviews and of questions that wait at the desk."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from sentinel_desktop.domain.open_questions import Answer, QuestionDetails, QuestionFilter, QuestionOrder
from sentinel_desktop.domain.reviews import ReviewDetails, ReviewFilter, ReviewOrder, ReviewReason
from sentinel_desktop.persistence.repositories.open_questions import OpenQuestionRepository
from sentinel_desktop.persistence.repositories.reviews import ReviewRepository
from tests.support.factories import Factories
from tests.support.factories.edges import NEXT_DAY, NOON
from tests.support.repositories.declaration import Case, Sought

HOUR: Final = timedelta(hours=1)


def review(make: Factories, **changes: Any) -> ReviewDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of an open review of a scan."""
    given = ReviewDetails(ReviewReason.CLOCK, {"seconds": 12}, scan_id=make.scans())
    return replace(given, **changes)


def _settled(make: Factories) -> dict[str, Any]:
    return {"settled_at": NEXT_DAY, "settled_by": make.admin_users(), "settlement": "The clock was slow."}


def _of_a_member(make: Factories) -> Sought:
    member = make.members()
    return Sought(
        ReviewFilter(member_id=member),
        [
            review(make, scan_id=make.scans("checked in", member_id=member)),
            review(make, scan_id=None, checkin_id=make.checkins(member_id=member)),
        ],
        [review(make), review(make, scan_id=make.scans("checked in"))],
    )


REVIEWS: Final = Case(
    repository=ReviewRepository,
    first=lambda make: review(make, **_settled(make)),
    other=lambda make: review(make, settled_at=NOON, settled_by=make.admin_users(), settlement="Seen."),
    everything=ReviewFilter(),
    orders={ReviewOrder.RAISED: lambda _details: ()},
    spread=lambda make: [review(make) for _ in range(7)],
    taken={
        "uq_reviews_scan_id_reason": lambda details: {"scan_id": details.scan_id, "reason": details.reason},
    },
    missing={
        "fk_reviews_scan_id": "scan_id",
        "fk_reviews_checkin_id": "checkin_id",
        "fk_reviews_settled_by": "settled_by",
    },
    invalid={
        "ck_reviews_about_something": {"scan_id": None},
        "ck_reviews_settled_by_somebody": {"settled_at": None},
    },
    sought={
        "open": lambda make: Sought(ReviewFilter(is_open=True), [review(make)], [review(make, **_settled(make))]),
        "settled": lambda make: Sought(ReviewFilter(is_open=False), [review(make, **_settled(make))], [review(make)]),
        "reason": lambda make: Sought(
            ReviewFilter(reasons=frozenset({ReviewReason.LATE_ARRIVAL})),
            [review(make, reason=ReviewReason.LATE_ARRIVAL)],
            [review(make)],
        ),
        "member": _of_a_member,
    },
    unedited=frozenset({"reason", "facts", "scan_id", "checkin_id"}),
    given=frozenset({"settled_via_station_id"}),
    deletable=False,
    editor=None,
    refused=None,
)


def question(make: Factories, **changes: Any) -> QuestionDetails:  # noqa: ANN401 - the fields of the details
    """Return the details of a question about a check-out that nobody saw."""
    member = changes.pop("member_id", None) or make.members()
    left = changes.pop("checkin_id", None) or make.checkins("rollover", member_id=member)
    station = changes.pop("station_id", None) or make.stations()
    return replace(QuestionDetails(member, left, station), **changes)


def _answered(make: Factories) -> dict[str, Any]:
    return {"answered_at": NOON, "answered_by": make.admin_users(), "answer": Answer.CORRECTED}


def _waiting(make: Factories) -> Sought:
    return Sought(
        QuestionFilter(waiting_at=NOON),
        [question(make), question(make, put_off_until=NOON)],
        [question(make, put_off_until=NOON + HOUR), question(make, **_answered(make))],
    )


def _of_one(make: Factories) -> Sought:
    details = question(make)
    return Sought(QuestionFilter(member_id=details.member_id), [details], [question(make)])


def _of_a_station(make: Factories) -> Sought:
    details = question(make)
    return Sought(QuestionFilter(station_id=details.station_id), [details], [question(make)])


OPEN_QUESTIONS: Final = Case(
    repository=OpenQuestionRepository,
    first=lambda make: question(make, **_answered(make)),
    other=lambda make: question(
        make, put_off_until=NOON, answered_at=NEXT_DAY, answered_by=make.admin_users(), answer=Answer.NOT_KNOWN
    ),
    everything=QuestionFilter(),
    orders={QuestionOrder.ASKED: lambda _details: ()},
    spread=lambda make: [question(make) for _ in range(7)],
    taken={
        "uq_open_questions_checkin_id": lambda details: {
            "member_id": details.member_id,
            "checkin_id": details.checkin_id,
        }
    },
    missing={
        "fk_open_questions_member_id": "member_id",
        "fk_open_questions_checkin_id": "checkin_id",
        "fk_open_questions_station_id": "station_id",
        "fk_open_questions_answered_by": "answered_by",
    },
    invalid={"ck_open_questions_answered_with_an_answer": {"answer": None}},
    sought={
        "waiting": _waiting,
        "answered": lambda make: Sought(
            QuestionFilter(is_answered=True), [question(make, **_answered(make))], [question(make)]
        ),
        "unanswered": lambda make: Sought(
            QuestionFilter(is_answered=False), [question(make)], [question(make, **_answered(make))]
        ),
        "member": _of_one,
        "station": _of_a_station,
    },
    unedited=frozenset({"member_id", "checkin_id", "station_id"}),
    deletable=False,
    editor=None,
    refused=None,
)
