"""Times as people at the desk read them: 24 hours, in the unit's zone, the same in every language."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_MINUTE = 60
_HOUR = 60 * _MINUTE


def clock_text(instant: datetime, zone: ZoneInfo) -> str:
    """Return ``18:42``."""
    return instant.astimezone(zone).strftime("%H:%M")


def clock_seconds_text(instant: datetime, zone: ZoneInfo) -> str:
    """Return ``18:42:07``."""
    return instant.astimezone(zone).strftime("%H:%M:%S")


def since_text(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the time, with the day before it where that is not today in the unit's zone."""
    local = instant.astimezone(zone).date()
    if local == now.astimezone(zone).date():
        return clock_text(instant, zone)
    return f"{screen_locale().toString(_qdate(local), 'ddd')} {clock_text(instant, zone)}"


def moment_text(instant: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return the time to the second; with the date before it where that is not today in the unit's zone."""
    local = instant.astimezone(zone).date()
    if local == now.astimezone(zone).date():
        return clock_seconds_text(instant, zone)
    return f"{day_text(local)} {clock_seconds_text(instant, zone)}"


def day_text(day: date) -> str:
    """Return ``Tue 24 Nov``."""
    return screen_locale().toString(_qdate(day), "ddd d MMM")


def ago_text(age: timedelta) -> str:
    """Return how long ago something was, in one unit; what lies in the future by a clock's error was just now."""
    seconds = int(age.total_seconds())
    if seconds < 1:
        return QCoreApplication.translate("Times", "just now")
    if seconds < _MINUTE:
        return QCoreApplication.translate("Times", "{n} s ago").format(n=seconds)
    if seconds < _HOUR:
        return QCoreApplication.translate("Times", "{n} min ago").format(n=seconds // _MINUTE)
    return QCoreApplication.translate("Times", "{n} h ago").format(n=seconds // _HOUR)


def left_text(left: timedelta) -> str:
    """Return how long something still takes, in one unit and never as nothing: ``6 min``."""
    seconds = max(1, round(left.total_seconds()))
    if seconds < _MINUTE:
        return QCoreApplication.translate("Times", "{n} s").format(n=seconds)
    if seconds < _HOUR:
        return QCoreApplication.translate("Times", "{n} min").format(n=round(seconds / _MINUTE))
    return QCoreApplication.translate("Times", "{n} h").format(n=round(seconds / _HOUR))


def number_text(number: int) -> str:
    """Return a whole number with the groups of digits of the translation's language."""
    return screen_locale().toString(number)


def screen_locale() -> QLocale:
    """Return the locale that dates are written in: the translation's, so that a date and its sentence agree."""
    return QLocale(QCoreApplication.translate("Times", "en_CA", "the locale of this translation, not a text"))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
