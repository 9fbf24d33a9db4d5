"""Settings of the unit: by a key, a value that is plain JSON."""

from dataclasses import dataclass
from enum import StrEnum

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
"""What a setting can hold; a number without a fraction comes back as an ``int``."""


@dataclass(frozen=True, slots=True)
class SettingDetails:
    """One setting.

    Attributes:
        key: small letters, digits, underscores and full stops, as ``scan.repeat_window_s``; unique.
        category: under which it stands on the screen.
    """

    key: str
    value: JsonValue
    category: str


class SettingOrder(StrEnum):
    """The orders of settings."""

    KEY = "key"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class SettingFilter:
    """Which settings are wanted; None lets all through."""

    category: str | None = None
