"""The cable breaks after each step of a sign-in, and under badges and corrections: once each, and nothing lost."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sentinel_desktop.domain.operational_day import Timings
from sentinel_desktop.domain.station_status import DatabaseState
from sentinel_desktop.domain.visit_drafts import end_of_day
from sentinel_desktop.ui.badges.assign_dialog import AssignDialog
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.replace_dialog import ReplaceDialog
from sentinel_desktop.ui.badges.status_dialog import StatusDialog
from sentinel_desktop.ui.by_hand.correction_dialog import CorrectionDialog
from sentinel_desktop.ui.history.presenter import HistoryPresenter
from sentinel_desktop.ui.slips.presenter import SlipsPresenter
from sentinel_desktop.ui.slips.said_dialog import SaidDialog
from sentinel_desktop.ui.slips.slip_dialog import PDF_FILE, SlipDialog
from sentinel_desktop.ui.visitor_desk.sign_in_dialog import Step
from sentinel_desktop.ui.widgets.form_dialog import FormDialog
from tests.end_to_end.conftest import ROY, Unit
from tests.support.active_windows import press_key
from tests.support.deed_desk import DeedDesk, Door, deed_desk, give_account
from tests.support.hand_desk_at_work import holder_of, log_of, passed
from tests.support.keyboard_desk import ALT, CTRL
from tests.support.lost_answers import LosingWire
from tests.support.pty_reader import PtyReader
from tests.support.visitor_deeds import OPERATOR, visits
from tests.support.visitor_keyboard import CountedKeys

ENTER = Qt.Key.Key_Return
V12, SPARE, NEW = "0000AA0012", "0100C0FFEE", "0100BEEF01"


@pytest.fixture
def wire(unit: Unit) -> Iterator[LosingWire]:
    """Return the desk's way to the server."""
    with LosingWire(urlsplit(unit.url).port or 5432) as wire:
        yield wire


@pytest.fixture
def desk(
    qtbot: QtBot, unit: Unit, wire: LosingWire, reader: PtyReader, tmp_path: Path, asyncio_in_qt: None
) -> Iterator[DeedDesk]:
    """Return a desk with its reader, at which nobody sits yet; its copy, too, has the visitor's badge."""
    del asyncio_in_qt
    unit.rows.make.badges("visitor", serial=V12, printed_number="V-12")
    with deed_desk(qtbot, wire.way_of(unit.url), tmp_path / "desk", reader.url) as desk:
        reader.wait_until_opened()
        yield desk


