"""What the desk may say of the building as a whole: the count, what is in doubt, and what an empty board means.

Nobody is called absent and no building empty while the database was never live or a station is unheard.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from sentinel_desktop.domain.presence import SilentStation, StationOffTime, WaitingStation
from sentinel_desktop.domain.station_status import DatabaseState, DatabaseStatus, JournalStatus, StationDay
from sentinel_desktop.ui.desk_clock import clock_sentence, is_off, off_text
from sentinel_desktop.ui.presence.scopes import Scope, ScopeKind
from sentinel_desktop.ui.sentences import shown
from sentinel_desktop.ui.times import clock_seconds_text, clock_text, day_text, number_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known at one moment.

    Attributes:
        count: people on the board, visitors and attendees among them.
        visitors: so many of them are visitors.
        attendees: so many of them came for an event.
        as_of: when the board was last confirmed, None where it never was since the start.
        silent: stations that have not reported.
        incomplete: stations that report, and have not delivered everything.
        off_time: other stations whose clocks are off.
        copy_taken_at: the age of the copy that badges are answered from while the database is away; None without one.
        day: what this computer's clock is worth; None before that is known.
    """

    count: int
    as_of: datetime | None
    database: DatabaseStatus
    journal: JournalStatus
    silent: tuple[SilentStation, ...]
    zone: ZoneInfo
    incomplete: tuple[WaitingStation, ...] = ()
    off_time: tuple[StationOffTime, ...] = ()
    copy_taken_at: datetime | None = None
    day: StationDay | None = None
    visitors: int = 0
    attendees: int = 0

    @property
    def members(self) -> int:
        """So many of the people on the board are of the unit."""
        return self.count - self.visitors - self.attendees

    @property
    def in_doubt(self) -> bool:
        """True where somebody may be in whom the board does not show."""
        live = self.as_of is not None and self.database.state is DatabaseState.LIVE
        return not live or bool(self.silent) or bool(self.incomplete)


@dataclass(frozen=True, slots=True)
class Heading:
    """The big count with its words.

    Attributes:
        count: empty where it would be a guess.
        strength: of whom it is made up; empty where nobody is on the board.
        detail: as of when it was so.
        doubtful: it may be wrong.
    """

    count: str
    title: str
    detail: str
    doubtful: bool
    strength: str = ""


class Severity(StrEnum):
    """How loud a problem is shown."""

    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the banner."""

    severity: Severity
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EmptyState:
    """What an empty board says: what it is for, or why it shows nobody."""

    icon: str
    title: str
    sentence: str


def heading(standing: Standing) -> Heading:
    """Return the heading of the board."""
    strength = _strength(standing)
    if standing.as_of is None:
        title = translate("Standing", "seen at this desk") if standing.count else translate("Standing", "No board yet")
        detail = translate("Standing", "not confirmed with the database yet")
        starting = standing.database.state is DatabaseState.STARTING
        return Heading(number_text(standing.count) if standing.count else "", title, detail, not starting, strength)
    as_of = translate("Standing", "as of {time}").format(time=clock_seconds_text(standing.as_of, standing.zone))
    if standing.database.state is not DatabaseState.LIVE:
        as_of = translate("Standing", "as of {time}, not live").format(
            time=clock_seconds_text(standing.as_of, standing.zone)
        )
    if standing.count or not standing.in_doubt:
        title = translate("Standing", "in the building")
        return Heading(number_text(standing.count), title, as_of, standing.in_doubt, strength)
    return Heading("", translate("Standing", "Nobody on the board"), as_of, doubtful=True)


def _strength(standing: Standing) -> str:
    """Return of whom the count is made up: always of members, and of whoever else there is."""
    if not standing.count:
        return ""
    parts = [translate("Standing", "%n member(s)", "", standing.members)]
    if standing.visitors:
        parts.append(translate("Standing", "%n visitor(s)", "", standing.visitors))
    if standing.attendees:
        parts.append(translate("Standing", "%n attendee(s)", "", standing.attendees))
    return " · ".join(parts)


def problems(standing: Standing) -> tuple[Problem, ...]:
    """Return what the banner says, the worst first."""
    result: list[Problem] = []
    if standing.journal.problem:
        title = translate("Standing", "Scans cannot be recorded")
        result.append(Problem(Severity.ALARM, title, shown(standing.journal.problem)))
    if standing.database.state in {DatabaseState.AWAY, DatabaseState.REFUSED}:
        result.append(_database_problem(standing))
    if standing.silent or standing.incomplete:
        result.append(_stations_problem(standing))
    off = _clocks_off(standing)
    if off:
        title = translate("Standing", "Clocks are off")
        result.append(Problem(Severity.WARNING, title, f"{', '.join(off)}. {clock_sentence()}"))
    return tuple(result)


def _stations_problem(standing: Standing) -> Problem:
    """All stations in one line: what is left of the window is the board's."""
    sentences = []
    if standing.silent:
        names = ", ".join(_silence(station, standing.zone) for station in standing.silent)
        sentences.append(translate("Standing", "Not heard from: {stations}.").format(stations=names))
    if standing.incomplete:
        names = ", ".join(_incompleteness(station, standing.zone) for station in standing.incomplete)
        sentences.append(translate("Standing", "Scans still to come from: {stations}.").format(stations=names))
    sentences.append(translate("Standing", "People who passed there since then may be missing on the board."))
    return Problem(Severity.WARNING, translate("Standing", "The board is not complete"), " ".join(sentences))


