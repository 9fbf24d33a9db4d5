"""A stranger at the kiosk, by touch alone: in, out, and while the database is away; it tells nothing about anybody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.ui.kiosk.state import Step
from tests.end_to_end.conftest import Unit
from tests.support.factories import Factories
from tests.support.kiosk_at_work import TouchedKiosk, kiosk_at_work, texts_of

VISITS = "SELECT last_name, first_name, purpose, check_in_method, checked_out_at, check_out_method FROM visitors"
LAST_NAMES = ("Tremblay", "Okafor", "Sinclair", "Pelletier", "Joshi", "Vance", "Haddad", "Varga", "Lavoie", "Kowalski")
OF_PRESENCE = ("is in", "is out", "checked in", "checked out", "present", "in the building", "in since")


@pytest.fixture
def kiosk(unit: Unit, tmp_path: Path, qtbot: QtBot, asyncio_in_qt: None) -> Iterator[TouchedKiosk]:
    """Return a kiosk that has reached its database."""
    del asyncio_in_qt
    with kiosk_at_work(qtbot, unit.url, tmp_path) as touched:
        yield touched


def test_a_visitor_signs_in_and_out_by_touch(unit: Unit, kiosk: TouchedKiosk) -> None:
    """Who meets a member finds them by three letters; the visit is stored by the kiosk, which is a station so named."""
    host = Factories(unit.owner).members(last_name="Okafor", first_name="Ada", display_name="Okafor, A.")
    kiosk.touch("Meeting a member")
    kiosk.tell_who("Zoe", "Beauchamp", "2045550142")
    kiosk.come_to(Step.NEEDS)
    kiosk.type(KioskField.HOST, "Oka")
    kiosk.touch("PO2 Okafor, A.")
    kiosk.come_to(Step.REVIEW)
    kiosk.touch("Sign in")
    kiosk.come_to(Step.DONE)
    assert unit.owner.execute(VISITS).fetchall() == [("Beauchamp", "Zoe", "meeting", "kiosk", None, None)]
    at = unit.owner.execute(
        "SELECT v.host_member_id, s.name, s.kind FROM visitors v JOIN stations s ON s.id = v.station_id"
    ).fetchall()
    assert at == [(host, "lobby", "kiosk")]
    kiosk.touch("Finished")
    kiosk.touch("I am leaving: sign out")
    kiosk.come_to(Step.LEAVING)
    kiosk.type(KioskField.LAST_NAME, "Beauchamp")
    kiosk.type(KioskField.PHONE, "2045550143")
    kiosk.touch("Sign out")
    kiosk.wait(lambda: "Nothing found with these." in kiosk.window.page.problem.text())
    kiosk.type(KioskField.PHONE, "2045550142")
    kiosk.touch("Sign out")
    kiosk.come_to(Step.LEFT)
    assert [row[5] for row in unit.owner.execute(VISITS).fetchall()] == ["kiosk"]


def test_a_visitor_signs_in_while_the_database_is_away(unit: Unit, kiosk: TouchedKiosk) -> None:
    """The last page is the same; the visit comes to the database when that is back, once, in nobody's name."""
    kiosk.touch("Museum")
    kiosk.tell_who("Zoe", "Beauchamp", "2045550142")
    kiosk.come_to(Step.REVIEW)
    unit.shut()
    kiosk.touch("Sign in")
    kiosk.come_to(Step.DONE)
    assert "Take a seat; the duty desk has been told." in "\n".join(texts_of(kiosk.window))
    assert unit.owner.execute(VISITS).fetchall() == []
    unit.open()
    kiosk.wait(lambda: unit.owner.execute(VISITS).fetchall())
    assert unit.owner.execute(VISITS).fetchall() == [("Beauchamp", "Zoe", "museum", "kiosk", None, None)]


def test_the_kiosk_tells_nothing_about_anybody(unit: Unit, kiosk: TouchedKiosk) -> None:
    """Through every page of a full unit: no name of a member or a visitor, but of the host who is searched for."""
    names = _fill(unit)
    seen: list[str] = []

    def look() -> None:
        QApplication.processEvents()
        seen.extend(texts_of(kiosk.window))

    look()
    kiosk.touch("Meeting a member")
    look()
    kiosk.tell_who("Zoe", "Beauchamp", "2045550142")
    kiosk.come_to(Step.NEEDS)
    kiosk.type(KioskField.HOST, "Ok")
    look()
    kiosk.type(KioskField.HOST, "Haddad")
    kiosk.wait(lambda: "PO2 Haddad, A." in "\n".join(texts_of(kiosk.window)))
    look()
    kiosk.touch("PO2 Haddad, A.")
    kiosk.come_to(Step.REVIEW)
    look()
    kiosk.touch("Sign in")
    kiosk.come_to(Step.DONE)
    look()
    kiosk.touch("Finished")
    for reason, step in (("Event", Step.NEEDS), ("Recruiting", Step.NEEDS), ("Museum", Step.REVIEW)):
        kiosk.touch(reason)
        kiosk.tell_who("Zoe", "Beauchamp", "2045550142")
        kiosk.come_to(step)
        look()
        kiosk.touch("Back")
        kiosk.come_to(Step.WHO)
        kiosk.touch("Back")
        kiosk.come_to(Step.WELCOME)
    kiosk.touch("I am leaving: sign out")
    kiosk.come_to(Step.LEAVING)
    kiosk.type(KioskField.LAST_NAME, "Sinclair")
    kiosk.type(KioskField.PHONE, "2045550999")
    kiosk.touch("Sign out")
    kiosk.wait(lambda: kiosk.window.page.problem.text() != "")
    look()
    kiosk.window.leave_requested.emit()
    kiosk.come_to(Step.STAFF)
    look()
    everything = "\n".join(seen)
    # What the visitor typed themselves is theirs to read.
    told = {name for name in names - {"Haddad", "Sinclair"} if name in everything}
    assert told == set()
    assert [word for word in OF_PRESENCE if word in everything.casefold()] == []


def _fill(unit: Unit) -> set[str]:
    """Have members in and out, and visitors who are here, were here and are expected; returns the last names."""
    make, now = Factories(unit.owner), datetime.now(UTC)
    for name in LAST_NAMES:
        member = make.members(last_name=name, first_name="Alix", display_name=f"{name}, A.")
        make.checkins(member_id=member, occurred_at=now - timedelta(hours=1))
    visitors = {"Northcott", "Southgate", "Eastman", "Westlake"}
    at = {"checked_in_at": now - timedelta(hours=2)}
    make.visitors("open", last_name="Northcott", display_name="Northcott, N.", **at)
    make.visitors("open", last_name="Southgate", display_name="Southgate, S.", phone="2045550142", **at)
    gone = {**at, "checked_out_at": now - timedelta(hours=1)}
    make.visitors("closed", last_name="Eastman", display_name="Eastman, E.", **gone)
    make.visitors("expected", last_name="Westlake", display_name="Westlake, W.", expected_at=now, expires_at=None)
    return set(LAST_NAMES) | visitors
