"""An operator prints a visitor's slip into a PDF file by keyboard, and once more from the log of slips."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.slips.presenter import SlipsPresenter
from sentinel_desktop.ui.slips.slip_dialog import PDF_FILE, SlipDialog
from sentinel_desktop.ui.visits.page import VisitsPage
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, PASSWORD, KeyboardDesk


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[KeyboardDesk]:
    """Return a desk at which an operator signed in, with a visitor in the building."""
    del asyncio_in_qt
    make = Factories(unit.owner)
    key = make.admin_users(role="operator", username="kowalski")
    row = unit.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    unit.owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    make.visitors("open", last_name="Vance", display_name="Vance, C.", escort_required=True)
    settings = Settings(tmp_path / "desk", unit.url, "simulated", "rdm6300", station="front desk", secrets="file")
    at_work = KeyboardDesk(settings, qtbot)
    at_work.sign_in("kowalski", opens="visits")
    yield at_work
    at_work.desk.close()


def test_a_slip_is_printed_to_a_file_and_again(desk: KeyboardDesk, unit: Unit, tmp_path: Path) -> None:
    """Both files are whole; the log has both attempts, by whom and at which station."""
    desk.press(Qt.Key.Key_4)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    desk.wait(lambda: len(page.here.model.rows) == 1)
    page.focus_first()
    _print(desk, tmp_path / "first.pdf")
    desk.press(Qt.Key.Key_4, ALT)
    page.slips.unprinted.click()
    desk.wait(lambda: len(page.slips.model.rows) == 1 and page.visit.slip.isVisible())
    page.focus_first()
    _print(desk, tmp_path / "second.pdf")
    desk.wait(lambda: len(page.slips.model.rows) == 2)

    first, second = ((tmp_path / name).read_bytes() for name in ("first.pdf", "second.pdf"))
    assert first.startswith(b"%PDF-")
    assert second.startswith(b"%PDF-")
    assert b"%%EOF" in first[-16:]
    kept = unit.owner.execute(
        "SELECT p.printer, p.outcome, p.problem, v.display_name, u.username, s.name FROM slip_prints p"
        " JOIN visitors v ON v.id = p.visitor_id JOIN admin_users u ON u.id = p.printed_by"
        " JOIN stations s ON s.id = p.station_id ORDER BY p.printed_at"
    ).fetchall()
    told = ("Vance, C.", "kowalski", "front desk")
    assert kept == [("PDF file first.pdf", "printed", "", *told), ("PDF file second.pdf", "printed", "", *told)]


def _print(desk: KeyboardDesk, path: Path) -> None:
    """Print the chosen visitor's slip into a file, from its key to the closed dialog."""
    (presenter,) = desk.window.findChildren(SlipsPresenter)
    desk.press(Qt.Key.Key_P, ALT)
    desk.wait(lambda: isinstance(presenter.dialog, SlipDialog))
    dialog = presenter.dialog
    assert isinstance(dialog, SlipDialog)
    # A computer with printers proposes one of them.
    dialog.printer.setCurrentIndex(dialog.printer.findData(PDF_FILE))
    press_key(dialog.printer, Qt.Key.Key_Return)
    desk.wait(lambda: presenter.files is not None)
    assert presenter.files is not None
    name = presenter.files.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    press_key(name, Qt.Key.Key_Return)
    desk.wait(lambda: presenter.dialog is None)