def _clocks_off(standing: Standing) -> list[str]:
    text = translate("Standing", "{station} ({off})")
    clocks = [(station.name, station.clock_offset) for station in standing.off_time]
    if standing.day is not None and is_off(standing.day.clock_offset):
        clocks.insert(0, (translate("Standing", "This computer"), standing.day.clock_offset))
    return [text.format(station=name, off=off_text(offset)) for name, offset in clocks]


def copy_sentence(taken_at: datetime | None, zone: ZoneInfo) -> str:
    """Return what badges are answered from while the database is away."""
    if taken_at is None:
        return translate("Standing", "This computer has no copy of the directory yet: no badge is known to it.")
    taken = f"{day_text(taken_at.astimezone(zone).date())} {clock_text(taken_at, zone)}"
    return translate("Standing", "Badges are answered from this computer's copy of {time}.").format(time=taken)


def _database_problem(standing: Standing) -> Problem:
    database = standing.database
    title = translate("Standing", "The database does not answer")
    if database.state is DatabaseState.REFUSED:
        title = translate("Standing", "The database refuses this station")
    kept = translate("Standing", "Scans are kept on this computer and sent on when it answers.")
    copy = copy_sentence(standing.copy_taken_at, standing.zone)
    return Problem(Severity.WARNING, title, f"{shown(database.problem) or kept} {copy}")


def _silence(station: SilentStation, zone: ZoneInfo) -> str:
    since = station.complete_until or station.last_seen_at
    if since is None:
        return station.name
    text = translate("Standing", "{station} (since {time})")
    return text.format(station=station.name, time=clock_text(since, zone))


def _incompleteness(station: WaitingStation, zone: ZoneInfo) -> str:
    waiting = number_text(station.waiting)
    if station.complete_until is None:
        return translate("Standing", "{station} ({n})").format(station=station.name, n=waiting)
    text = translate("Standing", "{station} ({n}, since {time})")
    return text.format(station=station.name, n=waiting, time=clock_text(station.complete_until, zone))


def empty_state(standing: Standing) -> EmptyState:
    """Return what an empty board says."""
    if standing.as_of is None and standing.database.state in {DatabaseState.STARTING, DatabaseState.LIVE}:
        return EmptyState(
            "database",
            translate("Standing", "Connecting to the database"),
            translate("Standing", "The board appears when it answers. Badges are taken meanwhile."),
        )
    if standing.as_of is None:
        return EmptyState(
            "cloud-off",
            translate("Standing", "The board is not known yet"),
            translate("Standing", "The database has not answered since this start. Badges are taken meanwhile."),
        )
    if standing.in_doubt:
        return EmptyState(
            "triangle-alert",
            translate("Standing", "Nobody on the board, but it is not certain"),
            translate("Standing", "Somebody may be in the building whom this desk has not heard of."),
        )
    return EmptyState(
        "users",
        translate("Standing", "Nobody is in"),
        translate("Standing", "Everybody who taps a badge on the reader appears here."),
    )


def nobody_matches(query: str, scope: Scope, tag: str) -> EmptyState:
    """Return what the board says when a search, a chosen part or a chosen tag leaves nobody."""
    if query:
        title = translate("Standing", "Nobody who is in matches “{query}”").format(query=query)
    elif tag:
        title = translate("Standing", "Nobody with the tag {tag} is in").format(tag=tag)
    elif scope.kind is ScopeKind.DIVISION:
        title = translate("Standing", "Nobody of {division} is in").format(division=scope.code)
    elif scope.kind is ScopeKind.LONG:
        title = translate("Standing", "Nobody is in for over 12 hours")
    elif scope.kind is ScopeKind.ATTENDEES:
        title = translate("Standing", "Nobody is in for an event")
    else:
        title = translate("Standing", "No visitor is in")
    return EmptyState("search", title, translate("Standing", "Esc shows everybody again."))
