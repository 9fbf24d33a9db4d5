"""A desk's clock that is not the database's, in words: the same in the status strip and over the board."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

TOLERANCE: Final = timedelta(seconds=5)
"""From more than this on, a clock is said to be off: below, a person reading two clocks wonders at nothing."""

_MINUTES_FROM: Final = timedelta(minutes=2)
_HOURS_FROM: Final = timedelta(hours=2)


def is_off(offset: timedelta) -> bool:
    """Whether a clock that is ``offset`` behind the server's is off by more than may pass."""
    return abs(offset) > TOLERANCE


def off_text(offset: timedelta) -> str:
    """Return by how much a clock that is ``offset`` behind the server's is off, and which way."""
    off = abs(offset)
    if off >= _HOURS_FROM:
        size = QCoreApplication.translate("Clock", "{n} h").format(n=round(off / timedelta(hours=1)))
    elif off >= _MINUTES_FROM:
        size = QCoreApplication.translate("Clock", "{n} min").format(n=round(off / timedelta(minutes=1)))
    else:
        size = QCoreApplication.translate("Clock", "{n} s").format(n=round(off.total_seconds()))
    words = QCoreApplication.translate("Clock", "{size} slow")
    if offset < timedelta(0):
        words = QCoreApplication.translate("Clock", "{size} fast")
    return words.format(size=size)


def clock_word(offset: timedelta) -> str:
    """Return the same with the word clock before it, for a strip."""
    return QCoreApplication.translate("Clock", "Clock {off}").format(off=off_text(offset))


def clock_sentence() -> str:
    """Return what a clock that is off means, and what to do."""
    return QCoreApplication.translate(
        "Clock", "The times recorded are corrected by the server's clock. Have the clock set."
    )
