"""Questions that wait at the desk."""

from typing import Final

from tests.support.factories.declaration import Factory, Invalid, Later, of_another, related
from tests.support.factories.edges import FALL_BACK, LAST_MICROSECOND, NEXT_DAY, NOON, SPRING_FORWARD

ANSWERED: Final = {"answered_at": NEXT_DAY, "answered_by": related("admin_users"), "answer": "confirmed"}

OPEN_QUESTIONS: Final = Factory(
    "open_questions",
    minimal={
        "member_id": related("members"),
        "checkin_id": Later(lambda row: row.make.of("checkins")("rollover", member_id=row["member_id"])),
        "station_id": related("stations"),
    },
    complete={**ANSWERED, "asked_at": NOON, "put_off_until": NEXT_DAY},
    variants={
        "put off": {"put_off_until": NEXT_DAY},
        "confirmed": ANSWERED,
        "corrected": {**ANSWERED, "answer": "corrected"},
        "not known": {**ANSWERED, "answer": "not_known"},
    },
    edge_cases={
        "answered by nobody that is known": {**ANSWERED, "answered_by": None},
        "asked at the last microsecond": {"asked_at": LAST_MICROSECOND},
        "asked at the spring change": {"asked_at": SPRING_FORWARD},
        "put off to the hour that comes twice": {"put_off_until": FALL_BACK},
    },
    invalid={
        "unknown answer": Invalid({"answer": "yes"}, "ck_open_questions_answer_known", of="confirmed"),
        "answered without an answer": Invalid(
            {"answer": None}, "ck_open_questions_answered_with_an_answer", of="confirmed"
        ),
        "answer of no time": Invalid({"answer": "confirmed"}, "ck_open_questions_answered_with_an_answer"),
        "answered by somebody, but not answered": Invalid(
            {"answered_by": related("admin_users")}, "ck_open_questions_answered_by_somebody"
        ),
        "asked twice": Invalid(
            {"checkin_id": of_another("open_questions", "checkin_id", same="member_id")}, "uq_open_questions_checkin_id"
        ),
    },
)
