"""A supervisor at the office makes a member by keyboard, and archives one who is in: every desk shows it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sentinel_desktop.config import Settings
from sentinel_desktop.ui.members.page import MembersPage
from sentinel_desktop.ui.person.archive_dialog import ArchiveDialog
from sentinel_desktop.ui.person.page import PersonPage
from tests.end_to_end.conftest import TREMBLAY, Unit
from tests.support.active_windows import press_key, type_text
from tests.support.factories import Factories
from tests.support.keyboard_desk import ALT, CTRL, PASSWORD, KeyboardDesk
from tests.support.pty_reader import PtyReader


class DeskAtWork(KeyboardDesk):
    """A desk with the pages of the members."""

    def write(self, text: str) -> None:
        """Type a text where the keyboard is, and go on to the next field."""
        type_text(self.focused(), text)
        self.press(Qt.Key.Key_Tab)

    def names_in(self) -> list[str]:
        """Return the names on the board."""
        board = self.window.desk.page.board.model()
        return [board.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(board.rowCount())]

    @property
    def members(self) -> MembersPage:
        """The table of members."""
        page = self.window.places["members"].page
        assert isinstance(page, MembersPage)
        return page

    @property
    def person(self) -> PersonPage:
        """The page of one member."""
        page = self.members.findChild(PersonPage)
        assert isinstance(page, PersonPage)
        return page


OpenDesk = Callable[..., DeskAtWork]


@pytest.fixture
def open_desk(qtbot: QtBot, unit: Unit, tmp_path: Path, asyncio_in_qt: None) -> Iterator[OpenDesk]:
    """Return a function that opens one more desk on the unit's database and waits until it is live."""
    del asyncio_in_qt
    opened: list[DeskAtWork] = []

    def open_one(station: str, reader: str = "simulated") -> DeskAtWork:
        settings = Settings(tmp_path / station, unit.url, reader, "rdm6300", station=station, secrets="file")
        opened.append(DeskAtWork(settings, qtbot))
        return opened[-1]

    yield open_one
    for one in opened:
        one.desk.close()


@pytest.fixture
def supervisor(unit: Unit) -> UUID:
    """Return the account of a supervisor who has a password."""
    key = Factories(unit.owner).admin_users(role="supervisor", username="fontaine")
    row = unit.owner.execute("SELECT login_role FROM admin_users WHERE id = %s", [key]).fetchone()
    assert row is not None
    login, password = sql.Identifier(row[0]), sql.Literal(PASSWORD)
    unit.owner.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(login, password))
    return key


def test_a_member_is_made_by_keyboard(open_desk: OpenDesk, unit: Unit, supervisor: UUID) -> None:
    """From sign-in to the saved record without a mouse; it is there in the supervisor's name."""
    office = open_desk("office")
    office.sign_in("fontaine", opens="members")
    office.press(Qt.Key.Key_2)
    office.wait(lambda: office.members.table.model().rowCount() == 2)
    office.press(Qt.Key.Key_Insert)
    office.wait(lambda: office.person.is_editing and office.person.form.editors["service_number"].hasFocus())
    office.write(" V 777 120 ")
    _choose_first(office)
    for text in ("Okafor", "Devon", ""):
        office.write(text)
    assert office.person.form.draft.display_name == "Okafor, D."
    office.write("")
    for _ in ("division", "type", "status"):
        _choose_first(office)
    office.press(Qt.Key.Key_S, CTRL)
    office.wait(lambda: office.person.heading.title.text().endswith("Devon Okafor"))
    assert office.person.message.text() == "Saved."
    made = unit.owner.execute(
        "SELECT m.service_number, m.display_name, a.account FROM members m"
        " JOIN audit_log a ON a.row_id = m.id AND a.operation = 'INSERT' WHERE m.last_name = 'Okafor'"
    ).fetchall()
    assert made == [("V777120", "Okafor, D.", str(supervisor))]

    office.press(Qt.Key.Key_Escape)
    office.wait(lambda: office.members.shows_table and office.members.table.model().rowCount() == 3)


def test_who_is_in_and_archived_is_signed_out_everywhere(
    open_desk: OpenDesk, unit: Unit, reader: PtyReader, supervisor: UUID
) -> None:
    """The check-out says by whom and why, and both boards lose the card; restored, the member is out."""
    front, office = open_desk("front desk", reader.url), open_desk("office")
    reader.wait_until_opened()
    reader.send_badge(TREMBLAY)
    office.wait(lambda: front.names_in() and office.names_in() == front.names_in())

    office.sign_in("fontaine", opens="members")
    office.press(Qt.Key.Key_2)
    office.wait(lambda: office.members.table.model().rowCount() == 2)
    key = _holder_of(unit, TREMBLAY)
    office.members.table.opened.emit(key)
    office.wait(office.person.head.edit.hasFocus)
    assert "In" in office.person.head.presence.text()
    office.press(Qt.Key.Key_A, ALT)
    dialog = office.window.findChild(ArchiveDialog)
    assert dialog is not None
    type_text(dialog.text, "Posted to another unit.")
    press_key(dialog.text, Qt.Key.Key_Return)
    front.wait(lambda: front.names_in() == office.names_in() == [])
    office.wait(office.person.head.archived.isVisible)

    out = unit.owner.execute(
        "SELECT direction, method, reason, witnessed, entered_by FROM checkins WHERE member_id = %s"
        " ORDER BY occurred_at DESC, id DESC LIMIT 1",
        [key],
    ).fetchall()
    assert out == [("out", "manual", "Posted to another unit.", False, supervisor)]

    office.press(Qt.Key.Key_A, ALT)
    office.wait(lambda: office.person.message.text() == "Restored: of the unit again.")
    assert front.names_in() == []


def _choose_first(at: DeskAtWork) -> None:
    at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_Tab)


def _holder_of(unit: Unit, serial: str) -> UUID:
    row = unit.owner.execute("SELECT member_id FROM badges WHERE serial = %s", [serial]).fetchone()
    assert row is not None
    held: UUID = row[0]
    return held
