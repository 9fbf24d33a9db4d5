"""The rules of the unit's settings: what each may hold, what it holds unless somebody says otherwise, and from when on.

One declaration a key. A setting whose key is not here is somebody else's: it is shown and left alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from sentinel_desktop.domain import default_lists
from sentinel_desktop.domain.kiosk_settings import LONGEST_WHERE, WHERE_SETTINGS
from sentinel_desktop.domain.session_times import IDLE_LOCK_SETTING, LONGEST_IDLE
from sentinel_desktop.domain.settings import JsonValue

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As a setting names them, in the order of a week."""

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}", re.ASCII)


class SettingKind(StrEnum):
    """What a setting holds."""

    LINE = "line"
    """A line of text, of at most so many characters; may be empty."""
    TIME_ZONE = "time_zone"
    """A name of the zone database, as ``America/Winnipeg``."""
    TIME_OF_DAY = "time_of_day"
    """``HH:MM``, local to the unit."""
    SECONDS = "seconds"
    """A whole number."""
    MINUTES = "minutes"
    """A whole number."""
    WEEKDAYS = "weekdays"
    """Some of ``WEEKDAYS``, each once, in the order of a week."""


class TakesEffect(StrEnum):
    """From when on a changed setting counts."""

    AT_ONCE = "at_once"
    """On every station within seconds; away from the database, once it is back."""
    NEXT_START = "next_start"
    """On each station when it is started the next time."""
    NOT_YET = "not_yet"
    """Kept for a part of the program that this version does not have."""


class SettingFault(StrEnum):
    """Why a value is none that a setting may have."""

    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_TIME = "not_a_time"
    UNKNOWN_ZONE = "unknown_zone"
    NOT_WEEKDAYS = "not_weekdays"
    NOT_A_LINE = "not_a_line"


@dataclass(frozen=True, slots=True)
class SettingRule:
    """What one setting may hold.

    Attributes:
        category: under which it stands on the screen.
        default: what a new unit has.
        least: of a number; 0 for every other kind.
        most: likewise; of a line, its characters.
    """

    key: str
    category: str
    kind: SettingKind
    default: JsonValue
    takes_effect: TakesEffect
    least: int = 0
    most: int = 0

    def value_of(self, text: str) -> JsonValue:
        """Return what a person typed as the value it stands for; as it was typed where it stands for none."""
        bare = text.strip()
        if self.kind in {SettingKind.SECONDS, SettingKind.MINUTES} and _NUMBER.fullmatch(bare):
            return int(bare)
        if self.kind is SettingKind.TIME_OF_DAY and (found := _TIME.fullmatch(bare)):
            return f"{int(found[1]):02}:{found[2]}"
        return bare

    def fault_of(self, value: JsonValue) -> SettingFault | None:
        """Return what is wrong with a value; None where the setting may have it."""
        match self.kind:
            case SettingKind.LINE:
                return None if self._is_line(value) else SettingFault.NOT_A_LINE
            case SettingKind.TIME_ZONE:
                return None if _is_zone(value) else SettingFault.UNKNOWN_ZONE
            case SettingKind.TIME_OF_DAY:
                return None if _is_time(value) else SettingFault.NOT_A_TIME
            case SettingKind.WEEKDAYS:
                return None if _are_weekdays(value) else SettingFault.NOT_WEEKDAYS
            case SettingKind.SECONDS | SettingKind.MINUTES:
                return self._fault_of_number(value)
            case _:
                assert_never(self.kind)

    def _is_line(self, value: JsonValue) -> bool:
        return isinstance(value, str) and len(value) <= self.most and all(char.isprintable() for char in value)

    def _fault_of_number(self, value: JsonValue) -> SettingFault | None:
        # To Python true is a number, to a person it is none.
        if isinstance(value, bool) or not isinstance(value, int):
            return SettingFault.NOT_A_NUMBER
        return None if self.least <= value <= self.most else SettingFault.OUT_OF_RANGE


def _is_zone(value: JsonValue) -> bool:
    if not isinstance(value, str):
        return False
    try:
        ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        # No such name; a folder among the zones, as 'America' is; a name that leads out of them.
        return False
    return True


def _is_time(value: JsonValue) -> bool:
    return isinstance(value, str) and len(value) == len("HH:MM") and _TIME.fullmatch(value) is not None


def _are_weekdays(value: JsonValue) -> bool:
    if not isinstance(value, list):
        return False
    return value == [day for day in WEEKDAYS if day in value]


_SEEDED: Final = {setting.key: setting for setting in default_lists.SETTINGS}
_LONGEST_WINDOW_S: Final = 3600
_LONGEST_NAME: Final = 60
UNIT_NAME_SETTING: Final = "unit.name"
"""What the unit is called, as it stands on what is printed; empty where nobody said it."""

_LONGEST_IDLE_MIN: Final = LONGEST_IDLE // timedelta(minutes=1)


def _rule(key: str, kind: SettingKind, takes_effect: TakesEffect, most: int = 0) -> SettingRule:
    seeded = _SEEDED[key]
    return SettingRule(key, seeded.category, kind, seeded.value, takes_effect, most=most)


SETTING_RULES: Final[Mapping[str, SettingRule]] = {
    rule.key: rule
    for rule in (
        _rule(UNIT_NAME_SETTING, SettingKind.LINE, TakesEffect.AT_ONCE, most=_LONGEST_NAME),
        _rule("unit.time_zone", SettingKind.TIME_ZONE, TakesEffect.NEXT_START),
        _rule("unit.rollover", SettingKind.TIME_OF_DAY, TakesEffect.AT_ONCE),
        _rule("scan.repeat_window_s", SettingKind.SECONDS, TakesEffect.AT_ONCE, most=_LONGEST_WINDOW_S),
        _rule("scan.two_places_window_s", SettingKind.SECONDS, TakesEffect.AT_ONCE, most=_LONGEST_WINDOW_S),
        _rule(IDLE_LOCK_SETTING, SettingKind.MINUTES, TakesEffect.AT_ONCE, most=_LONGEST_IDLE_MIN),
        *(_rule(key, SettingKind.LINE, TakesEffect.AT_ONCE, most=LONGEST_WHERE) for key in WHERE_SETTINGS),
        _rule("lockup.warning", SettingKind.TIME_OF_DAY, TakesEffect.NOT_YET),
        _rule("lockup.critical", SettingKind.TIME_OF_DAY, TakesEffect.NOT_YET),
        _rule("duty_watch.weekdays", SettingKind.WEEKDAYS, TakesEffect.NOT_YET),
        _rule("duty_watch.start", SettingKind.TIME_OF_DAY, TakesEffect.NOT_YET),
    )
}
"""By key, in the order in which they are shown."""
