"""Delivering one journal entry: what the database makes of it is written where it belongs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from sentinel_desktop.domain.faults import StoreTimeoutError, StoreUnavailableError
from sentinel_desktop.domain.ids import ScanId
from sentinel_desktop.domain.journal import JournalEntry
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.domain.scans import BadgeScan, ScanAnswer
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.scan_journal import SqliteScanJournal
from sentinel_desktop.services.delivery import ATTEMPTS, FAULT_OF_THE_PROGRAM, Delivery
from tests.support.fake_recorder import REFUSED, FakeRecorder
from tests.support.scan_builders import (
    BOOT,
    NOON,
    ROY,
    SERIAL_OF_ROY,
    SERIAL_OF_TREMBLAY,
    answer,
    contents,
    reading,
    scan,
)


class Post:
    """A delivery with everything it stands on, real but for the database."""

    def __init__(self, folder: Path) -> None:
        self.journal = SqliteScanJournal(folder / "journal.db")
        self.directory = SqliteLocalDirectory(folder / "directory.db")
        self.recorder = FakeRecorder()
        self.known_times: dict[ScanId, datetime] = {}
        self.told_otherwise: list[tuple[ScanAnswer, ScanAnswer]] = []
        self.delivery = Delivery(
            self.journal,
            self.directory,
            self.recorder,
            lambda time: self.known_times.get(time.scan_id, time.occurred_at),
            lambda told, delivered: self.told_otherwise.append((told, delivered)),
        )

    def keep(self, kept: BadgeScan, told: ScanAnswer | None = None, boot_id: str = BOOT) -> JournalEntry:
        """Journal a scan made an hour after the boot, and return its entry."""
        self.journal.append(kept, reading(monotonic=timedelta(hours=1), boot_id=boot_id))
        if told is not None:
            self.journal.tell(kept.id, told)
        return self.journal.waiting(100)[-1]

    def deliver(self, entry: JournalEntry) -> ScanAnswer:
        """Judge and settle."""
        verdict = self.delivery.judge(entry)
        assert self.delivery.settle(entry, verdict)
        return verdict.answer


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """A delivery with an empty journal."""
    made = Post(tmp_path)
    made.directory.replace(contents())
    yield made
    made.journal.close()
    made.directory.close()


def test_a_delivered_scan_no_longer_waits(post: Post) -> None:
    """The database's answer is handed back and the entry is done."""
    assert post.deliver(post.keep(scan())).outcome is Outcome.CHECKED_IN
    assert post.journal.status().waiting == 0


def test_what_the_person_was_told_goes_along(post: Post) -> None:
    """The recorder hears what was told, so that the database can put a difference up for review."""
    kept = scan()
    told = answer(kept, Outcome.CHECKED_OUT, waiting=True)
    post.deliver(post.keep(kept, told))
    assert post.recorder.told == [(kept.id, told)]


def test_what_the_disk_refused_to_keep_goes_along_too(post: Post) -> None:
    """What was told and could not be journalled is known until its scan is settled, by whichever way it is judged."""
    kept = [replace(scan(), id=ScanId(uuid7()), serial=serial) for serial in (SERIAL_OF_ROY, SERIAL_OF_TREMBLAY)]
    told = [answer(each, Outcome.CHECKED_OUT, waiting=True) for each in kept]
    entries = [post.keep(each) for each in kept]
    for each in told:
        post.delivery.remember_told(each)

    first = post.deliver(entries[0])
    (second,) = post.delivery.judge_together(entries[1:])
    assert post.delivery.settle_together([second])
    post.delivery.judge(entries[0])

    assert post.recorder.told == [(kept[0].id, told[0]), (kept[1].id, told[1]), (kept[0].id, None)]
    assert post.told_otherwise[0] == (told[0], first)
    assert [heard for heard, _ in post.told_otherwise] == told


