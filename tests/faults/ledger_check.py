"""The one statement that must hold, whatever failed: what was read is recorded once, in order, at its time.

Every good frame that was journalled is exactly one row of ``scans``. A frame that died before the journal was never
answered. Effective check-ins alternate between asserted ones; what contradicts has a review. What a person was told
is what is recorded, or a review says that it is not. Pure: it is given what was sent, journalled, printed and stored.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

NOT_RECORDED: Final = "not_recorded"
ASSERTED: Final = frozenset({"manual", "fixed", "lockup", "rollover", "correction"})
OFF_BY_AT_MOST: Final = timedelta(seconds=5)
"""How far a scan's time may lie from when its frame was sent: a busy computer reads late, a clock is an hour off."""

Gist = tuple[str, str | None, str | None]
"""What a person hears of a scan: outcome, direction, member."""


@dataclass(frozen=True, slots=True)
class SentFrame:
    """A good frame that was put on the line.

    Attributes:
        sent_at: by the server's clock, aware UTC.
        at_risk: sent while a fault may take it away before it is journalled.
    """

    serial: str
    sent_at: datetime
    at_risk: bool


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One row of a station's journal, in the order of reading."""

    scan_id: str
    serial: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One answer that the program printed."""

    scan_id: str
    serial: str
    gist: Gist
    waiting: bool

    @property
    def is_recorded(self) -> bool:
        """Whether the person was told that the scan is kept."""
        return self.gist[0] != NOT_RECORDED


@dataclass(frozen=True, slots=True)
class StationRecord:
    """All that is known of one station: what its reader sent, what it journalled and what it said."""

    name: str
    sent: Sequence[SentFrame]
    journal: Sequence[JournalRow]
    printed: Sequence[Printed]


@dataclass(frozen=True, slots=True)
class LedgerScan:
    """One row of ``scans``."""

    scan_id: str
    serial: str
    occurred_at: datetime
    gist: Gist


@dataclass(frozen=True, slots=True)
class LedgerCheckIn:
    """One effective row of ``checkins``: neither superseded nor voided."""

    check_in_id: str
    member_id: str
    direction: str
    occurred_at: datetime
    method: str


@dataclass(frozen=True, slots=True)
class LedgerReview:
    """One row of ``reviews``."""

    reason: str
    scan_id: str | None
    check_in_id: str | None
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the database holds; the scans in the order of (time, id), the check-ins likewise."""

    scans: Sequence[LedgerScan]
    check_ins: Sequence[LedgerCheckIn]
    reviews: Sequence[LedgerReview]


@dataclass(slots=True)
class Findings:
    """What came of the comparison.

    Attributes:
        died: frames that were neither journalled nor refused aloud.
        refused: frames that were answered ``not_recorded``.
        alone: frames that were answered from the station's own copy, because the database was away.
        lost: journalled, and not in the ledger.
        doubled: in the ledger or the journal, and no frame's own.
        unreviewed: contradictions of which no review speaks.
        violations: a sentence for everything that must not be.
    """

    sent: int = 0
    journalled: int = 0
    died: int = 0
    refused: int = 0
    alone: int = 0
    lost: int = 0
    doubled: int = 0
    contradictions: int = 0
    unreviewed: int = 0
    violations: list[str] = field(default_factory=list)


def check(stations: Sequence[StationRecord], ledger: Ledger) -> Findings:
    """Compare what the readers sent with the journals and the ledger."""
    found = Findings()
    for station in stations:
        _check_frames(station, found)
        _check_journal(station, ledger, found)
        _check_order_and_times(station, ledger, found)
        _check_answers(station, ledger, found)
    _check_strangers(stations, ledger, found)
    _check_alternation(ledger, found)
    return found


