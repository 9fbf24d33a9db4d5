"""Settings of the unit."""

from typing import Final

from psycopg.types.json import Jsonb

from tests.support.factories.declaration import Factory, Invalid, numbered, of_another
from tests.support.factories.edges import HAN, LONG_TEXT

SETTINGS: Final = Factory(
    "settings",
    minimal={"key": numbered("test.setting_{}"), "value": True, "category": "test"},
    complete={"value": {"nested": [1, 2.5, "three", None, {"four": False}]}},
    variants={"time zone": {"key": "unit.time_zone", "value": "America/Winnipeg", "category": "unit"}},
    edge_cases={
        "nothing as JSON": {"value": Jsonb(None)},
        "empty text": {"value": ""},
        "empty list": {"value": []},
        "large number": {"value": 9_007_199_254_740_993},
        "in Han": {"value": {HAN: HAN}},
        "long text": {"value": LONG_TEXT},
        "shortest key": {"key": "."},
    },
    invalid={
        "key with a capital": Invalid({"key": "Unit"}, "ck_settings_key_form"),
        "key with a hyphen": Invalid({"key": "time-zone"}, "ck_settings_key_form"),
        "empty key": Invalid({"key": ""}, "ck_settings_key_form"),
        "key of another": Invalid({"key": of_another("settings", "key")}, "uq_settings_key"),
    },
)
