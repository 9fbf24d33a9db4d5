"""``journal``: what the database refused for good, tried again or let go of; a station may run meanwhile.

That is scans, and what people did by hand while the database was away.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import psutil

from sentinel_desktop.app.faults import ArgumentError
from sentinel_desktop.app.terminal import complain, say, say_json
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.hand_acts import HandActKind, HandActStatus, RefusedHandAct
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import Dismissal
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.station_status import JournalStatus
from sentinel_desktop.persistence.enrolment import kept_enrolment
from sentinel_desktop.persistence.hand_acts import FILE_NAME as HAND_ACTS_FILE, SqliteHandActs
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.quarantine import QuarantineService, RefusedScan

ALL: Final = "all"
_FILE: Final = "journal.db"
_DONE: Final[Mapping[HandActKind, str]] = {
    HandActKind.SIGN_IN: "signed in or out",
    HandActKind.SETTLE_REVIEW: "a review settled",
    HandActKind.ENTER_BY_HAND: "a passage entered",
    HandActKind.VISITOR_SIGN_IN: "a visitor signed in",
    HandActKind.VISITOR_SIGN_OUT: "a visitor signed out",
    HandActKind.KIOSK_SIGN_IN: "a visitor signed in at the kiosk",
    HandActKind.KIOSK_SIGN_OUT: "a visitor signed out at the kiosk",
}


@dataclass(frozen=True, slots=True)
class _Opened:
    """A station's journal, and what its copy of the directory knows."""

    status: JournalStatus
    quarantine: QuarantineService
    zone: ZoneInfo
    hand_acts: SqliteHandActs


def show(settings: Settings, *, as_json: bool, dismissed: bool) -> int:
    """``journal list``: what was refused, or with ``dismissed`` what was let go of; returns the exit code.

    Raises:
        ArgumentError: there is no journal, or it is not said which.
        JournalError: the disk refuses.
    """
    with _opened(settings) as journal:
        shown = journal.quarantine.dismissed() if dismissed else journal.quarantine.quarantined()
        if as_json:
            acts = _acts(journal, dismissed=dismissed)
            say_json(
                _json_of(journal.status, shown, "dismissed" if dismissed else "quarantined")
                | {
                    "waiting_by_hand": journal.hand_acts.status().waiting,
                    "dismissed_by_hand" if dismissed else "refused_by_hand": [_json_of_act(act) for act in acts],
                }
            )
            return 0
        status = journal.status
        say(status.problem or f"{status.waiting} waiting for the database, {status.quarantined} refused for good")
        for scan in shown:
            for line in _lines_of(scan, journal.zone):
                say(line)
        by_hand = journal.hand_acts.status()
        if by_hand != HandActStatus():
            say(by_hand.problem or f"done by hand: {by_hand.waiting} waiting, {by_hand.refused} refused for good")
        for act in _acts(journal, dismissed=dismissed):
            for line in _lines_of_act(act, journal.zone):
                say(line)
    return 0


def retry(settings: Settings, ids: Sequence[str]) -> int:
    """``journal retry``: let what was refused, or ``all`` of it, be judged once more; 1 where none of it is there.

    Raises:
        ArgumentError: as ``show``, or an id is none.
        JournalError: the disk refuses.
    """
    with _opened(settings) as journal:
        everything = list(ids) == [ALL]
        scans = [scan.id for scan in journal.quarantine.quarantined()] if everything else _named(ids)
        acts = [refused.act.id for refused in journal.hand_acts.refused()] if everything else _named(ids)
        count = journal.quarantine.retry(scans) + journal.hand_acts.retry(acts)
    if not count:
        return _none_of_them()
    say(f"{count} wait again: a running station delivers them within seconds, otherwise at its next start.")
    return 0


def dismiss(settings: Settings, ids: Sequence[str], reason: str) -> int:
    """``journal dismiss``: let go of what was refused; 1 where none of it is there.

    Raises:
        ArgumentError: as ``retry``, or the reason says nothing.
        JournalError: the disk refuses.
    """
    if not reason.strip():
        raise ArgumentError("Say with --reason why the scan is let go of: it is kept with it.")
    with _opened(settings) as journal:
        by = psutil.Process().username()
        count = journal.quarantine.dismiss(_named(ids), reason, by)
        count += journal.hand_acts.dismiss(_named(ids), Dismissal(datetime.now(UTC), by, reason))
    if not count:
        return _none_of_them()
    say(f"{count} dismissed: they are not in the ledger. Where somebody did pass, tell a supervisor.")
    return 0


def _acts(journal: _Opened, *, dismissed: bool) -> Sequence[RefusedHandAct]:
    return journal.hand_acts.dismissed() if dismissed else journal.hand_acts.refused()


def _none_of_them() -> int:
    complain("Nothing of it is refused here: 'sentinel-desktop journal list' shows what is.")
    return 1