def test_a_different_result_is_said_and_followed(post: Post) -> None:
    """Told out, recorded in: the desk hears both, and the local copy follows the database."""
    kept = scan()
    told = answer(kept, Outcome.CHECKED_OUT, waiting=True)
    post.directory.remember(told)
    delivered = post.deliver(post.keep(kept, told))
    assert post.told_otherwise == [(told, delivered)]
    assert post.directory.state_of(delivered.member.id if delivered.member else ROY.id) is delivered.direction


def test_the_same_result_is_not_said(post: Post) -> None:
    """A person who was told right hears nothing more."""
    kept = scan()
    post.deliver(post.keep(kept, answer(kept, waiting=True)))
    assert post.told_otherwise == []


@pytest.mark.parametrize(
    ("changes", "otherwise"),
    [
        ({"waiting": True, "occurred_at": NOON + timedelta(seconds=1)}, False),
        ({"outcome": Outcome.REPEAT}, True),
        ({"direction": None}, True),
        ({"member": ROY}, True),
        ({"member": None}, True),
    ],
)
def test_what_makes_a_result_different(changes: dict[str, Any], otherwise: bool) -> None:  # noqa: FBT001 - a column
    """Outcome, direction and member count; the corrected time and where it was recorded do not."""
    kept = scan()
    assert answer(kept).differs_from(answer(kept, **changes)) is otherwise


def test_a_visitor_who_was_told_to_be_out_is_out_by_a_badge_that_has_nobody() -> None:
    """Their sign-in was kept too and comes after the scan: nobody has to look at that. The other way round they do."""
    told = answer(scan(), outcome=Outcome.VISITOR_OUT, member=None, direction=None)
    free = answer(scan(), outcome=Outcome.VISITOR_BADGE_FREE, member=None, direction=None)
    assert not free.differs_from(told)
    assert told.differs_from(free)


def test_a_store_that_is_away_changes_nothing(post: Post) -> None:
    """The entry goes on waiting, and no attempt is counted against it."""
    entry = post.keep(scan())
    post.recorder.away = True
    for _ in range(2 * ATTEMPTS):
        with pytest.raises(StoreUnavailableError):
            post.delivery.judge(entry)
    post.recorder.away = False
    assert post.deliver(entry).outcome is Outcome.CHECKED_IN


def test_a_refused_scan_goes_into_quarantine(post: Post) -> None:
    """The journal keeps the sentence, and a person who was told otherwise is."""
    kept = scan()
    post.recorder.refused.add(kept.serial)
    told = answer(kept, waiting=True)
    entry = post.keep(kept, told)
    verdict = post.delivery.judge(entry)
    assert post.delivery.settle(entry, verdict)
    assert (verdict.refusal, verdict.answer.outcome) == (REFUSED, Outcome.NOT_RECORDED)
    status = post.journal.status()
    assert (status.waiting, status.quarantined) == (0, 1)
    assert post.told_otherwise == [(told, verdict.answer)]


def test_a_bug_that_passes_is_retried(post: Post, expect_log: Callable[[str], None]) -> None:
    """A failure that does not come again costs an attempt and a traceback in the log, and nothing else."""
    expect_log("Attempt [12] to record")
    kept = scan()
    post.recorder.broken[kept.serial] = ATTEMPTS - 1
    assert post.deliver(post.keep(kept)).outcome is Outcome.CHECKED_IN


def test_a_bug_that_stays_goes_into_quarantine(post: Post, expect_log: Callable[[str], None]) -> None:
    """After three attempts the scan is put aside with a sentence, so that it blocks nothing."""
    expect_log("Attempt [123] to record")
    kept = scan()
    post.recorder.broken[kept.serial] = ATTEMPTS
    entry = post.keep(kept)
    verdict = post.delivery.judge(entry)
    post.delivery.settle(entry, verdict)
    assert verdict.refusal == FAULT_OF_THE_PROGRAM
    assert post.journal.status().quarantined == 1


def test_a_scan_is_recorded_at_the_time_that_is_known_by_now(post: Post) -> None:
    """Of a scan made before the server was seen it may be known better than when it was journalled."""
    entry = post.keep(scan(at=NOON))
    post.known_times[entry.scan.id] = NOON + timedelta(hours=4)
    assert post.deliver(entry).occurred_at == NOON + timedelta(hours=4)


