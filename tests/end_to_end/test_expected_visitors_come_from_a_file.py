"""An operator takes the day's visitors from a file by keyboard, and one of them does not come."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.visits.page import Segment, VisitsPage
from sentinel_desktop.ui.visits.presenter import VisitsPresenter
from tests.end_to_end.conftest import Unit
from tests.support.active_windows import press_key
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, CTRL, PASSWORD, KeyboardDesk


@pytest.fixture
def desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[KeyboardDesk]:
    """Return a desk at which an operator signed in."""
    del asyncio_in_qt
    key = Factories(unit.owner).admin_users(role="operator", username="kowalski")
    row = unit.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    unit.owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    settings = Settings(tmp_path / "desk", unit.url, "simulated", "rdm6300", station="front desk", secrets="file")
    at_work = KeyboardDesk(settings, qtbot)
    at_work.sign_in("kowalski", opens="visits")
    yield at_work
    at_work.desk.close()


def test_expected_visitors_come_from_a_file(desk: KeyboardDesk, unit: Unit, tmp_path: Path) -> None:
    """Seen first, then added in one go, by who signed in; the one who cancels stays as cancelled."""
    day = datetime.now(UTC).date() + timedelta(days=2)
    host = Factories(unit.owner).members(service_number="V777120", last_name="Okafor", display_name="Okafor, D.")
    path = tmp_path / "visitors.csv"
    text = f"Nom;Prénom;Hôte;Date;Heure\nThériault;Zoé;v777120;{day};13:30\nVance;;;{day};\nRoy;;;soon;\n"
    path.write_bytes(text.encode("cp1252"))
    desk.press(Qt.Key.Key_4)
    desk.press(Qt.Key.Key_2, ALT)
    page = desk.window.places["visits"].page
    assert isinstance(page, VisitsPage)
    assert page.segment is Segment.EXPECTED
    (presenter,) = desk.window.findChildren(VisitsPresenter)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: presenter.files.dialog is not None)
    assert presenter.files.dialog is not None
    name = presenter.files.dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    press_key(name, Qt.Key.Key_Return)
    desk.wait(lambda: presenter.files.preview is not None)
    preview = presenter.files.preview
    assert preview is not None
    assert [row.what for row in preview.model.rows] == ["Left out", "Expected", "Expected"]
    assert unit.owner.execute("SELECT count(*) FROM visitors").fetchone() == (0,)
    press_key(preview.view, Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: unit.owner.execute("SELECT count(*) FROM visitors").fetchone() == (2,))

    page.expected.show_day(day)
    page.expected.day_changed.emit()
    desk.wait(lambda: len(page.expected.model.rows) == 2)
    page.focus_first()
    desk.press(Qt.Key.Key_Delete, CTRL)
    assert page.visit.question.text().startswith("Vance")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: "cancelled" in page.message.text())
    kept = unit.owner.execute(
        "SELECT v.last_name, v.display_name, v.host_member_id, v.cancelled_at IS NOT NULL, u.username"
        " FROM visitors v JOIN audit_log a ON a.row_id = v.id AND a.operation = 'INSERT'"
        " JOIN admin_users u ON u.id::text = a.account ORDER BY v.sort_key"
    ).fetchall()
    assert kept == [
        ("Thériault", "Thériault, Z.", host, False, "kowalski"),
        ("Vance", "Vance", None, True, "kowalski"),
    ]
