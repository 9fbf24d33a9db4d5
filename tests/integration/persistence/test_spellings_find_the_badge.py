"""A scan of any spelling of a card finds its badge: in the database, and in a station's own copy while that is away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sentinel_desktop.domain.badges import Badge
from sentinel_desktop.domain.enrolment import Enrollable, judge
from sentinel_desktop.domain.scans import BadgeRead
from sentinel_desktop.domain.serials import Serial, spellings
from sentinel_desktop.persistence.local_directory import SqliteLocalDirectory
from sentinel_desktop.persistence.repositories.badges import BadgeRepository
from sentinel_desktop.persistence.repositories.check_ins import SqlCheckInRepository
from tests.support.factories import Factories
from tests.support.scan_builders import badge, contents, reading
from tests.support.spellings_that_meet import MIFARE, NTAG, PROX, SPELLINGS, TAG, read_by

BADGES = (TAG, PROX, MIFARE, NTAG)
OTHERS = ("62E3086CED", "0163E9AF", "AABBCCDD")


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[SqliteLocalDirectory]:
    """Return a station's own copy, still empty."""
    opened = SqliteLocalDirectory(tmp_path / "directory.db")
    yield opened
    opened.close()


def serial_of(found: Badge | None) -> str | None:
    """Return the serial of a badge that was found."""
    return None if found is None else found.serial


def test_every_spelling_finds_its_badge(store: Connection, make: Factories, directory: SqliteLocalDirectory) -> None:
    """Through the decoder and the lookup of a scan, by the database and by the copy alike; it is not enrolled twice."""
    for serial in (*BADGES, *OTHERS):
        make.badges(serial=serial)
    directory.replace(contents(*(badge(serial, None) for serial in (*BADGES, *OTHERS))))
    scans, enrolled = SqlCheckInRepository(store), BadgeRepository(store)
    for spelling in SPELLINGS:
        (serial,) = read_by(spelling)
        assert serial_of(scans.find_badge(serial)) == spelling.badge, spelling
        assert serial_of(directory.find_badge(serial)) == spelling.badge, spelling
        read = BadgeRead(serial, reading())
        for alike in (enrolled.alike(serial), directory.badges_alike(serial)):
            verdict = judge(read, alike)
            assert (verdict.enrollable, serial_of(verdict.badge)) == (Enrollable.ENROLLED_ALREADY, spelling.badge)


def test_what_two_badges_may_mean_finds_none(
    store: Connection, make: Factories, directory: SqliteLocalDirectory
) -> None:
    """Ambiguity is refused by both, said before the second one is enrolled, and leaves the whole serials alone."""
    first, second = "010063E9AE", "020063E9AE"
    make.badges(serial=first)
    verdict = judge(BadgeRead(Serial(second), reading()), BadgeRepository(store).alike(second))
    assert (verdict.enrollable, serial_of(verdict.badge), verdict.shared_bits) == (Enrollable.AMBIGUOUS, first, 32)
    make.badges(serial=second)
    directory.replace(contents(badge(first, None), badge(second, None)))
    scans = SqlCheckInRepository(store)
    for shorter in ("0063E9AE", "63E9AE"):
        assert scans.find_badge(shorter) is None
        assert directory.find_badge(shorter) is None
    for whole in (first, second):
        assert serial_of(scans.find_badge(whole)) == serial_of(directory.find_badge(whole)) == whole


def test_badges_alike_share_24_bits(store: Connection, make: Factories, directory: SqliteLocalDirectory) -> None:
    """Of any length, in the order of their serials, with whoever holds them, and no others."""
    alike = ["010063E9AE", "0263E9AE", "63E9AE"]
    for serial in (*reversed(alike), "63E9AF", "63E9AE00"):
        make.badges(serial=serial, member_id=make.members() if serial == alike[0] else None)
    directory.replace(contents(*(badge(serial, None) for serial in (*reversed(alike), "63E9AF", "63E9AE00"))))
    found = BadgeRepository(store).alike("FF63E9AE")
    assert [one.serial for one in found] == alike
    assert [one.holder is not None for one in found] == [True, False, False]
    assert [one.serial for one in directory.badges_alike("FF63E9AE")] == alike


def test_what_the_screen_spells_is_found(store: Connection, make: Factories) -> None:
    """The hex that is shown for a card finds it as a clerk's search does."""
    make.badges(serial=TAG)
    shown, *_ = spellings(Serial(TAG))
    assert [record.details.serial for record in BadgeRepository(store).with_serial(f"0x{shown.lower()}")] == [TAG]
