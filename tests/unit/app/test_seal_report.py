"""What a person reads after a check of the seals."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.app.seal_report import MOST_TOLD, report_of, verdict_of
from sentinel_desktop.domain.seals import NotSealed, SealCheck, SealedLog, SealFault, SealFaultKind
from tests.support.seals_in_memory import LogsInMemory

WINNIPEG = ZoneInfo("America/Winnipeg")
NOON = datetime(2026, 3, 2, 18, tzinfo=UTC)
NOTHING = NotSealed(0, None, 0)
REWRITTEN = (
    "a standby took over that had not received it, the database was restored to a time before it, or it was rewritten: "
    "compare with the time of your failover or backup."
)


def checked(*faults: SealFault, kept: int = 3, not_sealed: NotSealed = NOTHING) -> SealCheck:
    """Return a check of two seals."""
    logs = LogsInMemory()
    logs.write_and_seal(b"a", b"b")
    return SealCheck(2, logs.seals[-1], kept, faults, not_sealed)


def fault(kind: SealFaultKind, log: SealedLog | None = None, rows: int = 0, number: int = 17) -> SealFault:
    """Return a fault at seal 17, made at noon in Winnipeg."""
    return SealFault(kind, number, NOON, log, rows)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            fault(SealFaultKind.ROWS_CHANGED, SealedLog.CHECK_INS, 14),
            "of its 14 rows of checkins, some are not as they were.",
        ),
        (fault(SealFaultKind.ROWS_MISSING, SealedLog.SCANS, 1), "1 row of scans is gone."),
        (fault(SealFaultKind.ROWS_MISSING, SealedLog.SCANS, 2), "2 rows of scans are gone."),
        (fault(SealFaultKind.ROWS_ADDED, SealedLog.AUDIT, 1), "1 row of audit_log was slipped in."),
        (fault(SealFaultKind.SEAL_CHANGED), "the seal itself was changed."),
        (
            fault(SealFaultKind.CHAIN_BROKEN),
            "it does not follow the seal before it; seals were removed or put in.",
        ),
        (
            fault(SealFaultKind.KEPT_DIFFERS, rows=5),
            f"this computer kept another one than the database has, from it on 5 in all: {REWRITTEN}",
        ),
        (
            fault(SealFaultKind.KEPT_MISSING, rows=1),
            f"this computer kept it and the database does not have it, from it on 1 in all: {REWRITTEN}",
        ),
    ],
)
def test_every_contradiction_is_a_sentence_with_its_seal(found: SealFault, sentence: str) -> None:
    """With the number and the moment, in the unit's zone."""
    check = checked(found)

    assert next(report_of(check, WINNIPEG)) == f"Seal 17 of 2026-03-02 12:00:00 CST: {sentence}"
    assert verdict_of(check) == "The logs and their seals contradict each other from seal 17 on."


def test_what_is_intact_is_told_with_what_it_stands_on() -> None:
    """How many seals, until when, how many kept, and what is not sealed."""
    assert list(report_of(checked(not_sealed=NotSealed(4, NOON, 0)), WINNIPEG)) == [
        "The logs are as sealed: 2 seals, the last of 2026-03-02 06:02:00 CST.",
        "Compared with 3 seals kept on this computer.",
        "Not sealed yet: 4 rows, the first of 2026-03-02 12:00:00 CST.",
    ]


def test_without_kept_seals_the_report_says_what_cannot_be_found_out() -> None:
    """Nobody takes a green line for more than it is."""
    assert "No seal of this database is kept on this computer" in "".join(report_of(checked(kept=0), WINNIPEG))


def test_where_nothing_was_sealed_nothing_is_praised() -> None:
    """A new database."""
    lines = list(report_of(SealCheck(0, None, 0, (), NOTHING), WINNIPEG))

    assert lines[0] == "Nothing is sealed yet."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (1, "1 row of the logs claims to be of a transaction still to come: this program did not write it."),
        (2, "2 rows of the logs claim to be of transactions still to come: this program did not write them."),
    ],
)
def test_rows_ahead_are_told(rows: int, sentence: str) -> None:
    """No seal covers them, so no seal can be named."""
    check = checked(not_sealed=NotSealed(rows, NOON, rows))

    assert next(report_of(check, WINNIPEG)) == sentence
    assert verdict_of(check) == "The logs hold rows that no seal can cover."


def test_very_many_contradictions_are_counted() -> None:
    """The first ones are enough to see from which seal on."""
    many = [replace(fault(SealFaultKind.SEAL_CHANGED), number=number) for number in range(MOST_TOLD + 5)]
    lines = list(report_of(checked(*many), WINNIPEG))

    assert lines[MOST_TOLD - 1].startswith(f"Seal {MOST_TOLD - 1} ")
    assert lines[MOST_TOLD] == "And 5 more contradictions after these."
