"""What the comparison finds, and that it finds it: every kind of violation is made once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.faults.ledger_check import (
    Gist,
    JournalRow,
    Ledger,
    LedgerCheckIn,
    LedgerReview,
    LedgerScan,
    Printed,
    SentFrame,
    StationRecord,
    check,
    matched,
    unread,
)

NOON = datetime(2026, 11, 25, 18, tzinfo=UTC)
SERIALS = ("62E3000001", "A000000001", "62E3000002")
CHECKED_IN: Gist = ("checked_in", "in", "roy")
CHECKED_OUT: Gist = ("checked_out", "out", "roy")


def at(second: float) -> datetime:
    """Return an instant by its second after noon."""
    return NOON + timedelta(seconds=second)


def sent(serials: Sequence[str] = SERIALS, *, at_risk: bool = False) -> list[SentFrame]:
    """Return frames a second apart."""
    return [SentFrame(serial, at(second), at_risk) for second, serial in enumerate(serials)]


def record() -> StationRecord:
    """Return a station that journalled and answered everything."""
    journal = [JournalRow(f"scan {number}", serial, "delivered") for number, serial in enumerate(SERIALS)]
    printed = [Printed(row.scan_id, row.serial, CHECKED_IN, waiting=False) for row in journal]
    return StationRecord("front desk", sent(), journal, printed)


def ledger() -> Ledger:
    """Return a ledger that has all of that station's scans."""
    scans = [LedgerScan(f"scan {number}", serial, at(number), CHECKED_IN) for number, serial in enumerate(SERIALS)]
    return Ledger(scans, [], [])


def passages(*directions: str, method: str = "badge") -> list[LedgerCheckIn]:
    """Return check-ins of one member, a minute apart."""
    return [
        LedgerCheckIn(f"passage {number}", "roy", direction, at(60 * number), method)
        for number, direction in enumerate(directions)
    ]


def test_what_was_read_and_recorded_once_is_good() -> None:
    """Nothing is found where every frame is journalled, recorded in order and answered as recorded."""
    found = check([record()], ledger())

    assert (found.sent, found.journalled, found.died, found.violations) == (3, 3, 0, [])


def test_a_journalled_frame_that_is_not_in_the_ledger_is_lost() -> None:
    """A journal row without a row of ``scans`` counts as lost."""
    kept = ledger()

    found = check([record()], replace(kept, scans=kept.scans[:-1]))

    assert found.lost == 1
    assert "scan 2 is journalled (delivered) and not in the ledger" in found.violations[0]


def test_a_row_that_nobody_journalled_is_a_double() -> None:
    """A row of ``scans`` that no station's journal knows counts as doubled."""
    kept = ledger()
    again = LedgerScan("scan 9", SERIALS[2], at(2), CHECKED_IN)

    found = check([record()], replace(kept, scans=[*kept.scans, again]))

    assert (found.doubled, found.violations) == (1, ["scan 9 is in the ledger and in no journal"])


def test_a_frame_that_is_journalled_twice_is_a_double() -> None:
    """More journal rows than frames count as doubled, though each is in the ledger."""
    given, kept = record(), ledger()
    twice = replace(given, journal=[*given.journal, JournalRow("scan 9", SERIALS[2], "delivered")])
    scans = [*kept.scans, LedgerScan("scan 9", SERIALS[2], at(2), CHECKED_IN)]

    found = check([twice], replace(kept, scans=scans))

    assert found.doubled == 1


def test_a_frame_may_die_when_it_was_at_risk() -> None:
    """A frame that is nowhere is counted, and is a violation only where nothing threatened it."""
    given, kept = record(), ledger()
    shorter = replace(given, journal=given.journal[:-1], printed=given.printed[:-1])
    lost = replace(kept, scans=kept.scans[:-1])

    threatened = check([replace(shorter, sent=[*given.sent[:-1], *sent(SERIALS[2:], at_risk=True)])], lost)
    safe = check([shorter], lost)

    assert (threatened.died, threatened.violations) == (1, [])
    assert safe.died == 1
    assert "when nothing threatened it" in safe.violations[0]


def test_a_frame_that_is_refused_aloud_is_accounted_for() -> None:
    """An answer ``not_recorded`` speaks for a frame that is in no journal, and must not be in the ledger either."""
    given, kept = record(), ledger()
    refusal = Printed("scan 2", SERIALS[2], ("not_recorded", None, None), waiting=False)
    refused = replace(given, journal=given.journal[:-1], printed=[*given.printed[:-1], refusal])

    good = check([refused], replace(kept, scans=kept.scans[:-1]))
    bad = check([refused], kept)

    assert (good.refused, good.died, good.violations) == (1, 0, [])
    assert "was refused aloud and recorded all the same" in bad.violations[0]


