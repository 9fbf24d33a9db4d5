"""The cable breaks between a commit and its answer: what was done is there once, and nobody has to look."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.app.kiosk import Kiosk
from sentinel_desktop.config import Settings
from sentinel_desktop.domain.kiosk import KioskField
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.ui.by_hand.entry_dialog import EntryDialog
from sentinel_desktop.ui.by_hand.long_in_dialog import LongInDialog
from sentinel_desktop.ui.kiosk.state import Step as KioskStep
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from tests.end_to_end.conftest import ROY, TREMBLAY, Unit
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of, log_of, passed
from tests.support.keyboard_desk import ALT
from tests.support.kiosk_at_work import TouchedKiosk
from tests.support.lost_answers import LosingWire
from tests.support.visitor_deeds import OPERATOR, visits

ENTER = Qt.Key.Key_Return


@pytest.fixture
def wire(unit: Unit) -> Iterator[LosingWire]:
    """Return the desk's way to the server."""
    with LosingWire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, wire: LosingWire, tmp_path: Path, asyncio_in_qt: None) -> Iterator[DeedDesk]:
    """Return a desk at which an operator sits."""
    del asyncio_in_qt
    give_account(unit.owner, unit.url, "operator")
    passed(unit.owner, holder_of(unit.owner, TREMBLAY)[0], "in", datetime.now(UTC) - timedelta(hours=30))
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    with deed_desk(qtbot, url, tmp_path) as desk:
        desk.sign_in(OPERATOR, opens="visits")
        yield desk


def test_an_answer_is_lost_just_after_the_commit(
    desk: DeedDesk, unit: Unit, wire: LosingWire, allow_log: Callable[[str], None]
) -> None:
    """A visitor in and out, a member by hand, and those who are in for too long: each once, and nothing is refused."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    sign_in(desk, wire)
    told(desk)
    (visit,) = visits(unit.owner)
    assert (visit["last_name"], visit["checked_out_at"]) == ("Vance", None)

    sign_out(desk, wire)
    told(desk)
    (visit,) = visits(unit.owner)
    assert visit["checked_out_at"] is not None

    enter_by_hand(desk, wire, holder_of(unit.owner, ROY)[1])
    told(desk)
    assert [row[:2] for row in log_of(unit.owner, holder_of(unit.owner, ROY)[0])] == [("in", "manual")]

    sign_out_together(desk, wire)
    assert [row[0] for row in log_of(unit.owner, holder_of(unit.owner, TREMBLAY)[0])] == ["in", "out"]
    assert wire.lost == 4


def told(desk: DeedDesk) -> None:
    """Wait until what was kept meanwhile is told."""
    acts = desk.desk.station.hand_acts
    desk.wait(lambda: acts.status().waiting == 0)
    assert acts.status().refused == 0


def sign_in(desk: DeedDesk, wire: LosingWire) -> None:
    """Receive a visitor, whose commit is not answered."""
    keys = desk.open_sign_in()
    keys.press(Qt.Key.Key_6)
    keys.type("Vance")
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    wire.lose_after(b"INSERT INTO visitors")
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)


def sign_out(desk: DeedDesk, wire: LosingWire) -> None:
    """See the visitor leave; that commit is not answered either."""
    keys = desk.open_sign_out()
    keys.type("van")
    desk.wait(lambda: desk.leaving is not None and desk.leaving.chosen is not None)
    wire.lose_after(b"UPDATE visitors")
    keys.press(ENTER)
    desk.wait(lambda: desk.leaving is not None and not desk.leaving.is_busy and desk.leaving.chosen is None)
    keys.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.leaving is None)


def enter_by_hand(desk: DeedDesk, wire: LosingWire, name: str) -> None:
    """Check a member in who forgot the badge."""
    desk.key(Qt.Key.Key_F4)
    desk.wait(lambda: isinstance(desk.over(), EntryDialog))
    dialog = desk.over()
    assert isinstance(dialog, EntryDialog)
    desk.write(name[:3].casefold())
    desk.wait(dialog.who.offers.isVisible)
    desk.key(ENTER)
    wire.lose_after(b"INSERT INTO checkins")
    desk.key(ENTER)
    desk.wait(lambda: not dialog.done_line.isHidden())
    desk.key(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.over() is None)


def sign_out_together(desk: DeedDesk, wire: LosingWire) -> None:
    """Sign out who is in for too long; the dialog says that the database is away, and the same key finds it done."""
    desk.press(Qt.Key.Key_1)
    desk.key(Qt.Key.Key_L, ALT)
    desk.wait(lambda: isinstance(desk.over(), LongInDialog))
    dialog = desk.over()
    assert isinstance(dialog, LongInDialog)
    desk.key(Qt.Key.Key_1, ALT)
    desk.key(Qt.Key.Key_R, ALT)
    wire.lose_after(b"INSERT INTO checkins")
    desk.key(ENTER)
    desk.wait(lambda: wire.lost == 4 and not dialog.is_busy)
    assert dialog.message.text()


@pytest.mark.usefixtures("asyncio_in_qt")
def test_a_kiosk_whose_answers_are_lost(
    qtbot: QtBot, unit: Unit, wire: LosingWire, tmp_path: Path, allow_log: Callable[[str], None]
) -> None:
    """The visitor comes and leaves once, and nobody at the desk has anything to settle."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    address = urlsplit(unit.url)
    url = address._replace(netloc=f"{address.username}@127.0.0.1:{wire.port}").geturl()
    running = Kiosk(Settings(data_dir=tmp_path, database=url, station="lobby", reader=str(tmp_path / "no-reader")))
    acts = running.station.hand_acts
    try:
        kiosk = TouchedKiosk(running.window, qtbot)
        running.window.resize(1280, 720)
        running.window.show()
        running.window.activateWindow()
        running.station.start()
        kiosk.wait(lambda: running.station.watch.status().state is DatabaseState.LIVE)
        kiosk.touch("Museum")
        kiosk.tell_who("Zoe", "Vance", "2045550142")
        kiosk.come_to(KioskStep.REVIEW)
        wire.lose_after(b"kiosk_sign_in")
        kiosk.touch("Sign in")
        kiosk.come_to(KioskStep.DONE)
        kiosk.wait(lambda: acts.status().waiting == 0)
        kiosk.touch("Finished")
        kiosk.touch("I am leaving: sign out")
        kiosk.come_to(KioskStep.LEAVING)
        kiosk.type(KioskField.LAST_NAME, "Vance")
        kiosk.type(KioskField.PHONE, "2045550142")
        wire.lose_after(b"kiosk_sign_out")
        kiosk.touch("Sign out")
        kiosk.come_to(KioskStep.LEFT)
        kiosk.wait(lambda: acts.status().waiting == 0)
        assert (wire.lost, acts.status().refused) == (2, 0)
    finally:
        running.close()
    (visit,) = visits(unit.owner)
    assert (visit["check_in_method"], visit["check_out_method"]) == ("kiosk", "kiosk")
