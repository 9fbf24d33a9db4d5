"""A setting in words: what it is called and means, what it may hold, and from when on a change counts."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.audit import AuditEntry, AuditOperation
from sentinel_desktop.domain.kiosk_settings import WHERE_SETTINGS
from sentinel_desktop.domain.setting_rules import WEEKDAYS, SettingFault, SettingKind, SettingRule, TakesEffect
from sentinel_desktop.domain.settings import JsonValue
from sentinel_desktop.services.unit_settings import SettingLine
from sentinel_desktop.ui.authors import author_text
from sentinel_desktop.ui.times import moment_text, number_text
from sentinel_desktop.ui.unit_settings.kiosk_wording import where_meaning, where_name

translate = QCoreApplication.translate
NOTHING: Final = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class SettingWords:
    """What a setting is called, and what it does."""

    name: str
    means: str


def setting_words(key: str) -> SettingWords:
    """Return the words of a setting; of one that the program does not know, its key."""
    known = {
        "unit.name": SettingWords(
            translate("Settings", "Name of the unit"),
            translate("Settings", "Stands on what is printed, as on the slips of visitors."),
        ),
        "unit.time_zone": SettingWords(
            translate("Settings", "Time zone"), translate("Settings", "The zone that every time is shown in.")
        ),
        "unit.rollover": SettingWords(
            translate("Settings", "End of the operational day"),
            translate(
                "Settings", "When one operational day ends and the next begins, and a locked desk is signed out."
            ),
        ),
        "scan.repeat_window_s": SettingWords(
            translate("Settings", "Repeat window"),
            translate("Settings", "A badge seen again within this time is a repeat and checks nobody in or out."),
        ),
        "scan.two_places_window_s": SettingWords(
            translate("Settings", "Two places"),
            translate(
                "Settings", "A badge at two stations within this time is put up for review; 0 asks no such thing."
            ),
        ),
        "session.idle_lock_minutes": SettingWords(
            translate("Settings", "Lock when idle"),
            translate("Settings", "A desk without a key or the mouse for so long locks by itself; 0 never does."),
        ),
        "lockup.warning": SettingWords(
            translate("Settings", "Lockup: warning"),
            translate("Settings", "From when on an open building is warned of."),
        ),
        "lockup.critical": SettingWords(
            translate("Settings", "Lockup: critical"),
            translate("Settings", "From when on an open building is a critical alert."),
        ),
        "duty_watch.weekdays": SettingWords(
            translate("Settings", "Duty Watch: evenings"), translate("Settings", "The days on which a watch stands.")
        ),
        "duty_watch.start": SettingWords(
            translate("Settings", "Duty Watch: start"), translate("Settings", "When the watch is looked for.")
        ),
    }
    if key in WHERE_SETTINGS:
        return SettingWords(where_name(key), where_meaning())
    unknown = translate("Settings", "This version does not know it: it is shown and left as it is.")
    return known.get(key) or SettingWords(key, unknown)


def category_text(category: str) -> str:
    """Return what a category is called; one that the program does not know by its own name."""
    known = {
        "unit": translate("Settings", "Unit"),
        "scan": translate("Settings", "Scans"),
        "session": translate("Settings", "Signing in"),
        "kiosk": translate("Settings", "Kiosk"),
        "lockup": translate("Settings", "Lockup"),
        "duty_watch": translate("Settings", "Duty Watch"),
    }
    return known.get(category, category)


def rule_text(rule: SettingRule) -> str:
    """Return what a setting may hold, in a few words."""
    match rule.kind:
        case SettingKind.LINE:
            return translate("Settings", "A line of at most {most} characters, or nothing.").format(
                most=number_text(rule.most)
            )
        case SettingKind.TIME_ZONE:
            return translate("Settings", "A name of the zone database, as America/Winnipeg.")
        case SettingKind.TIME_OF_DAY:
            return translate("Settings", "A time of day as HH:MM, from 00:00 to 23:59.")
        case SettingKind.WEEKDAYS:
            return translate("Settings", "Any days, or none.")
        case SettingKind.SECONDS:
            return _range(translate("Settings", "Whole seconds, from {least} to {most}."), rule)
        case SettingKind.MINUTES:
            return _range(translate("Settings", "Whole minutes, from {least} to {most}."), rule)


def _range(words: str, rule: SettingRule) -> str:
    return words.format(least=number_text(rule.least), most=number_text(rule.most))


def fault_text(rule: SettingRule, fault: SettingFault) -> str:
    """Return what is wrong with a value, with the rule in it."""
    wrong = {
        SettingFault.NOT_A_NUMBER: translate("Settings", "This is no whole number."),
        SettingFault.OUT_OF_RANGE: translate("Settings", "This is too small or too large."),
        SettingFault.NOT_A_TIME: translate("Settings", "This is no time of day."),
        SettingFault.UNKNOWN_ZONE: translate("Settings", "There is no such zone."),
        SettingFault.NOT_A_LINE: translate("Settings", "This is too long, or has characters that nobody sees."),
        SettingFault.NOT_WEEKDAYS: translate("Settings", "These are no days of the week."),
    }[fault]
    return f"{wrong} {rule_text(rule)}"


def effect_text(effect: TakesEffect) -> str:
    """Return from when on a change counts."""
    return {
        TakesEffect.AT_ONCE: translate("Settings", "at once, on every station"),
        TakesEffect.NEXT_START: translate("Settings", "at each station when it is started the next time"),
        TakesEffect.NOT_YET: translate("Settings", "not yet: this version keeps it for a later one"),
    }[effect]


def weekday_text(day: str) -> str:
    """Return a day of the week by its code."""
    words = (
        translate("Settings", "Monday"),
        translate("Settings", "Tuesday"),
        translate("Settings", "Wednesday"),
        translate("Settings", "Thursday"),
        translate("Settings", "Friday"),
        translate("Settings", "Saturday"),
        translate("Settings", "Sunday"),
    )
    return dict(zip(WEEKDAYS, words, strict=True)).get(day, day)


def value_text(rule: SettingRule | None, value: JsonValue) -> str:
    """Return a value as a person says it; one that breaks the rule as it stands in the database."""
    if rule is None or rule.fault_of(value) is not None:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        days = ", ".join(weekday_text(str(day)) for day in value)
        return days or translate("Settings", "no day")
    if rule.kind is SettingKind.SECONDS:
        return translate("Settings", "{n} s").format(n=value)
    if rule.kind is SettingKind.MINUTES:
        return translate("Settings", "{n} min").format(n=value) if value else translate("Settings", "never")
    return str(value) or NOTHING


def changed_text(line: SettingLine, now: datetime, zone: ZoneInfo) -> str:
    """Return who changed it last and when, as far as that is known."""
    if line.changed is not None:
        return _change(line.changed, now, zone)
    if line.record is None:
        return translate("Settings", "nobody: the database has none, the default counts")
    at = moment_text(line.record.updated_at, now, zone)
    return translate("Settings", "not known, {time}").format(time=at)


def _change(entry: AuditEntry, now: datetime, zone: ZoneInfo) -> str:
    at = moment_text(entry.occurred_at, now, zone)
    if entry.operation is AuditOperation.INSERT and not entry.account:
        return translate("Settings", "nobody: as installed, {time}").format(time=at)
    return translate("Settings", "{who}, {time}").format(who=author_text(entry), time=at)