def test_an_answer_to_what_is_not_journalled_is_found() -> None:
    """Nobody may be told that a scan is kept which died before the journal."""
    given, kept = record(), ledger()
    forgot = replace(given, sent=sent(at_risk=True), journal=given.journal[:-1])

    found = check([forgot], replace(kept, scans=kept.scans[:-1]))

    assert found.violations == ["front desk: scan 2 was answered and is not journalled"]


@pytest.mark.parametrize("scan", [0, 2])
def test_a_waiting_row_is_not_at_rest(scan: int) -> None:
    """A row that still waits when all came to rest is a violation, in the ledger or not."""
    given = record()
    journal = [replace(row, state="waiting") if place == scan else row for place, row in enumerate(given.journal)]

    assert len(check([replace(given, journal=journal)], ledger()).violations) == 1


def test_scans_out_of_order_are_found() -> None:
    """The ledger's order of one station's scans is that of its journal."""
    kept = ledger()
    swapped = [kept.scans[1], kept.scans[0], kept.scans[2]]

    found = check([record()], replace(kept, scans=swapped))

    assert found.violations == ["front desk: scan 0 of its journal comes after scan 1 in time"]


def test_a_scan_at_a_wrong_time_is_found() -> None:
    """A scan an hour from the moment its frame was sent is a violation."""
    kept = ledger()
    hour_later = replace(kept.scans[2], occurred_at=at(3602))

    found = check([record()], replace(kept, scans=[*kept.scans[:2], hour_later]))

    assert len(found.violations) == 1
    assert "was sent at" in found.violations[0]


def test_who_was_told_otherwise_needs_a_review() -> None:
    """An offline answer that differs from the ledger needs a review; one from the database may not differ at all."""
    given, kept = record(), ledger()
    told = replace(given.printed[0], gist=CHECKED_OUT, waiting=True)
    alone = replace(given, printed=[told, *given.printed[1:]])
    live = replace(given, printed=[replace(told, waiting=False), *given.printed[1:]])
    review = LedgerReview("told_otherwise", "scan 0", None, {})

    assert check([alone], replace(kept, reviews=[review])).violations == []
    assert (found := check([alone], kept)).unreviewed == 1
    assert "no review says so" in found.violations[0]
    assert "was answered" in check([live], replace(kept, reviews=[review])).violations[0]


def test_derived_check_ins_alternate() -> None:
    """Two derived check-ins of one direction in a row are a violation, also with a review."""
    review = LedgerReview("late_arrival", "scan 0", None, {"contradicts": ["passage 1"]})

    assert check([], Ledger([], passages("in", "out", "in"), [])).violations == []
    assert check([], Ledger([], passages("in", "in"), [review])).violations == [
        "the derived check-in passage 1 repeats the one before it"
    ]


def test_asserted_check_ins_that_contradict_need_a_review() -> None:
    """A contradiction of asserted check-ins is counted, and good where a review names one of the two."""
    twice = passages("in", "in", method="fixed")
    review = LedgerReview("late_arrival", "scan 0", None, {"contradicts": ["passage 1"]})

    good, bad = check([], Ledger([], twice, [review])), check([], Ledger([], twice, []))

    assert (good.contradictions, good.unreviewed, good.violations) == (1, 0, [])
    assert (bad.contradictions, bad.unreviewed) == (1, 1)


def test_frames_are_matched_in_their_order() -> None:
    """A badge sent twice is told apart by what was journalled between; what came in another order matches nothing."""
    frames = sent(("A", "B", "A", "C"))

    assert matched(frames, ["A", "B", "C"]) == [0, 1, 3]
    assert matched(frames, ["B", "A"]) == [1, 2]
    assert matched(frames, ["C", "B"]) is None


def test_a_scan_in_quarantine_is_no_frame_that_was_refused() -> None:
    """A scan that the database refuses for good is refused aloud and journalled: it is one frame, and it is missed."""
    given, kept = record(), ledger()
    put_aside = replace(given.journal[2], state="quarantined", reason="no")
    refusal = Printed("scan 2", SERIALS[2], ("not_recorded", None, None), waiting=False)
    station = replace(given, journal=[*given.journal[:2], put_aside], printed=[*given.printed[:2], refusal])

    found = check([station], replace(kept, scans=kept.scans[:-1]))

    assert (found.refused, found.doubled, found.lost) == (0, 0, 1)
    assert found.violations == ["front desk: scan 2 is journalled (quarantined: no) and not in the ledger"]


def test_a_frame_that_was_safe_is_not_taken_for_one_that_died() -> None:
    """Of two frames of a badge of which one died it was the one at risk, whichever came first."""
    early = [*sent(("A", "B")), *sent(("C", "A"), at_risk=True)]
    late = [*sent(("A",), at_risk=True), *sent(("A", "B"))]

    assert unread(early, ["A", "B"], []) == early[2:]
    assert unread(late, ["A"], ["B"]) == late[:1]
    assert unread(late, ["B"], []) == late[:2]
    assert unread(late, ["B", "A"], []) is None
