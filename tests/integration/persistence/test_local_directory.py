"""The local copy of the directory: it finds, follows and forgets as the desk needs it, and can be thrown away."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from sentinel_desktop.domain.badges import Badge, BadgeKind, Holder, MemberCard, OnScan
from sentinel_desktop.domain.directions import Direction, DirectionMode
from sentinel_desktop.domain.ids import MemberId
from sentinel_desktop.domain.journal import StationRules
from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.outcomes import Outcome
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from tests.support.scan_builders import (
    NOON,
    ROY,
    SERIAL_OF_ROY,
    SERIAL_OF_TREMBLAY,
    TREMBLAY,
    answer,
    badge,
    contents,
    scan,
)

MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the copy lies."""
    return tmp_path / "directory.db"


@pytest.fixture
def directory(path: Path) -> Iterator[SqliteLocalDirectory]:
    """An empty copy."""
    opened = SqliteLocalDirectory(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "kept",
    [
        badge(),
        badge(card=None, kind=BadgeKind.VISITOR),
        badge(on_scan=OnScan.REFUSE),
        badge(holder=Holder(ROY, OnScan.WARN, archived=True)),
        badge("04A1B2C3D4E5F6"),
    ],
)
def test_a_badge_comes_back_as_it_was_given(directory: SqliteLocalDirectory, kept: Badge) -> None:
    """Every field of a badge, its holder's among them, survives the copy."""
    directory.replace(contents(kept))
    assert directory.find_badge(kept.serial) == kept


def test_an_empty_copy_knows_nothing(directory: SqliteLocalDirectory) -> None:
    """Before the first copy a badge is unknown, a member out, and the rules are the usual ones."""
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is None
    assert directory.state_of(TREMBLAY.id) is Direction.OUT
    assert directory.previous_scan(SERIAL_OF_TREMBLAY) is None
    assert (directory.rules(), directory.taken_at()) == (StationRules(), None)


@pytest.mark.parametrize(
    ("spelled", "found"),
    [
        ("62E3086CED", "62E3086CED"),
        ("E3086CED", "62E3086CED"),
        ("086CED", "62E3086CED"),
        ("11223344", None),
        ("223344", None),
        ("6CED", None),
        ("FFE3086CED", None),
        ("99AABBCC", "99AABBCC"),
        ("AABBCC", None),
    ],
)
def test_a_shorter_spelling_finds_the_only_badge_it_can_mean(
    directory: SqliteLocalDirectory, spelled: str, found: str | None
) -> None:
    """Four or three bytes find a badge by its low bits; two candidates, or an exact match elsewhere, do not mix."""
    serials = ["62E3086CED", "AA11223344", "BB11223344", "99AABBCC", "0199AABBCC"]
    directory.replace(contents(*(badge(serial, None) for serial in serials)))
    badge_found = directory.find_badge(spelled)
    assert (badge_found.serial if badge_found else None) == found


def test_the_rules_come_with_the_copy(directory: SqliteLocalDirectory) -> None:
    """Direction, repeat window and timings of the station are kept over a restart of the program."""
    timings = Timings(ZoneInfo("America/Halifax"), time(4, 30))
    rules = StationRules(DirectionMode.OUT, timedelta(seconds=4.5), timings)
    directory.replace(contents(rules=rules, taken_at=NOON + MINUTE))
    assert (directory.rules(), directory.taken_at()) == (rules, NOON + MINUTE)


def test_an_answer_is_followed(path: Path, directory: SqliteLocalDirectory) -> None:
    """The badge's last scan and the member's state are those of the answer, also for a program started later."""
    directory.replace(contents())
    directory.remember(answer(scan(at=NOON)))
    later = SqliteLocalDirectory(path)
    previous = later.previous_scan(SERIAL_OF_TREMBLAY)
    assert later.state_of(TREMBLAY.id) is Direction.IN
    later.close()
    assert previous is not None
    assert (previous.occurred_at, previous.outcome, previous.direction) == (NOON, Outcome.CHECKED_IN, Direction.IN)


@pytest.mark.parametrize(
    "unchanging", [Outcome.REPEAT, Outcome.BADGE_NOT_ACTIVE, Outcome.MEMBER_REFUSED, Outcome.NOT_RECORDED]
)
def test_what_is_no_passage_changes_no_state(directory: SqliteLocalDirectory, unchanging: Outcome) -> None:
    """Repeats and refusals leave the member where they are."""
    directory.replace(contents())
    directory.remember(answer(scan(), unchanging, direction=Direction.IN, member=TREMBLAY))
    assert directory.state_of(TREMBLAY.id) is Direction.OUT


def test_an_older_answer_changes_nothing(directory: SqliteLocalDirectory) -> None:
    """The answer to an earlier scan, delivered late, does not undo what a later scan did."""
    directory.replace(contents())
    directory.remember(answer(scan(at=NOON), Outcome.CHECKED_IN))
    directory.remember(answer(scan(at=NOON - MINUTE), Outcome.CHECKED_OUT))
    assert directory.state_of(TREMBLAY.id) is Direction.IN


