"""A supervisor replaces a lost badge by keyboard and a tap: the old one is refused, the new one checks in."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.replace_dialog import ReplaceDialog
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.active_windows import press_key, type_text
from tests.support.deed_desk import IN_THE_FIELD_S
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, PASSWORD, KeyboardDesk
from tests.support.pty_reader import PtyReader

NEW = "0100C0FFEE"


@pytest.fixture
def office(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path, asyncio_in_qt: None) -> Iterator[KeyboardDesk]:
    """Return a desk whose reader is plugged in."""
    del asyncio_in_qt
    settings = Settings(tmp_path / "office", unit.url, reader.url, "rdm6300", station="office", secrets="file")
    desk = KeyboardDesk(settings, qtbot)
    reader.wait_until_opened()
    yield desk
    desk.desk.close()


@pytest.fixture
def supervisor(unit: Unit) -> UUID:
    """Return the account of a supervisor who has a password."""
    key = Factories(unit.owner).admin_users(role="supervisor", username="fontaine")
    row = unit.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    unit.owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    return key


def test_a_lost_badge_is_replaced(office: KeyboardDesk, unit: Unit, reader: PtyReader, supervisor: UUID) -> None:
    """In one step: the tap of the new one is recorded nowhere, the reason is kept, the account is in the audit."""
    office.sign_in("fontaine", opens="badges")
    office.press(Qt.Key.Key_3)
    badges = cast("BadgesPresenter", office.window.places["badges"].presenter)
    office.wait(lambda: len(badges.page.model.rows) == 2 and badges.tapping.is_ready)
    row = [line.serial for line in badges.page.model.rows].index(TREMBLAY)
    badges.page.view.choose_row(row)

    office.press(Qt.Key.Key_R, ALT)
    dialog = badges.acting.dialog
    assert isinstance(dialog, ReplaceDialog)
    office.wait(lambda: badges.tapping.is_waiting)
    type_text(dialog.reason.edit, "left on the train")
    reader.send_badge(NEW)
    office.wait(dialog.action.isEnabled)
    field_is_empty_at = time.monotonic() + IN_THE_FIELD_S
    press_key(dialog.reason.edit, Qt.Key.Key_Return)
    office.wait(lambda: badges.acting.dialog is None and badges.page.undo.isVisible())
    assert unit.scans() == []

    reader.send_badge(TREMBLAY)
    office.wait(lambda: unit.scans() == [(TREMBLAY, "badge_not_active")])
    # Held up again at once, the new one would still be the tap of before.
    office.wait(lambda: time.monotonic() > field_is_empty_at)
    reader.send_badge(NEW)
    office.wait(lambda: unit.directions(NEW) == ["in"])
    kept = unit.owner.execute(
        "SELECT b.serial, s.code, b.status_reason, b.member_id IS NULL FROM badges b"
        " JOIN badge_statuses s ON s.id = b.badge_status_id WHERE b.serial IN (%s, %s) ORDER BY b.serial",
        [NEW, TREMBLAY],
    ).fetchall()
    assert kept == [(NEW, "active", "", False), (TREMBLAY, "lost", "left on the train", True)]
    accounts = unit.owner.execute(
        "SELECT DISTINCT a.account FROM audit_log a JOIN badges b ON b.id = a.row_id"
        " WHERE a.table_name = 'badges' AND a.operation = 'UPDATE' AND b.serial = %s",
        [TREMBLAY],
    ).fetchall()
    assert accounts == [(str(supervisor),)]
