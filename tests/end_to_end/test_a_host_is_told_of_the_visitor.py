"""A free badge that is tapped begins the sign-in of a visitor; the host who scans in reads that they are here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.visitors import VisitPurpose
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.deed_desk import Door, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import visits

ENTER = Qt.Key.Key_Return
V12 = "0000AA0012"


@pytest.fixture
def door(
    qtbot: QtBot, unit: Unit, tmp_path: Path, reader: PtyReader, asyncio_in_qt: None, no_hurry: None
) -> Iterator[Door]:
    """A desk with its reader, whose copy of the directory has the visitors' badge."""
    del asyncio_in_qt, no_hurry
    unit.rows.badge(serial=V12, kind="visitor", printed_number="V-12")
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk", reader.url) as at:
        reader.wait_until_opened()
        at.sign_in_operator()
        yield Door(at, reader)


def test_a_host_is_told_of_the_visitor(door: Door, unit: Unit) -> None:
    """The badge is filled in; a member who taps meanwhile is checked in; only the host reads of the visitor."""
    at = door.at
    host, host_name = holder_of(unit.owner, ROY)
    assert door.tap(V12).word == "VISITOR BADGE"
    keys = at.open_sign_in()
    keys.press(Qt.Key(Qt.Key.Key_1 + list(VisitPurpose).index(VisitPurpose.MEETING)))
    keys.type("Varga")
    door.hold(TREMBLAY)
    at.wait(lambda: unit.directions(TREMBLAY) == ["in"])
    at.dialog_in().visitor.host.setFocus()
    keys.type(host_name[:4].lower())
    at.wait(at.dialog_in().visitor.host.offers.isVisible)
    keys.press(ENTER)
    at.wait(lambda: at.dialog_in().visitor.host_id == host)
    keys.press(ENTER)
    at.wait_for_step(Step.BADGE)
    chosen = at.dialog_in().badge.chosen
    assert chosen is not None
    assert chosen.number == "V-12"
    keys.press(ENTER)
    at.wait_for_step(Step.DONE)
    keys.press(ENTER)

    at.wait(lambda: "Varga" in " ".join(names_on(door)))
    told = door.tap(ROY)
    assert told.word == "CHECKED IN"
    assert told.sentence.startswith("Your visitor Varga is here since ")
    unit.add_badge("0A0000C001")
    assert "Varga" not in door.tap("0A0000C001").sentence

    (visit,) = visits(unit.owner)
    badge = unit.owner.execute("SELECT id FROM badges WHERE serial = %s", [V12]).fetchone()
    assert (visit["host_member_id"], visit["badge_id"]) == (host, badge[0] if badge else None)
    assert [outcome for _, outcome in unit.scans()] == ["visitor_badge_free", *["checked_in"] * 3]


def names_on(door: Door) -> list[str]:
    """Return who is on the board."""
    board = door.at.window.desk.page.board.model()
    return [str(board.index(row, 0).data()) for row in range(board.rowCount())]
