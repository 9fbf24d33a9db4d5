"""Filters that people save."""

from typing import Final

from tests.support.factories.declaration import Factory, Invalid, Later, numbered, of_another, related
from tests.support.factories.edges import ACCENTS, APOSTROPHE, HAN, LONG_NAME, LONG_TEXT, PUNCTUATION

SAVED_FILTERS: Final = Factory(
    "saved_filters",
    minimal={
        "admin_user_id": related("admin_users"),
        "page": "members",
        "name": numbered("Filter {}"),
        "filter": {"division": "DECK"},
    },
    variants={"of visitors": {"page": "visitors", "filter": {"here": True}}},
    edge_cases={
        "of nothing": {"filter": {}},
        "long name": {"name": LONG_NAME},
        "accents": {"name": ACCENTS},
        "apostrophe": {"name": APOSTROPHE},
        "in Han": {"name": HAN, "filter": {"name": HAN}},
        "name of punctuation": {"name": PUNCTUATION},
        "large": {"filter": {"text": LONG_TEXT}},
        "name of another page": {"name": of_another("saved_filters", "name", same="admin_user_id", page="badges")},
        "name of another account": {"name": of_another("saved_filters", "name")},
    },
    invalid={
        "without a name": Invalid({"name": ""}, "ck_saved_filters_named"),
        "without a key of its name": Invalid({"name_key": ""}, "ck_saved_filters_named"),
        "page with a space": Invalid({"page": "event attendees"}, "ck_saved_filters_page_form"),
        "no page": Invalid({"page": ""}, "ck_saved_filters_page_form"),
        "name of another of its page": Invalid(
            {"name": of_another("saved_filters", "name", same="admin_user_id")},
            "uq_saved_filters_admin_user_id_page_name_key",
        ),
        "name of another in capitals": Invalid(
            {
                "name": Later(
                    lambda row: row.make.of("saved_filters").row(admin_user_id=row["admin_user_id"])["name"].upper()
                )
            },
            "uq_saved_filters_admin_user_id_page_name_key",
        ),
    },
)
