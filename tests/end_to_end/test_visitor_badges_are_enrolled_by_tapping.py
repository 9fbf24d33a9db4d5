"""A supervisor enrols the visitors' badges by holding one after the other to the reader."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.badges.presenter import BadgesPresenter
from sentinel_desktop.ui.badges.series_dialog import SeriesDialog
from tests.end_to_end.conftest import ROY, Unit
from tests.support.active_windows import press_key
from tests.support.deed_desk import IN_THE_FIELD_S
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, PASSWORD, KeyboardDesk
from tests.support.pty_reader import PtyReader

BADGES = ("0100C0FF01", "0100C0FF02", "0100C0FF03")


@pytest.fixture
def office(qtbot: QtBot, unit: Unit, reader: PtyReader, tmp_path: Path, asyncio_in_qt: None) -> Iterator[KeyboardDesk]:
    """Return a desk whose reader is plugged in, with a supervisor who has a password."""
    del asyncio_in_qt
    key: UUID = Factories(unit.owner).admin_users(role="supervisor", username="fontaine")
    row = unit.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    unit.owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    settings = Settings(tmp_path / "office", unit.url, reader.url, "rdm6300", station="office", secrets="file")
    desk = KeyboardDesk(settings, qtbot)
    reader.wait_until_opened()
    yield desk
    desk.desk.close()


def test_visitor_badges_are_enrolled_by_tapping(office: KeyboardDesk, unit: Unit, reader: PtyReader) -> None:
    """Each gets the number that comes next, one that a member has is refused and takes none; no tap is a scan."""
    office.sign_in("fontaine", opens="badges")
    office.press(Qt.Key.Key_3)
    badges = cast("BadgesPresenter", office.window.places["badges"].presenter)
    office.wait(lambda: badges.page.model.rows and badges.tapping.is_ready)
    office.press(Qt.Key.Key_2, ALT)
    office.press(Qt.Key.Key_V, ALT)
    dialog = badges.acting.dialog
    assert isinstance(dialog, SeriesDialog)
    office.wait(lambda: dialog.number.number == "V-01")
    for serial, count in ((BADGES[0], 1), (ROY, 1), (BADGES[1], 2), (BADGES[2], 3)):
        office.wait(lambda: badges.tapping.is_waiting)
        reader.send_badge(serial)
        office.wait(partial(_has_said, dialog, serial, count))
    press_key(dialog.number.edit, Qt.Key.Key_Return)
    office.wait(lambda: len(badges.page.model.rows) == len(BADGES))

    made = unit.owner.execute(
        "SELECT serial, printed_number, kind FROM badges WHERE kind = 'visitor' ORDER BY serial"
    ).fetchall()
    assert made == [(serial, f"V-{number:02}", "visitor") for number, serial in enumerate(BADGES, 1)]
    assert unit.scans() == []
    # Held up again at once, it would still be a tap of before.
    field_is_empty_at = time.monotonic() + IN_THE_FIELD_S
    office.wait(lambda: time.monotonic() > field_is_empty_at)
    reader.send_badge(BADGES[0])
    office.wait(lambda: unit.scans() == [(BADGES[0], "visitor_badge_free")])


def _has_said(dialog: SeriesDialog, serial: str, count: int) -> bool:
    return serial[-4:] in dialog.said.text() and dialog.count == count
