"""Lists: statuses, types, divisions, ranks and list items."""

from collections.abc import Mapping
from typing import Final

from tests.support.factories.declaration import Factory, Invalid, Later, Values, numbered, of_another, related
from tests.support.factories.edges import ACCENTS, APOSTROPHE, CYRILLIC, HAN, LONG_NAME, LONG_TEXT, PUNCTUATION

HIDDEN: Final[Values] = {"is_active": False}
SYSTEM: Final[Values] = {"is_system": True}

NAMES: Final[Mapping[str, Values]] = {
    "long name": {"name": LONG_NAME, "name_fr": LONG_NAME},
    "accents": {"name": ACCENTS, "name_fr": "Œuvre d'été"},
    "apostrophe": {"name": APOSTROPHE},
    "in Han": {"name": HAN},
    "in Cyrillic": {"name": CYRILLIC},
    "name of punctuation": {"name": PUNCTUATION},
    "first in its order": {"display_order": -2_147_483_648},
    "last in its order": {"display_order": 2_147_483_647},
}
"""Edge cases of every list."""

CODES: Final[Mapping[str, Values]] = {
    "shortest code": {"code": Later(lambda row: chr(ord("a") + row.number % 26))},
    "code of digits": {"code": numbered("2026{}")},
    "code of underscores": {"code": numbered("__{}__")},
    "long code": {"code": numbered("a_very_long_code_that_was_made_of_a_very_long_name_by_the_program_{}")},
}
"""Edge cases of the codes that are made from names."""


def code_rules(table: str) -> dict[str, Invalid]:
    """Return what breaks the form of a code that is made from a name, and what breaks the rules of names."""
    form = f"ck_{table}_code_form"
    return {
        "code with a capital": Invalid({"code": "Active"}, form),
        "code with a space": Invalid({"code": "class a"}, form),
        "code with an accent": Invalid({"code": "été"}, form),
        "code of two lines": Invalid({"code": "class_a\n"}, form),
        "empty code": Invalid({"code": ""}, form),
        "without a name": Invalid({"name": ""}, f"ck_{table}_name_given"),
        "without a key of its name": Invalid({"name_key": ""}, f"ck_{table}_name_given"),
    }


def enumeration(
    table: str,
    *,
    complete: Values | None = None,
    variants: Mapping[str, Values] | None = None,
    invalid: Mapping[str, Invalid] | None = None,
) -> Factory:
    """Return the factory of an enumeration, with what it has beyond the others."""
    colour = f"ck_{table}_colour_form"
    everything: Values = {
        "code": numbered("complete_{}"),
        "name": "Complete",
        "name_fr": "Complète",
        "description": "Every column has a value.",
        "colour": "#0a1B2c",
        "display_order": 10,
        "is_active": False,
        "is_system": True,
    }
    return Factory(
        table,
        minimal={"code": numbered("value_{}"), "name": numbered("Value {}")},
        complete={**everything, **(complete or {})},
        variants={"hidden": HIDDEN, "system": SYSTEM, **(variants or {})},
        edge_cases={
            **NAMES,
            **CODES,
            "long description": {"description": LONG_TEXT},
            "black": {"colour": "#000000"},
        },
        invalid={
            **code_rules(table),
            "code of another": Invalid({"code": of_another(table, "code")}, f"uq_{table}_code"),
            "colour by its name": Invalid({"colour": "red"}, colour),
            "short colour": Invalid({"colour": "#FFF"}, colour),
            "colour with transparency": Invalid({"colour": "#56677A80"}, colour),
            "no colour": Invalid({"colour": ""}, colour),
            **(invalid or {}),
        },
    )


def _status(table: str) -> Factory:
    return enumeration(
        table,
        complete={"on_scan": "warn"},
        variants={"warning": {"on_scan": "warn"}, "refusing": {"on_scan": "refuse"}},
        invalid={"unknown ruling": Invalid({"on_scan": "shout"}, f"ck_{table}_on_scan_known")},
    )