def _named(ids: Sequence[str]) -> list[ScanId]:
    try:
        return [ScanId(UUID(text)) for text in ids]
    except ValueError as error:
        raise ArgumentError("That is no scan's id: 'sentinel-desktop journal list' shows them.") from error


@contextmanager
def _opened(settings: Settings) -> Iterator[_Opened]:
    folder = _folder(settings)
    with ExitStack() as opened:
        journal = opened.enter_context(closing(SqliteScanJournal(folder / _FILE)))
        acts = opened.enter_context(closing(SqliteHandActs(folder / HAND_ACTS_FILE, lambda: datetime.now(UTC))))
        if not (folder / "directory.db").exists():
            yield _Opened(journal.status(), QuarantineService(journal, _nobody, _nothing), Timings().zone, acts)
            return
        directory = opened.enter_context(closing(SqliteLocalDirectory(folder / "directory.db")))
        service = QuarantineService(journal, directory.find_badge, _nothing)
        yield _Opened(journal.status(), service, directory.rules().timings.zone, acts)


def _nobody(_serial: str) -> None:
    """Stand in for a copy of the directory that is not there."""


def _nothing() -> None:
    """Stand in for a station that is to be told: a running one notices by itself."""


def _folder(settings: Settings) -> Path:
    """Return the folder of the station that is meant: the named one, or the only one of this data folder."""
    if (settings.station_dir / _FILE).exists():
        return settings.station_dir
    folders = sorted(file.parent for file in (settings.data_dir / "stations").glob(f"*/{_FILE}"))
    if len(folders) == 1:
        return folders[0]
    if not folders:
        raise ArgumentError(f"No station in {settings.data_dir} has a journal: give its data folder with --data-dir.")
    kept = [kept_enrolment(folder) for folder in folders]
    names = ", ".join(repr(item.name) for item in kept if item is not None)
    raise ArgumentError(f"Several stations have a journal here: say which with --station ({names}).")


def _json_of(status: JournalStatus, shown: Sequence[RefusedScan], kind: str) -> dict[str, Any]:
    missed_at = status.last_not_journalled_at
    return {
        "waiting": status.waiting,
        "problem": status.problem,
        "last_not_kept_at": None if missed_at is None else missed_at.isoformat(),
        kind: [_json_of_scan(scan) for scan in shown],
    }


def _json_of_scan(scan: RefusedScan) -> dict[str, Any]:
    return {
        "id": str(scan.id),
        "occurred_at": scan.occurred_at.isoformat(),
        "serial": scan.serial,
        "holder": scan.holder,
        "told": scan.told,
        "reason": scan.reason,
        "since": scan.since.isoformat(),
        "times": scan.times,
        "dismissal": _json_of_dismissal(scan.dismissal),
    }


def _json_of_dismissal(dismissal: Dismissal | None) -> dict[str, str] | None:
    if dismissal is None:
        return None
    return {"at": dismissal.at.isoformat(), "by": dismissal.by, "reason": dismissal.reason}


def _json_of_act(refused: RefusedHandAct) -> dict[str, Any]:
    act = refused.act
    return {
        "id": str(act.id),
        "kind": act.kind,
        "account": None if act.account_id is None else str(act.account_id),
        "at": act.at.isoformat(),
        "reason": refused.reason,
        "since": refused.refused_at.isoformat(),
        "payload": dict(act.payload),
        "dismissal": _json_of_dismissal(refused.dismissal),
    }


def _lines_of_act(refused: RefusedHandAct, zone: ZoneInfo) -> Iterator[str]:
    act = refused.act
    at, since = (moment.astimezone(zone) for moment in (act.at, refused.refused_at))
    by = "nobody signed in" if act.account_id is None else f"account {act.account_id}"
    yield f"{act.id}  {at:%Y-%m-%d %H:%M:%S %Z}  by hand: {_DONE[act.kind]}, {by}"
    yield f"  refused on {since:%Y-%m-%d %H:%M}: {refused.reason}"
    yield from _lines_of_dismissal(refused.dismissal, zone)


def _lines_of(scan: RefusedScan, zone: ZoneInfo) -> Iterator[str]:
    at, since = (moment.astimezone(zone) for moment in (scan.occurred_at, scan.since))
    told = f", told {scan.told}" if scan.told else ""
    yield f"{scan.id}  {at:%Y-%m-%d %H:%M:%S %Z}  …{scan.serial}  {scan.holder or 'holder not known'}{told}"
    yield f"  refused {scan.times} times, last on {since:%Y-%m-%d %H:%M}: {scan.reason}"
    yield from _lines_of_dismissal(scan.dismissal, zone)


def _lines_of_dismissal(dismissal: Dismissal | None, zone: ZoneInfo) -> Iterator[str]:
    if dismissal is not None:
        yield f"  dismissed on {dismissal.at.astimezone(zone):%Y-%m-%d %H:%M} by {dismissal.by}: {dismissal.reason}"
