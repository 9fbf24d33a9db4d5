"""Kinds of qualification, and the members who are qualified."""

from datetime import date
from typing import Final

from tests.support.factories.declaration import Factory, Invalid, of_another, related
from tests.support.factories.edges import FIRST_DATE, LAST_DATE, LEAP_DAY, LINES, LONG_TEXT, MONDAY
from tests.support.factories.lists import enumeration

QUALIFICATION_TYPES: Final = enumeration(
    "qualification_types",
    complete={"can_receive_lockup": True},
    variants={"lockup": {"can_receive_lockup": True}},
)

MEMBER_QUALIFICATIONS: Final = Factory(
    "member_qualifications",
    minimal={
        "member_id": related("members"),
        "qualification_type_id": related("qualification_types"),
        "granted_on": MONDAY,
    },
    complete={"expires_on": date(2027, 3, 2), "notes": "Renewed every year."},
    variants={
        "lockup": {"qualification_type_id": related("qualification_types", "lockup")},
        "expired": {"granted_on": date(2024, 1, 1), "expires_on": date(2025, 1, 1)},
    },
    edge_cases={
        "for one day": {"expires_on": MONDAY},
        "on a leap day": {"granted_on": LEAP_DAY, "expires_on": LEAP_DAY},
        "for ever": {"granted_on": FIRST_DATE, "expires_on": LAST_DATE},
        "long notes": {"notes": LONG_TEXT},
        "notes of lines": {"notes": LINES},
    },
    invalid={
        "expires before it is granted": Invalid(
            {"expires_on": date(2026, 3, 1)}, "ck_member_qualifications_dates_in_order"
        ),
        "qualification that the member has": Invalid(
            {"qualification_type_id": of_another("member_qualifications", "qualification_type_id", same="member_id")},
            "uq_member_qualifications_member_id_qualification_type_id",
        ),
    },
)