def matched(sent: Sequence[SentFrame], serials: Sequence[str]) -> list[int] | None:
    """Return for each serial the frame it was read from, in the order they were sent; None where there is none.

    The reader leaves seconds between two frames of one badge, so that what was sent between them tells them apart.
    """
    places: list[int] = []
    limit = len(sent)
    # From the end: each is given the latest frame it can have been read from, which leaves the most to those before it.
    for serial in reversed(serials):
        limit = next((place for place in range(limit - 1, -1, -1) if sent[place].serial == serial), -1)
        if limit < 0:
            return None
        places.append(limit)
    return places[::-1]


def unread(sent: Sequence[SentFrame], journal: Sequence[str], refused: Sequence[str]) -> list[SentFrame] | None:
    """Return the frames that were neither journalled nor refused; None where more was journalled than was sent.

    Where there is a way to account for every frame that was not at risk, it is that one.
    """
    if (died := _died_at_risk(sent, journal, refused)) is not None:
        return died
    places = matched(sent, journal)
    if places is None:
        return None
    taken = set(places)
    left = [frame for place, frame in enumerate(sent) if place not in taken]
    for serial in refused:
        place = next((number for number, frame in enumerate(left) if frame.serial == serial), None)
        if place is None:
            return None
        del left[place]
    return left


def _died_at_risk(sent: Sequence[SentFrame], journal: Sequence[str], refused: Sequence[str]) -> list[SentFrame] | None:
    """Return the frames that died where only such at risk need have died, None where there is no such account.

    Follows how far journal and refusals can have come after each frame, and then one of the ways that account for all.
    """
    ways: list[dict[tuple[int, int], tuple[tuple[int, int], bool]]] = []
    reached: Iterable[tuple[int, int]] = [(0, 0)]
    for frame in sent:
        after: dict[tuple[int, int], tuple[tuple[int, int], bool]] = {}
        for rows, refusals in reached:
            here = (rows, refusals)
            if rows < len(journal) and journal[rows] == frame.serial:
                after.setdefault((rows + 1, refusals), (here, False))
            if refusals < len(refused) and refused[refusals] == frame.serial:
                after.setdefault((rows, refusals + 1), (here, False))
            if frame.at_risk:
                after.setdefault(here, (here, True))
        ways.append(after)
        reached = after
    at = (len(journal), len(refused))
    if at not in reached:
        return None
    died = []
    for frame, way in zip(reversed(sent), reversed(ways), strict=True):
        at, lost = way[at]
        if lost:
            died.append(frame)
    return died[::-1]


def refused_serials(journal: Iterable[JournalRow], printed: Iterable[Printed]) -> list[str]:
    """Return the serials of the frames that were refused aloud because they could not be journalled.

    One that the database refuses for good is refused aloud too, and is in the journal all the same, in quarantine.
    """
    journalled = {row.scan_id for row in journal}
    return [answer.serial for answer in printed if not answer.is_recorded and answer.scan_id not in journalled]


def _check_frames(station: StationRecord, found: Findings) -> None:
    refused = refused_serials(station.journal, station.printed)
    found.sent += len(station.sent)
    found.journalled += len(station.journal)
    found.refused += len(refused)
    found.alone += sum(answer.waiting for answer in station.printed)
    died = unread(station.sent, [row.serial for row in station.journal], refused)
    if died is None:
        found.doubled += max(1, len(station.journal) + len(refused) - len(station.sent))
        found.violations.append(f"{station.name}: the journal holds frames that were not sent, or not in this order")
        return
    found.died += len(died)
    for frame in died:
        if not frame.at_risk:
            found.violations.append(
                f"{station.name}: the frame of {frame.serial}, sent at {frame.sent_at.time()} when nothing threatened "
                "it, was not journalled"
            )


def _check_journal(station: StationRecord, ledger: Ledger, found: Findings) -> None:
    in_ledger = {scan.scan_id for scan in ledger.scans}
    for row in station.journal:
        if row.scan_id not in in_ledger:
            found.lost += 1
            state = f"{row.state}: {row.reason}" if row.reason else row.state
            found.violations.append(f"{station.name}: {row.scan_id} is journalled ({state}) and not in the ledger")
        elif row.state != "delivered":
            found.violations.append(f"{station.name}: {row.scan_id} is in the ledger and still {row.state}")