MEMBER_STATUSES: Final = _status("member_statuses")
BADGE_STATUSES: Final = _status("badge_statuses")
MEMBER_TYPES: Final = enumeration("member_types")
VISIT_TYPES: Final = enumeration("visit_types")

LIST_ITEMS: Final = Factory(
    "list_items",
    minimal={"list_type": "rooms", "code": numbered("item_{}"), "name": numbered("Item {}")},
    complete={
        "list_type": "mess",
        "name": "Wardroom",
        "name_fr": "Carré des officiers",
        "display_order": 3,
        "is_active": False,
        "is_system": True,
    },
    variants={
        "mess": {"list_type": "mess"},
        "moc": {"list_type": "moc"},
        "event_role": {"list_type": "event_role"},
        "hidden": HIDDEN,
        "system": SYSTEM,
    },
    edge_cases={
        **NAMES,
        **CODES,
        "code of another list": {"code": of_another("list_items", "code", list_type="moc")},
    },
    invalid={
        **code_rules("list_items"),
        "list with a capital": Invalid({"list_type": "Mess"}, "ck_list_items_list_type_form"),
        "list without a name": Invalid({"list_type": ""}, "ck_list_items_list_type_form"),
        "code of another of its list": Invalid(
            {"list_type": "mess", "code": of_another("list_items", "code", "mess")}, "uq_list_items_list_type_code"
        ),
    },
)

DIVISIONS: Final = Factory(
    "divisions",
    minimal={"code": numbered("D{}"), "name": numbered("Division {}")},
    complete={
        "code": numbered("BMQ{}"),
        "name": "Basic Military Qualification",
        "name_fr": "Qualification militaire de base",
        "description": "Recruits and their instructors.",
        "display_order": 4,
        "is_active": False,
    },
    variants={"hidden": HIDDEN},
    edge_cases={**NAMES, "long description": {"description": LONG_TEXT}, "code with a space": {"code": "OPS 2"}},
    invalid={
        "without a code": Invalid({"code": ""}, "ck_divisions_named"),
        "without a name": Invalid({"name": ""}, "ck_divisions_named"),
        "without a key of its code": Invalid({"code_key": ""}, "ck_divisions_named"),
        "without a key of its name": Invalid({"name_key": ""}, "ck_divisions_named"),
        "code of another": Invalid({"code": of_another("divisions", "code")}, "uq_divisions_code"),
    },
)

RANKS: Final = Factory(
    "ranks",
    minimal={
        "code": numbered("R{}"),
        "name": numbered("Rank {}"),
        "branch": "navy",
        "category": "junior_ncm",
        "display_order": 10,
    },
    complete={"name_fr": "Grade", "is_active": False, "replaced_by_id": related("ranks")},
    variants={
        "petty officer": {"category": "senior_ncm", "display_order": 50},
        "lieutenant": {"category": "junior_officer", "display_order": 110},
        "corporal": {"branch": "army"},
        "aviator": {"branch": "air_force", "display_order": 1},
        "admiral": {"category": "general_officer", "display_order": 190},
        "commander": {"category": "senior_officer"},
        "civilian": {"branch": "civilian", "category": "civilian", "display_order": 0},
        "hidden": HIDDEN,
    },
    edge_cases={**NAMES, "code of another branch": {"code": of_another("ranks", "code", branch="army")}},
    invalid={
        "unknown branch": Invalid({"branch": "space_force"}, "ck_ranks_branch_known"),
        "unknown category": Invalid({"category": "ncm"}, "ck_ranks_category_known"),
        "without a code": Invalid({"code": ""}, "ck_ranks_named"),
        "without a name": Invalid({"name": ""}, "ck_ranks_named"),
        "without a key of its code": Invalid({"code_key": ""}, "ck_ranks_named"),
        "without a key of its name": Invalid({"name_key": ""}, "ck_ranks_named"),
        "replaced by itself": Invalid({"replaced_by_id": Later(lambda row: row["id"])}, "ck_ranks_replaced_by_another"),
        "code of another of its branch": Invalid({"code": of_another("ranks", "code")}, "uq_ranks_branch_code"),
    },
)