def test_a_disk_that_refuses_the_mark_loses_nothing(post: Post) -> None:
    """A scan recorded in the database but not marked here waits on, and is recorded no second time."""
    entry = post.keep(scan())
    verdict = post.delivery.judge(entry)
    post.journal.close()
    assert not post.delivery.settle(entry, verdict)
    assert post.delivery.judge(entry) == verdict
    assert len(post.recorder.recorded) == 1


# --- together ---------------------------------------------------------------------------------------------------------


def keep_several(post: Post, *serials: str) -> list[JournalEntry]:
    """Journal scans of these badges, nobody answered meanwhile."""
    return [post.keep(scan(serial)) for serial in serials]


def judged(post: Post, entries: list[JournalEntry]) -> list[Outcome | None]:
    """Judge entries together, settle what there is, and return the outcomes."""
    found = post.delivery.judge_together(entries)
    assert [item.entry for item in found] == (entries if found else [])
    assert post.delivery.settle_together(found)
    return [None if item.verdict is None else item.verdict.answer.outcome for item in found]


def test_entries_are_delivered_together(post: Post) -> None:
    """In one transaction of the database and one of the journal, in their order, with what each person was told."""
    first, second = keep_several(post, SERIAL_OF_TREMBLAY, SERIAL_OF_ROY)
    told = answer(second.scan, Outcome.CHECKED_OUT, waiting=True)
    post.journal.tell(second.scan.id, told)
    assert judged(post, [first, replace(second, told=told)]) == [Outcome.CHECKED_IN, Outcome.CHECKED_IN]
    assert post.recorder.together == [2]
    assert post.recorder.told == [(first.scan.id, None), (second.scan.id, told)]
    assert [heard[0] for heard in post.told_otherwise] == [told]
    assert post.journal.status().waiting == 0


def test_one_that_is_in_the_way_is_found_alone(post: Post, expect_log: Callable[[str], None]) -> None:
    """Refused, failing or taking too long: together nothing is recorded, and alone each gets what it deserves."""
    expect_log("scans together failed")
    expect_log("Attempt [123] to record")
    refused, failing, slow, good = keep_several(post, "0A0B0C0D01", "0A0B0C0D02", "0A0B0C0D03", SERIAL_OF_ROY)
    post.recorder.refused.add(refused.scan.serial)
    post.recorder.broken[failing.scan.serial] = 1 + ATTEMPTS
    post.recorder.slow.add(slow.scan.serial)
    for bad in (refused, failing, slow):
        assert judged(post, [good, bad]) == []
    assert post.recorder.recorded == []
    assert judged(post, [refused]) == judged(post, [failing]) == [Outcome.NOT_RECORDED]
    with pytest.raises(StoreTimeoutError):
        post.delivery.judge_together([slow])
    assert judged(post, [good]) == [Outcome.CHECKED_IN]
    assert [item.entry.reason for item in post.journal.quarantined()] == [REFUSED, FAULT_OF_THE_PROGRAM]
    assert post.journal.waiting(10) == [slow]


def test_what_somebody_else_holds_goes_on_waiting(post: Post) -> None:
    """It has no verdict, alone or among others, and nothing is written of it."""
    held, good = keep_several(post, SERIAL_OF_TREMBLAY, SERIAL_OF_ROY)
    post.recorder.held.add(SERIAL_OF_TREMBLAY)
    assert judged(post, [held, good]) == [None, Outcome.CHECKED_IN]
    assert judged(post, [held]) == [None]
    assert post.journal.waiting(10) == [held]


def test_a_store_that_is_away_is_away_for_all(post: Post) -> None:
    """Entries that were to be delivered together wait on, and nothing is tried one by one."""
    entries = keep_several(post, SERIAL_OF_TREMBLAY, SERIAL_OF_ROY)
    post.recorder.away = True
    with pytest.raises(StoreUnavailableError):
        post.delivery.judge_together(entries)
    assert post.recorder.calls == 1
    assert post.journal.waiting(10) == entries