def _check_order_and_times(station: StationRecord, ledger: Ledger, found: Findings) -> None:
    own = {row.scan_id: number for number, row in enumerate(station.journal)}
    order = [own[scan.scan_id] for scan in ledger.scans if scan.scan_id in own]
    for before, after in pairwise(order):
        if after < before:
            found.violations.append(f"{station.name}: scan {after} of its journal comes after scan {before} in time")
    times = {scan.scan_id: scan.occurred_at for scan in ledger.scans}
    places = matched(station.sent, [row.serial for row in station.journal]) or []
    once = _sent_once(station.sent)
    for row, place in zip(station.journal, places, strict=False):
        at, sent_at = times.get(row.scan_id), station.sent[place].sent_at
        if at is not None and row.serial in once and abs(at - sent_at) > OFF_BY_AT_MOST:
            found.violations.append(f"{station.name}: {row.scan_id} was sent at {sent_at}, and not at {at}")


def _sent_once(sent: Iterable[SentFrame]) -> set[str]:
    counts: dict[str, int] = defaultdict(int)
    for frame in sent:
        counts[frame.serial] += 1
    return {serial for serial, count in counts.items() if count == 1}


def _check_answers(station: StationRecord, ledger: Ledger, found: Findings) -> None:
    """Nobody was told that a scan is kept that is not, and who was told something else has a review."""
    journalled = {row.scan_id for row in station.journal}
    recorded = {scan.scan_id: scan.gist for scan in ledger.scans}
    told_otherwise = {review.scan_id for review in ledger.reviews if review.reason == "told_otherwise"}
    for answer in station.printed:
        if not answer.is_recorded:
            if answer.scan_id in recorded:
                found.violations.append(f"{station.name}: {answer.scan_id} was refused aloud and recorded all the same")
            continue
        if answer.scan_id not in journalled:
            found.violations.append(f"{station.name}: {answer.scan_id} was answered and is not journalled")
        differs = answer.scan_id in recorded and recorded[answer.scan_id] != answer.gist
        if differs and not answer.waiting:
            found.violations.append(
                f"{station.name}: {answer.scan_id} was answered {answer.gist} and is {recorded[answer.scan_id]}"
            )
        elif differs and answer.scan_id not in told_otherwise:
            found.unreviewed += 1
            found.violations.append(
                f"{station.name}: {answer.scan_id} was told {answer.gist}, recorded {recorded[answer.scan_id]}, and no "
                "review says so"
            )


def _check_strangers(stations: Iterable[StationRecord], ledger: Ledger, found: Findings) -> None:
    """Nothing is in the ledger that no station journalled."""
    known = {row.scan_id for station in stations for row in station.journal}
    strangers = [scan.scan_id for scan in ledger.scans if scan.scan_id not in known]
    found.doubled += len(strangers)
    found.violations += [f"{scan_id} is in the ledger and in no journal" for scan_id in strangers]


def _check_alternation(ledger: Ledger, found: Findings) -> None:
    reviewed = set(_reviewed(ledger.reviews))
    members: dict[str, list[LedgerCheckIn]] = defaultdict(list)
    for check_in in ledger.check_ins:
        members[check_in.member_id].append(check_in)
    for passages in members.values():
        for before, after in pairwise(passages):
            if before.direction != after.direction:
                continue
            found.contradictions += 1
            if after.method not in ASSERTED:
                found.violations.append(f"the derived check-in {after.check_in_id} repeats the one before it")
            if not reviewed & {before.check_in_id, after.check_in_id}:
                found.unreviewed += 1
                found.violations.append(f"the check-in {after.check_in_id} repeats the one before it, without a review")


def _reviewed(reviews: Iterable[LedgerReview]) -> Iterator[str]:
    """Yield the check-ins that some review names, by its key or among its facts."""
    for review in reviews:
        if review.check_in_id is not None:
            yield review.check_in_id
        for fact in review.facts.values():
            yield from (str(item) for item in (fact if isinstance(fact, list) else [fact]))
