"""``present`` and ``verify``: what the database says of who is in, and whether it can be believed, as a station."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sentinel_desktop.app.board_text import board_json, board_lines
from sentinel_desktop.app.compose import new_id, seal_service
from sentinel_desktop.app.database_link import DatabaseLink
from sentinel_desktop.app.faults import ArgumentError
from sentinel_desktop.app.seal_report import report_of, verdict_of
from sentinel_desktop.app.terminal import complain, say, say_json
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.presence import PresenceDifference
from sentinel_desktop.persistence.enrolment import kept_enrolment
from sentinel_desktop.services.presence import PresenceService

VISITS_KNOWN: Final = timedelta(days=1)
"""How long after its end a station reads a visit, by its rights in the database."""

_WITHOUT_VISITORS: Final = (
    "Visitors who left more than a day ago are not among these: a station may not read their visits. "
    "The page History names them, to whoever is signed in."
)


@contextmanager
def _asking(settings: Settings) -> Iterator[tuple[DatabaseLink, ZoneInfo]]:
    """Give a link to the settings' database, signed in as a station, and the unit's zone."""
    link = DatabaseLink(settings, new_id, complain)
    try:
        link.open_connection().close()
        with link.unit_of_work() as work:
            zone = Timings().zone if link.station_id is None else work.stations.rules(link.station_id).timings.zone
        yield link, zone
    finally:
        link.close()


def present(settings: Settings, *, as_json: bool, at: str | None) -> int:
    """``present``: who is in, now or at a past moment; returns the exit code.

    Raises:
        StoreUnavailableError: the database is away.
        ArgumentError: ``at`` is no moment.
    """
    asked = None if at is None else moment(at)
    with _asking(_as_known_station(settings)) as (link, zone):
        presence = PresenceService(link.unit_of_work)
        board = presence.board()
        if asked is not None:
            known_from, then = board.as_of - VISITS_KNOWN, _in_zone(asked, zone)
            board = presence.in_at(then)
            if then < known_from:
                complain(_WITHOUT_VISITORS)
    if as_json:
        say_json(board_json(board))
        return 0
    for line in board_lines(board, zone):
        say(line)
    return 0


def verify(settings: Settings) -> int:
    """``verify``: presence is what the log says, and the logs are what their seals say; 1 and what differs where not.

    Raises:
        StoreUnavailableError: the database is away.
        SealsNotKeptError: the seals kept on this disk cannot be read.
    """
    known = _as_known_station(settings)
    with _asking(known) as (link, zone):
        differences = PresenceService(link.unit_of_work).differences()
        check = seal_service(known, link).check()
    _tell_presence(differences)
    for line in report_of(check, zone):
        say(line)
    if not check.intact:
        complain(verdict_of(check))
    return 1 if differences or not check.intact else 0


def _tell_presence(differences: Sequence[PresenceDifference]) -> None:
    for difference in differences:
        say(
            f"{difference.member_id}: kept {difference.kept} by {difference.kept_by}, "
            f"the log says {difference.rebuilt} by {difference.rebuilt_by}"
        )
    if differences:
        complain(f"Presence differs from the log for {len(differences)} members.")
    else:
        say("Presence is what the log says.")


def moment(text: str) -> datetime:
    """Return the moment of an ISO 8601 text; naive where it has no offset, for it is then the unit's local time.

    Raises:
        ArgumentError: no such moment, or one so far away that it has no date in every zone.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentError(
            f"'{text}' is no moment: write it as in 2026-11-24T18:42, or with an offset, 2026-11-24T18:42-06:00."
        ) from error
    if not MINYEAR < at.year < MAXYEAR:
        raise ArgumentError(f"The year {at.year} is too far away to ask for.")
    return at


def _in_zone(at: datetime, zone: ZoneInfo) -> datetime:
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def _as_known_station(settings: Settings) -> Settings:
    """Return settings of a station already enrolled in this data folder, so that a question enrols no new one."""
    if kept_enrolment(settings.station_dir) is not None:
        return settings
    for folder in sorted((settings.data_dir / "stations").glob("*/")):
        kept = kept_enrolment(folder)
        if kept is not None:
            known = replace(settings, station=kept.name)
            if known.station_dir == folder:
                return known
    return settings
