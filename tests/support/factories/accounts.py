"""Accounts and their sign-ins."""

from typing import Final

from tests.support.factories.declaration import Factory, Invalid, Later, numbered, of_another, related
from tests.support.factories.edges import (
    ACCENTS,
    APOSTROPHE,
    ARABIC,
    FALL_BACK,
    LAST_MICROSECOND,
    LONG_NAME,
    NOON,
    PUNCTUATION,
    SPRING_FORWARD,
)
from tests.support.factories.stations import LOGIN_ROLE

ADMIN_USERS: Final = Factory(
    "admin_users",
    minimal={"username": numbered("account.{}"), "display_name": numbered("Account {}"), "role": "operator"},
    complete={
        "role": "administrator",
        "login_role": LOGIN_ROLE,
        "member_id": related("members"),
        "must_change_password": True,
        "password_expires_at": NOON,
        "disabled_at": NOON,
        "last_sign_in_at": NOON,
    },
    variants={
        "operator": {"login_role": LOGIN_ROLE},
        "supervisor": {"role": "supervisor", "login_role": LOGIN_ROLE},
        "administrator": {"role": "administrator", "login_role": LOGIN_ROLE},
        "of a member": {"member_id": related("members")},
        "disabled": {"disabled_at": NOON},
    },
    edge_cases={
        "shortest name": {"username": Later(lambda row: chr(0x4E00 + row.number))},
        "long name": {"username": LONG_NAME, "display_name": LONG_NAME},
        "accents": {"username": "zoé.ångström", "display_name": ACCENTS},
        "apostrophe": {"username": "o'brien", "display_name": APOSTROPHE},
        "in Arabic": {"username": "عبد", "display_name": ARABIC},
        "name of punctuation": {"username": "...", "display_name": PUNCTUATION},
        "signed in at the last microsecond": {"last_sign_in_at": LAST_MICROSECOND},
    },
    invalid={
        "name with a space": Invalid({"username": "a roy"}, "ck_admin_users_username_form"),
        "name with a line's end": Invalid({"username": "a.roy\n"}, "ck_admin_users_username_form"),
        "empty name": Invalid({"username": ""}, "ck_admin_users_username_form"),
        "without a key of its name": Invalid({"username_key": ""}, "ck_admin_users_username_form"),
        "name of another": Invalid({"username": of_another("admin_users", "username")}, "uq_admin_users_username_key"),
        "name of another in capitals": Invalid(
            {"username": Later(lambda row: row.make.of("admin_users").row()["username"].upper())},
            "uq_admin_users_username_key",
        ),
        "without a display name": Invalid({"display_name": ""}, "ck_admin_users_named"),
        "without a key of its display name": Invalid({"display_name_key": ""}, "ck_admin_users_named"),
        "unknown role": Invalid({"role": "owner"}, "ck_admin_users_role_known"),
        "login role of no uuid": Invalid({"login_role": "sentinel_owner"}, "ck_admin_users_login_role_form"),
        "login role of the server": Invalid({"login_role": "postgres"}, "ck_admin_users_login_role_form"),
        "login role of another": Invalid(
            {"login_role": of_another("admin_users", "login_role", "operator")}, "uq_admin_users_login_role"
        ),
        "member of another": Invalid(
            {"member_id": of_another("admin_users", "member_id", "of a member")}, "uq_admin_users_member_id"
        ),
    },
)

SIGN_INS: Final = Factory(
    "sign_ins",
    minimal={"outcome": "refused"},
    complete={
        "admin_user_id": related("admin_users"),
        "station_id": related("stations"),
        "occurred_at": NOON,
        "outcome": "signed_in",
        "via_station": True,
    },
    variants={
        "signed in": {"admin_user_id": related("admin_users"), "outcome": "signed_in"},
        "signed out": {"admin_user_id": related("admin_users"), "outcome": "signed_out"},
        "unlocked": {"admin_user_id": related("admin_users"), "outcome": "unlocked"},
        "wrong password": {"admin_user_id": related("admin_users"), "outcome": "refused"},
        "via a station": {"admin_user_id": related("admin_users"), "station_id": related("stations")}
        | {"outcome": "unlocked", "via_station": True},
    },
    edge_cases={
        "at the last microsecond": {"occurred_at": LAST_MICROSECOND},
        "at the spring change": {"occurred_at": SPRING_FORWARD},
        "in the hour that comes twice": {"occurred_at": FALL_BACK},
    },
    invalid={
        "unknown outcome": Invalid({"outcome": "expired"}, "ck_sign_ins_outcome_known", of="signed in"),
        "nobody signed in": Invalid({"outcome": "signed_in"}, "ck_sign_ins_of_an_account"),
        "nobody signed out": Invalid({"outcome": "signed_out"}, "ck_sign_ins_of_an_account"),
        "vouched for nobody": Invalid({"via_station": True}, "ck_sign_ins_vouched_for"),
        "vouched for by nobody": Invalid({"via_station": True}, "ck_sign_ins_vouched_for", of="signed in"),
    },
)