def test_the_delivered_answer_replaces_what_was_told(directory: SqliteLocalDirectory) -> None:
    """Where the database judged the same scan otherwise, the copy follows the database."""
    directory.replace(contents())
    kept = scan(at=NOON)
    directory.remember(answer(kept, Outcome.CHECKED_IN, waiting=True))
    corrected = answer(kept, Outcome.CHECKED_OUT, occurred_at=NOON - MINUTE)
    directory.remember(corrected)
    previous = directory.previous_scan(SERIAL_OF_TREMBLAY)
    assert directory.state_of(TREMBLAY.id) is Direction.OUT
    assert previous is not None
    assert (previous.outcome, previous.occurred_at) == (Outcome.CHECKED_OUT, NOON - MINUTE)


def test_a_scan_refused_in_the_end_is_no_previous_scan(directory: SqliteLocalDirectory) -> None:
    """A scan that went into quarantine makes no repeat of the next one."""
    kept = scan(at=NOON)
    directory.remember(answer(kept, waiting=True))
    directory.remember(answer(kept, Outcome.NOT_RECORDED))
    assert directory.previous_scan(SERIAL_OF_TREMBLAY) is None


def test_a_new_copy_keeps_the_previous_scans(directory: SqliteLocalDirectory) -> None:
    """A repeat is recognised across a refresh; scans older than a week are forgotten."""
    directory.remember(answer(scan(at=NOON)))
    directory.remember(answer(scan(SERIAL_OF_ROY, NOON - timedelta(days=8)), member=ROY))
    directory.replace(contents())
    assert directory.previous_scan(SERIAL_OF_TREMBLAY) is not None
    assert directory.previous_scan(SERIAL_OF_ROY) is None


def test_a_new_copy_does_not_undo_what_still_waits(directory: SqliteLocalDirectory) -> None:
    """A copy taken before a scan was delivered leaves its member's state; once delivered, the database counts."""
    waiting = scan(at=NOON)
    directory.remember(answer(waiting, waiting=True))
    directory.replace(contents())
    directory.follow({TREMBLAY.id: Direction.OUT})
    while_waiting = directory.state_of(TREMBLAY.id)
    directory.remember(answer(waiting))
    directory.replace(contents())
    assert (while_waiting, directory.state_of(TREMBLAY.id)) == (Direction.IN, Direction.OUT)


def test_members_seen_elsewhere_are_followed(directory: SqliteLocalDirectory) -> None:
    """What another station recorded changes the states here, and only of those members."""
    directory.replace(contents())
    directory.follow({ROY.id: Direction.IN})
    assert (directory.state_of(ROY.id), directory.state_of(TREMBLAY.id)) == (Direction.IN, Direction.OUT)


def test_a_roll_of_ten_thousand_is_taken_over(directory: SqliteLocalDirectory) -> None:
    """Ten thousand badges replace ten thousand others; nothing of the old ones is left."""

    def roll(first: int) -> list[Badge]:
        return [badge(f"{first + n:010X}", _member(first + n)) for n in range(10_000)]

    directory.replace(contents(*roll(0)))
    directory.replace(contents(*roll(20_000)))
    assert directory.find_badge(f"{0:010X}") is None
    assert directory.find_badge(f"{29_999:010X}") is not None


def _member(number: int) -> MemberCard:
    return MemberCard(MemberId(UUID(int=number)), f"S1 Example, {number}", "S1", "Example", str(number), "DECK")


@pytest.mark.parametrize("damage", [b"garbage " * 4096, b"SQLite format 3\x00" + b"\xaa" * 8192])
def test_a_damaged_copy_is_made_anew(
    path: Path, directory: SqliteLocalDirectory, expect_log: Callable[[str], None], damage: bytes
) -> None:
    """Garbage in the copy's place answers as an empty copy, and takes over the next one."""
    expect_log("is made anew")
    path.write_bytes(damage)
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is None
    directory.replace(contents())
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is not None


def test_a_disk_that_refuses_makes_an_empty_copy(tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """Where no copy can be kept the desk is answered as from an empty one, and the log says why."""
    expect_log("cannot be used")
    (tmp_path / "station").write_text("in the way")
    directory = SqliteLocalDirectory(tmp_path / "station" / "directory.db")
    directory.replace(contents())
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is None
    (tmp_path / "station").unlink()
    directory.replace(contents())
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is not None
    directory.close()


def test_a_closed_copy_answers_as_an_empty_one(directory: SqliteLocalDirectory) -> None:
    """A thread that comes too late gets no error and opens no file."""
    directory.replace(contents())
    directory.close()
    assert directory.find_badge(SERIAL_OF_TREMBLAY) is None
