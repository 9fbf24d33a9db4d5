"""Members and their photographs."""

from datetime import date
from typing import Final

from sentinel_desktop.persistence.tables.members import LARGEST_PHOTO_BYTES
from tests.support.factories.declaration import Factory, Invalid, Later, Values, listed, numbered, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    APOSTROPHE,
    ARABIC,
    CYRILLIC,
    FALL_BACK,
    FIRST_DATE,
    FORMULA,
    HAN,
    LAST_DATE,
    LAST_MICROSECOND,
    LEAP_DAY,
    LINES,
    LONG_NAME,
    LONG_TEXT,
    NOON,
    PUNCTUATION,
    SPRING_FORWARD,
)

LAST_NAMES: Final = ("Tremblay", "Roy", "Okafor", "Sinclair", "Pelletier", "Joshi", "Vance", "Chen", "Haddad", "Varga")


def _named(last_name: str, first_name: str = "") -> Values:
    display_name = f"{last_name}, {first_name[0]}." if first_name else last_name
    return {"last_name": last_name, "first_name": first_name, "display_name": display_name}


MEMBERS: Final = Factory(
    "members",
    minimal={
        "service_number": numbered("V{:08d}"),
        "rank_id": listed(
            "ranks",
            {"branch": "navy", "code": "PO2"},
            name="Petty Officer 2nd Class",
            category="senior_ncm",
            display_order=50,
        ),
        "last_name": Later(lambda row: LAST_NAMES[row.number % len(LAST_NAMES)]),
        "first_name": "Alix",
        "display_name": Later(lambda row: f"{row['last_name']}, {row['first_name'][:1]}."),
        "division_id": listed("divisions", {"code": "DECK"}, name="Deck"),
        "member_type_id": listed("member_types", {"code": "class_a"}, name="Class A"),
        "member_status_id": listed("member_statuses", {"code": "active"}, name="Active"),
    },
    complete={
        "initials": "A.M.",
        "mess_id": related("list_items", "mess"),
        "moc_id": related("list_items", "moc"),
        "employee_number": "004512",
        "email": "alix.tremblay@example.test",
        "home_phone": "204-555-0142",
        "mobile_phone": "+1 (204) 555-0143",
        "notes": "Prefers messages.",
        "enrolled_on": date(2019, 9, 3),
        "contract_start": date(2025, 4, 1),
        "contract_end": date(2026, 3, 31),
        "source": "nominal_roll",
        "archived_at": NOON,
    },
    variants={
        "archived": {"archived_at": NOON},
        "of the nominal roll": {"source": "nominal_roll"},
        "to be warned of": {"member_status_id": related("member_statuses", "warning")},
        "to be refused": {"member_status_id": related("member_statuses", "refusing")},
        "on contract": {"contract_start": date(2026, 1, 1), "contract_end": date(2026, 6, 30)},
        "civilian": {"rank_id": related("ranks", "civilian")},
    },
    edge_cases={
        "one name": _named("Suharto"),
        "long name": _named(LONG_NAME, LONG_NAME),
        "accents": _named(ACCENTS, "Zoé"),
        "apostrophe": _named(APOSTROPHE, "N'Golo"),
        "in Han": _named(HAN),
        "in Arabic": _named(ARABIC, ARABIC),
        "in Cyrillic": _named(CYRILLIC, "Ия"),
        "name of punctuation": _named(PUNCTUATION),
        "name like a formula": _named(FORMULA, "+1"),
        "shortest service number": {"service_number": Later(lambda row: chr(0x4E00 + row.number))},
        "shortest e-mail": {"email": "a@b"},
        "contract of one day": {"contract_start": LEAP_DAY, "contract_end": LEAP_DAY},
        "contract without an end": {"contract_start": LEAP_DAY},
        "contract without a start": {"contract_end": LEAP_DAY},
        "contract for ever": {"contract_start": FIRST_DATE, "contract_end": LAST_DATE, "enrolled_on": FIRST_DATE},
        "archived at the last microsecond": {"archived_at": LAST_MICROSECOND},
        "archived at the spring change": {"archived_at": SPRING_FORWARD},
        "archived in the hour that comes twice": {"archived_at": FALL_BACK},
        "long notes": {"notes": LONG_TEXT},
        "notes of lines": {"notes": LINES},
    },
    invalid={
        "service number with a space": Invalid({"service_number": "V 123"}, "ck_members_service_number_form"),
        "service number with a line's end": Invalid({"service_number": "V123\n"}, "ck_members_service_number_form"),
        "empty service number": Invalid({"service_number": ""}, "ck_members_service_number_form"),
        "service number of another": Invalid(
            {"service_number": of_another("members", "service_number")}, "uq_members_service_number"
        ),
        "without a last name": Invalid({"last_name": ""}, "ck_members_named"),
        "without a display name": Invalid({"display_name": ""}, "ck_members_named"),
        "without a key of its names": Invalid({"sort_key": ""}, "ck_members_named"),
        "contract that ends before it starts": Invalid(
            {"contract_start": date(2026, 4, 1), "contract_end": date(2026, 3, 31)}, "ck_members_contract_in_order"
        ),
        "e-mail without a place": Invalid({"email": "alix"}, "ck_members_email_form"),
        "e-mail with two places": Invalid({"email": "a@b@c"}, "ck_members_email_form"),
        "e-mail with a space": Invalid({"email": "a b@c"}, "ck_members_email_form"),
        "e-mail with a line's end": Invalid({"email": "a@c\n"}, "ck_members_email_form"),
        "unknown source": Invalid({"source": "import"}, "ck_members_source_known"),
    },
)

MEMBER_PHOTOS: Final = Factory(
    "member_photos",
    minimal={"member_id": related("members"), "media_type": "image/jpeg", "picture": b"\xff\xd8\xff\xd9"},
    variants={"png": {"media_type": "image/png", "picture": b"\x89PNG\r\n\x1a\n"}},
    edge_cases={
        "one byte": {"picture": b"\x00"},
        "largest": {"picture": b"\xff\xd8" + bytes(LARGEST_PHOTO_BYTES - 2)},
    },
    invalid={
        "empty": Invalid({"picture": b""}, "ck_member_photos_picture_size"),
        "one byte too large": Invalid({"picture": bytes(LARGEST_PHOTO_BYTES + 1)}, "ck_member_photos_picture_size"),
        "unknown kind of picture": Invalid({"media_type": "image/gif"}, "ck_member_photos_media_type_known"),
        "second of a member": Invalid(
            {"member_id": of_another("member_photos", "member_id")}, "uq_member_photos_member_id"
        ),
    },
)