@pytest.mark.parametrize("is_expected", [False, True])
def test_a_sign_in_of_which_every_step_is_cut_off(
    desk: DeedDesk,
    unit: Unit,
    wire: LosingWire,
    reader: PtyReader,
    tmp_path: Path,
    allow_log: Callable[[str], None],
    *,
    is_expected: bool,
) -> None:
    """The reason, the visitor who is offered, the badge, the sign-in, its slip: each goes on, and is there once."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    make = unit.rows.make
    give_account(unit.owner, unit.url, "operator")
    desk.sign_in(OPERATOR, opens="visits")
    if is_expected:
        at = end_of_day(datetime.now(UTC), Timings()) - timedelta(seconds=1)
        make.visitors("expected", last_name="Chen", first_name="Quinn", expected_at=at, expires_at=None)
    else:
        came = datetime.now(UTC) - timedelta(days=7)
        left = came + timedelta(hours=2)
        make.visitors(
            "open",
            last_name="Chen",
            first_name="Quinn",
            checked_in_at=came,
            checked_out_at=left,
            check_out_method="desk",
        )
    keys = go_to_the_badge(desk, wire, reader)
    wire.lose_after(b"UPDATE visitors" if is_expected else b"INSERT INTO visitors")
    keys.press(ENTER)
    desk.wait_for_step(Step.DONE)
    assert wire.lost == 1
    acts = desk.desk.station.hand_acts
    desk.wait(lambda: acts.status().waiting == 0)
    assert acts.status().refused == 0
    assert desk.dialog_in().done_page.head.title.text() == "Chen, Q."
    keys.press(ENTER)
    desk.wait(lambda: desk.coming is None)
    visit = visits(unit.owner)[-1]
    assert len(visits(unit.owner)) == (1 if is_expected else 2)
    assert (visit["last_name"], visit["checked_out_at"], visit["badge_id"] is None) == ("Chen", None, False)

    print_slip(desk, wire, tmp_path / "slip.pdf")
    assert unit.owner.execute("SELECT visitor_id, outcome FROM slip_prints").fetchall() == [(visit["id"], "printed")]
    assert wire.lost == 2


def go_to_the_badge(desk: DeedDesk, wire: LosingWire, reader: PtyReader) -> CountedKeys:
    """Choose a reason, somebody who is offered, and a badge; every connection is cut before each of them."""
    keys = desk.open_sign_in()
    wire.cut()
    keys.press(Qt.Key.Key_5)
    wire.cut()
    keys.type("che")
    desk.wait_for_offers(1)
    wire.cut()
    keys.press(ENTER)
    desk.wait(lambda: desk.dialog_in().draft.first_name == "Quinn")
    keys.press(ENTER)
    desk.wait_for_step(Step.BADGE)
    wire.cut()
    Door(desk, reader).hold(V12)
    desk.wait(lambda: desk.dialog_in().badge.chosen is not None)
    return keys


def print_slip(desk: DeedDesk, wire: LosingWire, path: Path) -> None:
    """Print the slip of whoever came last into a file; the answer to the log is lost, and nothing is told of that."""
    slips = desk.part(SlipsPresenter)
    wire.cut()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: slips.dialog is not None)
    if isinstance(slips.dialog, SaidDialog):
        # The question met a connection that was cut: that is said, and the same key asks again.
        desk.key(ENTER)
        desk.wait(lambda: desk.desk.station.watch.status().state is DatabaseState.LIVE and slips.dialog is None)
        desk.press(Qt.Key.Key_P, CTRL)
        desk.wait(lambda: slips.dialog is not None)
    dialog = slips.dialog
    assert isinstance(dialog, SlipDialog)
    dialog.printer.setCurrentIndex(dialog.printer.findData(PDF_FILE))
    press_key(dialog.printer, ENTER)
    desk.wait(lambda: slips.files is not None)
    assert isinstance(slips.files, QFileDialog)
    wire.lose_after(b"INSERT INTO slip_prints")
    desk.answer_file_dialog(slips.files, path)
    desk.wait(lambda: slips.dialog is not dialog)
    assert slips.dialog is None
    assert path.read_bytes().startswith(b"%PDF-")


def test_badges_and_a_passage_whose_answers_are_lost(
    desk: DeedDesk, unit: Unit, wire: LosingWire, reader: PtyReader, allow_log: Callable[[str], None]
) -> None:
    """Each dialog says that the database is away and keeps what is in it; the same key again finds it done."""
    allow_log(r"^(WARNING|ERROR) sentinel_desktop\.(app|persistence)\..*")
    unit.rows.make.badges(serial=SPARE)
    smith = unit.rows.make.members(last_name="Smith")
    give_account(unit.owner, unit.url, "supervisor")
    desk.sign_in(OPERATOR, opens="badges")
    desk.press(Qt.Key.Key_3)
    badges = desk.window.places["badges"].presenter
    assert isinstance(badges, BadgesPresenter)

    choose(desk, badges, SPARE)
    desk.key(Qt.Key.Key_A, ALT)
    assign = desk.over()
    assert isinstance(assign, AssignDialog)
    desk.write("smi")
    desk.wait(assign.holder.offers.isVisible)
    desk.key(ENTER)
    twice(desk, wire, assign, b"UPDATE badges")
    assert badge(unit, SPARE) == ("active", "", smith)

    choose(desk, badges, SPARE)
    desk.key(Qt.Key.Key_L, ALT)
    lost = desk.over()
    assert isinstance(lost, StatusDialog)
    desk.write("Left on a bus")
    twice(desk, wire, lost, b"UPDATE badges")
    assert badge(unit, SPARE) == ("lost", "Left on a bus", smith)

    choose(desk, badges, SPARE)
    desk.key(Qt.Key.Key_R, ALT)
    dialog = desk.over()
    assert isinstance(dialog, ReplaceDialog)
    desk.wait(lambda: badges.tapping.is_waiting)
    dialog.reason.edit.setText("Never found")
    Door(desk, reader).hold(NEW)
    desk.wait(dialog.action.isEnabled)
    twice(desk, wire, dialog, b"UPDATE badges")
    assert badge(unit, SPARE) == ("lost", "Never found", None)
    assert badge(unit, NEW) == ("active", "", smith)
    assert unit.scans() == []

    correct(desk, unit, wire)
    assert wire.lost == 4


def choose(desk: DeedDesk, badges: BadgesPresenter, serial: str) -> None:
    """Choose a badge in the table, once what can be done with it is known."""
    model = badges.page.model
    desk.wait(lambda: serial in [line.serial for line in model.rows] and badges.tapping.is_ready)
    badges.page.view.choose_row([line.serial for line in model.rows].index(serial))


def twice(desk: DeedDesk, wire: LosingWire, dialog: FormDialog, statement: bytes) -> None:
    """Press Enter, hear that it is not known to be done, and press it again when the database is back."""
    before = wire.lost
    wire.lose_after(statement)
    desk.key(ENTER)
    desk.wait(lambda: wire.lost == before + 1 and not dialog.is_busy and dialog.message.text())
    assert desk.over() is dialog
    desk.key(ENTER)
    desk.wait(lambda: desk.over() is None)


def badge(unit: Unit, serial: str) -> tuple[str, str, UUID | None]:
    """Return status, reason and holder of a badge, of which there is one."""
    (row,) = unit.owner.execute(
        "SELECT s.code, b.status_reason, b.member_id FROM badges b JOIN badge_statuses s ON s.id = b.badge_status_id"
        " WHERE b.serial = %s",
        [serial],
    ).fetchall()
    return row


def correct(desk: DeedDesk, unit: Unit, wire: LosingWire) -> None:
    """Correct a passage in the history; the answer to it is lost."""
    roy, _ = holder_of(unit.owner, ROY)
    wrong = passed(unit.owner, roy, "in", datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2))
    history = desk.part(HistoryPresenter)
    desk.press(Qt.Key.Key_5)
    desk.wait(lambda: [row.id for row in history.page.passages.card.model.rows] == [wrong])
    history.page.passages.card.view.setFocus()
    desk.press(Qt.Key.Key_C, ALT)
    desk.wait(lambda: isinstance(desk.over(), CorrectionDialog))
    dialog = desk.over()
    assert isinstance(dialog, CorrectionDialog)
    desk.key(Qt.Key.Key_O, ALT)
    dialog.reason.setFocus()
    desk.write("The reader was set the wrong way round")
    twice(desk, wire, dialog, b"INSERT INTO checkins")
    assert [row[:2] for row in log_of(unit.owner, roy)] == [("out", "correction")]
    assert unit.owner.execute("SELECT count(*) FROM checkins WHERE member_id = %s", [roy]).fetchall() == [(2,)]
