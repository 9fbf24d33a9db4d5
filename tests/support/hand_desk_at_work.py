"""A desk at work in the process of a test, at which an operator works by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from psycopg import sql
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.by_hand.presenter import ByHandPresenter
from tests.support.active_windows import press_key, type_text, wait_until_active
from tests.support.builders import Connection
from tests.support.factories import Factories
from tests.support.keyboard_desk import PASSWORD, PLAIN, KeyboardDesk

USERNAME = "kowalski"


class HandDeskAtWork(KeyboardDesk):
    """Presses keys in the dialog that is open, and in the window where none is."""

    @property
    def acts(self) -> ByHandPresenter:
        """What is done by hand here."""
        (presenter,) = self.window.findChildren(ByHandPresenter)
        assert isinstance(presenter, ByHandPresenter)
        return presenter

    def over(self) -> QDialog | None:
        """Return the uppermost dialog, None where none is open."""
        dialogs = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return dialogs[-1] if dialogs else None

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where a person's would go."""
        dialog = self.over()
        if dialog is None:
            self.press(key, modifiers)
        else:
            press_key(self._focused_in(dialog), key, modifiers)

    def write(self, text: str) -> None:
        """Type where the keyboard is."""
        dialog = self.over()
        type_text(self.focused() if dialog is None else self._focused_in(dialog), text)

    def _focused_in(self, dialog: QDialog) -> QWidget:
        dialog.activateWindow()
        wait_until_active(dialog)
        return QApplication.focusWidget() or dialog


@contextmanager
def hand_desk(
    qtbot: QtBot, url: str, owner: Connection, data: Path, reader: str, *, role: str = "operator"
) -> Iterator[HandDeskAtWork]:
    """Open a desk at which somebody of a role is signed in; ``reader`` is a port."""
    key = Factories(owner).admin_users(role=role, username=USERNAME)
    row = owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    desk = HandDeskAtWork(Settings(data, url, reader, "rdm6300", station="front-desk", secrets="file"), qtbot)
    try:
        desk.sign_in(USERNAME, opens="desk")
        yield desk
    finally:
        desk.desk.close()


def holder_of(owner: Connection, serial: str) -> tuple[UUID, str]:
    """Return who holds a badge, and the last name."""
    row = owner.execute(
        "SELECT m.id, m.last_name FROM badges b JOIN members m ON m.id = b.member_id WHERE b.serial = %s", [serial]
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def passed(owner: Connection, member: UUID, direction: str, at: datetime, **row: object) -> UUID:
    """Record a passage by hand, or as ``row`` says; presence follows."""
    key = Factories(owner).checkins(member_id=member, direction=direction, occurred_at=at, **row)
    owner.execute(
        "UPDATE presence SET state = %s, since = %s, checkin_id = %s WHERE member_id = %s",
        [direction, at, key, member],
    )
    return key


def log_of(owner: Connection, member: UUID) -> list[tuple[str, str, datetime, bool]]:
    """Return direction, method, time and witness of the check-ins that count, in the order of time."""
    found = owner.execute(
        "SELECT direction, method, occurred_at, witnessed FROM checkins c WHERE member_id = %s AND NOT voided "
        "AND NOT EXISTS (SELECT FROM checkins later WHERE later.supersedes_id = c.id) ORDER BY occurred_at, id",
        [member],
    )
    return [(row[0], row[1], row[2].astimezone(UTC), row[3]) for row in found.fetchall()]
