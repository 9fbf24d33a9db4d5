"""A station in words: what it is for, how it goes, and when it was last heard."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.directions import DirectionMode
from sentinel_desktop.domain.readers import ReaderState
from sentinel_desktop.domain.stations import StationKind, StationLine
from sentinel_desktop.ui.times import ago_text, moment_text, number_text
from sentinel_desktop.ui.widgets.facts import Fact

SILENT_AFTER: Final = timedelta(seconds=60)
"""As every board has it; a station speaks every fifteen seconds."""
_OFF_TIME: Final = timedelta(seconds=2)
"""A clock that is farther off than this is worth a look; times are corrected by it all the same."""

translate = QCoreApplication.translate


def kind_text(kind: StationKind) -> str:
    """Return what a station is for, in a word."""
    return {
        StationKind.DESK: translate("Stations", "Desk"),
        StationKind.KIOSK: translate("Stations", "Kiosk"),
        StationKind.DOOR: translate("Stations", "Door"),
    }[kind]


def mode_text(mode: DirectionMode) -> str:
    """Return how a station chooses the direction of a scan, in a word or two."""
    return {
        DirectionMode.TOGGLE: translate("Stations", "In and out"),
        DirectionMode.IN: translate("Stations", "In only"),
        DirectionMode.OUT: translate("Stations", "Out only"),
    }[mode]


def mode_sentence(mode: DirectionMode) -> str:
    """Return what that means for a badge, and when a change of it counts."""
    means = {
        DirectionMode.TOGGLE: translate("Stations", "A badge here checks in who is out, and out who is in."),
        DirectionMode.IN: translate("Stations", "A badge here only checks in; who is in already stays so."),
        DirectionMode.OUT: translate("Stations", "A badge here only checks out; who is out already stays so."),
    }[mode]
    taken_up = translate("Stations", "A change counts from the next scan on; away from the database, once it is back.")
    return f"{means} {taken_up}"


def is_silent(line: StationLine) -> bool:
    """Whether a station that spoke once has not done so for a minute."""
    return line.last_seen_at is not None and line.as_of - line.last_seen_at > SILENT_AFTER


def seen_text(line: StationLine) -> str:
    """Return when a station last spoke; a silent one is called so."""
    if line.last_seen_at is None:
        return translate("Stations", "never reported")
    ago = ago_text(line.as_of - line.last_seen_at)
    return translate("Stations", "silent: {ago}").format(ago=ago) if is_silent(line) else ago


def reader_text(state: ReaderState) -> str:
    """Return how a station's reader is, in a word."""
    return {
        ReaderState.READY: translate("Stations", "ready"),
        ReaderState.SEARCHING: translate("Stations", "searching"),
        ReaderState.LOST: translate("Stations", "lost"),
        ReaderState.STOPPED: translate("Stations", "stopped"),
    }[state]


def clock_text(offset: timedelta) -> str:
    """Return how a station's own clock stands; ``offset`` is the server's time less it."""
    if abs(offset) <= _OFF_TIME:
        return translate("Stations", "right")
    seconds = number_text(round(abs(offset).total_seconds()))
    if offset > timedelta(0):
        return translate("Stations", "{n} s slow").format(n=seconds)
    return translate("Stations", "{n} s fast").format(n=seconds)


def facts_of(line: StationLine, zone: ZoneInfo) -> tuple[Fact, ...]:
    """Return what a station last said of itself, and whether a computer may sign in as it."""
    enrolled = translate("Stations", "yes, a computer signs in as it")
    not_enrolled = translate("Stations", "no: no computer signs in as it")
    key = Fact(translate("Stations", "Enrolled"), enrolled if line.is_enrolled else not_enrolled)
    if line.health is None or line.last_seen_at is None:
        return (
            Fact(translate("Stations", "Last seen"), translate("Stations", "never: it has not reported yet"), True),  # noqa: FBT003 - a fact that is bad
            key,
        )
    health = line.health
    return (
        Fact(translate("Stations", "Last seen"), _seen_fact(line, line.last_seen_at, zone), is_silent(line)),
        Fact(translate("Stations", "Waiting scans"), number_text(health.waiting), health.waiting > 0),
        Fact(translate("Stations", "All delivered"), _moment(health.last_synced_at, line.as_of, zone)),
        Fact(
            translate("Stations", "Reader"),
            reader_text(health.reader_state),
            health.reader_state is not ReaderState.READY,
        ),
        Fact(translate("Stations", "Its clock"), clock_text(health.clock_offset), abs(health.clock_offset) > _OFF_TIME),
        Fact(translate("Stations", "Version"), health.program_version or translate("Stations", "not told")),
        key,
    )


def gone_sentence(line: StationLine) -> str:
    """Return what to do where the computer of a station is gone for good; empty where none has its key."""
    if not line.is_enrolled:
        return ""
    return translate(
        "Stations",
        "Is its computer gone for good? On the computer that takes its place, run “sentinel-desktop db station” with "
        "this name: from then on the old one's key lets nobody in.",
    )


def _seen_fact(line: StationLine, seen: datetime, zone: ZoneInfo) -> str:
    return f"{moment_text(seen, line.as_of, zone)} · {seen_text(line)}"


def _moment(at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    return translate("Stations", "not yet") if at is None else moment_text(at, now, zone)
