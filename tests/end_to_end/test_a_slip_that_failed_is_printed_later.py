"""The printer is not there: that is said and written down, and the slip is printed later from the page of visitors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sentinel_desktop.ui.slips.presenter import SlipsPresenter
from sentinel_desktop.ui.slips.printing import QtPrinters
from sentinel_desktop.ui.slips.slip_dialog import PDF_FILE, SlipDialog
from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key
from tests.support.deed_desk import DeedDesk, deed_desk, give_account
from tests.support.keyboard_desk import ALT
from tests.support.visitor_deeds import OPERATOR

ENTER = Qt.Key.Key_Return
GONE = "Label printer that was taken away"


@pytest.fixture
def desk(
    qtbot: QtBot, unit: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asyncio_in_qt: None
) -> Iterator[DeedDesk]:
    """Return a desk of an operator with a visitor; the computer lists a printer that is not there any more."""
    del asyncio_in_qt
    monkeypatch.setattr(QtPrinters, "names", lambda _: [GONE])
    unit.rows.make.visitors("open", last_name="Vance", display_name="Vance, C.")
    give_account(unit.owner, unit.url, "operator")
    with deed_desk(qtbot, unit.url, tmp_path / "desk") as at:
        at.sign_in(OPERATOR, opens="visits")
        yield at


def test_a_slip_that_failed_is_printed_later(desk: DeedDesk, unit: Unit, tmp_path: Path) -> None:
    """Each attempt is a row with what failed; the one that waits is in the segment of slips until it is printed."""
    slips = desk.part(SlipsPresenter)
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(page.visit.slip.isVisible)
    page.focus_first()
    dialog = ask(desk, slips)
    press_key(dialog.printer, ENTER)
    desk.wait(lambda: dialog.message.text() and not dialog.is_busy)
    assert f"The printer {GONE} is not there" in dialog.message.text()
    assert "printed later from the page of visitors" in dialog.message.text()
    to_pdf(desk, slips, dialog, tmp_path / "no such folder" / "slip.pdf")
    desk.wait(lambda: "slip.pdf cannot be written there" in dialog.message.text())
    press_key(dialog, Qt.Key.Key_Escape)

    desk.press(Qt.Key.Key_4, ALT)
    desk.wait(lambda: len(page.slips.model.rows) == 1 and page.visit.slip.isVisible())
    page.focus_first()
    to_pdf(desk, slips, ask(desk, slips), tmp_path / "slip.pdf")
    desk.wait(lambda: slips.dialog is None and not page.slips.model.rows)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF-")
    kept = unit.owner.execute("SELECT outcome, problem <> '' FROM slip_prints ORDER BY printed_at").fetchall()
    assert kept == [("failed", True), ("failed", True), ("printed", False)]


def ask(desk: DeedDesk, slips: SlipsPresenter) -> SlipDialog:
    """Ask for the chosen visitor's slip by its key."""
    desk.press(Qt.Key.Key_P, ALT)
    desk.wait(lambda: isinstance(slips.dialog, SlipDialog))
    assert isinstance(slips.dialog, SlipDialog)
    return slips.dialog


def to_pdf(desk: DeedDesk, slips: SlipsPresenter, dialog: SlipDialog, path: Path) -> None:
    """Choose the PDF file in the place of a printer, and say where."""
    dialog.printer.setFocus()
    dialog.printer.setCurrentIndex(dialog.printer.findData(PDF_FILE))
    press_key(dialog.printer, ENTER)
    desk.wait(lambda: isinstance(slips.files, QFileDialog))
    assert slips.files is not None
    slips.files.fileSelected.emit(str(path))
    slips.files.reject()
