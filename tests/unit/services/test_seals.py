"""Sealing, keeping seals, and checking them, on logs in memory."""

from collections.abc import Callable

import pytest

from sentinel_desktop.domain.faults import StoreUnavailableError
from sentinel_desktop.domain.seals import KeptSeal, SealedLog, SealFaultKind
from sentinel_desktop.services import seals as sealing
from sentinel_desktop.services.seals import SealService
from tests.support.seals_in_memory import FIRST_SEALED_AT, KeptInMemory, LogsInMemory


@pytest.fixture
def logs() -> LogsInMemory:
    """Return empty logs."""
    return LogsInMemory()


@pytest.fixture
def kept() -> KeptInMemory:
    """Return what this station keeps: nothing yet."""
    return KeptInMemory()


@pytest.fixture
def service(logs: LogsInMemory, kept: KeptInMemory) -> SealService:
    """Return the service of one station."""
    return SealService(logs.unit_of_work, kept)


def found(service: SealService) -> list[tuple[int, SealFaultKind]]:
    """Return at which seals a check finds what."""
    return [(fault.number, fault.kind) for fault in service.check().faults]


def test_a_new_seal_is_kept_on_this_disk(logs: LogsInMemory, kept: KeptInMemory, service: SealService) -> None:
    """With its number, its hash and when it was made."""
    logs.write(SealedLog.SCANS, b"a")

    assert service.seal() == 1
    assert kept.seals == [KeptSeal(1, logs.seals[0].hash, logs.seals[0].sealed_at)]


def test_nothing_to_seal_makes_and_keeps_nothing(kept: KeptInMemory, service: SealService) -> None:
    """Neither in empty logs nor after everything was sealed."""
    assert service.seal() is None
    assert kept.seals == []


def test_seals_of_other_stations_are_kept_too_each_once(
    logs: LogsInMemory, kept: KeptInMemory, service: SealService
) -> None:
    """Whoever made them, and however often this station looks."""
    logs.write_and_seal(b"a", b"b")
    service.seal()
    logs.write_and_seal(b"c")
    service.seal()
    service.seal()

    assert [seal.number for seal in kept.seals] == [1, 2, 3]


def test_a_station_that_comes_late_keeps_the_newest(
    logs: LogsInMemory, kept: KeptInMemory, service: SealService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stand for all before them: years of seals are not fetched."""
    monkeypatch.setattr(sealing, "TAKEN_AT_ONCE", 2)
    logs.write_and_seal(b"a", b"b", b"c")
    service.seal()

    assert [seal.number for seal in kept.seals] == [2, 3]
    assert found(service) == []


def test_a_check_of_what_nobody_touched_finds_nothing(logs: LogsInMemory, service: SealService) -> None:
    """It says how many seals there are, which is the last, how many were kept, and what is not sealed."""
    logs.write_and_seal(b"a", b"b")
    service.seal()
    logs.write(SealedLog.AUDIT, b"c")
    check = service.check()

    assert check.intact
    assert (check.seals, check.last, check.kept, check.faults) == (2, logs.seals[1], 2, ())
    assert (check.not_sealed.waiting, check.not_sealed.since) == (1, FIRST_SEALED_AT)


def test_a_check_goes_through_every_page(
    logs: LogsInMemory, service: SealService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chain is followed from page to page, and what is wrong on a later one is found."""
    monkeypatch.setattr(sealing, "TAKEN_AT_ONCE", 2)
    logs.write_and_seal(b"a", b"b", b"c", b"d", b"e")
    assert service.check().intact
    logs.logs[SealedLog.SCANS][3] = (4, b"D")

    assert found(service) == [(4, SealFaultKind.ROWS_CHANGED)]


@pytest.mark.parametrize("log", list(SealedLog))
def test_a_row_rewritten_in_any_log_is_found_at_its_seal(
    logs: LogsInMemory, service: SealService, log: SealedLog
) -> None:
    """Changed, removed or slipped in."""
    for number in range(1, 4):
        logs.write(log, bytes([number]))
        service.seal()
    rows = logs.logs[log]
    rows[0] = (1, b"changed")
    del rows[1]
    rows.append((3, b"slipped in"))

    assert found(service) == [
        (1, SealFaultKind.ROWS_CHANGED),
        (2, SealFaultKind.ROWS_MISSING),
        (3, SealFaultKind.ROWS_ADDED),
    ]


def test_a_forger_who_seals_again_is_found_by_the_kept_seals(logs: LogsInMemory, service: SealService) -> None:
    """Rows and seals agree with each other; what this disk has does not agree with them, from the forged one on."""
    for content in (b"a", b"b", b"c"):
        logs.write(SealedLog.SCANS, content)
        service.seal()
    logs.logs[SealedLog.SCANS][1] = (2, b"B")
    logs.seal_again_from(2)
    (fault,) = service.check().faults

    assert (fault.number, fault.kind, fault.rows) == (2, SealFaultKind.KEPT_DIFFERS, 2)


def test_seals_cut_off_at_the_end_are_found_by_the_kept_ones(logs: LogsInMemory, service: SealService) -> None:
    """Rows removed together with the seals over them."""
    for content in (b"a", b"b", b"c"):
        logs.write(SealedLog.SCANS, content)
        service.seal()
    del logs.seals[1:]
    del logs.logs[SealedLog.SCANS][1:]

    assert found(service) == [(2, SealFaultKind.KEPT_MISSING)]


def test_a_row_of_a_transaction_to_come_is_no_row_of_this_program(logs: LogsInMemory, service: SealService) -> None:
    """No seal would cover it for a long time: the check says so."""
    logs.logs[SealedLog.SCANS].append((2_000, b"far ahead"))
    check = service.check()

    assert (check.faults, check.not_sealed.ahead, check.intact) == ((), 1, False)


def test_after_a_restore_the_new_seals_are_kept_beside_the_old(
    logs: LogsInMemory, kept: KeptInMemory, service: SealService, expect_log: Callable[[str], None]
) -> None:
    """The old ones stay as evidence, the new ones guard what comes; the log says so."""
    expect_log("restored to an earlier time")
    for content in (b"a", b"b", b"c"):
        logs.write(SealedLog.SCANS, content)
        service.seal()
    del logs.seals[1:]
    del logs.logs[SealedLog.SCANS][1:]
    service.seal()
    assert [seal.number for seal in kept.seals] == [1, 2, 3]
    for content in (b"new b", b"new c"):
        logs.write(SealedLog.SCANS, content)
        service.seal()

    assert [seal.number for seal in kept.seals] == [1, 2, 3, 2, 3]
    assert [seal.hash for seal in kept.seals[3:]] == [seal.hash for seal in logs.seals[1:]]


def test_a_database_that_is_away_is_told(logs: LogsInMemory, service: SealService) -> None:
    """It is tried again later."""
    logs.away = True
    with pytest.raises(StoreUnavailableError):
        service.seal()
